"""Which date expression of its unit a quantity is counted over."""

from __future__ import annotations

from collections.abc import Sequence

from tallybook.context.candidates import Candidate
from tallybook.context.stretches import Unit, says, token_at
from tallybook.text.span import Span

_NEAR = 3
"""Words between a verb of saying and the day it was said on."""
_FAR = 9
"""Words between a figure that another is compared with and its date, with an aside between them."""
_BASE = 6
"""Words between a figure that another is compared with and its date: "the 5,000 it recorded in all of 2022"."""
_MOMENT = 2
"""Days that a deed may take: "overnight"."""
_AGAINST = frozenset(("against", "versus", "vs", "compared"))
"""Words before a figure that another is set against: "compared to 567 cases"."""
_FROM = frozenset(("from", "on", "than", "against"))
"""Words right before a figure that another is compared with: "from 258 in 2022", "on the 1,527 recorded in 2023"."""
_INTRANSITIVE = frozenset(
    ("died", "fled", "arrived", "returned", "happened", "occurred", "perished", "drowned", "escaped")
)
"""Verbs in -ed with which no aside opens: "nearly half — 6,791 people — arrived in May"."""
_RELATIVE = frozenset(("which", "who", "whose", "where", "whom"))


def choose(unit: Unit, candidates: Sequence[Candidate], quantity: Span, taken: Candidate | None) -> Candidate | None:
    """Return the expression that governs a quantity; `taken` is that of the quantity before it in the unit.

    The nearest one of its own part between commas governs; else that of the quantity before; else the nearest of the
    unit that does not stand in a parenthesis of its own.
    """
    governing = [found for found in candidates if found.role == "governs"]
    if not governing:
        return None
    place = token_at(unit.tokens, quantity.start)
    start, stop = unit.segment(place)
    own = [
        found
        for found in governing
        if start <= found.first < stop and not _of_another(unit, found, place) and not _before_after(unit, found, place)
    ]
    if own:
        return min(own, key=lambda found: _distance(unit, found, quantity, place))
    when = _told_when(unit, candidates, start)
    if when:
        return when
    if taken is not None and taken.role == "governs":
        return _resumed(unit, governing, taken, place) or taken
    if unit.tokens[start].lower in _RELATIVE and unit.first < start:
        return None
    open_ones = [
        found
        for found in governing
        if not _aside(unit, found, place)
        and not _added(unit, found, place)
        and not _of_another(unit, found, place)
        and not _before_after(unit, found, place)
    ]
    return min(open_ones, key=lambda found: _distance(unit, found, quantity, place), default=None)


def _told_when(unit: Unit, candidates: Sequence[Candidate], start: int) -> Candidate | None:
    """Return the date that a clause goes on with: "the deadliest since 2018, when 10 people were crushed"."""
    if start - 1 <= unit.first or unit.tokens[start].lower != "when":
        return None
    return next((found for found in candidates if found.stop == start - 1 and found.date.days), None)


def _resumed(unit: Unit, governing: Sequence[Candidate], taken: Candidate, place: int) -> Candidate | None:
    """Return the date before an aside that the one taken over stands in: "since May — 24 on Sunday — and 260 hurt"."""
    dashes = [index for index in unit.breaks if index < place and unit.tokens[index].text in ("—", "–")]
    if len(dashes) < 2 or not dashes[-2] < taken.first < dashes[-1]:
        return None
    before = [found for found in governing if found.stop <= dashes[-2]]
    return before[-1] if before else None


def _distance(unit: Unit, found: Candidate, quantity: Span, place: int) -> float:
    if found.first >= place:
        return found.first - token_at(unit.tokens, quantity.end - 1)
    between = unit.tokens[found.stop : place]
    return place - found.stop + (4 if any(token.lower in ("and", "to") for token in between) else 0.5)


def _of_another(unit: Unit, found: Candidate, place: int) -> bool:
    """Say whether the date is that of an event told of behind the quantity: "a flood last year that killed 600"."""
    return (
        place < found.first
        and len(found.date.days or ()) > _MOMENT
        and found.stop < unit.stop
        and unit.tokens[found.stop].lower in ("that", "which")
    )


def _before_after(unit: Unit, found: Candidate, place: int) -> bool:
    """Say whether the date is of what followed the quantity: "joined the search on Friday after it killed 42".

    A date with its year, "halted in May 2023 after a raid killed 42", is of the past in which both were.
    """
    start, _ = unit.segment(place)
    dated = any(
        token.text.isdigit() and len(token.text) == len("2024") for token in unit.tokens[found.first : found.stop]
    )
    between = unit.tokens[found.stop : place] if start <= found.first and not dated else ()
    return bool(between) and any(token.lower == "after" for token in between)


def _added(unit: Unit, found: Candidate, place: int) -> bool:
    """Say whether the date stands in a clause that adds it all up: "killed 11, adding to 900 killed since 2014"."""
    start, _ = unit.segment(found.first)
    return place < start and unit.tokens[start].lower.endswith("ing") and len(found.date.days or ()) > _MOMENT


def _aside(unit: Unit, found: Candidate, place: int) -> bool:
    """Say whether the date stands in an aside before the quantity: "the force, at war since April, said 31 died"."""
    start, stop = unit.segment(found.first)
    if says("periods", "beginning", unit.tokens[start : found.first]):
        return False  # what began is what the sentence goes on with
    relative = unit.tokens[start].lower in _RELATIVE or (
        stop <= place and any(token.lower == "where" for token in unit.tokens[start : found.first])
    )
    word = unit.tokens[start].lower
    participle = (word.endswith("ed") and word not in _INTRANSITIVE) or word in ("built", "set", "born")
    appositive = unit.tokens[start].lower in ("a", "an", "the") and place < start
    return unit.first < start and (
        relative or participle or appositive or (stop < place and found.date.governor == "since")
    )


def compared_with(unit: Unit, candidates: Sequence[Candidate], quantity: Span) -> Candidate | None:
    """Return the expression of another figure's days that a quantity is of.

    "than in April, when 123 died" is of April; "up from 103 on Wednesday" is of Wednesday.
    """
    place, last = token_at(unit.tokens, quantity.start), token_at(unit.tokens, quantity.end - 1)
    comparing = [found for found in candidates if found.role == "compares"]
    older = [found for found in comparing if last < found.first <= last + _BASE]
    before = unit.tokens[max(unit.first, place - _NEAR) : place]
    base = any(token.lower in _FROM for token in before[-2:]) or says("periods", "comparison", before)
    if older and (base or says("periods", "earlier", before)):
        return older[0]
    if any(token.lower in _AGAINST for token in before):
        later = [found for found in candidates if found.role == "governs" and last < found.first <= last + _FAR]
        if later and not any(token.text[0].isdigit() for token in unit.tokens[last + 1 : later[0].first]):
            return later[0]  # "compared to 567 cases, with no death, reported in October"
    behind = [found for found in comparing if found.stop <= place]
    if not behind:
        return None
    return behind[-1] if any(token.lower == "when" for token in unit.tokens[behind[-1].stop : place]) else None


def is_own(unit: Unit, chosen: Candidate, place: int) -> bool:
    """Say whether the date stands in the quantity's own part of the sentence, with no "and" between them."""
    start, stop = unit.segment(place)
    between = unit.tokens[min(chosen.stop, place) : max(chosen.first, place)]
    return start <= chosen.first < stop and not any(token.lower == "and" for token in between)
