"""The arithmetic of days, as laws."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tallybook.context.calendar import PARTS, Days, half_of, month_of, moved, part_of, unit_around, year_of

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@given(st.integers(1900, 2100), st.integers(1, 12))
def test_the_parts_of_a_month_are_the_month(year: int, month: int) -> None:
    whole = month_of(year, month)
    parts = [part_of(whole, part) for part in PARTS]
    assert (parts[0].start, parts[-1].end) == (whole.start, whole.end)
    assert sum(map(len, parts)) == len(whole)


@given(st.integers(1900, 2100))
def test_the_halves_of_a_year_are_the_year(year: int) -> None:
    first, second = half_of(year_of(year), 1), half_of(year_of(year), 2)
    assert (len(first) + len(second), second.start) == (len(year_of(year)), date(year, 7, 1))


@given(DAYS, st.sampled_from(("week", "weekend", "month", "quarter", "year", "decade")))
def test_a_calendar_unit_begins_no_later_than_it_ends(day: date, unit: str) -> None:
    found = unit_around(day, unit)
    assert found.start <= found.end
    assert unit == "weekend" or found.start <= day <= found.end


@given(DAYS, st.integers(-500, 500), st.sampled_from(("day", "week", "month", "year")))
def test_to_move_forward_is_never_to_move_back(day: date, count: int, unit: str) -> None:
    there = moved(day, count, unit)
    assert (there > day) == (count > 0)


def test_a_day_that_a_month_lacks_becomes_its_last() -> None:
    assert moved(date(2023, 1, 31), 1, "month") == date(2023, 2, 28)


def test_a_length_counts_both_ends() -> None:
    assert len(Days(date(2024, 5, 5), date(2024, 5, 6))) == 2


def test_the_ends_of_the_calendar_are_not_passed() -> None:
    assert moved(date(2024, 1, 1), -999, "century").year == 1
    assert moved(date(2024, 1, 1), 999, "century").year == 9999
