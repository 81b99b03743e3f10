"""Laws of interval arithmetic."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallybook.interval import Interval, share

ends = st.one_of(st.none(), st.integers(0, 10_000))


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = draw(ends), draw(ends)
    if low is not None and high is not None and low > high:
        low, high = high, low
    return Interval(low, high)


@st.composite
def inside(draw: st.DrawFn) -> tuple[Interval, int]:
    interval = draw(intervals())
    low = interval.low if interval.low is not None else 0
    high = interval.high if interval.high is not None else max(int(low), 20_000)
    return interval, draw(st.integers(int(low), int(high)))


@given(inside(), inside())
def test_a_sum_of_allowed_amounts_is_allowed_by_the_sum(one: tuple[Interval, int], two: tuple[Interval, int]) -> None:
    assert one[1] + two[1] in one[0] + two[0]


@given(inside(), inside())
def test_a_difference_of_allowed_amounts_is_allowed(one: tuple[Interval, int], two: tuple[Interval, int]) -> None:
    assert one[1] - two[1] in one[0] - two[0]


@given(inside(), st.integers(0, 50))
def test_scaling_keeps_what_is_allowed(one: tuple[Interval, int], factor: int) -> None:
    assert one[1] * factor in one[0].scaled(factor)


@given(inside(), inside())
def test_overlap_is_found_from_either_side(one: tuple[Interval, int], two: tuple[Interval, int]) -> None:
    assert one[0].overlaps(two[0]) == two[0].overlaps(one[0])
    if one[1] in two[0]:
        assert one[0].overlaps(two[0])


@given(inside(), inside())
def test_a_share_lies_between_none_and_all_and_holds_every_allowed_pair(
    one: tuple[Interval, int], two: tuple[Interval, int]
) -> None:
    fraction = share(one[0], two[0])
    assert 0 <= fraction.low <= fraction.high <= 1  # type: ignore[operator]
    if two[1] > 0 and one[1] <= two[1]:
        assert fraction.low <= one[1] / two[1] <= fraction.high  # type: ignore[operator]


@given(inside(), inside())
def test_a_wider_part_never_narrows_a_share(one: tuple[Interval, int], two: tuple[Interval, int]) -> None:
    wider = Interval(None, one[0].high)
    narrow, wide = share(one[0], two[0]), share(wider, two[0])
    assert wide.low <= narrow.low  # type: ignore[operator]
    assert wide.high >= narrow.high  # type: ignore[operator]


def test_a_limit_that_is_excluded_is_not_allowed() -> None:
    more = Interval(370_000, None, low_open=True)
    assert 370_000 not in more
    assert 370_001 in more
    assert not more.overlaps(Interval(None, 370_000))


def test_integers_stay_integers() -> None:
    total = Interval(790, None) + Interval(10, None)
    assert total.low == 800
    assert isinstance(total.low, int)
    assert total.high is None


def test_ends_the_wrong_way_round_are_refused() -> None:
    with pytest.raises(ValueError, match="low <= high"):
        Interval(2, 1)


def test_a_negative_factor_is_refused() -> None:
    with pytest.raises(ValueError, match="0 or more"):
        Interval(1, 2).scaled(-1)
