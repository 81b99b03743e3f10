"""Over which year money is asked for or given: "$2.5 billion this year", "the 2024 appeal", "last year's plan"."""

from __future__ import annotations

from collections.abc import Sequence

from tallybook.context.calendar import Days
from tallybook.context.candidates import Candidate
from tallybook.context.choices import Choice
from tallybook.context.discourse import Discourse
from tallybook.context.events import Event
from tallybook.context.named_years import of_named_year
from tallybook.context.stretches import Unit, says, tells, token_at
from tallybook.quantities.quantity import Quantity

_LONG = 180
"""Days from which a date is the stretch of an appeal, and not the day on which it was made."""
_ROLES = ("governs", "names", "reports")
_NEAR = 4
"""Words on either side of a sum that may say that it has come in."""


def of_appeal(
    unit: Unit,
    candidates: Sequence[Candidate],
    quantity: Quantity,
    event: Event,
    discourse: Discourse,
) -> Choice | None:
    """Return the year that a sum is asked for, or has come in over so far; nothing where the unit tells no year.

    What is asked for runs to the end of the year, what has come in to the day of publication.
    """
    share = quantity.unit_kind == "share"
    funding = event.subevent in ("funding sought", "funding received")
    if quantity.unit_kind != "money" and not share and not funding:
        return None
    if not funding and not tells("periods", "appeal", unit):
        return None
    place = token_at(unit.tokens, quantity.span.start)
    years = [found for found in candidates if found.role in _ROLES and found.date.days and len(found.date.days) > _LONG]
    year = min(years, key=lambda found: abs(found.first - place), default=None)
    choice = Choice(year.date.days, "appeal", year) if year else of_named_year(unit, quantity)
    choice = choice or _of_told_appeal(candidates, event, discourse)
    if choice is None or choice.days is None:
        return None
    near = unit.tokens[max(unit.first, place - _NEAR) : place + _NEAR]
    today, days = discourse.published, choice.days
    if today and days.start <= today < days.end and (share or says("periods", "come_in", near)):
        return Choice(Days(days.start, today), "appeal", choice.candidate, lasting=False)
    return Choice(days, "appeal", choice.candidate, lasting=False)


def _of_told_appeal(candidates: Sequence[Candidate], event: Event, discourse: Discourse) -> Choice | None:
    """Return the year of the appeal told before, for what it has drawn: "As of 31 May it had received $164 million"."""
    days = discourse.appeal
    if days is None or event.subevent != "funding received":
        return None
    told = (found.date.days.end for found in candidates if found.date.days)
    end = next((day for day in told if days.start <= day < days.end), days.end)
    return Choice(Days(days.start, end), "appeal", implicit=True)
