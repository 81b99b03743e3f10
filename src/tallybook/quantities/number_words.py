"""The words that numbers are made of."""

from __future__ import annotations

from functools import cache

from tallybook.interval import Number
from tallybook.lexicon import load_lexicon
from tallybook.quantities.digits import read_digits
from tallybook.quantities.neighbours import Tokens, after_dash

_COUNTING = frozenset("unit teen ten hundred scale vague several half multiple zero".split())


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


def whole_number(tokens: Tokens, first: int) -> tuple[Number, int] | None:
    """Read digits, or a number in words below a hundred; return it and where it ends."""
    if tokens[first].digital:
        value = read_digits(tokens[first].text)
        return None if value is None else (value, first + 1)
    return below_hundred(tokens, first)


def below_hundred(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Read a number in words below a hundred; return it and where it ends."""
    ten = role_value(tokens, index, "ten")
    if ten is not None:
        after = after_dash(tokens, index + 1)
        unit = role_value(tokens, after, "unit")
        return (int(ten + unit), after + 1) if unit is not None else (int(ten), index + 1)
    small = role_value(tokens, index, "unit", "teen")
    return None if small is None else (int(small), index + 1)


def whole(value: Number) -> Number:
    """Keep integers whole: 1.2 million is 1200000, not 1200000.0."""
    rounded = round(value)
    return rounded if abs(value - rounded) < 1e-6 * max(1, abs(value)) else value
