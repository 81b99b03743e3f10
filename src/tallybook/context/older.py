"""Figures that the text has replaced or compares with: "up from 103 on Wednesday", "from an earlier 51"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tallybook.context.calendar import Days, moved
from tallybook.context.candidates import Candidate
from tallybook.context.choices import Choice
from tallybook.context.discourse import Discourse
from tallybook.context.events import Event
from tallybook.context.stretches import Unit, says, token_at
from tallybook.quantities.quantity import Quantity

DATED = frozenset(("killed", "injured", "displaced", "missing", "detained"))
"""Events of people, whose tolls are counted from the onset of what befell them."""
COMPARED = "compared"
"""Rule of a figure that another is compared with, whose days are nobody else's."""
_NEAR = 3
"""Words between a figure and the date that is its own."""


def days_compared(compared: Candidate, event: Event, discourse: Discourse) -> Choice:
    """Return the days of another figure; an older toll runs from the onset: "up from 103 on Wednesday"."""
    onset, days = discourse.main_days(), compared.date.days
    if event.kind in DATED and days and len(days) == 1 and onset and onset.start < days.start:
        days = Days(onset.start, days.end)
    return Choice(days, COMPARED, compared, lasting=False)


def ended(
    unit: Unit, candidates: Sequence[Candidate], quantity: Quantity, choice: Choice, discourse: Discourse
) -> Choice:
    """Return the days of a figure that the text has replaced: they end before those of the new one."""
    place, today = token_at(unit.tokens, quantity.span.start), discourse.published
    last = token_at(unit.tokens, quantity.span.end - 1)
    if choice.days is None or today is None:
        return choice
    told = next((found for found in candidates if found.role == "reports" and last < found.first <= last + 4), None)
    end: date | None = None
    if told and _follows_directly(unit, last, told):
        end = told.date.end
    elif not _dated_itself(choice, last) and says(
        "periods", "earlier", unit.tokens[max(unit.first, place - 4) : place]
    ):
        end = moved(min(choice.days.end, today), -1, "day")
    if end is None:
        return choice
    return replace(choice, days=Days(min(choice.days.start, end), end), rule="earlier_figure", lasting=False)


def _dated_itself(choice: Choice, last: int) -> bool:
    """Say whether the replaced figure has its own date: "up from nine a day earlier"."""
    return choice.candidate is not None and last < choice.candidate.first <= last + _NEAR


def _follows_directly(unit: Unit, last: int, told: Candidate) -> bool:
    """Say whether "the 1,061 reported on Monday" is meant, not "killed 12, it said on Monday"."""
    return (
        told.date.start is not None
        and all(token.text[0].isalpha() for token in unit.tokens[last + 1 : told.first])
        and (unit.tokens[last + 1].lower in ("reported", "announced", "recorded", "given", "counted"))
    )
