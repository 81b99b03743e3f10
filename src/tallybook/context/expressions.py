"""The date expressions of one sentence, found but not yet resolved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from tallybook.context.guards import GUARDS
from tallybook.context.slots import GOING_ON, classes, readers
from tallybook.context.templates import Match, Templates
from tallybook.lexicon import load_lexicon
from tallybook.text.phrases import Phrases
from tallybook.text.tokens import Token

_APART = 5
"""Words beyond which two expressions are no range."""
_THROUGH = frozenset(("to", "through", "–", "—", "-", "till", "until"))
_LISTED = _THROUGH | {",", "and", "or"}
_DAY_WORDS = frozenset(("night", "morning", "afternoon", "evening", "on", "early", "late"))
_RELATIVE = frozenset(("same_period", "past_units", "coming_units", "overnight", "units_earlier", "units_later"))


@dataclass(frozen=True, slots=True)
class Reading:
    """A date expression among the tokens of a sentence.

    Attributes
    ----------
    first, stop : int
        Indexes ``[first, stop)`` of its tokens.
    match : Match
        The template that found it.
    prefix : Match or None
        What counts from it: "the 24 hours to".
    until : Match or None
        The other end of a range: "from Friday to Monday".
    year : int or None
        A year that the other end, or the last of a list, states for it.
    """

    first: int
    stop: int
    match: Match
    prefix: Match | None = None
    until: Match | None = None
    year: int | None = None

    @property
    def end(self) -> int:
        """Where its characters end in the body."""
        return (self.until or self.match).span.end


@cache
def _templates(kind: str) -> Templates:
    rows = [entry for entry in load_lexicon("calendar") if entry.facts["kind"] == kind]
    return Templates(rows, readers(), classes, GOING_ON)


@cache
def _lookalikes() -> Phrases:
    return Phrases(entry for entry in load_lexicon("calendar") if entry.facts["kind"] == "lookalike")


def find_readings(tokens: Sequence[Token]) -> tuple[Reading, ...]:
    """Return the date expressions among the tokens, in order, ranges joined.

    >>> from tallybook.text.tokens import tokenize
    >>> [(r.first, r.stop) for r in find_readings(tokenize("in the 24 hours to Monday and on 9 October"))]
    [(1, 6), (8, 10)]
    """
    return _with_years(tokens, _joined(tokens, list(_scan(tokens))))


def _scan(tokens: Sequence[Token]) -> Iterator[Reading]:
    past = 0
    for index in _openings(tokens):
        if index < past:
            continue
        alike = _lookalikes().at(tokens, index)
        reading = None if alike else _prefixed(tokens, index) or _read(tokens, index)
        if reading:
            yield reading
        past = alike.stop if alike else reading.stop if reading else index + 1


def _openings(tokens: Sequence[Token]) -> list[int]:
    """Return the indexes of the tokens at which an expression, or what only looks like one, may begin, in order."""
    heads = _lookalikes().heads
    alike = [index for index, token in enumerate(tokens) if token.lower in heads]
    return sorted({*alike, *_templates("prefix").openings(tokens), *_templates("expression").openings(tokens)})


def _read(tokens: Sequence[Token], index: int) -> Reading | None:
    for match in _templates("expression").at(tokens, index):
        guard = match.entry.facts.get("guard")
        if guard is None or GUARDS[guard](tokens, match):
            return Reading(index, match.stop, match)
    return None


def _prefixed(tokens: Sequence[Token], index: int) -> Reading | None:
    for prefix in _templates("prefix").at(tokens, index):
        start = prefix.stop
        while start < len(tokens) and start < prefix.stop + 2 and tokens[start].lower in _DAY_WORDS:
            start += 1
        inner = _read(tokens, start) if start < len(tokens) else None
        if inner and inner.match.entry.name not in _RELATIVE:
            return replace(inner, first=index, prefix=prefix)
    return None


def _joined(tokens: Sequence[Token], readings: list[Reading]) -> list[Reading]:
    """Join what "to" or "between … and" ties into one range."""
    joined: list[Reading] = []
    for reading in readings:
        last = joined[-1] if joined else None
        if last and not last.until and not reading.prefix and _ties(tokens, last, reading):
            joined[-1] = replace(last, stop=reading.stop, until=reading.match, year=_year_of(reading.match))
        else:
            joined.append(reading)
    return joined


def _ties(tokens: Sequence[Token], first: Reading, second: Reading) -> bool:
    if second.first - first.stop > _APART:
        return False
    between = [token.lower for token in tokens[first.stop : second.first] if token.lower not in _DAY_WORDS | {"the"}]
    # "The night of Sunday to Monday" is one range; "the 24 hours to Monday" ends there.
    counted = first.prefix is not None and first.prefix.slots.get("unit") != "day"
    if counted or len(between) != 1 or first.match.entry.name in _RELATIVE:
        return False
    before = {token.lower for token in tokens[max(0, first.first - 3) : first.first]}
    if between[0] == "and":
        return "between" in before or _goes_on_next_day(first, second)
    if between[0] in ("until", "till"):
        return "from" in before
    return between[0] in _THROUGH


def _goes_on_next_day(first: Reading, second: Reading) -> bool:
    """Say whether two weekdays on end are one stretch: "last Thursday and Friday"."""
    if first.match.entry.name != "weekday_last" or second.match.entry.name != "weekday":
        return False
    return bool((first.match.slots["weekday"] + 1) % 7 == second.match.slots["weekday"])


def _with_years(tokens: Sequence[Token], readings: list[Reading]) -> tuple[Reading, ...]:
    """Carry a year back over a list: "in October, November and December 2018"."""
    carried: list[Reading] = []
    later: Reading | None = None
    for reading in reversed(readings):
        year = _year_carried(tokens, reading, later) if later else None
        carried.append(replace(reading, year=year) if year else reading)
        later = carried[-1] if "month" in reading.match.slots else None
    return tuple(reversed(carried))


def _year_carried(tokens: Sequence[Token], reading: Reading, later: Reading) -> int | None:
    if reading.year or _year_of(reading.match) or "month" not in reading.match.slots:
        return None
    if later.first - reading.stop > _APART:
        return None
    between = tokens[reading.stop : later.first]
    listed = len(between) <= 2 and all(token.lower in _LISTED for token in between)
    return (later.year or _year_of(later.match)) if listed else None


def _year_of(match: Match) -> int | None:
    year = match.slots.get("year")
    return int(year) if year is not None and "month" in match.slots else None
