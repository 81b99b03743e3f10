"""Numbers, units and days in words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallybook.analysis import words
from tallybook.interval import Number


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0, "0"),
        (790, "790"),
        (1_000_000, "1 million"),
        (9_770_123, "9,770,123"),
        (2.5, "2.5"),
        (84_100_000_000, "84.1 billion"),
        (3_920_000_000_000, "3.92 trillion"),
        (1_200_000_000_000_000, "1,200 trillion"),
    ],
)
def test_numbers(value: Number, said: str) -> None:
    assert words.number(value) == said


@given(st.integers(0, 10**15))
def test_no_digit_of_a_whole_number_is_lost(value: Number) -> None:
    said = words.number(value)
    scale = {"million": 10**6, "billion": 10**9, "trillion": 10**12}.get(said.rpartition(" ")[2], 1)
    assert round(float(said.split()[0].replace(",", "")) * scale) == value


@pytest.mark.parametrize(
    ("unit", "many"),
    [("person", "people"), ("family", "families"), ("attack", "attacks"), ("bus", "buses"), ("staff", "staff"),
     ("square kilometre", "square kilometres"), ("serviceman", "servicemen"), ("day", "days"), ("", "")],
)  # fmt: skip
def test_plurals(unit: str, many: str) -> None:
    assert words.plural(unit) == many


@pytest.mark.parametrize(
    ("start", "end", "precision", "said"),
    [
        (date(2019, 4, 21), date(2019, 8, 3), "part_of_month", "since late April"),
        (date(2018, 4, 11), date(2019, 8, 3), "part_of_month", "since mid-April 2018"),
        (date(2019, 5, 1), date(2019, 8, 3), "month", "since May"),
        (date(2019, 5, 1), date(2019, 8, 3), "day", "since 1 May"),
        (date(2019, 8, 2), date(2019, 8, 2), "day", "on 2 August"),
        (date(2018, 1, 1), date(2018, 12, 31), "year", "in 2018"),
        (date(2019, 7, 1), date(2019, 7, 31), "month", "in July"),
        (date(2019, 5, 1), date(2019, 5, 14), "period", "1–14 May 2019"),
        (None, date(2019, 5, 14), "day", "until 14 May"),
        (date(2019, 5, 14), None, "day", "from 14 May"),
        (None, None, "", ""),
    ],
)
def test_periods(start: date | None, end: date | None, precision: str, said: str) -> None:
    assert words.period(start, end, precision, published=date(2019, 8, 3)) == said


@given(st.dates(date(1900, 1, 1)), st.integers(0, 4000))
def test_a_stretch_of_days_names_both_its_years(start: date, length: int) -> None:
    end = date.fromordinal(min(start.toordinal() + length, date.max.toordinal()))
    said = words.days(start, end)
    assert str(end.year) in said
    assert str(start.year) in said
