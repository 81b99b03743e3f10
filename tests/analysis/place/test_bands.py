"""A zone's depth in a province: shares between nothing and all, open where the words are open."""

from __future__ import annotations

import pytest
from exhibits import ATLAS
from hypothesis import given, settings
from hypothesis import strategies as st

from tallybook.analysis.place.atlas import Province, find_province
from tallybook.analysis.place.bands import bands_of
from tallybook.analysis.place.zone import DEPTH, Stated, set_depth
from tallybook.errors import UsageError
from tallybook.interval import Interval

SYRIA = ATLAS.country("SY")


def province(name: str) -> Province:
    found = find_province(SYRIA, name)
    assert found is not None
    return found


def test_twenty_kilometres_of_the_seed_take_four_fifths_of_its_province_at_most() -> None:
    band = bands_of(SYRIA, province("Idlib"), Stated(None, DEPTH, True, Interval(None, 20), (20.0,)))
    assert band.inner
    assert band.share.low is None
    assert band.share.high == pytest.approx(0.79, abs=0.02)


@settings(max_examples=15)
@given(st.floats(1, 80), st.floats(1, 80))
def test_a_range_gives_a_range_within_the_whole(one: float, other: float) -> None:
    least, most = sorted((one, other))
    (stated,) = set_depth(most, least)
    share = bands_of(SYRIA, province("Hama"), stated).share
    assert share.low is not None
    assert share.high is not None
    assert 0 < share.low <= share.high <= 1


def test_a_province_without_neighbours_is_followed_all_around() -> None:
    alone = province("Idlib")
    band = bands_of((alone,), alone, set_depth(5, 0)[0])
    assert not band.inner
    assert 0 < band.strips[0].share < 1


def test_depths_that_contradict_each_other_are_refused() -> None:
    with pytest.raises(UsageError, match="depth_least_km: 20 is more than depth_km, 15"):
        set_depth(15, 20)
    with pytest.raises(UsageError, match="depth_least_km: 20 is more than depth_km, 0"):
        set_depth(0, 20)
