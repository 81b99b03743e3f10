"""The numerals of a printed text, in digits and in words: what a report must account for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from tallybook.interval import Number
from tallybook.lexicon import load_lexicon
from tallybook.quantities.numeral import Numeral
from tallybook.quantities.numerals import find_numerals
from tallybook.text.tokens import tokenize

_COUNTING = ("cardinal", "fraction", "multiple", "unreadable")
MOST_KEPT = 5000
"""Texts whose numerals are kept: a report says most of its words several times over."""

_LEAST_VAGUE = 10  # "several" is no number, "dozens" is one


@dataclass(frozen=True, slots=True)
class Printed:
    """A numeral where it is printed.

    Attributes
    ----------
    start, end : int
        Characters ``[start, end)`` of the text.
    text : str
    value : int, float or None
        None where it cannot be read.
    """

    start: int
    end: int
    text: str
    value: Number | None


@lru_cache(MOST_KEPT)
def printed_numerals(text: str) -> tuple[Printed, ...]:
    """Return the numerals of a text that say an amount, and every digit besides.

    Ordinals in words, "none" and idioms such as "one another" say no amount.

    >>> [numeral.value for numeral in printed_numerals("Nearly two thousand of 1,200, on one another’s first day, ②")]
    [2000, 1200, None]
    """
    tokens = tokenize(text)
    found = []
    covered = _idioms(text)
    for numeral in find_numerals(tokens):
        start, end = tokens[numeral.first].start, tokens[numeral.stop - 1].end
        if _counts(numeral) and not any(first <= start < last for first, last in covered):
            found.append(Printed(start, end, text[start:end], None if numeral.kind == "unreadable" else numeral.value))
    return tuple(sorted([*found, *_loose(text, found)], key=lambda one: one.start))


def numbers(*texts: str) -> frozenset[Number]:
    """Return every number that the texts say.

    >>> sorted(numbers("3m of 20 km", "between 3 and 4 Aug 2019"))
    [3, 4, 20, 2019, 3000000]
    """
    return frozenset(one.value for text in texts for one in printed_numerals(text) if one.value is not None)


def has_numeral(text: str) -> bool:
    """Say whether a text holds a numeral, in digits or in words.

    >>> has_numeral("G7"), has_numeral("the Group of Seven"), has_numeral("no one of them")
    (True, True, False)
    """
    return bool(printed_numerals(text))


def _counts(numeral: Numeral) -> bool:
    if numeral.kind == "vague":
        return numeral.value >= _LEAST_VAGUE
    return numeral.digits or numeral.kind in _COUNTING


def _loose(text: str, found: list[Printed]) -> Iterator[Printed]:
    """Yield the digits that no numeral holds: raised, circled, or in a form that is not read; km² is a unit."""
    for match in re.finditer(r"(?<![^\W\d_])[²³]|[^\W_²³]", text):
        loose = match[0].isdigit() or (match[0].isnumeric() and not match[0].isalpha())
        if loose and not any(one.start <= match.start() < one.end for one in found):
            yield Printed(match.start(), match.end(), match[0], None)


def _idioms(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _idiom_pattern().finditer(text)]


@cache
def _idiom_pattern() -> re.Pattern[str]:
    said = sorted((words for row in load_lexicon("idioms") for words in row.say), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, said))})\b", re.IGNORECASE)
