"""What a card says of a number that is not one claim of the article."""

from __future__ import annotations

from collections.abc import Iterable

from tallybook.document.nodes import Evidence, Trace

# Between numbers that came about in one way: a comma may stand inside a number, a semicolon does not.
SEPARATOR = "; "
ARTICLE_WORDS = "words of the article"
"""The reason of a declared number that stands in the article."""

LEXICON_WORDS = "the reason that the lexicon gives"
"""The reason of a declared number that stands in a row of the lexicon."""

RECORDED = "recorded with the article"
"""The reason of a declared number that the seed records: its title, its publisher, its day."""

FROM_ITS_FIGURES = "worked out from the figures that it rests on"
"""The working of a number that is printed with its arithmetic written out."""

LATEST_DAY = "the latest day of a figure"
"""The working of a day that claims end on."""

WHOSE = "source, place and period of the figures beside it"
"""The working of words about claims that have numerals in them."""

MOST_OPERANDS = 12
"""A number that rests on more claims was hardly worked out from their amounts one by one."""

WORKINGS_TITLE = "How the other numbers were made"

# Kind of trace: the words before its `how`, and the words where it rests on no claim.
_WORDS = {
    "claim": ("Read from the article", ""),
    "computed": ("Computed", ""),
    "count": ("Counted", ""),
    "parameter": ("Parameter of this run", ""),
    "reference": ("Published elsewhere", ""),
    "declared": ("Given, not read", ""),
}


def explain(trace: Trace) -> str:
    """Return how a number came about, in words, without the claims that it rests on.

    >>> explain(Trace("parameter", how="hedge_policy"))
    'Parameter of this run: hedge_policy.'
    """
    lead, without = _WORDS.get(trace.kind, (trace.kind.capitalize(), "It is not a figure of the article."))
    said = f"{lead}: {trace.how.rstrip('.')}." if trace.how else f"{lead}."
    return f"{said} {without}".strip() if not trace.claims else said


def leading_to(trace: Trace) -> str:
    """Return how a number came about, in words that end before the claims that it rests on, where it rests on any.

    >>> leading_to(Trace("computed", ("a", "b"), FROM_ITS_FIGURES)), leading_to(Trace("count", ("a",), "tests"))
    ('Computed from', 'Counted: tests. Rests on')
    """
    if not trace.claims:
        return explain(trace)
    return "Computed from" if trace.how == FROM_ITS_FIGURES else f"{explain(trace)} Rests on"


def limits(trace: Trace, evidence: Iterable[Evidence]) -> dict[str, str]:
    """Return what each operand of a number is and what its words allow, by ``claim_id`` in the order of `evidence`.

    A count has none, nor a share of the figures: they go by how many claims there are, not by their amounts. Nor has
    what goes by their days.
    """
    asked = frozenset(trace.claims)
    by_number = trace.kind not in ("computed", "claim") or trace.how.startswith(f"{len(asked)} ÷ ")
    if by_number or trace.how in (LATEST_DAY, WHOSE) or len(asked) > MOST_OPERANDS:
        return {}
    found = (item for item in evidence if item.claim_id in asked)
    return {item.claim_id: ", ".join(filter(None, (item.what, item.allows))) for item in found}
