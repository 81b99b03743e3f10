"""What a numeral and a word look like: the conditions that patterns may set."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tallybook.quantities.inflection import is_plural
from tallybook.quantities.numeral import Numeral
from tallybook.text.tokens import Token

KINDS = frozenset(
    "year day hour clock one age pair couple word padded digits small plain named decimal cardinal"
    " ordinal multiple vague zero fraction unreadable thousands".split()
)
_CENTURIES = ("17", "18", "19", "20")


def kinds_of(numeral: Numeral, text: str) -> frozenset[str]:
    """Return the kinds of a numeral; `text` is its first token.

    >>> sorted(kinds_of(Numeral(0, 1, "cardinal", 2011, digits=True), "2011"))
    ['cardinal', 'clock', 'digits', 'plain', 'year']
    """
    value, scale = numeral.value, numeral.scale
    cardinal = numeral.kind == "cardinal"
    amount = scale == 1 and numeral.kind in ("cardinal", "zero")
    figures = text.isdecimal() and numeral.stop == numeral.first + 1
    four = figures and len(text) == 4
    kinds = (
        (numeral.kind, True),
        ("year", four and 1700 <= value <= 2100),
        ("day", numeral.digits and scale == 1 and 1 <= value <= 31 and value == int(value)),
        ("hour", amount and 0 <= value <= 24),
        ("clock", four and text[:2] < "25" and text[2:] < "60"),
        ("one", text.lower() == "one" and numeral.stop == numeral.first + 1),
        ("age", cardinal and scale == 1 and 0 <= value <= 115),
        ("pair", cardinal and value in (2, 3)),
        ("word", cardinal and not numeral.digits),
        ("padded", text.isdecimal() and text[0] == "0" and len(text) > 1),
        ("digits", numeral.digits),
        ("small", amount and 0 <= value < 200),
        ("plain", numeral.digits and figures),
        ("couple", cardinal and not numeral.digits and value == 2 and text.lower() in ("a", "an")),
        ("named", cardinal and not numeral.digits and text[0].isupper()),
        ("thousands", numeral.digits and (scale > 1 or "," in text)),
        ("decimal", numeral.digits and scale == 1 and value < 10 and "." in text),
    )
    return frozenset(name for name, holds in kinds if holds)


def _is_name(token: Token) -> bool:
    return token.text[0].isupper()


def _is_word(token: Token) -> bool:
    """Say whether a word is written like a name, and not like an acronym."""
    return len(token.text) > 2 and token.text[0].isupper() and token.text[1:].islower()


def _is_lower(token: Token) -> bool:
    return token.text.islower()


def _is_letters(token: Token) -> bool:
    return token.text[0].isalpha()


def _is_code(token: Token) -> bool:
    return token.text.isalpha() and token.text[0].isupper() and (len(token.text) <= 3 or token.text.isupper())


def _is_plural_noun(token: Token) -> bool:
    return token.text.islower() and is_plural(token.lower)


def _is_figures(token: Token) -> bool:
    return token.digital


def _is_year(token: Token) -> bool:
    return len(token.text) == 4 and token.text.isdecimal() and token.text[:2] in _CENTURIES


SHAPES: Mapping[str, Callable[[Token], bool]] = {
    "Name": _is_name,
    "Word": _is_word,
    "lower": _is_lower,
    "letters": _is_letters,
    "Code": _is_code,
    "plural": _is_plural_noun,
    "digits": _is_figures,
    "year": _is_year,
}

# The first character that a word of each shape may have: A capital, a small letter, 0 digit.
LOOKS: Mapping[str, tuple[str, ...]] = {
    "Name": ("A",),
    "Word": ("A",),
    "lower": ("a",),
    "letters": ("A", "a"),
    "Code": ("A",),
    "plural": ("a",),
    "digits": ("0",),
    "year": ("0",),
}
