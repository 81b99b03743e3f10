"""The date expressions of a unit and the part that each plays: it governs, reports, names, compares."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from tallybook.context.datelines import find_dateline
from tallybook.context.dates import DateExpression
from tallybook.context.stretches import Unit, says, token_at, wordings
from tallybook.text.tokens import Token

_start = attrgetter("span.start")
_NEAR = 3
"""Words between a verb of saying and the day it was said on."""
_TOLD = 7
"""Words after a day that may hold who spoke on it: "as Gov. Andy Beshear said"."""
_BASE = 6
"""Words between a figure that another is compared with and its date: "the 5,000 it recorded in all of 2022"."""
_CHANGED = 14
"""Words before a date among which a change from it may be told."""
_THAN_ON = (["as", "on"], ["than", "on"])
_DATELINE = 70
"""Characters of a paragraph within which a date before a dash or a bracket is a dateline."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A date expression as it stands in its unit.

    Attributes
    ----------
    date : DateExpression
        The expression.
    first, stop : int
        Indexes ``[first, stop)`` of its tokens.
    role : str
        ``governs``, ``reports`` (the day of a statement), ``names`` ("Friday's bombing"), ``compares``, ``dateline``.
    """

    date: DateExpression
    first: int
    stop: int
    role: str


class Dated:
    """The date expressions of an article, unit by unit, each looked at once for whoever asks."""

    def __init__(self, dates: Sequence[DateExpression], body: str) -> None:
        self._dates, self._body = dates, body
        self._known: dict[tuple[int, int], tuple[Candidate, ...]] = {}

    def within(self, unit: Unit) -> tuple[Candidate, ...]:
        """Return the date expressions of a unit with the part that each plays."""
        place = unit.sentence.index, unit.first
        known = self._known.get(place)
        if known is None:
            known = self._known[place] = self._find(unit)
        return known

    def _find(self, unit: Unit) -> tuple[Candidate, ...]:
        dates, span = self._dates, unit.span
        low, high = bisect_left(dates, span.start, key=_start), bisect_left(dates, span.end, key=_start)
        found = []
        for expression in dates[low:high]:
            first = token_at(unit.tokens, expression.span.start)
            stop = token_at(unit.tokens, expression.span.end - 1) + 1
            found.append(Candidate(expression, first, stop, _role(unit, expression, first, stop, self._body)))
        return tuple(found)


def _role(unit: Unit, expression: DateExpression, first: int, stop: int, body: str) -> str:
    tokens = unit.tokens
    if _in_dateline(unit, expression, stop) or expression.span.end <= _dateline_end(body):
        return "dateline"
    if body[expression.span.end : expression.span.end + 2] in ("'s", "’s"):
        return "names"
    if stop < unit.stop and (
        says("places", "disaster", unit.tokens[stop : stop + 1])
        or says("periods", "lasting", unit.tokens[stop : stop + 2])
    ):
        return "names"
    if expression.governor != "since" and _replaced(tokens[max(unit.first, first - 7) : first]):
        return "compares"
    if (
        expression.governor == "on"
        and [token.lower for token in tokens[max(unit.first, first - 2) : first]] in _THAN_ON
    ):
        return "compares"
    if _is_base(unit, expression, first) or _of_older_figure(unit, expression, first):
        return "compares"
    if expression.governor in ("since", "from", "between", "until", "till", "over", "during", "in", "to"):
        before = tokens[max(unit.first, first - 4) : first]
        return "compares" if expression.governor in ("in", "to") and _compared(before) else "governs"
    year_before = expression.governor == "on" and expression.precision in ("year", "month")
    if expression.governor in ("before", "after", "than") or year_before:
        return "compares"
    if says("periods", "rank", tokens[max(unit.first, first - 4) : first]):
        return "compares"
    return "reports" if _reports(unit, expression, first, stop) else "governs"


def _is_base(unit: Unit, expression: DateExpression, first: int) -> bool:
    """Say whether a change is reckoned from the date: "a rise of 18% from March", "up 12% from 258 in 2022"."""
    if expression.governor not in ("from", "on", "over", "in", "than", "of"):
        return False
    start, _ = unit.segment(first)
    before = unit.tokens[max(start, first - _CHANGED) : first]
    shares = [
        index
        for index, token in enumerate(before)
        if token.lower in ("%", "percent", "per") or token.lower.endswith("%")
    ]
    ties = [index for index, token in enumerate(before) if token.lower in ("from", "on", "over", "than")]
    return bool(shares and ties and shares[0] < ties[-1]) and says("periods", "changed", before)


def _of_older_figure(unit: Unit, expression: DateExpression, first: int) -> bool:
    """Say whether the date is that of a figure which another is set against: "against more than 67,000 in 2006"."""
    if expression.governor not in ("in", "during", "for", "over", ""):
        return False
    start, _ = unit.segment(first)
    before = unit.tokens[max(start, first - _BASE) : first]
    figure = max((index for index, token in enumerate(before) if token.text.lstrip("$€£")[:1].isdigit()), default=None)
    if figure is None:
        return False
    if any(token.lower in ("against", "versus", "vs", "compared") for token in before[:figure]):
        return True
    fell = any(
        token.lower == "from" for token in before[max(0, figure - 2) : figure]
    )  # "fell to 428 in January from 804 in January 2023"
    return fell and says("periods", "changed", unit.tokens[start : first - len(before) + figure])


@lru_cache(maxsize=1)
def _dateline_end(body: str) -> int:
    return find_dateline(body).end


def _compared(before: Sequence[Token]) -> bool:
    ends = [found.stop for found in wordings("periods", "comparison").find(before)]
    return any(stop >= len(before) - 2 for stop in ends)


def _replaced(before: Sequence[Token]) -> bool:
    """Say whether the date is that of an older figure: "down from 103 on Wednesday"."""
    ends = [found.stop for found in wordings("periods", "earlier").find(before)]
    if ends and any(token.text[0].isdigit() for token in before[max(ends) : max(ends) + 3]):
        return True
    words = [token.lower for token in before[-3:]]
    counted = len(words) > 1 and words[1][0].isdigit()
    return counted and words[0] == "from" and words[2:] == ["on"]  # "to 46 on Sunday from 38 on Saturday"


def _in_dateline(unit: Unit, expression: DateExpression, stop: int) -> bool:
    if expression.span.start - unit.sentence.span.start > _DATELINE or expression.precision != "day":
        return False
    before, after = unit.tokens[unit.first : stop - 1], unit.tokens[stop : stop + 4]
    bracketed = [token.text for token in after] if len(after) == 4 else []
    if expression.span.start == unit.span.start and bracketed[:1] == ["("] and bracketed[2] == ")":
        return bracketed[3] in ("—", "–", "-", "--")  # "October 27, 2019 (JUBA) –"
    if any(token.text in ("—", "–") for token in before):
        return False
    shouted = len(before) > 0 and before[0].text.isupper() and len(before[0].text) > 2
    spaced = [token for token in after if token.text == "-" and token.start > unit.tokens[stop - 1].end]
    dashed = [token for token in after if token.text in ("—", "–")]
    return (bool(dashed) and (shouted or after[0] in dashed)) or (shouted and bool(spaced))


def _reports(unit: Unit, expression: DateExpression, first: int, stop: int) -> bool:
    """Say whether a verb of saying stands right before the date, or right after it."""
    start, end = unit.segment(first)
    before = [
        token for token in unit.tokens[max(start, first - _NEAR) : first] if token.lower not in ("on", "late", "early")
    ]
    if any(token.lower in ("told", "briefed") for token in before):
        return True  # "told reporters on Thursday"
    after = unit.tokens[stop : min(end, stop + 1)]
    told = unit.tokens[stop : min(end, stop + _TOLD)]
    if told and told[0].lower in ("as", "while") and expression.precision == "day" and says("periods", "report", told):
        return True  # "crews dug on Monday as the governor said 64 had died": the day of what he said
    return says("periods", "report", before[-1:]) or (
        expression.precision == "day" and says("periods", "report", after)
    )
