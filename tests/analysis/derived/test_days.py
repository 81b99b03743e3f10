"""Over how many days a figure was counted: a date that leaves a day open leaves their number open."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledgers import gold_ledger

from tallybook.analysis.derived.days import READINGS, Dates, Stretch, read_dates, stretch
from tallybook.context.calendar import Days
from tallybook.ledger.claim import Claim

DAYS = st.dates(date(2010, 1, 1), date(2020, 12, 31))


def of(name: str, text: str) -> tuple[Dates, Claim]:
    ledger = gold_ledger(name)
    return read_dates(ledger), next(claim for claim in ledger.claims if claim.text == text)


def test_late_april_may_be_any_day_of_its_third() -> None:
    found = stretch(*of("seed", "790"))
    assert found is not None
    assert (found.first, found.worded) == (Days(date(2019, 4, 21), date(2019, 4, 30)), ("late April",))
    assert [found.count(reading).low for reading in READINGS] == [96, 105, 101, 96]


def test_the_same_period_is_as_open_as_the_one_that_it_repeats() -> None:
    found = stretch(*of("seed", "nearly two thousand"))
    assert found is not None
    assert (found.count().low, found.count().high) == (96, 105)


def test_a_month_counted_whole_is_no_open_date() -> None:
    found = stretch(*of("02", "nearly 10,000"))
    assert found is not None
    assert (found.worded, found.count().low, found.count().high) == ((), 30, 30)


@pytest.mark.parametrize(("name", "text"), [("seed", "some three million"), ("16", "some 170")])
def test_without_a_first_and_a_last_day_there_are_no_days(name: str, text: str) -> None:
    assert stretch(*of(name, text)) is None


@given(DAYS, DAYS, DAYS, DAYS)
def test_each_reading_lies_within_any_day_and_none_is_less_than_a_day(a: date, b: date, c: date, d: date) -> None:
    one, two, three, four = sorted((a, b, c, d))
    found = Stretch(Days(one, two), Days(three, four))
    widest = found.count()
    assert widest.low is not None
    assert widest.low >= 1
    assert all((found.count(reading).low or 0) in widest for reading in READINGS[1:])
