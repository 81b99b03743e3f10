"""From a filled template to days: one small function for each meaning that a row of the calendar lexicon names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from tallybook.context.calendar import (
    Days,
    day_of,
    edge_of,
    half_of,
    month_of,
    moved,
    part_of,
    season_of,
    stretch_of,
    year_of,
)
from tallybook.context.moment import Filled, Moment, Resolver, number, part

_NEAR = 3
"""A day without a year that is no more than this ahead of publication is not a year old: datelines run ahead."""


def _with_year(days: Callable[[int], Days | None], filled: Filled, moment: Moment) -> Days | None:
    """Return the days of the year that is written, carried or nearest in the right direction."""
    year = filled.get("year", moment.year)
    written = days(year) if year is not None else None
    behind = written and moment.published and written.end < moment.published and moment.future and "year" not in filled
    if year is not None and not behind:
        return written  # "repairs would take until March": not that of the year that is told of
    if moment.published is None:
        return None
    today = moment.published
    found = [found for found in map(days, range(today.year - 1, today.year + 2)) if found]
    if moment.nearest:
        return min(found, key=lambda option: abs((option.end - today).days), default=None)
    if moment.future:
        return next((option for option in found if option.end >= today), None)
    reach = moved(today, _NEAR, "day") if any(len(option) == 1 for option in found) else today
    return next((option for option in reversed(found) if option.start <= reach), None)


def _day(filled: Filled, moment: Moment) -> Days | None:
    day = filled.get("day") or filled["spelled_day"]
    return _with_year(lambda year: day_of(year, filled["month"], day), filled, moment)


def _day_range(filled: Filled, moment: Moment) -> Days | None:
    first, last = filled["day"], filled["other_day"]

    def days(year: int) -> Days | None:
        start, end = day_of(year, filled["month"], first), day_of(year, filled["month"], last)
        return Days(start.start, end.end) if start and end and start.start <= end.end else None

    return _with_year(days, filled, moment)


def _day_number(filled: Filled, _moment: Moment) -> Days | None:
    return day_of(filled["year"], filled["month_number"], filled["day"])


def _day_numeric(filled: Filled, _moment: Moment) -> Days | None:
    if "dotted_day" in filled:
        return Days(filled["dotted_day"], filled["dotted_day"])
    first, second = filled["first"], filled["second"]
    return day_of(filled["year"], second, first) or day_of(filled["year"], first, second)


def _day_alone(filled: Filled, moment: Moment) -> Days | None:
    if moment.published is None:
        return moment.anchor and day_of(moment.anchor.end.year, moment.anchor.end.month, filled["ordinal_day"])
    months = [moved(moment.published.replace(day=1), count, "month") for count in (1, 0, -1, -2)]
    found = [found for month in months if (found := day_of(month.year, month.month, filled["ordinal_day"]))]
    if moment.future:
        return next((option for option in reversed(found) if option.start >= moment.published), None)
    return next((option for option in found if option.start <= moment.published), None)


def _holiday(filled: Filled, moment: Moment) -> Days | None:
    month, day = filled["holiday"]
    return _with_year(lambda year: day_of(year, month, day), filled, moment)


def _month(filled: Filled, moment: Moment) -> Days | None:
    return _with_year(lambda year: month_of(year, filled["month"]), filled, moment)


def _months(filled: Filled, moment: Moment) -> Days | None:
    def days(year: int) -> Days:
        first = month_of(year, filled["month"])
        start = part_of(first, filled["part"]).start if "part" in filled else first.start
        return Days(start, month_of(year, filled["other_month"]).end)

    return _with_year(days, filled, moment)


def _month_of_year(filled: Filled, moment: Moment) -> Days | None:
    return None if moment.published is None else month_of(moment.published.year + filled["offset"], filled["month"])


def _day_of_year(filled: Filled, moment: Moment) -> Days | None:
    return (
        None
        if moment.published is None
        else day_of(moment.published.year + filled["offset"], filled["month"], filled["day"])
    )


def _month_beside(sense: int) -> Resolver:
    def resolve(filled: Filled, moment: Moment) -> Days | None:
        today = moment.published
        if today is None:
            return None
        months = [month_of(today.year + step, filled["month"]) for step in (-sense, 0, sense)]
        over = [month for month in months if (month.end < today if sense < 0 else month.start > today)]
        return over[-1] if sense < 0 and over[-1:] and over[-1].start > over[0].start else over[0]

    return resolve


def _offset_year(filled: Filled, moment: Moment) -> Filled:
    if "offset" in filled and moment.published:
        return {**filled, "year": moment.published.year + filled["offset"]}
    return filled


def _within_month(within: Callable[[Filled, Days], Days]) -> Resolver:
    def resolve(filled: Filled, moment: Moment) -> Days | None:
        return _with_year(
            lambda year: within(filled, month_of(year, filled["month"])), _offset_year(filled, moment), moment
        )

    return resolve


def _season(filled: Filled, moment: Moment) -> Days | None:
    found = _with_year(lambda year: season_of(year, filled["season"]), filled, moment)
    if found and "edge" in filled:
        return part_of(month_of(found.start.year, found.start.month), "early") if part(filled) == "early" else found
    return part_of(found, filled["part"]) if found and "part" in filled else found


def _season_of_year(filled: Filled, moment: Moment) -> Days | None:
    today = moment.published
    if today is None:
        return None
    seasons = [season_of(today.year + step, filled["season"]) for step in (-2, -1, 0, 1, 2)]
    match filled["offset"]:
        case -1:
            return [option for option in seasons if option.end < today][-1]
        case 0:
            return [option for option in seasons if option.start.year <= today.year][-1]
    return next(option for option in seasons if option.start > today)


def _year(filled: Filled, _moment: Moment) -> Days | None:
    return year_of(filled["year"])


def _year_range(filled: Filled, _moment: Moment) -> Days | None:
    first = filled["year"]
    last = filled.get("other_year", first // 100 * 100 + filled.get("short_year", 0))
    return Days(date(first, 1, 1), date(last, 12, 31)) if last > first else None


def _within_year(within: Callable[[Filled, Days], Days]) -> Resolver:
    def resolve(filled: Filled, moment: Moment) -> Days | None:
        if "year" in filled:
            return within(filled, year_of(filled["year"]))
        if moment.published is None:
            return None
        found = within(filled, year_of(moment.published.year + filled.get("offset", 0)))
        late = found.start > moment.published and not moment.future and "offset" not in filled
        return within(filled, year_of(moment.published.year - 1)) if late else found

    return resolve


def _part_or_edge(filled: Filled, year: Days) -> Days:
    """Read "late 2010" as a third of the year, "the end of 2010" as the end of its last month."""
    return edge_of(year, part(filled)) if "edge" in filled else part_of(year, part(filled))


def _stretch(filled: Filled, days: Days) -> Days:
    ordinal = filled["ordinal"]
    return stretch_of(days, number(filled), filled["unit"], last=ordinal < 0, ordinal=max(ordinal, 1))


def _decade(filled: Filled, _moment: Moment) -> Days | None:
    first = filled["decade"]
    decade = Days(date(first, 1, 1), date(first + 9, 12, 31))
    if "part" not in filled:
        return decade
    return part_of(decade, filled["part"])


RESOLVERS: Mapping[str, Resolver] = MappingProxyType(
    {
        "day": _day,
        "day_range": _day_range,
        "day_number": _day_number,
        "day_numeric": _day_numeric,
        "day_alone": _day_alone,
        "holiday": _holiday,
        "month": _month,
        "months": _months,
        "month_of_year": _month_of_year,
        "day_of_year": _day_of_year,
        "month_last": _month_beside(-1),
        "month_next": _month_beside(1),
        "part_of_month": _within_month(lambda filled, month: part_of(month, part(filled))),
        "half_of_month": _within_month(lambda filled, month: half_of(month, filled["ordinal"])),
        "stretch_of_month": _within_month(_stretch),
        "season": _season,
        "season_of_year": _season_of_year,
        "year": _year,
        "part_of_year": _within_year(_part_or_edge),
        "year_range": _year_range,
        "half_of_year": _within_year(lambda filled, year: half_of(year, filled["ordinal"])),
        "quarter_of_year": _within_year(
            lambda filled, year: stretch_of(
                year, 3, "month", last=filled["ordinal"] < 0, ordinal=abs(filled["ordinal"])
            )
        ),
        "stretch_of_year": _within_year(_stretch),
        "decade": _decade,
    }
)
