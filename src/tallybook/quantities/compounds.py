"""One measure in two units: "5 feet 2 inches", "two hours and 20 minutes"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from tallybook.interval import Interval
from tallybook.lexicon import load_lexicon
from tallybook.quantities.amount import Amount
from tallybook.quantities.neighbours import Tokens, lower
from tallybook.quantities.number_words import whole

_INCH = ("in", "″", "''")  # too common a word to be a unit anywhere else


def join_compounds(tokens: Tokens, amounts: Sequence[Amount]) -> tuple[Amount, ...]:
    """Return `amounts` with a measure and the smaller one right behind it joined to one.

    >>> from tallybook.quantities.amount import from_numeral
    >>> from tallybook.quantities.numerals import find_numerals
    >>> from tallybook.quantities.units import with_unit
    >>> from tallybook.text.tokens import tokenize
    >>> tokens = tokenize("two hours and 30 minutes")
    >>> joined = join_compounds(tokens, [with_unit(tokens, from_numeral(n)) for n in find_numerals(tokens)])
    >>> [(amount.value, amount.unit) for amount in joined]
    [(2.5, 'hour')]
    """
    joined: list[Amount] = []
    for amount in amounts:
        both = _joined(tokens, joined[-1], amount) if joined else None
        if both:
            joined[-1] = both
        else:
            joined.append(amount)
    return tuple(joined)


def _joined(tokens: Tokens, large: Amount, small: Amount) -> Amount | None:
    gap = small.first - large.stop
    if gap > 1 or (gap == 1 and lower(tokens, large.stop) != "and") or not large.unit_kind:
        return None
    named = small.unit or ("inch" if gap == 0 and lower(tokens, small.stop) in _INCH else "")
    parts = _smaller().get(large.unit, {}).get(named)
    if parts is None or large.value is None or small.value is None or small.value >= parts:
        return None
    stop = small.stop if small.unit else small.stop + 1
    value = whole(large.value + small.value / parts)
    number = (large.number[0], small.number[1])
    return replace(large, stop=stop, after=stop, number=number, value=value, interval=Interval(value, value))


@cache
def _smaller() -> dict[str, dict[str, int]]:
    """Return, for each unit, the smaller ones that it is made of and how many of each."""
    table: dict[str, dict[str, int]] = {}
    for row in load_lexicon("units"):
        for larger in row.facts.get("of", ()):
            table.setdefault(larger, {})[row.name] = row.facts["parts"]
    return table
