"""Which statements are of the same thing, and in what their definitions differ: by rules, each with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tallybook.analysis import areas
from tallybook.analysis.audit.countable import covers_deaths
from tallybook.analysis.audit.facts import classes, heads, wordings
from tallybook.analysis.audit.rivals import shared_days
from tallybook.analysis.statements import Statement
from tallybook.context.offenders import parties
from tallybook.text.tokens import tokenize

LEAST_SHARED = 0.5
"""The part of the days of either period that both must have."""

_ROLES = frozenset({"regime", "army", "government"})  # names for one side that may stand for each other
_FLOWS = frozenset({"killed", "injured", "missing", "detained", "displaced"})  # they mean little without a first day

RULE = (
    "Statements are set side by side where they count the same event and the same kind of people or things, in places "
    "that are the same, overlap or contain each other, over periods of which at least half the days are shared."
)


@dataclass(frozen=True, slots=True)
class Difference:
    """One way in which two statements differ.

    Attributes
    ----------
    aspect : str
        ``harm``, ``counted``, ``added``, ``place``, ``period``, ``since``, ``as_of``, ``blamed`` or ``established``.
    reason : str
        The difference in words, without a number.
    fewer : str
        Which of the two it makes the smaller count: ``one``, ``other``, ``either`` where it may be either; empty where
        that is not known.
    bars : bool
        True where the two are not of the same thing for it.
    """

    aspect: str
    reason: str
    fewer: str = ""
    bars: bool = False


def same_thing(one: Statement, other: Statement) -> bool:
    """Say whether two statements are of the same thing."""
    return not any(found.bars for found in _bars(one, other))


def differences(one: Statement, other: Statement) -> tuple[Difference, ...]:
    """Return how two statements differ, first what bars setting them side by side, then their definitions."""
    return tuple(found for found in (*_bars(one, other), *_definitions(one, other)))


def kind_of_counted(statement: Statement) -> str:
    """Return what is counted: a class of people, ``people`` for anybody, or the noun itself."""
    unit = statement.claim.unit
    if unit in wordings("generic") or statement.claim.event == "population":
        return "people"
    status = classes()["status"]
    found = {status[noun] for noun in heads(unit) if noun in status}
    return found.pop() if len(found) == 1 and len(heads(unit) - status.keys()) == 0 else unit


def _bars(one: Statement, other: Statement) -> Iterator[Difference]:
    first, second = one.claim, other.claim
    if (first.event, first.unit_kind) != (second.event, second.unit_kind) or not _same_outcome(one, other):
        yield Difference("harm", "another event is counted", _fewer_harms(one, other), bars=True)
    elif kind_of_counted(one) != kind_of_counted(other):
        yield Difference("counted", "other people or things are counted", _fewer_kinds(one, other), bars=True)
    if one.adds or other.adds:
        yield Difference("added", "a count that adds to another stands for a part of the days", bars=True)
    if not areas.meets(first.place, second.place):
        known = areas.relation(first.place, second.place) == areas.APART
        yield Difference("place", "another place" if known else "how the places lie is not known", bars=True)
    yield from _by_parties(_parties(first.blamed), _parties(second.blamed))
    periods = _has_period(one), _has_period(other)
    if all(periods) and shared_days(first, second) < LEAST_SHARED:
        yield Difference("period", "another stretch of days", bars=True)
    elif any(periods) and not all(periods) and {first.event, second.event} & _FLOWS:
        yield Difference("period", "only one says over which days it counts", bars=True)


def _fewer_kinds(one: Statement, other: Statement) -> str:
    """Say which of the two counts only some of the people that the other counts, if that is known."""
    anybody = [kind_of_counted(found) == "people" for found in (one, other)]
    return {(False, True): "one", (True, False): "other"}.get((anybody[0], anybody[1]), "")


def _fewer_harms(one: Statement, other: Statement) -> str:
    """Say which of the two counts the dead alone where the other counts the wounded or captured with them."""
    wide = covers_deaths(one.claim), covers_deaths(other.claim)
    if wide == (True, False) and other.claim.event == "killed":
        return "other"
    return "one" if wide == (False, True) and one.claim.event == "killed" else ""


def _has_period(statement: Statement) -> bool:
    return statement.claim.period_start is not None and statement.claim.period_end is not None


def _same_outcome(one: Statement, other: Statement) -> bool:
    plain = wordings("unspecific")
    first, second = one.claim.subevent, other.claim.subevent
    return first == second or {first, second} <= plain


def _definitions(one: Statement, other: Statement) -> Iterator[Difference]:
    yield from _by_place(one, other)
    yield from _by_since(one, other)
    yield from _by_day(one, other)
    yield from _by_blame(one, other)
    yield from _by_method(one, other)


def _by_place(one: Statement, other: Statement) -> Iterator[Difference]:
    found = areas.relation(one.claim.place, other.claim.place)
    if found == areas.WITHIN:
        yield Difference("place", "the first counts in a smaller place", "one")
    elif found == areas.CONTAINS:
        yield Difference("place", "the second counts in a smaller place", "other")
    elif found == areas.OVERLAPS:
        yield Difference("place", "the places overlap in part", "either")


def _by_since(one: Statement, other: Statement) -> Iterator[Difference]:
    if one.since is None or other.since is None:
        if one.since != other.since:
            yield Difference("since", "only one states its first day")
    elif one.since[0] > other.since[1]:
        yield Difference("since", "the first starts later", "one")
    elif other.since[0] > one.since[1]:
        yield Difference("since", "the second starts later", "other")


def _by_day(one: Statement, other: Statement) -> Iterator[Difference]:
    if one.as_of is None or other.as_of is None or one.as_of == other.as_of:
        return
    earlier = one.as_of < other.as_of
    yield Difference(
        "as_of", f"the {'first' if earlier else 'second'} is of an earlier day", "one" if earlier else "other"
    )


def _by_blame(one: Statement, other: Statement) -> Iterator[Difference]:
    first, second = one.claim.blamed, other.claim.blamed
    if bool(first) != bool(second):
        limited = "first" if first else "second"
        yield Difference("blamed", f"only the {limited} is limited to whom it blames", "one" if first else "other")
    elif first and second and not _parties(first) & _parties(second):
        yield Difference("blamed", "they word whom they blame differently", "either")


def _by_parties(first: frozenset[str], second: frozenset[str]) -> Iterator[Difference]:
    """Yield what tells apart the deaths laid to some parties from those laid to others."""
    if not first or not second:
        return
    if first < second:
        yield Difference("blamed", "laid to some of the parties only", "one", bars=True)
    elif second < first:
        yield Difference("blamed", "laid to some of the parties only", "other", bars=True)
    elif not first & second and not (first | second) & _ROLES:
        yield Difference("blamed", "laid to other parties", "either", bars=True)


def parties_of(statement: Statement) -> frozenset[str]:
    """Return the parties that a count is laid to, by their ids or else in its own words; none where nobody is."""
    blamed = statement.claim.blamed
    return _parties(blamed) or frozenset({blamed.casefold()} - {""})


@cache
def _parties(worded: str) -> frozenset[str]:
    """Return the ids of the parties among some words; a state that only says whose regime or army it is adds none.

    >>> sorted(_parties("Syrian regime")), sorted(_parties("regime and Russian attacks"))
    (['regime'], ['regime', 'russia'])
    """
    found = [(match.entry.name, match.entry.facts["sort"]) for match in parties().find(tokenize(worded))]
    kept = [
        name
        for index, (name, sort) in enumerate(found)
        if not (sort == "state" and index + 1 < len(found) and found[index + 1][0] in _ROLES)
    ]
    return frozenset(kept)


def _by_method(one: Statement, other: Statement) -> Iterator[Difference]:
    first, second = one.mark == "verified", other.mark == "verified"
    if first != second:
        named = "first" if first else "second"
        yield Difference("established", f"only the {named} counts verified cases alone", "one" if first else "other")
