"""Statements side by side as a report shows them: each number leads to its claim or its publication."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from ledgers import DEVELOPMENT, gold_ledger, make_ledger
from walking import below, plain

from tallybook.analysis.comparison import Comparison
from tallybook.analysis.reading import read_ledger, read_ledgers
from tallybook.document import nodes
from tallybook.document.arrange import arrange
from tallybook.document.html import set_report
from tallybook.document.plain import set_text
from tallybook.document.typst import body
from tallybook.errors import UsageError
from tallybook.press.printing import faults_of
from tallybook.press.tracing import Basis
from tallybook.report import comparison
from tallybook.report.display import Piece
from tallybook.report.read import read_figures

ROWS = read_figures()
PIECES: dict[str, Callable[[Comparison], Piece]] = {
    "opening": comparison.opening,
    "panels": comparison.panels,
    "lone": comparison.lone,
    "rules": comparison.rules,
}


def both(name: str) -> Comparison:
    return comparison.compare(read_ledgers([gold_ledger(name), gold_ledger("14")], policy="conventional"), ROWS)


@pytest.mark.parametrize("name", [name for name in DEVELOPMENT if name != "14"])
def test_no_number_is_printed_without_a_trace(name: str) -> None:
    found = both(name)
    articles = tuple(reading.ledger.article for reading in found.readings)
    basis = Basis(articles, {"hedge_policy": "conventional", "window_days": found.window})
    for make in PIECES.values():
        assert list(faults_of(make(found).document, basis, (), no_words="")) == []


def test_figures_of_several_articles_keep_one_number_each() -> None:
    found = both("seed")
    items = {(item.number, item.claim_id) for make in PIECES.values() for item in make(found).document.evidence}
    assert len({number for number, _ in items}) == len(items) > 4
    places = {item.where.partition(", sentence")[0] for item in comparison.panels(found).document.evidence}
    assert places == {"seed", "14"}


def test_a_reference_row_leads_to_its_address_in_every_form() -> None:
    report = arrange([comparison.panels(both("seed")).document])
    address = "https://sn4hr.org/blog/2019/07/31/54091/"
    assert f'<a href="{address}" rel="noopener noreferrer">' in set_report(report)
    assert f'outside("{address}"' in body(report)
    assert address in set_text(report)


def test_the_finding_counts_what_the_limits_allow() -> None:
    found = comparison.compare([read_ledger(gold_ledger("seed"))], [row for row in ROWS if not row.seed])
    title = comparison.opening(found).document.blocks[0]
    assert isinstance(title, nodes.Title)
    assert plain(title.finding) == (
        "Three things are counted in several statements; definitions explain each of the three gaps."
    )
    charts = [node for node in below(comparison.panels(found).document) if isinstance(node, nodes.Chart)]
    assert [plain(chart.title) for chart in charts][1] == (
        "Syrian Observatory for Human Rights: 790 civilians killed; of the eight other statements, three can hold "
        "beside it, three cannot, and for two it cannot be told"
    )


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (comparison.compare([read_ledger(make_ledger("Nothing happened."))], ROWS), "There are no figures here"),
        (comparison.compare([read_ledger(gold_ledger("10"))], ROWS), "No second source in the dispatch, nor any"),
        (comparison.compare([read_ledger(gold_ledger("10"))]), "No second source in the dispatch speaks of"),
        (
            comparison.compare([read_ledger(gold_ledger("seed"))], counted=["goats"]),
            "The dispatch gives no such figure",
        ),
    ],
    ids=["no figures", "no neighbour", "no reference figures", "not counted"],
)
def test_nothing_to_compare_is_said(found: Comparison, said: str) -> None:
    assert said in plain(comparison.opening(found).document)
    assert said in plain(comparison.panels(found).document)
    assert not [node for node in below(comparison.panels(found).document) if isinstance(node, nodes.Chart)]


def test_a_day_that_is_none_is_refused() -> None:
    with pytest.raises(UsageError, match="as_of: expected a day, YYYY-MM-DD, found 'soon'"):
        comparison.compare([read_ledger(gold_ledger("seed"))], as_of="soon")
