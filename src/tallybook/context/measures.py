"""Amounts that are measures: lengths and areas of ground, spans of time, sums of money."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tallybook.context.governing import Reading
from tallybook.context.placing import Amount
from tallybook.lexicon import Entry, load_lexicon
from tallybook.text.phrases import Found, Phrases
from tallybook.text.tokens import Token

_NEAR = 14  # tokens on either side in which the words stand that say what a sum is for


def read_measure(amount: Amount, tokens: Sequence[Token]) -> Reading | None:
    """Return what a measure measures; None for what is counted.

    The words nearest to it say more ("its appeal", "in damage"); without them its kind of unit decides.
    """
    rows = _rows().get(amount.quantity.unit_kind)
    if rows is None:
        return None
    default, phrases = rows
    first = max(0, amount.first - _NEAR)
    near = tokens[first : amount.end + _NEAR]
    unit = amount.quantity.unit
    able = (cue for cue in phrases.find(near) if unit in cue.entry.facts.get("units", (unit,)))
    found = min(able, key=lambda cue: _distance(cue, amount, first), default=None)
    return Reading(found.entry, 0.0, found.span) if found else Reading(default, 0.0, amount.quantity.unit_span)


def _distance(cue: Found, amount: Amount, first: int) -> int:
    start, stop = cue.first + first, cue.stop + first
    return amount.first - stop if stop <= amount.first else abs(start - amount.stop)


@cache
def _rows() -> dict[str, tuple[Entry, Phrases]]:
    rows = [row for row in load_lexicon("events") if row.facts["role"] == "measure"]
    return {
        row.name: (row, Phrases(other for other in rows if other.facts["measure"] == row.name and other is not row))
        for row in rows
        if row.name == row.facts["measure"]
    }
