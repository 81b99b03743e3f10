"""Derived figures in words never claim more than their bounds."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from tallybook.analysis.derived.amounts import bounded, brief, end, rough
from tallybook.analysis.derived.measure import MEASURES
from tallybook.interval import Interval

AMOUNTS = st.floats(0.001, 999_000)


def number(said: str) -> float:
    found = re.search(r"\d[\d,]*(?:\.\d+)?", said)
    assert found is not None
    return float(found[0].replace(",", ""))


@given(AMOUNTS, st.sampled_from(MEASURES[1:]))
def test_a_lower_bound_is_rounded_down_and_an_upper_one_up(value: float, measure: str) -> None:
    assert number(end(measure, value, upper=False)) <= value + 1e-9
    assert number(end(measure, value, upper=True)) >= value - 1e-9


@given(AMOUNTS, AMOUNTS, st.sampled_from(MEASURES))
def test_both_limits_are_told_in_order(one: float, other: float, measure: str) -> None:
    low, high = sorted((one, other))
    said = bounded(measure, Interval(low, high), None)
    assert ("at least" in said and "at most" in said) or low == high
    assert brief(measure, Interval(low, None), None) == bounded(measure, Interval(low, None), None)


def test_an_open_limit_is_told_apart() -> None:
    assert bounded("ratio", Interval(None, 2.0, high_open=True), None) == "less than 2"


def test_without_limits_and_numbers_nothing_is_claimed() -> None:
    assert bounded("share", Interval(), None) == "no limits stated"
    assert brief("share", Interval(), None) == "no limits"


def test_a_figure_without_limits_has_two_significant_figures() -> None:
    assert rough("per_capita", 1727.27) == "about 1,700"
