"""Two numbers that state one amount: ranges, alternatives, and one in so many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tallybook.interval import Interval, Number
from tallybook.quantities.amount import Amount
from tallybook.quantities.neighbours import Tokens, lower, touches
from tallybook.quantities.word_lists import words_of

_DASHES = frozenset("-‐‑–—~")
_BALLOT = 5  # words back in which a vote may be named
_WHOLES = frozenset((*range(2, 11), 12, 20, 25, 50, 100, 1000, 10000, 100000, 1000000))


def join_ranges(tokens: Tokens, amounts: Sequence[Amount]) -> tuple[Amount, ...]:
    """Return `amounts` with every pair that states one range or one share joined.

    >>> from tallybook.quantities.amount import from_numeral
    >>> from tallybook.quantities.numerals import find_numerals
    >>> from tallybook.text.tokens import tokenize
    >>> tokens = tokenize("between one and two million, or one in five")
    >>> joined = join_ranges(tokens, [from_numeral(numeral) for numeral in find_numerals(tokens)])
    >>> [amount.interval for amount in joined]
    [Interval(low=1000000, high=2000000), Interval(low=0.2, high=0.2)]
    """
    joined: list[Amount] = []
    index = 0
    while index < len(amounts):
        pair = amounts[index : index + 2]
        one = (_one_in(tokens, *pair) or _range(tokens, *pair)) if len(pair) == 2 else None
        joined.append(one or amounts[index])
        index += 2 if one else 1
    return tuple(joined)


def join_bounds(tokens: Tokens, amounts: Sequence[Amount]) -> tuple[Amount, ...]:
    """Return `amounts` with a floor and a ceiling of one amount joined: "more than 30 but less than 50"."""
    joined: list[Amount] = []
    for amount in amounts:
        both = _bounded(tokens, joined[-1], amount) if joined else None
        if both:
            joined[-1] = both
        else:
            joined.append(amount)
    return tuple(joined)


def _bounded(tokens: Tokens, one: Amount, other: Amount) -> Amount | None:
    between = [token.lower for token in tokens[one.stop : other.first]] if other.first - one.stop <= 2 else ["x"]
    low, high = (one, other) if one.interval.low is not None else (other, one)
    if (
        between not in (["and"], ["but"], ["yet"], [","], [",", "but"], [",", "and"], ["–"])
        or one.unit_kind != other.unit_kind
    ):
        return None
    floor, ceiling = low.interval.low, high.interval.high
    if low.interval.high is not None or high.interval.low is not None or floor is None or ceiling is None:
        return None
    if floor >= ceiling:
        return None
    interval = Interval(floor, ceiling, low.interval.low_open, high.interval.high_open)
    span = replace(other, first=one.first, number=(one.number[0], other.number[1]), rule="range")
    return replace(span, value=None, hedge="range", interval=interval, digits=one.digits, unit=other.unit or one.unit)


def _range(tokens: Tokens, low: Amount, high: Amount) -> Amount | None:
    if low.kind not in ("cardinal", "fraction") or high.kind not in ("cardinal", "fraction"):
        return None
    if low.kind == "fraction" and high.unit_kind == "money":
        return None  # "fell by a third to $3.2bn"
    first = _opening(tokens, low, high)
    if first is None:
        return None
    floor, ceiling = _bounds(tokens, low, high)
    if floor is None or ceiling is None or not floor < ceiling or not _same_unit(low, high):
        return None
    return replace(
        high,
        first=first,
        number=(low.number[0], high.number[1]),
        value=None,
        interval=Interval(floor, ceiling),
        hedge="range",
        digits=low.digits,
        unit=high.unit or low.unit,
        unit_kind=high.unit_kind or low.unit_kind,
        unit_span=high.unit_span or low.unit_span,
        rule="range",
    )


def _opening(tokens: Tokens, low: Amount, high: Amount) -> int | None:
    """Return where a range begins, or None if the two numbers are none."""
    between = [tokens[index].lower for index in range(low.stop, high.first)] if high.first - low.stop <= 3 else None
    before = lower(tokens, low.first - 1)
    if (before == "between" and between == ["and"]) or (before == "between" and between == ["to"]):
        return low.first - 1
    if not between:
        return None
    word = between[-1]
    if len(between) == 1 and word in _DASHES:
        tight = touches(tokens, low.stop) and touches(tokens, high.first)
        return low.first if tight or (word != "—" and not touches(tokens, low.stop)) else None
    if between in (["or"], [",", "or"], ["or", "even"], ["or", "maybe"], ["or", "perhaps"]):
        return low.first if _are_alternatives(low, high) else None
    if len(between) == 3 and between[1] == "to" and between[0] in _DASHES and between[2] in _DASHES:
        return low.first
    if between in (["to"], ["through"], ["up", "to"], ["till"]):
        if _is_step(tokens, low, high) or is_ballot(tokens, low.first):
            return None
        if before != "from":
            return low.first
        return None if _changes(tokens, low.first - 1) else low.first - 1
    return None


def _is_step(tokens: Tokens, low: Amount, high: Amount) -> bool:
    """Say whether "by A to B" tells how far something moved, and where to: "rose by 75 to 1,162"."""
    before = lower(tokens, low.first - 1)
    moved = before in words_of("moved") or (before == "by" and _changes(tokens, low.first - 1))
    return moved and (bool(low.unit) or not high.unit_kind)


def is_ballot(tokens: Tokens, first: int) -> bool:
    """Say whether the words before a number tell of votes: "voted 204 to 115", "passed by 204 to 115"."""
    if lower(tokens, first - 1) in words_of("ballot"):
        return True
    back = range(max(0, first - _BALLOT), first - 1)
    return lower(tokens, first - 1) in ("of", "by") and any(lower(tokens, at) in words_of("ballot") for at in back)


def _are_alternatives(low: Amount, high: Amount) -> bool:
    """Say whether "A or B" may be two guesses at one number: "16 or 17", not "59, or 81 percent"."""
    if low.value is None or high.value is None or (low.unit_kind != high.unit_kind and low.unit_kind):
        return False
    shared = 1 if low.scale > 1 or high.scale == 1 else high.scale
    return low.kind == high.kind and high.value <= 20 * low.value * shared


def _changes(tokens: Tokens, start: int) -> bool:
    return any(tokens[index].lower in words_of("change") for index in range(max(0, start - 8), start))


def _bounds(tokens: Tokens, low: Amount, high: Amount) -> tuple[Number | None, Number | None]:
    """Return the two limits; a scale or a percent sign on the second may belong to both."""
    floor, ceiling = low.value, high.value
    if floor is None or ceiling is None:
        return floor, ceiling
    if high.unit_kind == "share" and not low.unit_kind:
        return round(floor / 100, 12) if abs(floor) > ceiling else floor, ceiling
    if low.scale == 1 and high.scale >= 1000 and floor < 1000 and low.kind == "cardinal":
        return _whole(floor * high.scale), ceiling
    return _elliptical(tokens, low, high, floor, ceiling), ceiling


def _elliptical(tokens: Tokens, low: Amount, high: Amount, floor: Number, ceiling: Number) -> Number:
    """Read "2-3,000" as 2,000 to 3,000: a small number before a rounder one, joined by a mark or by "to"."""
    text = tokens[high.number[0]].text
    lead = int(ceiling) // 1000
    rounder = high.digits and low.scale == high.scale == 1 and text.endswith("000") and not text.isdecimal()
    return floor * 1000 if rounder and floor < lead and lead <= 20 * floor and floor < 1000 else floor


def _same_unit(low: Amount, high: Amount) -> bool:
    if low.unit_kind != high.unit_kind and not (low.unit_kind == "money" and not high.unit) and low.unit_kind:
        return False
    return not low.unit or not high.unit or low.unit == high.unit


def _whole(value: Number) -> Number:
    return int(value) if value == int(value) else value


def _one_in(tokens: Tokens, part: Amount, whole: Amount) -> Amount | None:
    """Read "one in five", "nine out of 10", "one person in four": a share, where the whole is a round number."""
    words = [tokens[index].lower for index in range(part.stop, whole.first)] if whole.first - part.stop <= 4 else []
    linked = words in (["in"], ["out", "of"], ["in", "every"], ["of", "every"], ["out", "of", "every"], ["in", "each"])
    named = len(words) == 2 and words[1] == "in" and part.value == 1 and words[0].isalpha()
    if not (linked or named) or part.value is None or whole.value is None or part.unit_kind or whole.unit_kind:
        return None
    if whole.value not in _WHOLES or part.value >= whole.value or part.kind != "cardinal" or whole.kind != "cardinal":
        return None
    value = part.value / whole.value
    return replace(
        whole,
        first=part.first,
        number=(part.number[0], whole.number[1]),
        kind="fraction",
        value=value,
        interval=Interval(value, value),
        unit_kind="share",
        digits=part.digits,
        rule="one_in",
    )
