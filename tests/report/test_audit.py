"""The audit as a report shows it: each number traced, each verdict in words, nothing to say said."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from ledgers import DEVELOPMENT, gold_ledger, make_ledger
from walking import below, plain

from tallybook.analysis.audit.outcome import FAIL, PASS, UNTESTED, outcome
from tallybook.analysis.policy import POLICIES
from tallybook.analysis.reading import Reading, read_ledger
from tallybook.document import nodes
from tallybook.report import audit
from tallybook.report.display import Piece

PIECES: dict[str, Callable[[Reading], Piece]] = {
    "opening": audit.opening,
    "inside": audit.inside,
    "between": audit.between,
    "aside": audit.aside,
}
OWN_WORDS = (nodes.Value, nodes.Evidence)


@pytest.mark.parametrize("name", DEVELOPMENT)
@pytest.mark.parametrize("piece", PIECES)
def test_no_number_is_printed_without_a_trace(piece: str, name: str) -> None:
    document = PIECES[piece](read_ledger(gold_ledger(name), policy="conventional")).document
    untraced = [node.text for node in below(document, OWN_WORDS) if isinstance(node, nodes.Text)]
    assert [text for text in untraced if any(character.isdigit() for character in text)] == []
    known = {item.claim_id for item in document.evidence}
    for node in below(document):
        if isinstance(node, nodes.ClaimRef):
            assert node.claim_id in known


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("policy", POLICIES)
def test_nothing_to_test_is_said(piece: str, policy: str) -> None:
    assert plain(PIECES[piece](read_ledger(make_ledger("Nothing happened."), policy=policy)).document)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("10", "This dispatch sets no figure against another: there is nothing to test."),
        ("seed", "Each of the two tests passes."),
        ("14", "Of ten tests, eight pass and two fail."),
    ],
)
def test_the_finding_says_how_the_tests_end(name: str, said: str) -> None:
    title = audit.opening(read_ledger(gold_ledger(name), policy="conventional")).document.blocks[0]
    assert isinstance(title, nodes.Title)
    assert plain(title.finding) == said


def test_every_test_has_one_outcome() -> None:
    found = outcome(read_ledger(gold_ledger("08"), policy="conventional"))
    counted = sum(len(found.marked(mark)) for mark in (PASS, FAIL, UNTESTED))
    assert counted == len(found.tests) + len(found.dates)


def test_a_filter_leaves_out_what_other_sources_say() -> None:
    reading = read_ledger(gold_ledger("02"), sources=["UN"])
    assert "No two sources" in plain(audit.between(reading).document)


def test_what_fails_comes_first() -> None:
    table = audit.inside(read_ledger(gold_ledger("12"), policy="conventional")).document.blocks[0]
    assert isinstance(table, nodes.Table)
    verdicts = [plain(row.cells[0]) for row in table.rows]
    assert verdicts == sorted(verdicts, key=lambda verdict: "Fail" not in verdict)
    assert "Fail" in verdicts[0]
