"""Positions by speaker, as a report shows them: the article's own words, its claims marked in them."""

from __future__ import annotations

import pytest
from dispatches import NAMES, ledger_of
from gate import faults
from ledgers import make_ledger
from walking import below, plain

from tallybook.analysis.positions import positions
from tallybook.analysis.reading import read_ledger
from tallybook.document import nodes
from tallybook.report import positions as report


@pytest.mark.parametrize("name", NAMES)
def test_each_statement_stands_there_in_the_words_of_the_article(name: str) -> None:
    reading = read_ledger(ledger_of(name))
    table = report.positions_table(reading)
    said = [statement for position in positions(reading) for statement in position.statements]
    rows = table.rows if table else ()
    assert len(rows) == len(said)
    body = reading.ledger.article.body
    words = nodes.Text | nodes.Value | nodes.ClaimMark
    for row, statement in zip(rows, said, strict=True):
        shown = "".join(node.text for node in below(row.cells[1]) if isinstance(node, words))
        for span in statement.spans:
            assert " ".join(span.of(body).split()) in " ".join(shown.split())


@pytest.mark.parametrize("name", NAMES)
def test_every_number_leads_where_it_says(name: str) -> None:
    reading = read_ledger(ledger_of(name))
    assert faults(report.by_speaker(reading).document, reading) == []


def test_quotations_bear_their_label() -> None:
    labels = [
        node.label
        for node in below(report.by_speaker(read_ledger(ledger_of("seed"))).document)
        if isinstance(node, nodes.QuoteMark)
    ]
    assert labels == ["Q1", "Q2", "Q3"]


def test_the_seed_names_who_through_whom_and_of_whom() -> None:
    said = plain(report.by_speaker(read_ledger(ledger_of("seed"))).document)
    assert "government, through SANA" in said or "through SANA" in said
    assert "own side, “regime”" in said


def test_nobody_says_anything() -> None:
    reading = read_ledger(make_ledger("Nothing happened."))
    assert "quotes nobody" in plain(report.by_speaker(reading).document)
