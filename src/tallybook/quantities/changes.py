"""Shares and multiples that state a change: which way it went, and from what."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from tallybook.lexicon import load_lexicon
from tallybook.quantities.amount import Amount
from tallybook.quantities.neighbours import Tokens, lower

_BASES = frozenset(("than", "on", "from", "compared", "over", "against"))
_REACH = 3  # words between the number and the word that says which way
_LONGEST = 10  # words of a base


def with_change(tokens: Tokens, amount: Amount) -> Amount:
    """Return a share that states a change with its sense and its base; a ratio with its base.

    >>> from tallybook.quantities.amount import from_numeral
    >>> from tallybook.quantities.numerals import find_numerals
    >>> from tallybook.quantities.units import with_unit
    >>> from tallybook.text.tokens import tokenize
    >>> tokens = tokenize("40 percent more than in 2021")
    >>> changed = with_change(tokens, with_unit(tokens, from_numeral(find_numerals(tokens)[0])))
    >>> changed.sense, changed.share_of
    ('increase', 'in 2021')
    """
    if amount.unit_kind == "ratio":
        return amount if amount.share_of else replace(amount, share_of=_base(tokens, amount.stop))
    if not (amount.unit_kind == "share" or amount.kind == "fraction") or lower(tokens, amount.stop) == "of":
        return amount
    sense = _after(tokens, amount) or _before(tokens, amount)
    if not sense:
        return amount
    return replace(amount, sense=sense, share_of=_base(tokens, amount.stop) or amount.share_of)


def _after(tokens: Tokens, amount: Amount) -> str:
    for index in (amount.stop, amount.stop + 1):
        for name in ("increase", "decrease"):
            if lower(tokens, index) in _words(name, "after"):
                return name
        if not lower(tokens, index).endswith(("al", "wide")):
            break
    return ""


def _before(tokens: Tokens, amount: Amount) -> str:
    if lower(tokens, amount.first - 1) in ("to", "at", "from"):  # a level, not a change
        return ""
    for index in range(amount.first - 1, max(-1, amount.first - 1 - _REACH), -1):
        for name in ("increase", "decrease"):
            if lower(tokens, index) in _words(name, "say"):
                return name
        if not lower(tokens, index).isalpha():
            break
    return ""


def _base(tokens: Tokens, start: int) -> str:
    """Return the words behind "than", "as", "from" or "the": what the change is measured against."""
    for index in range(start, min(len(tokens), start + _REACH)):
        if lower(tokens, index) in _BASES or lower(tokens, index) == "as":
            return _clause(tokens, index + 1)
        if not lower(tokens, index).isalpha():
            return ""
        if index == start and lower(tokens, index) in ("the", "that", "its", "their", "what"):
            return _clause(tokens, index)
    return ""


def _clause(tokens: Tokens, start: int) -> str:
    text, last = "", tokens[start].start if start < len(tokens) else 0
    for token in tokens[start : start + _LONGEST]:
        if token.text in ',;:.()—–"“”' or token.lower in ("said", "according", "when", "while"):
            break
        text += (" " if token.start > last else "") + token.text
        last = token.end
    return text


@cache
def _words(name: str, side: str) -> frozenset[str]:
    row = next(row for row in load_lexicon("changes") if row.name == name)
    return frozenset(row.say if side == "say" else row.facts["after"])
