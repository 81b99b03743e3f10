"""A figure in print, form by form: every form told, no words that collide."""

from __future__ import annotations

from dataclasses import replace

from followups import seed_and_follow_up
from sheets import collisions, outside

from tallybook.analysis.lineage.lines import Lineage, lineages
from tallybook.charts.lineage import FIRST_SEEN, MOST, draw_lineage, drawn
from tallybook.report.read import read_figures


def line() -> Lineage:
    return lineages(seed_and_follow_up(), read_figures())[0]


def test_every_form_is_told_in_order_with_its_source_and_changes() -> None:
    alt, at = draw_lineage(line()).alt, 0
    for step in line().steps:
        at = alt.index(f": {step.statement.said} {step.statement.what}, ", at) + 1
    assert alt.count(FIRST_SEEN) == 1
    assert "UN, through press digest reposted by SOHR, hedge lost; people → civilians; source changed" in alt


def test_a_long_line_is_drawn_in_rows_without_collisions() -> None:
    long = replace(line(), steps=line().steps * 4)
    assert len(drawn(long)) == MOST
    for figure in (draw_lineage(long).figure, draw_lineage(long).narrow):
        assert collisions(figure) == []
        assert outside(figure) == []


def test_the_legend_names_the_grades_that_are_drawn() -> None:
    assert draw_lineage(line()).legend == ("reported", "unattributed")
