"""Numbers that count, in digits and in words."""

from __future__ import annotations

from dataclasses import replace

from tallybook.interval import Number
from tallybook.quantities.digits import read_digits
from tallybook.quantities.fractions import half, parts_of, slashed
from tallybook.quantities.neighbours import Tokens, after_dash, lower, touches
from tallybook.quantities.number_words import below_hundred, role_value, whole, whole_number
from tallybook.quantities.numeral import Numeral

_SPACED = frozenset("bn mn tn mln bln tln mio dozen dozens".split())  # letters that stay a scale behind a space
_MONEY = frozenset("$£€¥₹")  # before the digits: $45m away from banks
_HUNDRED = 100
_HIGHEST = 1000  # metres that a level or a wave may have
_CONTEXT = 10  # tokens back in which its height may be named
_MOST_FIGURES = 12  # behind a spelled point
_LARGEST = 10**18  # beyond this a number reports nothing


def read_cardinal(tokens: Tokens, first: int) -> Numeral | None:
    """Read a number in digits or in words, with its scale word."""
    if tokens[first].digital:
        return _digital(tokens, first)
    if role_value(tokens, first, "zero") == 0 and lower(tokens, first + 1) == "point":
        started = _extended(tokens, Numeral(first, first + 1, "cardinal", 0))
        return started if started.stop > first + 1 else None
    spelled = _spelled(tokens, first)
    if spelled is None:
        return None
    value, stop, scale = spelled
    return _extended(tokens, Numeral(first, stop, "cardinal", value, scale))


def _digital(tokens: Tokens, first: int) -> Numeral | None:
    value = read_digits(tokens[first].text)
    if value is None:
        return Numeral(first, first + 1, "unreadable", 0, digits=True)
    if lower(tokens, first + 1) in ("st", "nd", "rd", "th") and touches(tokens, first + 1):
        return Numeral(first, first + 2, "ordinal", value, digits=True)
    if lower(tokens, first + 1) == "d" and touches(tokens, first + 1) and tokens[first].text[-1] in "23":
        return Numeral(first, first + 2, "ordinal", value, digits=True)
    if value == 0:
        return Numeral(first, first + 1, "zero", 0, digits=True)
    stop = _parted_thousands(tokens, first)
    value = whole(value * 1000 ** ((stop - first) // 2)) if stop > first + 1 else value
    numeral = Numeral(first, stop, "cardinal", value, digits=True)
    at = after_dash(tokens, stop)  # 2 1/2 and 2-1/2
    part = slashed(tokens, at) if lower(tokens, at + 1) == "/" else None
    glyph = role_value(tokens, stop, "glyph") or (part and part[0])
    if glyph:
        numeral = replace(numeral, value=value + glyph, stop=part[1] if part else first + 2)
    return _extended(tokens, _scaled(tokens, numeral))


def _parted_thousands(tokens: Tokens, first: int) -> int:
    """Return where a number ends whose thousands stand behind a comma and a blank: "15, 000 refugees"."""
    stop = first + 1
    short = tokens[first].text.isdecimal() and len(tokens[first].text) <= 3
    while short and lower(tokens, stop) == "," and touches(tokens, stop) and lower(tokens, stop + 1) == "000":
        stop += 2
    return stop


def _scaled(tokens: Tokens, numeral: Numeral) -> Numeral:
    """Take a scale word or its letters with the digits: "1.2 million", "54-million", "2.2m"."""
    stop = after_dash(tokens, numeral.stop)
    factor = role_value(tokens, stop, "scale", "hundred")
    if factor is None and touches(tokens, numeral.stop) and numeral.stop == stop and not _metres(tokens, stop):
        factor = role_value(tokens, stop, "suffix")
    if factor is None and numeral.stop == stop and lower(tokens, stop) in _SPACED:
        factor = role_value(tokens, stop, "suffix", "collective")
    if factor is None:
        return numeral
    more = role_value(tokens, stop + 1, "scale")
    if more and factor < 1000 * more and role_value(tokens, stop, "suffix") is None:
        factor, stop = factor * more, stop + 1
    if numeral.value * factor > _LARGEST:
        return numeral
    scaled = replace(numeral, value=whole(numeral.value * factor), stop=stop + 1, scale=int(factor))
    rest = _remainder(tokens, stop + 1) if factor == _HUNDRED else None
    return replace(scaled, value=scaled.value + rest[0], stop=rest[1]) if rest else scaled


def _remainder(tokens: Tokens, index: int) -> tuple[Number, int] | None:
    """Read what stands behind a hundred: "3 hundred and 21"."""
    if lower(tokens, index) != "and" or index + 1 >= len(tokens):
        return None
    rest = whole_number(tokens, index + 1)
    ends = rest and (rest[1] >= len(tokens) or role_value(tokens, rest[1], "hundred", "scale") is None)
    return rest if rest and ends and rest[0] < _HUNDRED and rest[0] == int(rest[0]) else None


def _metres(tokens: Tokens, index: int) -> bool:
    """Say whether an m against digits is a metre: by the word behind it, or by what a small number is said of."""
    if lower(tokens, index) != "m" or (index > 1 and tokens[index - 2].text in _MONEY):
        return False
    if role_value(tokens, index + 1, "metre") is not None or _points(tokens, index + 1):
        return True
    small = (read_digits(tokens[index - 1].text) or 0) < _HIGHEST
    before = range(max(0, index - _CONTEXT), index - 1)
    return small and any(role_value(tokens, at, "height") is not None for at in before)


def _points(tokens: Tokens, index: int) -> bool:
    """Say whether words tell in which direction from a place: "45m south-west of the city"."""
    at = index
    while role_value(tokens, at, "compass") is not None or (at > index and lower(tokens, at) == "-"):
        at += 1
    return at > index and lower(tokens, at) == "of"


def _extended(tokens: Tokens, numeral: Numeral) -> Numeral:
    """Take "and a half" or "point five" with a number, and a scale word after that."""
    stop = numeral.stop
    if lower(tokens, stop) == "and" and role_value(tokens, stop + 1, "article", "unit") is not None:
        part = half(tokens, stop + 1) or parts_of(tokens, stop + 1)
        if part:
            added = numeral.value + part[0] * numeral.scale
            fuller = replace(numeral, value=whole(added), stop=part[1])
            return _scaled(tokens, fuller) if numeral.scale == 1 else fuller
    if lower(tokens, stop) == "point" and role_value(tokens, stop + 1, "unit", "teen", "ten", "zero") is not None:
        digits, at = "", stop + 1
        while (figure := _figure(tokens, at)) is not None and len(digits) < _MOST_FIGURES:
            digits, at = digits + str(figure[0]), figure[1]
        return _scaled(tokens, replace(numeral, value=numeral.value + float(f"0.{digits}"), stop=at))
    return numeral


def _figure(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Read what may stand behind a spelled point: "five", "zero five", "seventy-one"."""
    return (0, index + 1) if role_value(tokens, index, "zero") is not None else below_hundred(tokens, index)


def _group(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Read a number below a thousand (or "twelve hundred"): what stands before a scale word."""
    below = below_hundred(tokens, index)
    if below is None:
        return None
    value, stop = below
    dash = after_dash(tokens, stop)
    if role_value(tokens, dash, "hundred") is None:
        return value, stop
    value, stop = value * 100, dash + 1
    more = after_dash(tokens, stop)
    if lower(tokens, more) == "and":
        more = after_dash(tokens, more + 1)
    rest = below_hundred(tokens, more)
    if rest and role_value(tokens, rest[1], "hundred", "parts") is None:
        return value + rest[0], rest[1]
    return value, stop


def _spelled(tokens: Tokens, first: int) -> tuple[int, int, int] | None:
    """Return value, end and last scale of a number in words."""
    start = _with_article(tokens, first) or _group(tokens, first)
    if start is None:
        return None
    total, (group, stop) = 0, start
    last = 10**16
    while True:
        dash = after_dash(tokens, stop)
        scale = role_value(tokens, dash, "scale", "collective")
        if scale is None or scale >= last or group * scale > _LARGEST or tokens[dash].lower == "score":
            return total + group, stop, 1 if group else int(last)
        stop = dash + 1
        over = role_value(tokens, stop, "scale")  # three lakh crore
        if over and over > scale and group * scale * over <= _LARGEST:
            scale, stop = scale * over, stop + 1
        total, last = total + group * int(scale), int(scale)
        group, following = 0, stop + 1 if lower(tokens, stop) == "and" else stop
        rest = _group(tokens, following) if scale != 12 else None
        if rest is None or not _fits(tokens, rest, last):
            return total, stop, last
        group, stop = rest


def _fits(tokens: Tokens, rest: tuple[int, int], last: int) -> bool:
    if role_value(tokens, after_dash(tokens, rest[1]), "parts", "half") is not None:
        return False
    scale = role_value(tokens, rest[1], "scale", "collective")
    return rest[0] < last and (scale is None or scale < last)


def _with_article(tokens: Tokens, first: int) -> tuple[int, int] | None:
    """Read "a hundred" and "a dozen"; leave the scale word of "a million" for the caller."""
    bare = role_value(tokens, first, "hundred", "scale") is not None
    if role_value(tokens, first, "article") is None and not bare:
        return None
    at = first if bare else first + 1
    hundred = role_value(tokens, at, "hundred")
    if hundred is not None:
        rest = below_hundred(tokens, at + 2) if lower(tokens, at + 1) == "and" else None
        return (100 + rest[0], rest[1]) if rest else (100, at + 1)
    return (1, at) if role_value(tokens, at, "scale", "collective") is not None else None
