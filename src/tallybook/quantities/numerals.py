"""Numbers as a text writes them, in digits and in words, among the tokens of a sentence."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from tallybook.lexicon import load_lexicon
from tallybook.quantities.cardinals import read_cardinal
from tallybook.quantities.fractions import read_fraction
from tallybook.quantities.neighbours import Tokens, after_dash, lower, touches
from tallybook.quantities.number_words import number_words, role_value
from tallybook.quantities.numeral import Numeral

_MINUS = frozenset("-−")
_BELOW_ZERO = frozenset(("percent", "per", "degrees", "degree", "c", "f", "celsius", "fahrenheit", "and"))


def find_numerals(tokens: Tokens) -> tuple[Numeral, ...]:
    """Return the numerals among `tokens`, in order, none overlapping another.

    >>> from tallybook.text.tokens import tokenize
    >>> [numeral.value for numeral in find_numerals(tokenize("Some 1.2 million fled; two dozen and forty-six died"))]
    [1200000, 24, 46]
    """
    found: list[Numeral] = []
    words = number_words()
    index = 0
    while index < len(tokens):
        token = tokens[index]
        spelled = token.lower in words or token.lower == "no"
        numeral = _at(tokens, index) if spelled or (not token.text[0].isalpha() and token.digital) else None
        if numeral:
            found.append(_signed(tokens, numeral))
        index = numeral.stop if numeral else index + 1
    return tuple(found)


def _signed(tokens: Tokens, numeral: Numeral) -> Numeral:
    """Take the minus before a number that nothing but a degree or a per cent follows: "minus 20", "-0.4 percent".

    A dash that opens an item of a list, or that joins two numbers, is none: "-12 people were hurt", "10 -20".
    """
    sign, following = lower(tokens, numeral.first - 1), lower(tokens, numeral.stop)
    if numeral.kind not in ("cardinal", "fraction") or (following.isalpha() and following not in _BELOW_ZERO):
        return numeral
    joins = numeral.first > 1 and (tokens[numeral.first - 2].digital or touches(tokens, numeral.first - 1))
    dashed = sign in _MINUS and touches(tokens, numeral.first) and not joins
    if not (dashed or sign in ("minus", "negative")):
        return numeral
    return replace(numeral, first=numeral.first - 1, value=-numeral.value)


def _at(tokens: Tokens, first: int) -> Numeral | None:
    if tokens[first].digital and not _may_divide(tokens, first + 1):
        return read_cardinal(tokens, first)
    for reader in (read_fraction, _ranked, _couple, read_cardinal, _vague, _converted, _other):
        numeral = reader(tokens, first)
        if numeral:
            return numeral
    return None


def _may_divide(tokens: Tokens, index: int) -> bool:
    """Say whether digits before `index` may be the upper part of a fraction: "3/4", "3 quarters"."""
    return lower(tokens, index) in ("/", "⁄") or role_value(tokens, after_dash(tokens, index), "parts") is not None


def _vague(tokens: Tokens, first: int) -> Numeral | None:
    floor = role_value(tokens, first, "vague")
    if floor is not None:
        stop = first + 1
        scale = role_value(tokens, stop + 1, "vague", "scale") if lower(tokens, stop) == "of" else None
        if scale is not None:
            floor, stop = floor * scale, stop + 2
        if lower(tokens, first) == "tens" and scale is None:
            return None
        return Numeral(first, stop, "vague", floor, int(scale or 1))
    return _several(tokens, first)


def _several(tokens: Tokens, first: int) -> Numeral | None:
    several = role_value(tokens, first, "several")
    at = first + 1 if role_value(tokens, first, "article") else first
    if several is None and lower(tokens, at) not in ("few", "many"):
        return None
    scaled = _of_scale(tokens, first, at + 1)
    return scaled or (None if several is None else Numeral(first, at + 1, "vague", several))


def _couple(tokens: Tokens, first: int) -> Numeral | None:
    """Read "a couple of hundred", which is no two."""
    at = first + 1 if role_value(tokens, first, "article") else first
    loose = lower(tokens, at) == "couple" and lower(tokens, at + 1) == "of"
    return _of_scale(tokens, first, at + 2) if loose else None


def _of_scale(tokens: Tokens, first: int, at: int) -> Numeral | None:
    """Return the vague number of which only the scale counts, at ``tokens[at]``: "several hundred thousand"."""
    scale = role_value(tokens, at, "hundred", "scale", "collective", "vague")
    stop = at + 1
    if scale is not None and role_value(tokens, stop, "scale"):
        scale, stop = scale * (role_value(tokens, stop, "scale") or 1), stop + 1
    return Numeral(first, stop, "vague", scale, int(scale)) if scale is not None else None


def _converted(tokens: Tokens, first: int) -> Numeral | None:
    """Read an article as one before a measure that digits in brackets convert: "about a mile (1.6 kilometers)"."""
    if role_value(tokens, first, "article") is None or lower(tokens, first + 1) not in _measures():
        return None
    brackets = lower(tokens, first + 2) in ("(", "[")
    digits = any(token.digital for token in tokens[first + 3 : first + 5])
    return Numeral(first, first + 1, "cardinal", 1) if brackets and digits else None


@cache
def _measures() -> frozenset[str]:
    return frozenset(row.name for row in load_lexicon("units") if row.facts["kind"] in ("length", "area", "volume"))


def _other(tokens: Tokens, first: int) -> Numeral | None:
    for role in ("multiple", "zero", "ordinal"):
        value = role_value(tokens, first, role)
        if value is not None:
            return Numeral(first, first + 1, role, value)
    if lower(tokens, first) != "no":
        return None
    noun = next((index for index in range(first + 1, first + 4) if lower(tokens, index) in _denied()), None)
    return Numeral(first, noun + 1, "zero", 0) if noun else None


@cache
def _denied() -> frozenset[str]:
    """Return the nouns whose denial is a report of none: "no casualties"."""
    rows = [row for row in load_lexicon("nouns") if row.name in ("event_noun", "denied")]
    return frozenset(word for row in rows for word in row.say)


def _ranked(tokens: Tokens, first: int) -> Numeral | None:
    """Read an ordinal of two words: "twenty-first"."""
    ten = role_value(tokens, first, "ten")
    at = after_dash(tokens, first + 1)
    unit = role_value(tokens, at, "ordinal") if ten is not None else None
    return None if unit is None or ten is None else Numeral(first, at + 1, "ordinal", ten + unit)
