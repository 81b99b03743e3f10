"""Who counted and who is blamed, as a report shows it: each number traced, nothing to say said."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from gate import faults
from ledgers import DEVELOPMENT, gold_ledger, make_claim, make_ledger
from walking import below, plain

from tallybook.analysis.policy import POLICIES
from tallybook.analysis.reading import Reading, read_ledger
from tallybook.document import nodes
from tallybook.ledger.ledger import Ledger
from tallybook.report import sourcing
from tallybook.report.display import Piece

PIECES: dict[str, Callable[[Reading], Piece]] = {
    "opening": sourcing.opening,
    "cited": sourcing.cited,
    "blamed": sourcing.blamed,
}
EMPTY = make_ledger("Nothing happened.")
ONE = make_ledger("13 died.", make_claim("13", "13 died.", unit="person", event="killed"))
BLAMING = make_ledger(
    "Gunmen killed 13.",
    make_claim("13", "Gunmen killed 13.", unit="person", event="killed", blamed="Gunmen", source="mayor"),
)


@pytest.mark.parametrize("name", DEVELOPMENT)
@pytest.mark.parametrize("piece", PIECES)
def test_every_number_leads_where_it_says(piece: str, name: str) -> None:
    reading = read_ledger(gold_ledger(name), policy="wide")
    assert faults(PIECES[piece](reading).document, reading) == []


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("ledger", [EMPTY, ONE, BLAMING], ids=["none", "one", "blaming"])
@pytest.mark.parametrize("policy", POLICIES)
def test_nothing_to_say_is_said(piece: str, ledger: Ledger, policy: str) -> None:
    assert plain(PIECES[piece](read_ledger(ledger, policy=policy)).document)


@pytest.mark.parametrize(
    ("ledger", "sources", "said"),
    [
        (
            gold_ledger("seed"),
            (),
            "Two sources are cited for five of nine figures, and four name none; "
            "one blames a party for what is counted.",
        ),
        (gold_ledger("seed"), ("United Nations",), "One source is cited for all two figures; no party is blamed."),
        (EMPTY, (), "This dispatch reports no figures."),
        (ONE, (), "The only figure names no source; no party is blamed."),
        (BLAMING, (), "One source is cited for the only figure; one blames a party for what is counted."),
    ],
)
def test_the_finding_says_who_is_cited(ledger: Ledger, sources: tuple[str, ...], said: str) -> None:
    assert plain(sourcing.finding(read_ledger(ledger, sources=sources))) == said


def test_an_article_that_blames_nobody_says_so() -> None:
    assert plain(sourcing.blamed(read_ledger(ONE)).document) == "No party is blamed in this article."
    assert "no party is blamed" in plain(sourcing.opening(read_ledger(ONE)).document)


def test_the_part_without_a_source_is_of_figures() -> None:
    box = sourcing.opening(read_ledger(gold_ledger("seed"))).document.blocks[1]
    assert isinstance(box, nodes.Box)
    assert plain(box.columns[-1]).strip() == "Four name no source, 44% of all"
    assert plain(box.columns[0]).strip() == "None is verified by its source"
    note = plain(sourcing.cited(read_ledger(gold_ledger("seed"))).document)
    assert "never of the people counted" in note


def test_amounts_are_not_added_up() -> None:
    reading = read_ledger(gold_ledger("05"))
    table = sourcing.cited(reading).document.blocks[1]
    traces = [node for node in below(table) if isinstance(node, nodes.Value)]
    assert {value.trace.kind for value in traces} <= {"count", "computed", "declared"}
    assert all(len(value.trace.claims) == int(value.text) for value in traces if value.trace.kind == "count")


def test_who_says_so_stands_before_what_is_said() -> None:
    table = sourcing.blamed(read_ledger(gold_ledger("05"))).document.blocks[-1]
    assert isinstance(table, nodes.Table)
    assert [column.head for column in table.columns] == ["Blamed, as worded", "Who says so", "For what"]
    starts = [row.claim_id for row in table.rows]
    assert len(starts) == len(set(starts))
