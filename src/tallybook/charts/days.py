"""Where days stand on an axis of time, broken once where nothing happens for most of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from tallybook.charts.canvas import AxisWords
from tallybook.charts.style import text_width

_BREAK, _FIRST_SHARE, _GAP = 0.5, 0.24, 14.0
_MOST_TICKS = 30


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the axis: its first and last day, and the points where they stand."""

    first: date
    last: date
    left: float
    right: float

    def at(self, day: date) -> float:
        """Return the point where a day stands."""
        whole = (self.last - self.first).days
        if whole == 0:
            return (self.left + self.right) / 2
        return self.left + (self.right - self.left) * (day - self.first).days / whole


@dataclass(frozen=True, slots=True)
class DayScale:
    """An axis of time in one stretch, or in two with a break between them."""

    stretches: tuple[Stretch, ...]

    def at(self, day: date) -> float:
        """Return the point where a day stands."""
        stretch = next((part for part in self.stretches if day <= part.last), self.stretches[-1])
        return stretch.at(day)


def fit_days(spans: Sequence[tuple[date, date]], *, left: float, width: float) -> DayScale:
    """Return an axis for these spans of days; it is broken where one gap takes more than half of it."""
    first, last = min(start for start, _ in spans), max(end for _, end in spans)
    gap = max(_gaps(spans), key=lambda gap: gap[1] - gap[0], default=(first, first))
    inset = 5.0
    if (gap[1] - gap[0]).days <= _BREAK * (last - first).days:
        return DayScale((Stretch(first, last, left + inset, left + width - inset),))
    middle = left + width * _FIRST_SHARE
    return DayScale(
        (
            Stretch(first, gap[0], left + inset, middle - _GAP / 2),
            Stretch(gap[1], last, middle + _GAP / 2 + inset, left + width - inset),
        )
    )


def _gaps(spans: Sequence[tuple[date, date]]) -> Iterator[tuple[date, date]]:
    reached = min(start for start, _ in spans)
    for start, end in sorted(spans):
        if start > reached:
            yield reached, start
        reached = max(reached, end)


def day_ticks(stretch: Stretch, *, room: float) -> list[tuple[float, str]]:
    """Return the ticks of one stretch: days, months or years, as many as have room; at least one where any fits."""
    for days in _STEPS:
        if (stretch.last - stretch.first).days / days > _MOST_TICKS:
            continue
        found = [(stretch.at(day), _label(day, days)) for day in _every(stretch, days)]
        apart = [after[0] - before[0] for before, after in pairwise(sorted(found))]
        widest = max((text_width(said) for _, said in found), default=0.0)
        if found and (not apart or min(apart) >= widest + 6) and widest <= room:
            return found
    middle = (stretch.left + stretch.right) / 2
    years = sorted({stretch.first.year, stretch.last.year})
    return [(middle, AxisWords("–".join(str(year) for year in years)))]


_STEPS = (1, 2, 5, 10, 31, 62, 92, 183, 366, 732, 1830, 3660)  # steps past thirty days stand for whole months and years


def _every(stretch: Stretch, step: int) -> Iterator[date]:
    if step < 31:
        for number in range(0, (stretch.last - stretch.first).days + 1, step):
            yield stretch.last - timedelta(days=number)
        return
    months = round(step / 30.5)
    for month in range(stretch.first.year * 12, stretch.last.year * 12 + 12, months):
        day = date(month // 12, month % 12 + 1, 1)
        if stretch.first <= day <= stretch.last:
            yield day


def _label(day: date, step: int) -> str:
    if step < 31:
        return AxisWords(f"{day.day} {day:%b}")
    return AxisWords(f"{day.year}" if step >= 366 else f"{day:%b} {day.year}")
