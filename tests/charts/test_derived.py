"""Derived figures drawn: told in words with their limits, people and measures never on one axis."""

from __future__ import annotations

import pytest
from ledgers import DEVELOPMENT, gold_ledger

from tallybook.analysis.derived.sheet import work_out
from tallybook.analysis.reading import read_ledger
from tallybook.charts.derived import MOST, draw_derived, drawn


@pytest.mark.parametrize("name", DEVELOPMENT)
def test_the_words_hold_every_figure_with_its_limits_in_order(name: str) -> None:
    items = work_out(read_ledger(gold_ledger(name))).items
    alt, at = draw_derived(items).alt, 0
    for item in drawn(items):
        said = f"{item.told.what}, {item.told.who}: {item.told.said}."
        at = alt.index(said, at) + len(said)


def test_of_a_long_table_those_that_rank_first_are_drawn_in_order() -> None:
    items = work_out(read_ledger(gold_ledger("11"))).items
    chosen = drawn(items)
    assert sum(item.derived.measure == "share" for item in chosen) == MOST["share"]
    assert [items.index(item) for item in chosen] == sorted(items.index(item) for item in chosen)


def test_an_open_side_is_in_the_legend() -> None:
    assert draw_derived(work_out(read_ledger(gold_ledger("seed"))).items).legend == (
        "reported",
        "unattributed",
        "up",
        "open",
    )
