"""Which date expression of its unit a quantity is counted over."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from tallybook.context.datelines import find_dateline
from tallybook.context.dates import DateExpression
from tallybook.context.stretches import Unit, says, token_at, wordings
from tallybook.text.span import Span
from tallybook.text.tokens import Token

_start = attrgetter("span.start")
_NEAR = 3
"""Words between a verb of saying and the day it was said on."""
_TOLD = 7
"""Words after a day that may hold who spoke on it: "as Gov. Andy Beshear said"."""
_BASE = 6
"""Words between a figure that another is compared with and its date: "the 5,000 it recorded in all of 2022"."""
_MOMENT = 2
"""Days that a deed may take: "overnight"."""
_CHANGED = 14
"""Words before a date among which a change from it may be told."""
_THAN_ON = (["as", "on"], ["than", "on"])
_FROM = frozenset(("from", "on", "than", "against"))
"""Words right before a figure that another is compared with: "from 258 in 2022", "on the 1,527 recorded in 2023"."""
_RELATIVE = frozenset(("which", "who", "whose", "where", "whom"))
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


def find_candidates(unit: Unit, dates: Sequence[DateExpression], body: str) -> tuple[Candidate, ...]:
    """Return the date expressions of a unit with the part that each plays; `dates` are those of the article."""
    span = unit.span
    low, high = bisect_left(dates, span.start, key=_start), bisect_left(dates, span.end, key=_start)
    found = []
    for expression in dates[low:high]:
        first = token_at(unit.tokens, expression.span.start)
        stop = token_at(unit.tokens, expression.span.end - 1) + 1
        found.append(Candidate(expression, first, stop, _role(unit, expression, first, stop, body)))
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
    participle = (word.endswith("ed") and word not in ("died", "fled")) or word in ("built", "set", "born")
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
    behind = [found for found in comparing if found.stop <= place]
    if not behind:
        return None
    return behind[-1] if any(token.lower == "when" for token in unit.tokens[behind[-1].stop : place]) else None


def is_own(unit: Unit, chosen: Candidate, place: int) -> bool:
    """Say whether the date stands in the quantity's own part of the sentence, with no "and" between them."""
    start, stop = unit.segment(place)
    between = unit.tokens[min(chosen.stop, place) : max(chosen.first, place)]
    return start <= chosen.first < stop and not any(token.lower == "and" for token in between)
