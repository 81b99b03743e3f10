"""Days stand in their order, and a long empty stretch is broken out."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tallybook.charts.days import day_ticks, fit_days
from tallybook.charts.style import text_width

spans = st.builds(
    lambda start, days: (start, start + timedelta(days=days)),
    *(st.dates(date(1950, 1, 1), date(2060, 1, 1)), st.sampled_from((0, 0, 1, 9, 30, 365))),
)


@given(st.lists(spans, min_size=1, max_size=10))
def test_later_days_never_stand_to_the_left(found: list[tuple[date, date]]) -> None:
    scale = fit_days(found, left=100, width=130)
    days = sorted(day for span in found for day in span)
    assert all(scale.at(before) <= scale.at(after) + 1e-9 for before, after in pairwise(days))
    assert all(100 <= scale.at(day) <= 230 for day in days)


@given(st.lists(spans, min_size=1, max_size=10))
def test_ticks_of_a_stretch_stand_apart(found: list[tuple[date, date]]) -> None:
    for stretch in fit_days(found, left=100, width=130).stretches:
        ticks = sorted(day_ticks(stretch, room=60))
        assert ticks
        for (x, said), (next_x, next_said) in pairwise(ticks):
            assert x + text_width(said) / 2 < next_x - text_width(next_said) / 2


def test_an_empty_stretch_of_years_breaks_the_axis() -> None:
    year, week = (date(2011, 1, 1), date(2011, 12, 31)), (date(2019, 8, 1), date(2019, 8, 3))
    assert len(fit_days([year, week], left=0, width=130).stretches) == 2
    assert len(fit_days([week], left=0, width=130).stretches) == 1
