"""The tornado chart: every reading told, the widest first, limits at its bars."""

from __future__ import annotations

import pytest
from ledgers import DEVELOPMENT, gold_ledger

from tallybook.analysis.derived.sensitivity import swings
from tallybook.analysis.derived.wording import what
from tallybook.analysis.reading import read_ledger
from tallybook.charts.tornado import MOST, draw_tornado


@pytest.mark.parametrize("name", DEVELOPMENT)
def test_the_words_hold_every_reading_in_order(name: str) -> None:
    found = swings(read_ledger(gold_ledger(name)))
    alt, at = draw_tornado(found).alt, 0
    for swing in found[:MOST]:
        at = alt.index(f"{what(swing.derived)}, about", at) + 1
        assert all(f"“{said}”" in alt for said in swing.worded)


def test_the_words_give_the_limits_of_each_policy() -> None:
    alt = draw_tornado(swings(read_ledger(gold_ledger("seed")))).alt
    assert "strict: no limits stated; wide: at least 7.5%, at most 25%; conventional: at least 10%, at most 18%" in alt
    assert "by “late April”: any day of the date: at least 7.5, at most 8.3." in alt
