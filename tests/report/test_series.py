"""Running counts as a report shows them: every number traced, and plain words where there is nothing to follow."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from ledgers import DEVELOPMENT, gold_ledger, make_ledger
from walking import below, plain

from tallybook.analysis.cumulative import Courses
from tallybook.analysis.reading import read_ledger, read_ledgers
from tallybook.document import nodes
from tallybook.press.printing import faults_of
from tallybook.press.tracing import Basis
from tallybook.report import series
from tallybook.report.display import Piece
from tallybook.report.read import read_figures, read_truces

ROWS, TRUCES = read_figures(), read_truces()
PIECES: dict[str, Callable[[Courses], Piece]] = {
    "opening": series.opening,
    "courses": series.courses,
    "alone": series.alone,
    "rules": series.rules,
}


@pytest.mark.parametrize("name", [name for name in DEVELOPMENT if name != "14"])
def test_no_number_is_printed_without_a_trace(name: str) -> None:
    readings = read_ledgers([gold_ledger(name), gold_ledger("14")], policy="conventional")
    found = series.follow(readings, ROWS, TRUCES)
    basis = Basis(tuple(reading.ledger.article for reading in readings), {"hedge_policy": "conventional"})
    for make in PIECES.values():
        assert list(faults_of(make(found).document, basis, (), no_words="")) == []


def test_the_pace_is_worked_out_before_the_reader() -> None:
    found = series.follow([read_ledger(gold_ledger("seed"))], [row for row in ROWS if not row.seed], TRUCES)
    document = series.courses(found).document
    worked = {node.text: node.trace for node in below(document) if isinstance(node, nodes.Value)}
    assert worked["5.6"].how == "890 − 790 = 100; by 18 days"
    assert [citation.url for citation in worked["5.6"].citations] == ["https://www.syriahr.com/en/139035/"]
    assert len(worked["5.6"].claims) == 1
    titles = [plain(node.title) for node in below(document) if isinstance(node, nodes.Chart)]
    assert titles[0] == (
        "SOHR: civilians killed since 21 April 2019, from more than 460 on 22 June 2019 to 890 on 21 August 2019"
    )


def test_displaced_people_have_no_pace_for_they_may_return() -> None:
    found = series.follow([read_ledger(gold_ledger("01"))], ROWS, TRUCES, counted=["people displaced"])
    charts = [node.label for node in below(series.courses(found).document) if isinstance(node, nodes.Chart)]
    assert [label.partition("-")[0] for label in charts] == ["counts"]


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (series.follow([read_ledger(make_ledger("Nothing happened."))], ROWS), "There is no count since a day here"),
        (series.follow([read_ledger(gold_ledger("14"))]), "No source counts the same people again"),
    ],
    ids=["no count", "no second count"],
)
def test_nothing_to_follow_is_said(found: Courses, said: str) -> None:
    assert said in plain(series.opening(found).document)
    assert said in plain(series.courses(found).document)
