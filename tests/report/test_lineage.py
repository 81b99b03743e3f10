"""Lineage as a report shows it: each number traced, and nothing to follow said."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from followups import seed, seed_and_follow_up
from ledgers import DEVELOPMENT, gold_ledger, make_ledger
from walking import plain

from tallybook.analysis.lineage.lines import Traced, trace
from tallybook.analysis.reading import read_ledger, read_ledgers
from tallybook.document import nodes
from tallybook.press.printing import faults_of
from tallybook.press.tracing import Basis
from tallybook.report import lineage
from tallybook.report.display import Piece
from tallybook.report.read import read_figures

ROWS = read_figures()
PIECES: dict[str, Callable[[Traced], Piece]] = {
    "opening": lineage.opening,
    "forms": lineage.forms,
    "shifts": lineage.shifts,
    "rewritten": lineage.rewritten,
    "rules": lineage.rules,
}
FOLLOWED = trace(seed_and_follow_up(), ROWS)
EMPTY = trace([read_ledger(make_ledger("Nothing happened."))], ROWS)


def faults(found: Traced, piece: str) -> list[object]:
    articles = tuple(reading.ledger.article for reading in found.readings)
    basis = Basis(articles, {"hedge_policy": "strict", "window_days": 10})
    return list(faults_of(PIECES[piece](found).document, basis, (), no_words=""))


@pytest.mark.parametrize("piece", PIECES)
def test_the_gate_finds_no_number_that_leads_nowhere_in_the_seed_and_what_follows_it(piece: str) -> None:
    assert faults(FOLLOWED, piece) == []


@pytest.mark.parametrize("name", [name for name in DEVELOPMENT if name != "14"])
def test_the_gate_finds_none_in_any_two_articles(name: str) -> None:
    found = trace(read_ledgers([gold_ledger(name), gold_ledger("14")]), ROWS)
    assert [fault for piece in PIECES for fault in faults(found, piece)] == []


@pytest.mark.parametrize("piece", PIECES)
def test_nothing_to_follow_is_said(piece: str) -> None:
    assert plain(PIECES[piece](EMPTY).document)
    assert faults(EMPTY, piece) == []


def test_the_finding_counts_what_drifted() -> None:
    alone = trace([read_ledger(seed())], ROWS)
    title = lineage.opening(alone).document.blocks[0]
    assert isinstance(title, nodes.Title)
    assert plain(title.finding) == "Two figures stand in several publications, and each drifted on its way."


def test_a_chart_is_titled_by_what_changed() -> None:
    chart = lineage.block(FOLLOWED.lines[0])
    assert plain(chart.title) == "790 civilians killed: hedge, amount, unit, source and period changed within four days"


def test_what_a_later_article_changes_is_counted_and_listed() -> None:
    said = plain(lineage.shifts(FOLLOWED).document)
    assert "Two revised, one new" in said
    assert "816" in said


def test_sentences_that_change_stand_side_by_side() -> None:
    said = plain(lineage.rewritten(FOLLOWED).document)
    assert "Brief, key figures" in said
    assert "790 civilians killed" in said
    assert "816 civilians killed" in said


def test_with_a_single_article_it_says_how_to_name_another() -> None:
    alone = trace([read_ledger(seed())])
    assert "Name further ones" in plain(lineage.shifts(alone).document)
    assert "another publication" in plain(lineage.forms(alone).document)


def test_articles_on_different_things_change_nothing_in_each_other() -> None:
    found = trace(read_ledgers([gold_ledger("08"), gold_ledger("02")]))
    assert "nothing changes" in plain(lineage.shifts(found).document)
    assert "No sentence of a report changes." in plain(lineage.rewritten(found).document)
