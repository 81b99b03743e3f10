"""The terms of the agreements that an article tells of, as publications from elsewhere give them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tallybook.analysis.areas import meets
from tallybook.analysis.place.zone import DEPTH, Stated, zones
from tallybook.analysis.reading import Reading
from tallybook.analysis.reference import Reference
from tallybook.interval import Interval
from tallybook.lexicon import Entry, load_lexicon
from tallybook.text.span import Span

AGREES, DIFFERS, SILENT = "agrees", "differs", "silent"
_KILOMETRES = frozenset({"km", "kilometre", "kilometer"})


@dataclass(frozen=True, slots=True)
class Term:
    """One term of an agreement beside the article.

    Attributes
    ----------
    row : Reference
        As published.
    measures : tuple of Stated
        The depths of a zone that the article states, where the term is a depth.
    verdict : str
        ``agrees`` where some depth is allowed by both, ``differs`` where none is, ``silent`` where the article states
        nothing to hold against the term.
    """

    row: Reference
    measures: tuple[Stated, ...]
    verdict: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """An agreement that the article tells of.

    Attributes
    ----------
    name, title : str
        Its short name, and what a sentence calls it.
    told : tuple of Span
        Where the article tells of it.
    terms : tuple of Term
        In order of the table that they come from.
    variants : tuple of Reference
        What others said of a term when it was signed.
    """

    name: str
    title: str
    told: tuple[Span, ...]
    terms: tuple[Term, ...]
    variants: tuple[Reference, ...] = ()


def agreements(reading: Reading, rows: Sequence[Reference]) -> tuple[Agreement, ...]:
    """Return the agreements that the article tells of and whose terms are at hand, in order of the text."""
    found = []
    for entry in load_lexicon("agreements"):
        own = [row for row in rows if row.source == entry.name and row.source_type == "agreement"]
        told = _told(reading, entry)
        if own and told and _concerns(reading, own):
            terms = tuple(_term(reading, row) for row in own)
            found.append(Agreement(entry.name, str(entry.facts["title"]), told, terms, _variants(own, rows)))
    return tuple(sorted(found, key=lambda agreement: agreement.told[0]))


def _told(reading: Reading, entry: Entry) -> tuple[Span, ...]:
    """Return where the article has one of the wordings, the longest where several overlap."""
    words = sorted(entry.say, key=len, reverse=True)
    pattern = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
    found = re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", reading.ledger.article.body, re.IGNORECASE)
    return tuple(Span(match.start(), match.end()) for match in found)


def _concerns(reading: Reading, rows: Sequence[Reference]) -> bool:
    """Say whether the article speaks of the place of an agreement, and was published after it."""
    published = reading.ledger.article.published
    signed = min(row.as_of for row in rows)
    if published is not None and published < signed:
        return False
    places = {claim.place for claim in reading.ledger.claims if claim.place}
    return any(meets(place, row.place) for row in rows for place in places)


def _variants(own: Sequence[Reference], rows: Iterable[Reference]) -> tuple[Reference, ...]:
    days = {(row.as_of, row.unit, row.place) for row in own if row.hedge != "date"}
    return tuple(row for row in rows if row not in own and (row.as_of, row.unit, row.place) in days)


def _term(reading: Reading, row: Reference) -> Term:
    if row.unit not in _KILOMETRES or row.hedge == "date":
        return Term(row, (), SILENT)
    measures = tuple(stated for stated in zones(reading) if stated.way == DEPTH)
    if not measures:
        return Term(row, (), SILENT)
    agreed = Interval(row.low, row.high)
    holds = all(stated.kilometres.overlaps(agreed) for stated in measures)
    return Term(row, measures, AGREES if holds else DIFFERS)
