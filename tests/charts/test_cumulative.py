"""Running counts and their pace are told in words, count by count, and their limits are rounded outwards."""

from __future__ import annotations

from math import isclose

import pytest
from exhibits import counted_on
from hypothesis import given
from hypothesis import strategies as st
from ledgers import gold_ledger

from tallybook.analysis.reading import read_ledger
from tallybook.charts.cumulative import draw_pace, draw_series, pace_words, said_of
from tallybook.interval import Interval
from tallybook.quantities.printed import printed_numerals


@pytest.mark.parametrize("name", ["seed", "01"])
def test_every_count_and_every_stretch_is_told_in_order(name: str) -> None:
    course = counted_on(read_ledger(gold_ledger(name)))
    assert course is not None
    counts, pace, at = draw_series(course), draw_pace(course), 0
    for point in (point for one in course.series for point in one.points):
        at = counts.alt.index(point.said, at)
    at = 0
    for step in course.steps:
        at = pace.alt.index(said_of(step), at)


@given(st.floats(0.01, 5000), st.floats(0, 5000))
def test_limits_are_rounded_outwards(low: float, more: float) -> None:
    said = [one.value for one in printed_numerals(pace_words(Interval(low, low + more)))]
    if low + more == low:
        assert isclose(said[0] or 0, low, abs_tol=0.051)
    else:
        assert (said[0] or 0) <= low + 1e-9
        assert (said[-1] or 0) >= low + more - 1e-9
