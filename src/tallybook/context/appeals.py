"""Over which year money is asked for or given: "$2.5 billion this year", "the 2024 appeal", "last year's plan"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tallybook.context.calendar import Days
from tallybook.context.candidates import Candidate, Dated
from tallybook.context.choices import Choice
from tallybook.context.discourse import Discourse
from tallybook.context.events import Event
from tallybook.context.named_years import of_named_year
from tallybook.context.stocks import is_possessive
from tallybook.context.stretches import Unit, says, split_units, tells, token_at
from tallybook.quantities.quantity import Quantity
from tallybook.text.sentences import Sentence

_LONG = 180
"""Days from which a date is the stretch of an appeal, and not the day on which it was made."""
_ROLES = ("governs", "names", "reports")
_NEAR = 4
"""Words on either side of a sum that may say that it has come in."""
_SOUGHT = "funding sought"
_BOUNDS = ("by", "until", "till", "to", "through")
"""Prepositions of the day on which a stretch that lies ahead ends."""
_AHEAD = 20
"""Days from which what lies ahead is the stretch of an appeal, and not the day of a meeting."""


def find_appeal(
    sentences: Sequence[Sentence], events: Sequence[Event], dated: Dated, today: date | None
) -> Days | None:
    """Return the first stretch ahead that a text which asks for money tells of its appeal: "over the next six months".

    The sum stands in the lead and the stretch often in a later sentence, or the other way round.
    """
    if today is None or not any(event.subevent == _SOUGHT for event in events):
        return None
    for sentence in sentences:
        for unit in split_units(sentence):
            if not tells("periods", "appeal", unit):
                continue
            ahead = [days for found in dated.within(unit) if (days := _ahead(found, today))]
            if ahead:
                return ahead[0]
    return None


def _ahead(found: Candidate, today: date) -> Days | None:
    """Return the days from publication to the end of a stretch that lies ahead; None for any other date."""
    days = found.date.days
    if days is None or found.role not in _ROLES or (days.end - today).days < _AHEAD or days.start < today:
        return None
    if found.date.governor in _BOUNDS:
        return Days(today, days.end)
    return days if len(days) > _AHEAD else None


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
    owned = place > unit.first and is_possessive(unit.tokens[place - 1].lower)  # "the UN's $3bn plan" is another one
    choice = choice or (None if owned else _of_told_appeal(candidates, quantity, event, discourse))
    if choice is None or choice.days is None:
        return None
    near = unit.tokens[max(unit.first, place - _NEAR) : place + _NEAR]
    today, days = discourse.published, choice.days
    if today and days.start <= today < days.end and (share or says("periods", "come_in", near)):
        return Choice(Days(days.start, today), "appeal", choice.candidate, lasting=False)
    return Choice(days, "appeal", choice.candidate, lasting=False)


def _of_told_appeal(
    candidates: Sequence[Candidate], quantity: Quantity, event: Event, discourse: Discourse
) -> Choice | None:
    """Return the year or the stretch of the appeal told elsewhere, for what it asks for and for what it has drawn.

    "As of 31 May it had received $164 million": from the start of that year.
    """
    if event.subevent == _SOUGHT and quantity.unit_kind == "money":
        days = discourse.appeal or discourse.ahead
        return Choice(days, "appeal", implicit=True) if days else None
    days = discourse.appeal
    if days is None or event.subevent != "funding received":
        return None
    told = (found.date.days.end for found in candidates if found.date.days)
    end = next((day for day in told if days.start <= day < days.end), days.end)
    return Choice(Days(days.start, end), "appeal", implicit=True)
