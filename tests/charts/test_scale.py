"""Every mark with its words lies within its axis."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tallybook.charts.scale import Placed, fit_scale, ticks
from tallybook.charts.style import text_width

amounts = st.one_of(st.floats(0.01, 1e9), st.integers(0, 10**10).map(float))
marks = st.builds(
    lambda low, more, before, after: Placed(low, low + more, before, after),
    *(amounts, st.sampled_from((0.0, 1.0, 1e6)), st.sampled_from((0.0, 18.0, 36.0)), st.floats(10, 150)),
)


@given(st.lists(marks, min_size=1, max_size=8))
def test_marks_and_words_fit(placed: list[Placed]) -> None:
    scale = fit_scale(placed, left=130, width=360)
    for mark in placed:
        assert scale.at(max(mark.first, 1e-300)) - mark.before >= 130 - 2
        assert scale.at(max(mark.last, 1e-300)) + mark.after <= 130 + 360 + 0.01


@given(st.lists(marks, min_size=1, max_size=8))
def test_ticks_stand_apart(placed: list[Placed]) -> None:
    scale = fit_scale(placed, left=0, width=360)
    found = ticks(scale, lambda value: f"{value:g}", whole=False)
    ends = [(scale.at(value) - text_width(said) / 2, scale.at(value) + text_width(said) / 2) for value, said in found]
    assert all(after[0] > before[1] for before, after in pairwise(ends))


@given(st.lists(marks, min_size=1, max_size=8))
def test_ticks_with_long_words_stand_apart_too(placed: list[Placed]) -> None:
    scale = fit_scale(placed, left=0, width=240)
    found = ticks(scale, lambda value: f"{value:g} billion shillings", whole=False)
    ends = [(scale.at(value) - text_width(said) / 2, scale.at(value) + text_width(said) / 2) for value, said in found]
    assert all(after[0] > before[1] for before, after in pairwise(ends))
