"""The comparison chart: every statement is told with its hedge in order, and no words collide."""

from __future__ import annotations

import pytest
from ledgers import DEVELOPMENT, gold_ledger
from sheets import collisions, outside

from tallybook.analysis.comparison import compare
from tallybook.analysis.reading import read_ledgers
from tallybook.charts.comparison import away, draw_comparison
from tallybook.report.read import read_figures


@pytest.mark.parametrize("policy", ["strict", "wide"])
@pytest.mark.parametrize("name", DEVELOPMENT)
def test_no_words_collide_and_every_statement_is_told(name: str, policy: str) -> None:
    readings = read_ledgers([gold_ledger(name), gold_ledger("16" if name != "16" else "14")], policy=policy)
    for panel in compare(readings, read_figures()).panels:
        drawn = draw_comparison(panel)
        for figure in (drawn.figure, drawn.narrow):
            assert collisions(figure) == []
            assert outside(figure) == []
        at = 0
        for line in panel.lines:
            at = drawn.alt.index(f": {line.statement.said}", at) + 1
        assert set(drawn.legend) >= {line.statement.mark for line in panel.lines}


def test_days_away_are_signed() -> None:
    assert [away(days) for days in (-1, 0, 1)] == ["−1", "0", "+1"]
