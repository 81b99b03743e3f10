"""The derived figures of a reading, ready to be printed."""

from __future__ import annotations

import pytest
from ledgers import DEVELOPMENT, gold_ledger

from tallybook.analysis.derived.measure import MEASURES
from tallybook.analysis.derived.sheet import work_out
from tallybook.analysis.reading import read_ledger


@pytest.mark.parametrize("measure", MEASURES)
def test_only_the_measure_asked_for_is_worked_out(measure: str) -> None:
    sheet = work_out(read_ledger(gold_ledger("seed")), measure=measure)
    assert {item.derived.measure for item in sheet.items} == {measure}


@pytest.mark.parametrize("name", DEVELOPMENT)
def test_every_item_says_something_and_the_weakest_evidence_marks_it(name: str) -> None:
    for item in work_out(read_ledger(gold_ledger(name))).items:
        assert item.limited or item.value is not None
        if any(not claim.source for claim in item.derived.claims):
            assert item.mark == "unattributed"


def test_the_policy_adds_limits_to_those_stated() -> None:
    sheet = work_out(read_ledger(gold_ledger("seed"), policy="wide"))
    displaced = next(item for item in sheet.items if item.told.what == "People displaced, of residents")
    assert displaced.stated.low is None
    assert displaced.allowed.low == 0.075
    assert displaced.told.said == "at least 7.5%, at most 25%"


def test_deaths_of_all_whom_a_source_counts_rank_first() -> None:
    items = work_out(read_ledger(gold_ledger("seed"))).items
    assert min(items, key=lambda item: item.rank).told.what.startswith("Civilians killed, of civilians")
