"""The days of a toll: from those of the event that a sentence tells of to those on which it is told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from tallybook.context.beginnings import begins
from tallybook.context.calendar import Days
from tallybook.context.candidates import Candidate
from tallybook.context.choices import Choice
from tallybook.context.discourse import Discourse
from tallybook.context.events import Event
from tallybook.context.lasting import spell_of
from tallybook.context.older import DATED
from tallybook.context.stretches import Unit, says, tells, token_at
from tallybook.quantities.quantity import Quantity

_BEFORE = 8
"""Words before a figure that may say that it is a total."""
_NEXT = 6
"""Words between the day that something began and the number of those whom it "has killed"."""
_MOMENT = 2
"""Days of a statement or a deed: "overnight"."""
_OVER = frozenset(("previous", "earlier", "former"))
"""Words before an event that is no longer going on."""


def of_named_event(
    unit: Unit, candidates: Sequence[Candidate], quantity: Quantity, chosen: Candidate | None, discourse: Discourse
) -> Choice | None:
    """Return the days of a toll: from the day of "Monday's earthquake" to the day it is told of.

    What "Tuesday's explosion" itself killed, in a sentence with another date before it, is of that Tuesday.
    """
    named = next((found for found in candidates if found.role == "names" and found.date.days), None)
    if named is None or named.date.start is None:
        return None
    if chosen and chosen.first < named.first < token_at(unit.tokens, quantity.span.start):
        return Choice(named.date.days, "day_of_event", named)
    grows = discourse.onset is None or discourse.onset.lasting or discourse.onset.days != named.date.days
    if not grows or not tells("periods", "running", unit):
        return None
    until = chosen.date.end if chosen and chosen.date.end else discourse.published
    last = max(filter(None, (until, named.date.start)))
    return Choice(Days(named.date.start, last), "toll_of_event", named, running=True)


def grown(
    unit: Unit, quantity: Quantity, event: Event, chosen: Candidate | None, discourse: Discourse
) -> Choice | None:
    """Return the days of a toll from the onset, where the day beside it is only the day that it is told on.

    "On Wednesday, a week after the ferry sank, divers found eight more, raising the toll to 150."
    """
    onset, days = discourse.onset, chosen.date.days if chosen else None
    if onset is None or chosen is None or days is None:
        return None
    if chosen.date.governor == "since" or len(days) > _MOMENT or days.start <= onset.days.start:
        return None
    place = token_at(unit.tokens, quantity.span.start)
    start, stop = unit.segment(place)
    raised = says("periods", "totalled", unit.tokens[max(unit.first, place - _BEFORE) : place])
    totalled = raised or (onset.lasting and says("periods", "running", unit.tokens[start:place]))
    aside = not start <= chosen.first < stop
    if event.kind not in DATED and not raised:
        return None
    perfect = any(token.lower in ("has", "have") for token in unit.tokens[start:stop])
    after = spell_of(unit.tokens[unit.first : place], "after") is not None
    recalled = onset.ongoing and unit.tokens[start].lower == "after"  # "battled it on Saturday, after it killed 20"
    if not (totalled or recalled or (aside and (perfect or after))):
        return None
    end = max(filter(None, (days.end, discourse.published if perfect else None)))
    return Choice(Days(onset.days.start, end), "toll", chosen, running=True)


def of_disaster(unit: Unit, quantity: Quantity, chosen: Candidate, discourse: Discourse) -> bool:
    """Say whether the day is that of what killed, told aside: "64 were dead after tornadoes that struck on Friday"."""
    onset, last = discourse.onset, token_at(unit.tokens, quantity.span.end - 1)
    if onset is None or not onset.lasting or chosen.date.days != onset.days:
        return False
    between = unit.tokens[last + 1 : chosen.first]
    if says("periods", "totalled", unit.tokens[max(unit.first, chosen.stop) : last + 1]):
        return True  # "days after it struck on Saturday, the agency raised the toll to 1,941"
    if chosen.first <= last:
        return False
    relative = any(token.lower in ("that", "which", "when", "after", "following") for token in between)
    return relative and says("periods", "struck", between)


def begun(unit: Unit, chosen: Candidate) -> bool:
    """Say whether the count runs from the date: "the war, which began in November 2020, has killed".

    What was before, "a previous outbreak, which began in 2010", is over.
    """
    over = any(token.lower in _OVER for token in unit.tokens[unit.first : chosen.first])
    return begins(unit, chosen) and not over


def has_run(unit: Unit, chosen: Candidate, quantity: Quantity, today: date | None) -> bool:
    """Say whether what is told of a day in a clause of its own has lasted: "strife that flared in 2015 has killed"."""
    days, place = chosen.date.days, token_at(unit.tokens, quantity.span.start)
    if days is None or today is None or days.end >= today or not chosen.stop <= place <= chosen.stop + _NEXT:
        return False
    return any(
        token.lower in ("has", "have") and after.lower.endswith(("ed", "en", "ost", "ft", "aken"))
        for token, after in pairwise(unit.tokens[chosen.stop : place])
    )
