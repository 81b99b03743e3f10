"""Multiples: how many times as many, and how many times something happened."""

from __future__ import annotations

from dataclasses import replace

from tallybook.interval import Interval
from tallybook.quantities.amount import Amount
from tallybook.quantities.neighbours import Tokens, lower
from tallybook.quantities.word_lists import words_of

_BASE = frozenset(
    "as the what that its their his her this these those more higher larger greater bigger faster longer"
    " deadlier less fewer worse lower smaller over those of".split()
)
_POINTING = frozenset(("this", "that", "the"))
_COMPARED = frozenset(("many", "much", "high", "large", "long", "big", "often", "fast", "deadly", "likely", "great"))
_FREQUENT = frozenset(("twice", "thrice"))


def with_multiple(tokens: Tokens, amount: Amount) -> Amount:
    """Return `amount` as a ratio or a frequency where the words make it one; else as it is.

    >>> from tallybook.quantities.amount import from_numeral
    >>> from tallybook.quantities.numerals import find_numerals
    >>> from tallybook.text.tokens import tokenize
    >>> tokens = tokenize("three times the average, hit twice")
    >>> [with_multiple(tokens, from_numeral(n)).unit_kind for n in find_numerals(tokens)]
    ['ratio', '']
    """
    if amount.kind == "multiple":
        return _word(tokens, amount)
    if amount.kind not in ("cardinal", "vague") or amount.unit:
        return amount
    at = amount.stop
    if lower(tokens, at) in ("-", "‑") and lower(tokens, at + 1) == "fold":
        return _ratio(tokens, amount, at + 2)
    if lower(tokens, at) == "fold":
        return _ratio(tokens, amount, at + 1)
    if lower(tokens, at) == "times":
        dated = lower(tokens, at + 1) in _POINTING and lower(tokens, at + 2) in words_of(
            "spell"
        )  # "40 times this year"
        if lower(tokens, at + 1) in _BASE and not dated:
            return _ratio(tokens, amount, at + 1)
        return replace(amount, unit="time", unit_span=tokens[at].span, after=at + 1)
    return amount


def _word(tokens: Tokens, amount: Amount) -> Amount:
    """Read "twice", "doubled", "tenfold": a ratio, but "hit twice" counts the times."""
    word = lower(tokens, amount.first)
    if word in _FREQUENT and lower(tokens, amount.stop) not in _BASE:
        return replace(amount, kind="cardinal", unit="time", unit_span=tokens[amount.first].span)
    return _ratio(tokens, amount, amount.stop)


def _ratio(tokens: Tokens, amount: Amount, stop: int) -> Amount:
    if lower(tokens, stop) == "as" and lower(tokens, stop + 1) in _COMPARED:
        stop += 2
    shrinks = isinstance(amount.value, float) and amount.value < 1
    less = lower(tokens, stop) in ("less", "fewer", "lower", "smaller")
    interval = amount.interval if amount.value is None else Interval(amount.value, amount.value)
    sense = "decrease" if shrinks or less else "increase"
    return replace(amount, stop=stop, after=stop, kind="multiple", interval=interval, unit_kind="ratio", sense=sense)
