"""Fractions in words and figures."""

from __future__ import annotations

from functools import cache

from tallybook.lexicon import load_lexicon
from tallybook.quantities.digits import read_digits
from tallybook.quantities.neighbours import DASHES, Tokens, after_dash, lower, touches
from tallybook.quantities.number_words import role_value, whole, whole_number
from tallybook.quantities.numeral import Numeral


def read_fraction(tokens: Tokens, first: int) -> Numeral | None:
    """Read a fraction, or a part of a scale word: "two-thirds", "half a million"."""
    read = half(tokens, first) or parts_of(tokens, first) or slashed(tokens, first)
    if read is None:
        return None
    value, stop = read
    scaled = _of_scale(tokens, stop)
    if scaled:
        factor, stop = scaled
        return Numeral(first, stop, "cardinal", whole(value * factor), factor)
    return Numeral(first, stop, "fraction", value)


def half(tokens: Tokens, first: int) -> tuple[float, int] | None:
    """Read "half", "a half", "one half" or a fraction in one character; return it and where it ends."""
    index = first + 1 if role_value(tokens, first, "article") else first
    if role_value(tokens, first, "article") and role_value(tokens, first + 1, "half") is None:
        return None
    if lower(tokens, index) == "one" and lower(tokens, index + 1) == "half":
        index += 1
    if role_value(tokens, index, "half") is not None:
        return 0.5, index + 1
    glyph = role_value(tokens, first, "glyph")
    return None if glyph is None else (float(glyph), first + 1)


def parts_of(tokens: Tokens, first: int) -> tuple[float, int] | None:
    """Read "a third", "two-thirds"; return the fraction and where it ends."""
    one = role_value(tokens, first, "article") or (1 if lower(tokens, first) == "one" else None)
    dash = after_dash(tokens, first + 1)
    part = role_value(tokens, dash, "part")
    if one and part and (dash > first + 1 or not _counts_noun(tokens, dash)):
        return 1 / part, dash + 1
    if lower(tokens, first) == "quarter" and role_value(tokens, first + 1, "scale"):
        return 0.25, first + 1
    count = whole_number(tokens, first)
    if count:
        dash = after_dash(tokens, count[1])
        parts = role_value(tokens, dash, "parts")
        if parts:
            return count[0] / parts, dash + 1
    return None


def _counts_noun(tokens: Tokens, part: int) -> bool:
    """Say whether "a third" goes on as an ordinal: "a third summer", but "a third of them", "a third were"."""
    following = lower(tokens, part + 1)
    return tokens[part].lower != "quarter" and following.isalpha() and following not in _fraction_followers()


@cache
def _fraction_followers() -> frozenset[str]:
    return frozenset(word for row in load_lexicon("nouns") if row.name in ("stop", "verb") for word in row.say)


def slashed(tokens: Tokens, first: int) -> tuple[float, int] | None:
    """Read "3/4"; return the fraction and where it ends."""
    if not (touches(tokens, first + 1) and touches(tokens, first + 2) and tokens[first + 1].text in "/⁄"):
        return None
    above, below = read_digits(tokens[first].text), read_digits(tokens[first + 2].text)
    if lower(tokens, first + 3) == "/" and touches(tokens, first + 3):
        return None
    return (above / below, first + 3) if above and below and above < below <= 100 and below != 11 else None


def _of_scale(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Return the factor of "a million", "of a million", "million" or "a dozen" at `index`, and where it ends."""
    joined = lower(tokens, index) == "of" or lower(tokens, index) in DASHES
    at = index + 1 if joined and role_value(tokens, index + 1, "article") else index
    article = role_value(tokens, at, "article") is not None
    at = after_dash(tokens, at + 1) if article else at
    factor = role_value(tokens, at, "scale", "hundred") or (role_value(tokens, at, "collective") if article else None)
    return (int(factor), at + 1) if factor and (article or at == index) else None
