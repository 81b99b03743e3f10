"""Over how many days a figure was counted, where the words leave its first or last day open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tallybook.analysis.derived.rows import wordings
from tallybook.context.calendar import Days
from tallybook.context.dates import DateExpression
from tallybook.interval import Interval
from tallybook.ledger.claim import Claim
from tallybook.ledger.ledger import Ledger

READINGS = ("any", "earliest", "middle", "latest")
"""Which day an imprecise date stands for: any of its days, or one of them."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days that a figure was counted over; each end is one day, or any of several.

    Attributes
    ----------
    first, last : Days
        The days that may be the first and the last one; both are counted.
    worded : tuple of str
        The dates of the text that leave an end open: "late April".
    implicit : bool
        True where the period is taken over from another sentence.
    """

    first: Days
    last: Days
    worded: tuple[str, ...] = ()
    implicit: bool = False

    def count(self, reading: str = "any") -> Interval:
        """Return how many days there are under a reading of the dates.

        >>> from datetime import date
        >>> august = Days(date(2019, 8, 3), date(2019, 8, 3))
        >>> since = Stretch(Days(date(2019, 4, 21), date(2019, 4, 30)), august)
        >>> since.count(), since.count("earliest")
        (Interval(low=96, high=105), Interval(low=105, high=105))
        """
        if reading == "any":
            shortest = (self.last.start - self.first.end).days + 1
            return Interval(max(1, shortest), (self.last.end - self.first.start).days + 1)
        number = max(1, (_day(self.last, reading) - _day(self.first, reading)).days + 1)
        return Interval(number, number)


def _day(days: Days, reading: str) -> date:
    if reading == "earliest":
        return days.start
    return days.end if reading == "latest" else days.start + timedelta(days=(len(days) - 1) // 2)


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates that a text resolves, by their first and by their last day.

    Attributes
    ----------
    body : str
        The text.
    starting, ending : mapping of date to tuple of DateExpression
    """

    body: str
    starting: Mapping[date, tuple[DateExpression, ...]]
    ending: Mapping[date, tuple[DateExpression, ...]]


def read_dates(ledger: Ledger) -> Dates:
    """Return the dates of a ledger; those that take their days from another are left out."""
    starting: dict[date, tuple[DateExpression, ...]] = {}
    ending: dict[date, tuple[DateExpression, ...]] = {}
    for found in ledger.dates:
        if found.days is not None and not found.anaphoric:
            starting[found.days.start] = (*starting.get(found.days.start, ()), found)
            ending[found.days.end] = (*ending.get(found.days.end, ()), found)
    return Dates(ledger.article.body, starting, ending)


def stretch(dates: Dates, claim: Claim) -> Stretch | None:
    """Return the days that a claim was counted over; None where the text gives no first or no last day.

    "In late August" names no such days: something happened on one of them.
    """
    if claim.period_start is None or claim.period_end is None:
        return None
    period = Days(claim.period_start, claim.period_end)
    openings, closings = dates.starting.get(period.start, ()), dates.ending.get(period.end, ())
    if any(found.days == period and found.precision == "part_of_month" for found in openings):
        return None
    first, last = Days(period.start, period.start), Days(period.end, period.end)
    opening, closing = _nearest(claim, openings), _nearest(claim, closings)
    worded = []
    if opening is not None and opening.days is not None and _leaves_open(opening) and opening.days.end < period.end:
        first = opening.days
        worded.append(opening.span.of(dates.body))
    if closing is not None and closing.days is not None and _leaves_open(closing) and closing.days.start > first.end:
        last = closing.days
        worded.append(closing.span.of(dates.body))
    return Stretch(first, last, tuple(worded), claim.period_implicit)


def _nearest(claim: Claim, found: Sequence[DateExpression]) -> DateExpression | None:
    """Return the date that a claim's own trail names, else the one nearest to it in the text."""
    named = {step.span for step in claim.trail if step.field == "period" and step.span is not None}
    return min(
        found,
        key=lambda one: (
            not any(span.covers(one.span) or one.span.covers(span) for span in named),
            abs(one.span.start - claim.start),
        ),
        default=None,
    )


def _leaves_open(expression: DateExpression) -> bool:
    return bool({expression.precision, expression.rule} & wordings("within_a_year"))
