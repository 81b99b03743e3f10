"""What the words allow, as a report shows it: traced, with its assumptions, and nothing to say said."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from ledgers import DEVELOPMENT, gold_ledger, make_ledger
from walking import below, plain

from tallybook.analysis.derived.sheet import Sheet, work_out
from tallybook.analysis.policy import POLICIES
from tallybook.analysis.reading import read_ledger
from tallybook.document import nodes
from tallybook.report import derived
from tallybook.report.display import Piece

PIECES: dict[str, Callable[[Sheet], Piece]] = {
    "opening": derived.opening,
    "shares": derived.shares,
    "rates": derived.rates,
    "readings": derived.readings,
    "refused": derived.refused,
}
OWN_WORDS = (nodes.Value, nodes.Evidence)


def sheet(name: str, *, policy: str = "strict", days: str = "any", measure: str = "all") -> Sheet:
    return work_out(read_ledger(gold_ledger(name), policy=policy), days=days, measure=measure)


@pytest.mark.parametrize("name", DEVELOPMENT)
@pytest.mark.parametrize("piece", PIECES)
def test_no_number_is_printed_without_a_trace(piece: str, name: str) -> None:
    document = PIECES[piece](sheet(name, policy="wide")).document
    untraced = [node.text for node in below(document, OWN_WORDS) if isinstance(node, nodes.Text)]
    assert [text for text in untraced if any(character.isdigit() for character in text)] == []
    known = {item.claim_id for item in document.evidence}
    for node in below(document):
        if isinstance(node, nodes.Trace):
            assert set(node.claims) <= known


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("policy", POLICIES)
def test_nothing_to_work_out_is_said(piece: str, policy: str) -> None:
    empty = work_out(read_ledger(make_ledger("Nothing happened."), policy=policy))
    assert plain(PIECES[piece](empty).document)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("seed", "Nine figures follow from those of this dispatch; seven keep a limit"),
        ("10", "One figure follows from those of this dispatch, and it keeps a limit"),
    ],
)
def test_the_finding_says_how_much_survives(name: str, said: str) -> None:
    title = derived.opening(sheet(name)).document.blocks[0]
    assert isinstance(title, nodes.Title)
    assert plain(title.finding) == f"{said} however its hedges and dates are read."


def test_each_row_says_what_it_takes_for_granted() -> None:
    said = plain(derived.shares(sheet("seed")).document)
    assert "at least 28.3%, at most 46.8%" in said
    assert "at least 45%" in said
    assert "about 13%, no limits stated" in said
    assert "All of them are counted among the residents" in said


def test_a_chart_is_titled_by_its_finding_and_source() -> None:
    chart = derived.rates(sheet("seed")).document.blocks[0]
    assert isinstance(chart, nodes.Chart)
    what, _, source = plain(chart.title).partition(" (")
    assert what == "Civilians and combatants killed a day: at least 16, at most 29.1"
    assert source == "Syrian Observatory for Human Rights)"


def test_another_measure_leaves_a_section_out() -> None:
    assert "another measure" in plain(derived.rates(sheet("seed", measure="share")).document)


def test_the_latest_day_gives_one_number_of_days() -> None:
    assert "790 ÷ 96 days" in plain(derived.rates(sheet("seed", days="latest")).document)


def test_what_no_reading_moves_is_counted_only() -> None:
    said = plain(derived.readings(sheet("seed")).document)
    assert "no limit survives" in said
    table = derived.readings(sheet("11")).document.blocks[-1]
    assert isinstance(table, nodes.Table)
    assert "27 figures are the same under every reading." in plain(table.note)
