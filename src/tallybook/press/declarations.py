"""What each notebook of the workbook may be asked: the single truth of its parameters."""

from __future__ import annotations

from tallybook.press.parameters import Declaration, Parameter
from tallybook.press.rules import Order

SEED = "idlib-truce"
"""The article that is meant where none is named."""

ARTICLE = Parameter("article", "article", SEED, "The dispatch to read: a seed's id, or the path of a text file.")

ARTICLES = Parameter(
    "articles", "articles", [], "Further dispatches to set beside it: seeds' ids, or paths of text files."
)

HEDGE_POLICY = Parameter(
    "hedge_policy",
    "choice",
    "strict",
    "How wide a hedge is read: only what the words say, the documented convention, or twice its width.",
    choices=("strict", "conventional", "wide"),
)

SOURCES = Parameter(
    "sources", "texts", [], "Keep only the figures of these sources, in any letter case; none named: all sources."
)

DAYS = Parameter(
    "days",
    "choice",
    "any",
    "Which day an imprecise date such as “late April” stands for: any of its days, or one of them.",
    choices=("any", "earliest", "middle", "latest"),
)

MEASURE = Parameter(
    "measure",
    "choice",
    "all",
    "What to work out: everything, or only shares, ratios, rates a day or rates among a population.",
    choices=("all", "share", "ratio", "per_day", "per_capita"),
)

COUNTRY = Parameter(
    "country", "text", "auto", "The country to map, by name or ISO code; auto: the one that most figures are of."
)

PROVINCES = Parameter(
    "provinces", "texts", [], "The provinces to mark; none named: those that the article's places lie in."
)

DEPTH = Parameter(
    "depth_km",
    "number",
    0.0,
    "How deep a zone to draw, in kilometres; 0: as deep as the article says.",
    low=0,
    high=500,
)

LEAST_DEPTH = Parameter(
    "depth_least_km", "number", 0.0, "With depth_km: the least depth of a zone stated as a range.", low=0, high=500
)

COUNTED = Parameter(
    "counted", "texts", [], "Keep only what is counted in these words, such as “civilians killed”; none named: all."
)

AS_OF = Parameter("as_of", "date", "", "The day to align statements on; none named: the day of each figure.")

WINDOW_DAYS = Parameter(
    "window_days", "integer", 10, "How many days on either side to look for other statements.", low=0, high=366
)

EVENT = Parameter(
    "event",
    "choice",
    "all",
    "Keep only figures of this event.",
    choices=(
        *("all", "killed", "injured", "missing", "detained", "displaced", "population", "distance", "area", "other"),
    ),
)

PLACE = Parameter(
    "place", "text", "all", "Keep only figures of this place, as the article words it; all: of any place."
)

SINCE = Parameter("since", "date", "", "Keep only figures of this day or later; none named: from the beginning.")

UNTIL = Parameter("until", "date", "", "Keep only figures of this day or earlier; none named: to the end.")

SPAN = Order(SINCE.name, UNTIL.name, "the first and the last day")

ZONE = Order(LEAST_DEPTH.name, DEPTH.name, "the least and the greatest depth of the zone")

DECLARATIONS = (
    Declaration("00-brief", (ARTICLE, ARTICLES, HEDGE_POLICY, SOURCES)),
    Declaration("01-the-article", (ARTICLE, HEDGE_POLICY, SOURCES, EVENT, PLACE, SINCE, UNTIL), (SPAN,)),
    Declaration("02-what-the-words-allow", (ARTICLE, HEDGE_POLICY, SOURCES, DAYS, MEASURE)),
    Declaration("03-the-audit", (ARTICLE, HEDGE_POLICY, SOURCES)),
    Declaration("04-who-counted-who-is-blamed", (ARTICLE, HEDGE_POLICY, SOURCES)),
    Declaration("05-the-same-moment", (ARTICLE, ARTICLES, COUNTED, AS_OF, WINDOW_DAYS, HEDGE_POLICY, SOURCES)),
    Declaration("06-the-running-count", (ARTICLE, ARTICLES, COUNTED, HEDGE_POLICY, SOURCES)),
    Declaration("07-lineage", (ARTICLE, ARTICLES, COUNTED, WINDOW_DAYS, HEDGE_POLICY, SOURCES)),
    Declaration(
        "08-place-and-agreement", (ARTICLE, HEDGE_POLICY, SOURCES, COUNTRY, PROVINCES, DEPTH, LEAST_DEPTH), (ZONE,)
    ),
)


def declared(notebook: str) -> Declaration | None:
    """Return the declaration of a notebook of the workbook; None for a notebook of the user's own.

    >>> [row.name for row in declared("00-brief").parameters]
    ['article', 'articles', 'hedge_policy', 'sources']
    """
    return next((row for row in DECLARATIONS if row.notebook == notebook), None)
