"""Which conclusions survive every reading."""

from __future__ import annotations

from itertools import pairwise

import pytest
from ledgers import DEVELOPMENT, gold_ledger

from tallybook.analysis.derived.sensitivity import conclusions, swings
from tallybook.analysis.derived.wording import what
from tallybook.analysis.reading import read_ledger
from tallybook.interval import Interval, hull


def test_a_lower_limit_of_the_words_survives_and_one_of_a_convention_does_not() -> None:
    kept = {what(one.derived): one for one in conclusions(read_ledger(gold_ledger("seed")))}
    civilians = kept["Civilians killed, of civilians and combatants killed"]
    assert civilians.holds == Interval(790 / 2790, 790 / 1690)
    assert civilians.survives
    assert not kept["People displaced, of residents"].survives


@pytest.mark.parametrize("name", DEVELOPMENT)
def test_what_holds_is_no_narrower_than_any_reading(name: str) -> None:
    for one in conclusions(read_ledger(gold_ledger(name))):
        for _, allowed in one.by_policy:
            assert hull(one.holds, allowed) == one.holds


@pytest.mark.parametrize("name", DEVELOPMENT)
def test_swings_stand_in_order_and_each_holds_the_narrower_ones(name: str) -> None:
    found = swings(read_ledger(gold_ledger(name)))
    assert [swing.size for swing in found] == sorted((swing.size for swing in found), reverse=True)
    for swing in found:
        reaches = [reach for _, reach in swing.reaches]
        assert all(hull(wide, narrow) == wide for wide, narrow in pairwise(reaches))


def test_a_date_swings_a_rate_about_its_middle_day() -> None:
    by_days = [swing for swing in swings(read_ledger(gold_ledger("seed"))) if swing.cause == "days"]
    civilians = next(swing for swing in by_days if what(swing.derived) == "Civilians killed a day")
    assert civilians.worded == ("late April",)
    assert civilians.printed == 790 / 101
    assert civilians.reaches[0][1].high == pytest.approx(790 / 96)


def test_a_hedge_that_no_policy_reads_further_swings_nothing() -> None:
    found = swings(read_ledger(gold_ledger("seed")))
    assert not any(swing.worded == ("more than 370,000",) for swing in found)
