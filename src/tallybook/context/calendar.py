"""Days and the arithmetic of the calendar: the conventions that turn words into first and last days.

Early, mid and late are the thirds of a month (days 1-10, 11-20, 21 to the end); weeks run from Monday to Sunday;
spring is March to May, and winter carries the year in which it begins.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

PARTS = ("early", "mid", "late")
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_FIRST, _LAST = date(1, 1, 2), date(9999, 12, 30)


@dataclass(frozen=True, slots=True)
class Days:
    """Some days on end.

    Attributes
    ----------
    start, end : date
        First and last day, both included.
    """

    start: date
    end: date

    def __len__(self) -> int:
        return (self.end - self.start).days + 1


def day_of(year: int, month: int, day: int) -> Days | None:
    """Return one day, or nothing where the calendar has no such day.

    >>> day_of(2019, 2, 30) is None
    True
    """
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return Days(found, found)


def month_of(year: int, month: int) -> Days:
    """Return the days of a month.

    >>> month_of(2020, 2).end
    datetime.date(2020, 2, 29)
    """
    return Days(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def year_of(year: int) -> Days:
    """Return the days of a year."""
    return Days(date(year, 1, 1), date(year, 12, 31))


def week_of(day: date) -> Days:
    """Return the week, Monday to Sunday, that a day is in.

    >>> week_of(date(2023, 5, 17)).start
    datetime.date(2023, 5, 15)
    """
    monday = moved(day, -day.weekday(), "day")
    return Days(monday, moved(monday, 6, "day"))


def season_of(year: int, season: str) -> Days:
    """Return the three months of a season; winter begins in December of `year`.

    >>> season_of(2019, "winter").end
    datetime.date(2020, 2, 29)
    """
    first = month_of(year, _SEASONS[season])
    return Days(first.start, month_of(*_month_after(year, _SEASONS[season], 2)).end)


def part_of(days: Days, part: str) -> Days:
    """Return the early, mid or late part of a week, a month or a year.

    A month falls into its days 1-10, 11-20 and the rest; a year into four months each; a decade into years
    0-3, 4-6 and 7-9; anything else into thirds.

    >>> part_of(month_of(2019, 4), "late").start
    datetime.date(2019, 4, 21)
    """
    index = PARTS.index(part)
    if days.start.day == 1 and 28 <= len(days) <= 31:
        last = days.end if part == "late" else days.start.replace(day=10 * (index + 1))
        return Days(days.start.replace(day=1 + 10 * index), last)
    if len(days) > 400:
        low, high = ((0, 3), (4, 6), (7, 9))[index]
        return Days(date(days.start.year + low, 1, 1), date(days.start.year + high, 12, 31))
    if days.start.day == 1 and len(days) > 300:
        first = _month_after(days.start.year, days.start.month, 4 * index)
        return Days(month_of(*first).start, month_of(*_month_after(*first, 3)).end)
    third = len(days) / 3
    cuts = [days.start + timedelta(days=round(third * step)) for step in (index, index + 1)]
    return Days(cuts[0], cuts[1] - timedelta(days=1))


def half_of(days: Days, half: int) -> Days:
    """Return the first (1) or second (2) half: days 1-15 of a month, January to June of a year.

    >>> half_of(year_of(2019), 2).start
    datetime.date(2019, 7, 1)
    """
    middle = days.start.replace(day=15)
    if len(days) > 300:
        middle = month_of(*_month_after(days.start.year, days.start.month, 5)).end
    elif len(days) < 28:
        middle = days.start + timedelta(days=(len(days) - 1) // 2)
    return Days(days.start, middle) if half == 1 else Days(middle + timedelta(days=1), days.end)


def stretch_of(days: Days, count: int, unit: str, *, last: bool = False, ordinal: int = 1) -> Days:
    """Return the `ordinal`-th, or the last, stretch of `count` units within some days.

    >>> stretch_of(year_of(2019), 3, "month", ordinal=2).start
    datetime.date(2019, 4, 1)
    """
    if last:
        start = moved(moved(days.end, 1, "day"), -count, unit)
        return Days(max(start, days.start), days.end)
    start = moved(days.start, count * (ordinal - 1), unit)
    return Days(min(start, days.end), min(moved(moved(start, count, unit), -1, "day"), days.end))


def edge_of(days: Days, part: str) -> Days:
    """Return the start, middle or end of a month or a year: of a year, the first or last part of its own edge month.

    >>> edge_of(year_of(2010), "late")
    Days(start=datetime.date(2010, 12, 21), end=datetime.date(2010, 12, 31))
    """
    whole_year = days.start.day == 1 and 365 <= len(days) <= 366
    if whole_year and part != "mid":
        day = days.start if part == "early" else days.end
        return part_of(month_of(day.year, day.month), part)
    return part_of(days, part)


def moved(day: date, count: int, unit: str) -> date:
    """Return the day `count` units later (earlier, if negative); a day that a month lacks becomes its last.

    >>> moved(date(2022, 8, 30), 6, "month")
    datetime.date(2023, 2, 28)
    """
    if unit in ("month", "quarter", "year", "decade", "century"):
        months = count * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
        if not 0 < day.year + months // 12 < 9999:
            return _FIRST if months < 0 else _LAST
        year, month = _month_after(day.year, day.month, months)
        return date(year, month, min(day.day, monthrange(year, month)[1]))
    length = {"week": 7, "fortnight": 14}.get(unit, 1)
    whole = -(-abs(count) // 24) * (1 if count > 0 else -1) if unit == "hour" else count * length
    try:
        return day + timedelta(days=whole)
    except OverflowError:
        return _FIRST if whole < 0 else _LAST


def unit_around(day: date, unit: str) -> Days:
    """Return the calendar week, weekend, month, quarter, year or decade that a day is in.

    >>> unit_around(date(2019, 8, 3), "quarter").start
    datetime.date(2019, 7, 1)
    """
    match unit:
        case "week":
            return week_of(day)
        case "weekend":
            sunday = week_of(day).end
            return Days(moved(sunday, -1, "day"), sunday)
        case "month":
            return month_of(day.year, day.month)
        case "quarter":
            first = 3 * ((day.month - 1) // 3) + 1
            return Days(date(day.year, first, 1), month_of(day.year, first + 2).end)
        case "year":
            return year_of(day.year)
        case "decade":
            first_year = day.year // 10 * 10
            return Days(date(max(first_year, 1), 1, 1), date(first_year + 9, 12, 31))
    return Days(day, day)


def _month_after(year: int, month: int, count: int) -> tuple[int, int]:
    months = year * 12 + month - 1 + count
    return months // 12, months % 12 + 1
