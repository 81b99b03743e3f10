"""What somebody looks at: an article and how it is read, and the page of the ledger that they see."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from tallybook.analysis import wording
from tallybook.analysis.narrow import narrow
from tallybook.analysis.reading import Reading, names_source, read_ledger
from tallybook.ledger.claim import Claim
from tallybook.ledger.ledger import Ledger

PAGE = 50
"""Rows of the ledger on a page."""

_LAST = (1, "")


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked for; empty lets everything through.

    Attributes
    ----------
    article : str
        Whose text is shown.
    policy : str
        How hedges are read.
    sources : tuple of str
    event, place : str
    since, until : str
        ISO days, both included.
    everywhere : bool
        The ledger of all articles rather than of this one.
    search : str
        Words that a row must hold.
    sort : str
        A key of `SORTS`.
    descending : bool
    page : int
        From 0.
    view : str
        Which chart is shown.
    """

    article: str = ""
    policy: str = "strict"
    sources: tuple[str, ...] = ()
    event: str = ""
    place: str = ""
    since: str = ""
    until: str = ""
    everywhere: bool = False
    search: str = ""
    sort: str = "number"
    descending: bool = False
    page: int = 0
    view: str = "ranges"


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a ledger.

    Attributes
    ----------
    rows : tuple of mapping
        A claim each, in words.
    total : int
        How many claims fit in all.
    of : int
        How many claims there are.
    number, pages : int
        The page's number from 0, and how many there are.
    """

    rows: tuple[Mapping[str, Any], ...]
    total: int
    of: int
    number: int
    pages: int


SORTS: Mapping[str, Callable[[Claim], tuple[Any, ...]]] = {
    "number": lambda claim: (0, claim.article_id, claim.start),
    "amount": lambda claim: _LAST if claim.value is None else (0, claim.value),
    "what": lambda claim: (0, claim.event, claim.subevent, claim.unit),
    "period": lambda claim: _LAST if claim.period_start is None else (0, claim.period_start.isoformat()),
    "place": lambda claim: (not claim.place, claim.place),
    "source": lambda claim: (not claim.source, claim.source),
    "status": lambda claim: (0, claim.status),
}
"""What the ledger can be sorted by; what is missing comes last."""


def query_of(given: Mapping[str, Any], before: Query) -> Query:
    """Return a query with what was changed in it; unknown names and values of another type are left out.

    >>> query_of({"policy": "wide", "nonsense": 1, "page": "x"}, Query(page=3))
    Query(article='', policy='wide', ...page=0, ...)
    """
    known = {item.name: type(getattr(before, item.name)) for item in fields(Query)}
    kept: dict[str, Any] = {}
    for name, value in given.items():
        plain = tuple(map(str, value)) if isinstance(value, list | tuple) else value
        if known.get(name) is type(plain):
            kept[name] = plain
    return replace(before, **{"page": 0, **kept})


def reading_of(ledger: Ledger, query: Query) -> Reading:
    """Return what is asked for of one ledger.

    Raises
    ------
    UsageError
        If a day is none, or there is no such policy.
    """
    named = [name for name in query.sources if names_source(ledger, name)]
    reading = read_ledger(ledger, policy=query.policy, sources=named)
    if query.sources and not named:
        reading = replace(reading, claims=())
    return narrow(reading, event=query.event, place=query.place, since=query.since, until=query.until)


def found_in(readings: Sequence[Reading], query: Query) -> list[tuple[Claim, Reading]]:
    """Return the claims that hold the words sought, in the order asked for, each with its reading."""
    found = [(claim, reading) for reading in readings for claim in reading.claims]
    if query.search.strip():
        wanted = query.search.casefold().split()
        found = [pair for pair in found if all(word in _haystack(pair[0]) for word in wanted)]
    key = SORTS.get(query.sort, SORTS["number"])
    found.sort(key=lambda pair: key(pair[0]), reverse=query.descending)
    return found


def page_of(found: Sequence[tuple[Claim, Reading]], of: int, query: Query) -> Page:
    """Return the page that is asked for of the claims found, among `of` in all."""
    pages = max(1, -(-len(found) // PAGE))
    number = min(max(query.page, 0), pages - 1)
    shown = found[number * PAGE : (number + 1) * PAGE]
    return Page(tuple(row(*pair) for pair in shown), len(found), of, number, pages)


def row(claim: Claim, reading: Reading) -> dict[str, Any]:
    """Return a claim as a row of the ledger."""
    return {
        "id": claim.claim_id,
        "article": claim.article_id,
        "number": reading.number(claim),
        "text": claim.text,
        "allows": wording.allows(claim, reading.allows(claim)),
        "what": wording.what(claim),
        "period": wording.period(claim, reading.ledger).removeprefix("period "),
        "place": claim.place,
        "source": claim.source,
        "status": claim.status,
    }


def _haystack(claim: Claim) -> str:
    said = (claim.text, claim.unit, claim.event, claim.subevent, claim.place, claim.source, claim.blamed, claim.status)
    return f"{' '.join(said)} {claim.article_id}".casefold()
