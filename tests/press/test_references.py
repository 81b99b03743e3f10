"""A number from elsewhere is one that its own row in data/reference states, and no other that stands near it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from followups import seed_and_follow_up

from tallybook.document.nodes import Citation, Document, Paragraph, Value
from tallybook.document.walk import values_of
from tallybook.press.printing import Fault, faults_of
from tallybook.press.references import read_rows
from tallybook.press.tracing import NOTE, Basis
from tallybook.report import comparison, lineage, place, series
from tallybook.report.display import Piece
from tallybook.report.read import read_figures, read_truces
from tallybook.workbook import Workbook

READINGS = seed_and_follow_up()
ROWS = read_rows(Workbook(Path(__file__).resolve().parents[2]))
BASIS = Basis(tuple(reading.ledger.article for reading in READINGS), {"window_days": 10}, ROWS)


def pieces() -> dict[str, Piece]:
    figures = read_figures()
    followed = series.follow(READINGS, figures, read_truces())
    return {
        "comparison": comparison.panels(comparison.compare(READINGS, figures)),
        "lineage": lineage.forms(lineage.trace(READINGS, figures)),
        "series": series.courses(followed),
        "alone": series.alone(followed),
        "terms": place.terms(READINGS[0]),
    }


PIECES = pieces()


def cited(name: str) -> Iterator[Value]:
    """Yield the numbers of a piece that rest on a reference row, each once."""
    found = dict.fromkeys(values_of(PIECES[name].document.blocks))
    return (value for value in found if value.trace.kind == "reference")


def refused(value: Value, name: str) -> list[Fault]:
    evidence = PIECES[name].document.evidence
    return list(faults_of(Document((Paragraph((value,)),), evidence), BASIS, (), no_words=""))


@pytest.mark.parametrize("name", PIECES)
def test_what_the_rows_state_passes(name: str) -> None:
    assert list(cited(name))
    assert list(faults_of(PIECES[name].document, BASIS, (), no_words="")) == []


@pytest.mark.parametrize("name", PIECES)
def test_a_number_of_another_row_does_not(name: str) -> None:
    tried = 0
    for value in cited(name):
        for other in cited(name):
            own, its = (" ".join(one.words for one in each.trace.citations) for each in (value, other))
            if own != its and not set(re.findall(r"\d[\d,]*", other.text)) <= set(re.findall(r"\d[\d,]*", own)):
                assert refused(replace(value, text=other.text), name), (value.text, other.text)
                tried += 1
    assert tried


def test_nor_does_one_of_its_note() -> None:
    noted = [
        value for name in PIECES for value in cited(name) if f"{NOTE}208 children" in value.trace.citations[0].words
    ]
    assert noted
    for value in noted:
        assert any("its row says" in fault.why for fault in refused(replace(value, text="208"), "comparison"))


@pytest.mark.parametrize("name", PIECES)
def test_nor_does_a_wrong_number_that_the_citation_was_made_to_say(name: str) -> None:
    for value in cited(name):
        one = value.trace.citations[0]
        words = one.words.replace(": ", ": 12,345 of ", 1)
        forged = replace(value.trace, citations=(Citation(words, one.url),))
        made = refused(Value("12,345", forged), name)
        assert any("no reference row with that address" in fault.why for fault in made), one


def test_rows_are_known_by_their_address_and_a_workbook_may_have_none(tmp_path: Path) -> None:
    assert len(ROWS) > 20
    assert read_rows(Workbook(tmp_path)) == {}
    folder = tmp_path / "data" / "reference"
    folder.mkdir(parents=True)
    (folder / "figures.csv").write_text("as_of,value,url,note\n2019-07-26,500,https://a.example,26 children\n")
    assert read_rows(Workbook(tmp_path)) == {"https://a.example": (frozenset({2019, 7, 26, 500}),)}
