"""Numbers as a text writes them, in digits and in words, among the tokens of a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from tallybook.interval import Number
from tallybook.lexicon import load_lexicon
from tallybook.quantities.digits import read_digits
from tallybook.text.tokens import Token

Tokens = Sequence[Token]
_COUNTING = frozenset("unit teen ten hundred scale vague several half multiple zero".split())
_DASHES = frozenset("-‐‑")
_SPACED = frozenset("bn mn tn mln bln tln mio dozen dozens".split())  # letters that stay a scale behind a space
_LARGEST = 10**18  # beyond this a number reports nothing


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number written in the text.

    Attributes
    ----------
    first, stop : int
        Indexes ``[first, stop)`` of its tokens.
    kind : str
        ``cardinal``, ``fraction``, ``multiple``, ``vague``, ``ordinal``, ``zero`` or ``unreadable``.
    value : int or float
        The number; the conventional floor of a vague word.
    scale : int
        The scale word's factor: 1,000,000 in "1.2 million"; else 1.
    digits : bool
        True where it begins with digits.
    """

    first: int
    stop: int
    kind: str
    value: Number
    scale: int = 1
    digits: bool = False


@cache
def number_words() -> dict[str, tuple[tuple[str, Number], ...]]:
    """Return what each number word may be: its roles, with their values.

    >>> number_words()["third"]
    (('part', 3), ('ordinal', 3))
    """
    words: dict[str, tuple[tuple[str, Number], ...]] = {}
    for row in load_lexicon("numerals"):
        for word, value in zip(row.say, row.facts["values"], strict=True):
            words[word] = (*words.get(word, ()), (row.name, value))
    return words


@cache
def counting_words() -> frozenset[str]:
    """Return the words that state an amount wherever they stand; no ordinals, letters or parts."""
    return frozenset(word for word, roles in number_words().items() if any(role in _COUNTING for role, _ in roles))


def role_value(tokens: Tokens, index: int, *roles: str) -> Number | None:
    """Return the value of the number word at `index` in one of the `roles`, or None."""
    if 0 <= index < len(tokens):
        for role, value in number_words().get(tokens[index].lower, ()):
            if role in roles:
                return value
    return None


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
        numeral = (
            _at(tokens, index) if token.lower in words or token.lower == "no" or token.text[0].isdecimal() else None
        )
        if numeral:
            found.append(numeral)
        index = numeral.stop if numeral else index + 1
    return tuple(found)


def _at(tokens: Tokens, first: int) -> Numeral | None:
    for reader in (_fraction, _ranked, _cardinal, _vague, _other):
        numeral = reader(tokens, first)
        if numeral:
            return numeral
    return None


def _lower(tokens: Tokens, index: int) -> str:
    return tokens[index].lower if 0 <= index < len(tokens) else ""


def _touch(tokens: Tokens, index: int) -> bool:
    """Say whether the token at `index` follows the one before it without white space."""
    return 0 < index < len(tokens) and tokens[index - 1].end == tokens[index].start


def _after_dash(tokens: Tokens, index: int) -> int:
    return index + 1 if _lower(tokens, index) in _DASHES else index


# Fractions ------------------------------------------------------------------------------------------------------


def _fraction(tokens: Tokens, first: int) -> Numeral | None:
    read = _half(tokens, first) or _parts(tokens, first) or _slashed(tokens, first)
    if read is None:
        return None
    value, stop = read
    scaled = _of_scale(tokens, stop)
    if scaled:
        factor, stop = scaled
        return Numeral(first, stop, "cardinal", _whole(value * factor), factor)
    return Numeral(first, stop, "fraction", value)


def _half(tokens: Tokens, first: int) -> tuple[float, int] | None:
    index = first + 1 if role_value(tokens, first, "article") else first
    if role_value(tokens, first, "article") and role_value(tokens, first + 1, "half") is None:
        return None
    if _lower(tokens, index) == "one" and _lower(tokens, index + 1) == "half":
        index += 1
    if role_value(tokens, index, "half") is not None:
        return 0.5, index + 1
    glyph = role_value(tokens, first, "glyph")
    return None if glyph is None else (float(glyph), first + 1)


def _parts(tokens: Tokens, first: int) -> tuple[float, int] | None:
    one = role_value(tokens, first, "article") or (1 if _lower(tokens, first) == "one" else None)
    dash = _after_dash(tokens, first + 1)
    part = role_value(tokens, dash, "part")
    if one and part and (dash > first + 1 or not _counts_noun(tokens, dash)):
        return 1 / part, dash + 1
    if _lower(tokens, first) == "quarter" and role_value(tokens, first + 1, "scale"):
        return 0.25, first + 1
    count = _whole_number(tokens, first)
    if count:
        dash = _after_dash(tokens, count[1])
        parts = role_value(tokens, dash, "parts")
        if parts:
            return count[0] / parts, dash + 1
    return None


def _counts_noun(tokens: Tokens, part: int) -> bool:
    """Say whether "a third" goes on as an ordinal: "a third summer", but "a third of them", "a third were"."""
    following = _lower(tokens, part + 1)
    return tokens[part].lower != "quarter" and following.isalpha() and following not in _fraction_followers()


@cache
def _fraction_followers() -> frozenset[str]:
    return frozenset(word for row in load_lexicon("nouns") if row.name in ("stop", "verb") for word in row.say)


def _slashed(tokens: Tokens, first: int) -> tuple[float, int] | None:
    if not (_touch(tokens, first + 1) and _touch(tokens, first + 2) and tokens[first + 1].text in "/⁄"):
        return None
    above, below = read_digits(tokens[first].text), read_digits(tokens[first + 2].text)
    if _lower(tokens, first + 3) == "/" and _touch(tokens, first + 3):
        return None
    return (above / below, first + 3) if above and below and above < below <= 100 and below != 11 else None


def _of_scale(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Return the factor of "a million", "of a million", "million" or "a dozen" at `index`, and where it ends."""
    joined = _lower(tokens, index) == "of" or _lower(tokens, index) in _DASHES
    at = index + 1 if joined and role_value(tokens, index + 1, "article") else index
    article = role_value(tokens, at, "article") is not None
    at = _after_dash(tokens, at + 1) if article else at
    factor = role_value(tokens, at, "scale", "hundred") or (role_value(tokens, at, "collective") if article else None)
    return (int(factor), at + 1) if factor and (article or at == index) else None


# Cardinals ------------------------------------------------------------------------------------------------------


def _cardinal(tokens: Tokens, first: int) -> Numeral | None:
    if tokens[first].text[0].isdecimal():
        return _digital(tokens, first)
    spelled = _spelled(tokens, first)
    if spelled is None:
        return None
    value, stop, scale = spelled
    return _extended(tokens, Numeral(first, stop, "cardinal", value, scale))


def _digital(tokens: Tokens, first: int) -> Numeral | None:
    value = read_digits(tokens[first].text)
    if value is None:
        return Numeral(first, first + 1, "unreadable", 0, digits=True)
    if _lower(tokens, first + 1) in ("st", "nd", "rd", "th") and _touch(tokens, first + 1):
        return Numeral(first, first + 2, "ordinal", value, digits=True)
    if _lower(tokens, first + 1) == "d" and _touch(tokens, first + 1) and tokens[first].text[-1] in "23":
        return Numeral(first, first + 2, "ordinal", value, digits=True)
    if value == 0:
        return Numeral(first, first + 1, "zero", 0, digits=True)
    numeral = Numeral(first, first + 1, "cardinal", value, digits=True)
    slashed = _slashed(tokens, first + 1) if _lower(tokens, first + 2) == "/" else None
    glyph = role_value(tokens, first + 1, "glyph") or (slashed and slashed[0])
    if glyph:
        numeral = replace(numeral, value=value + glyph, stop=slashed[1] if slashed else first + 2)
    return _extended(tokens, _scaled(tokens, numeral))


def _scaled(tokens: Tokens, numeral: Numeral) -> Numeral:
    """Take a scale word or its letters with the digits: "1.2 million", "54-million", "2.2m"."""
    stop = _after_dash(tokens, numeral.stop)
    factor = role_value(tokens, stop, "scale", "hundred")
    if factor is None and _touch(tokens, numeral.stop) and numeral.stop == stop and not _metres(tokens, stop):
        factor = role_value(tokens, stop, "suffix")
    if factor is None and numeral.stop == stop and _lower(tokens, stop) in _SPACED:
        factor = role_value(tokens, stop, "suffix", "collective")
    if factor is None:
        return numeral
    more = role_value(tokens, stop + 1, "scale")
    if more and factor < 1000 * more and role_value(tokens, stop, "suffix") is None:
        factor, stop = factor * more, stop + 1
    if numeral.value * factor > _LARGEST:
        return numeral
    return replace(numeral, value=_whole(numeral.value * factor), stop=stop + 1, scale=int(factor))


def _metres(tokens: Tokens, index: int) -> bool:
    return _lower(tokens, index) == "m" and role_value(tokens, index + 1, "metre") is not None


def _extended(tokens: Tokens, numeral: Numeral) -> Numeral:
    """Take "and a half" or "point five" with a number, and a scale word after that."""
    stop = numeral.stop
    if _lower(tokens, stop) == "and" and role_value(tokens, stop + 1, "article", "unit") is not None:
        part = _half(tokens, stop + 1) or _parts(tokens, stop + 1)
        if part:
            added = numeral.value + part[0] * numeral.scale
            fuller = replace(numeral, value=_whole(added), stop=part[1])
            return _scaled(tokens, fuller) if numeral.scale == 1 else fuller
    if _lower(tokens, stop) == "point" and role_value(tokens, stop + 1, "unit", "teen", "ten", "zero") is not None:
        digits, at = "", stop + 1
        while (figure := role_value(tokens, at, "unit", "teen", "ten", "zero")) is not None and len(digits) < 12:
            digits, at = digits + str(figure), at + 1
        return _scaled(tokens, replace(numeral, value=numeral.value + float(f"0.{digits}"), stop=at))
    return numeral


def _whole_number(tokens: Tokens, first: int) -> tuple[Number, int] | None:
    if tokens[first].text[0].isdecimal():
        value = read_digits(tokens[first].text)
        return None if value is None else (value, first + 1)
    below = _below_hundred(tokens, first)
    return below


def _below_hundred(tokens: Tokens, index: int) -> tuple[int, int] | None:
    ten = role_value(tokens, index, "ten")
    if ten is not None:
        after = _after_dash(tokens, index + 1)
        unit = role_value(tokens, after, "unit")
        return (int(ten + unit), after + 1) if unit is not None else (int(ten), index + 1)
    small = role_value(tokens, index, "unit", "teen")
    return None if small is None else (int(small), index + 1)


def _group(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Read a number below a thousand (or "twelve hundred"): what stands before a scale word."""
    below = _below_hundred(tokens, index)
    if below is None:
        return None
    value, stop = below
    dash = _after_dash(tokens, stop)
    if role_value(tokens, dash, "hundred") is None:
        return value, stop
    value, stop = value * 100, dash + 1
    more = _after_dash(tokens, stop)
    if _lower(tokens, more) == "and":
        more = _after_dash(tokens, more + 1)
    rest = _below_hundred(tokens, more)
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
        dash = _after_dash(tokens, stop)
        scale = role_value(tokens, dash, "scale", "collective")
        if scale is None or scale >= last or group * scale > _LARGEST or tokens[dash].lower == "score":
            return total + group, stop, 1 if group else int(last)
        total, last, stop = total + group * int(scale), int(scale), dash + 1
        group, following = 0, stop + 1 if _lower(tokens, stop) == "and" else stop
        rest = _group(tokens, following) if scale != 12 else None
        if rest is None or not _fits(tokens, rest, last):
            return total, stop, last
        group, stop = rest


def _fits(tokens: Tokens, rest: tuple[int, int], last: int) -> bool:
    if role_value(tokens, _after_dash(tokens, rest[1]), "parts", "half") is not None:
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
        rest = _below_hundred(tokens, at + 2) if _lower(tokens, at + 1) == "and" else None
        return (100 + rest[0], rest[1]) if rest else (100, at + 1)
    return (1, at) if role_value(tokens, at, "scale", "collective") is not None else None


# Words that state no number -------------------------------------------------------------------------------------


def _vague(tokens: Tokens, first: int) -> Numeral | None:
    floor = role_value(tokens, first, "vague")
    if floor is not None:
        stop = first + 1
        scale = role_value(tokens, stop + 1, "vague", "scale") if _lower(tokens, stop) == "of" else None
        if scale is not None:
            floor, stop = floor * scale, stop + 2
        if _lower(tokens, first) == "tens" and scale is None:
            return None
        return Numeral(first, stop, "vague", floor, int(scale or 1))
    return _several(tokens, first)


def _several(tokens: Tokens, first: int) -> Numeral | None:
    several = role_value(tokens, first, "several")
    at = first + 1 if role_value(tokens, first, "article") else first
    if several is None and not _lower(tokens, at) in ("few", "many"):
        return None
    scale = role_value(tokens, at + 1, "hundred", "scale", "collective", "vague")
    stop = at + 2
    if scale is not None and role_value(tokens, stop, "scale"):
        scale, stop = scale * (role_value(tokens, stop, "scale") or 1), stop + 1
    if scale is not None:
        return Numeral(first, stop, "vague", scale, int(scale))
    return None if several is None else Numeral(first, at + 1, "vague", several)


def _other(tokens: Tokens, first: int) -> Numeral | None:
    for role in ("multiple", "zero", "ordinal"):
        value = role_value(tokens, first, role)
        if value is not None:
            return Numeral(first, first + 1, role, value)
    if _lower(tokens, first) != "no":
        return None
    noun = next((index for index in range(first + 1, first + 4) if _lower(tokens, index) in _denied()), None)
    return Numeral(first, noun + 1, "zero", 0) if noun else None


@cache
def _denied() -> frozenset[str]:
    """Return the nouns whose denial is a report of none: "no casualties"."""
    rows = [row for row in load_lexicon("nouns") if row.name in ("event_noun", "denied")]
    return frozenset(word for row in rows for word in row.say)


def _ranked(tokens: Tokens, first: int) -> Numeral | None:
    """Read an ordinal of two words: "twenty-first"."""
    ten = role_value(tokens, first, "ten")
    at = _after_dash(tokens, first + 1)
    unit = role_value(tokens, at, "ordinal") if ten is not None else None
    return None if unit is None or ten is None else Numeral(first, at + 1, "ordinal", ten + unit)


def _whole(value: Number) -> Number:
    """Keep integers whole: 1.2 million is 1200000, not 1200000.0."""
    rounded = round(value)
    return rounded if abs(value - rounded) < 1e-6 * max(1, abs(value)) else value
