"""Which lengths measure a zone, by their wording, and how its limits are drawn."""

from __future__ import annotations

import re
import tomllib

import pytest
from ledgers import gold_ledger, make_claim, make_ledger
from wordings import CORPUS

from tallybook.analysis.place.zone import DEPTH, LENGTH, way_of, zones
from tallybook.analysis.reading import read_ledger
from tallybook.interval import Interval

CASES = [
    (case["way"], say)
    for case in tomllib.loads((CORPUS / "zones.toml").read_text(encoding="utf-8"))["case"]
    for say in case["say"]
]


@pytest.mark.parametrize(("way", "say"), CASES)
def test_a_length_measures_a_zone_where_the_words_say_so(way: str, say: str) -> None:
    before, _, after = re.split(r"[{}]", say)
    found = way_of(before, after)
    assert (found[0] if found else "") == way


def test_the_zone_of_the_seed_is_a_depth_with_a_ceiling_only() -> None:
    (stated,) = zones(read_ledger(gold_ledger("seed")))
    assert (stated.way, stated.said, stated.kilometres, stated.drawn) == (DEPTH, False, Interval(None, 20.0), (20.0,))


def test_a_zone_may_state_both_ways_and_a_range_is_drawn_at_both_its_limits() -> None:
    deep, long = (stated for stated in zones(read_ledger(gold_ledger("14"))) if stated.said)
    assert (deep.way, deep.drawn) == (DEPTH, (32.0,))
    assert (long.way, long.drawn, long.kilometres) == (LENGTH, (440.0,), Interval(None, None))
    body = "a zone of 10 to 15 miles in all"
    claim = make_claim(
        "10 to 15 miles", body, value=None, low=10, high=15, hedge="range", unit="mile", unit_kind="length"
    )
    (stated,) = zones(read_ledger(make_ledger(body, claim)))
    assert stated.drawn == pytest.approx((16.09344, 24.14016))


@pytest.mark.parametrize("name", ["01", "03", "08", "09", "11", "13", "15"])
def test_a_dispatch_without_a_zone_has_none(name: str) -> None:
    assert zones(read_ledger(gold_ledger(name))) == ()
