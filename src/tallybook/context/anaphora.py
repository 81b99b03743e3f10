"""Days counted from another expression: "the same period", "a day earlier", "the 24 hours to Monday"."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from tallybook.context.calendar import Days, month_of, moved, unit_around
from tallybook.context.moment import Filled, Moment, Resolver

_RECENT = 30
"""How far back, in days, the day may lie that "a day earlier" is counted from."""


def _same_period(_filled: Filled, moment: Moment) -> Days | None:
    """Return the days of the last period, no later than publication: "this year … over the same period"."""
    period, today = moment.period, moment.published
    return Days(period.start, today) if period and today and period.start <= today < period.end else period


def _same_period_shifted(filled: Filled, moment: Moment) -> Days | None:
    period = _same_period(filled, moment)
    if period is None:
        return None
    years = filled["year"] - period.end.year if "year" in filled else -1
    end = moved(period.end, years, "year")
    whole = moved(period.end, 1, "day").day == 1  # to the end of February, in a leap year too
    return Days(moved(period.start, years, "year"), month_of(end.year, end.month).end if whole else end)


def _same_unit(filled: Filled, moment: Moment) -> Days | None:
    return moment.anchor and unit_around(moment.anchor.start, filled.get("unit", "weekend"))


def _units_from_anchor(filled: Filled, moment: Moment) -> Days | None:
    sense, unit = filled["sense"], filled.get("unit", "day")
    anchor = _recent_day(moment)
    if unit in ("month", "year", "decade"):
        anchor = moment.anchor or anchor
    if anchor is None:
        return None
    count = sense * filled.get("n", 1)
    if unit == "day":
        day = moved(anchor.end if sense > 0 else anchor.start, count, unit)
        return Days(day, day)
    return Days(moved(anchor.start, count, unit), moved(anchor.end, count, unit))


def _recent_day(moment: Moment) -> Days | None:
    """Return the day last spoken of, if it is one and recent; else that of publication."""
    today, anchor = moment.published, moment.anchor
    if today is None:
        return anchor
    recent = anchor and len(anchor) == 1 and anchor.start >= moved(today, -_RECENT, "day")
    return anchor if recent else Days(today, today)


def _unit_from_anchor(filled: Filled, moment: Moment) -> Days | None:
    day = moment.anchor.start if moment.anchor else moment.published
    if day is None:
        return None
    unit = filled["unit"]
    return unit_around(moved(unit_around(day, unit).start, filled["offset"], unit), unit)


def _unit_after_onset(filled: Filled, moment: Moment) -> Days | None:
    if moment.onset is None:
        return None
    last = moved(moment.onset.start, filled.get("n", 1), filled["unit"])
    return Days(moment.onset.start, moved(last, -1, "day"))


ANAPHORIC: Mapping[str, Resolver] = MappingProxyType(
    {
        "same_period": _same_period,
        "same_period_shifted": _same_period_shifted,
        "same_unit": _same_unit,
        "units_from_anchor": _units_from_anchor,
        "unit_from_anchor": _unit_from_anchor,
        "unit_after_onset": _unit_after_onset,
    }
)


def _units_to(filled: Filled, days: Days) -> Days:
    """Return so many units that end with some days: 24 hours touch the day before, a "week to 28 May" is 22-28 May."""
    touches = len(days) == 1 and (filled["unit"] == "hour" or ("n" not in filled and filled["unit"] == "day"))
    last = days.end if touches else moved(days.end, 1, "day")
    return Days(moved(last, -filled.get("n", 1), filled["unit"]), days.end)


def _units_from(filled: Filled, days: Days) -> Days:
    last = moved(days.start, filled.get("n", 1), filled["unit"])
    whole = filled["unit"] in ("month", "year", "decade") and days.start.day == 1
    return Days(days.start, moved(last, -1, "day") if whole else last)


def _unit_with(filled: Filled, days: Days) -> Days:
    if filled.get("unit") == "day":
        return days
    return unit_around(days.start, filled.get("unit", "weekend"))


def _units_beside(sense: int) -> Callable[[Filled, Days], Days]:
    def resolve(filled: Filled, days: Days) -> Days:
        day = moved(days.start, sense * filled.get("n", 1), filled.get("unit", "day"))
        return Days(day, day)

    return resolve


PREFIXED: Mapping[str, Callable[[Filled, Days], Days]] = MappingProxyType(
    {
        "units_to": _units_to,
        "units_from": _units_from,
        "unit_with": _unit_with,
        "units_before": _units_beside(-1),
        "units_after": _units_beside(1),
    }
)
