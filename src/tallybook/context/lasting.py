"""How long something has gone on: "three days of fighting", "a week after the storm", "for an eighth day"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from tallybook.context.slots import GOING_ON, classes, readers, vocabulary
from tallybook.context.stretches import says
from tallybook.context.templates import Templates
from tallybook.lexicon import load_lexicon
from tallybook.text.tokens import Token

_PERFECT = frozenset(("has", "have"))
_DURING = frozenset(("in", "over", "during", "after", "through", "throughout"))
_PHRASE = 6
"""Words of the phrase that names what has lasted: "of rebel and state-sponsored violence"."""


def nth_of(tokens: Sequence[Token]) -> tuple[int, str] | None:
    """Return how many days, and of which unit, something has gone on: "battled a fire for an eighth day"."""
    if not names_unit([token.lower for token in tokens]):
        return None
    templates = _spells("nth")
    for index in templates.openings(tokens):
        for match in templates.at(tokens, index):
            number = match.slots.get("spelled_day") or match.slots.get("ordinal_day")
            if number and match.slots["unit"] in ("day", "week", "month"):
                return number, match.slots["unit"]
    return None


@cache
def _spells(kind: str) -> Templates:
    rows = [row for row in load_lexicon("periods") if row.facts["kind"] == kind]
    return Templates(rows, readers(), classes, GOING_ON)


def names_unit(words: Iterable[str]) -> bool:
    """Say whether a unit of time is among some words in lower case, without which there is no spell.

    >>> names_unit(["a", "week's", "fighting"])
    True
    """
    return not _units().isdisjoint(words)


@cache
def _units() -> frozenset[str]:
    """Return the units of time, as they are and with a possessive."""
    return frozenset(form for unit in vocabulary()["unit"] for form in (unit, f"{unit}'s"))


def years_of(tokens: Sequence[Token]) -> tuple[int, str] | None:
    """Return how long strife with a toll has lasted: "in two decades of violence", "the six-year insurgency has".

    >>> from tallybook.text.tokens import tokenize
    >>> years_of(tokenize("some 70,000 died in two decades of rebel violence"))
    (2, 'decade')
    """
    if not names_unit([token.lower for token in tokens]):
        return None
    templates = _spells("years")
    for index in templates.openings(tokens):
        for match in templates.at(tokens, index):
            perfect = any(token.lower in _PERFECT for token in tokens[match.stop : match.stop + _PHRASE])
            during = tokens[index].lower in _DURING
            if match.slots["unit"] not in ("year", "decade") or not (during or perfect):
                continue
            if says("periods", "strife", tokens[match.stop : match.stop + _PHRASE]):
                return match.slots["n"], match.slots["unit"]
    return None


def spell_of(tokens: Sequence[Token], kind: str) -> tuple[int, str] | None:
    """Return the count and the unit of the first spell among the tokens.

    >>> from tallybook.text.tokens import tokenize
    >>> spell_of(tokenize("the toll of three days of fighting"), "spell")
    (3, 'day')
    """
    if not names_unit([token.lower for token in tokens]):
        return None
    templates = _spells(kind)
    for index in templates.openings(tokens):
        for match in templates.at(tokens, index):
            old = any(token.lower == "old" for token in tokens[match.stop : match.stop + 2])
            part = index > 0 and tokens[index - 1].lower in vocabulary()["ordinal"]  # "the first six months of"
            if match.slots["unit"] in ("day", "week", "month") and not old and not part:
                return match.slots["n"], match.slots["unit"]
    return None
