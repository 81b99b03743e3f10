"""Days counted back from others: "three days after jets hit 60 targets", "24 hours of fighting that killed 30"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tallybook.context.calendar import Days, moved
from tallybook.context.candidates import Candidate
from tallybook.context.choices import Choice
from tallybook.context.discourse import Discourse
from tallybook.context.lasting import spell_of
from tallybook.context.stretches import Unit, token_at
from tallybook.quantities.quantity import Quantity
from tallybook.text.tokens import Token

_WITHIN = 7
"""Words before a figure among which "in which" leads back to how long something went on."""
_CLAUSE = 30
"""Words before a figure among which its clause says how long before another day it was."""
_TIMES = frozenset(
    "hour hours day days week weeks month months year years fortnight night nights decade decades".split()
)


def counted_back(
    unit: Unit, quantity: Quantity, chosen: Candidate | None, discourse: Discourse, *, grows: bool
) -> Choice | None:
    """Return the day of what is told by its distance from another: "on Monday, three days after jets hit 60 targets".

    A toll that grows runs on from there. "24 hours of fighting that killed 30" is counted back from the day that the
    sentence tells.
    """
    place = token_at(unit.tokens, quantity.span.start)
    start, _ = unit.segment(place)
    base = chosen.date.days.start if chosen and chosen.date.days else discourse.published
    if base is None or (chosen is not None and chosen.first >= start and not chosen.stop < place):
        return None
    if not tells_time(unit):
        return None
    start = max(start, place - _CLAUSE)
    after = spell_of(unit.tokens[start:place], "after") if chosen is None or chosen.stop <= start else None
    if after:
        day = moved(base, -after[0], after[1])
        if grows and discourse.onset and discourse.onset.days == Days(day, day):
            return Choice(Days(day, max(base, discourse.published or base)), "toll_of_event", running=True)
        return Choice(Days(day, day), "counted_back", lasting=False)
    within = [token.lower for token in unit.tokens[max(unit.first, place - _WITHIN) : place]]
    spell = spell_of(unit.tokens[unit.first : place], "spell") if ("in", "which") in pairwise(within) else None
    if spell:
        return Choice(Days(moved(base, -spell[0], spell[1]), base), "spell")
    since = max(start, chosen.stop) if chosen else start
    hours = _hours_of(unit.tokens[since:place])
    return Choice(Days(moved(base, -hours, "day"), base), "spell") if hours else None


def _hours_of(tokens: Sequence[Token]) -> int:
    """Return over how many days "24 hours of fighting that" reaches back; 0 without such words."""
    for index in range(len(tokens) - 3):
        number, unit, of = (token.lower for token in tokens[index : index + 3])
        if unit == "hours" and of == "of" and number.isdecimal() and any(t.lower == "that" for t in tokens[index:]):
            return max(1, -(-int(number) // 24))
    return 0


def tells_time(unit: Unit) -> bool:
    """Say whether a unit has a word for a stretch of time at all."""
    return bool(unit.words & _TIMES)
