"""What the words allow, as a report shows it: traced, with its assumptions, and nothing to say said."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from ledgers import DEVELOPMENT, gold_ledger, make_claim, make_ledger
from walking import plain

from tallybook.analysis.derived.sheet import Sheet, work_out
from tallybook.analysis.policy import POLICIES
from tallybook.analysis.reading import read_ledger
from tallybook.document import nodes
from tallybook.press.printing import faults_of
from tallybook.press.tracing import Basis
from tallybook.report import derived
from tallybook.report.display import Piece

PIECES: dict[str, Callable[[Sheet], Piece]] = {
    "opening": derived.opening,
    "shares": derived.shares,
    "rates": derived.rates,
    "readings": derived.readings,
    "refused": derived.refused,
}


def sheet(name: str, *, policy: str = "strict", days: str = "any", measure: str = "all") -> Sheet:
    return work_out(read_ledger(gold_ledger(name), policy=policy), days=days, measure=measure)


@pytest.mark.parametrize("name", DEVELOPMENT)
@pytest.mark.parametrize("piece", PIECES)
def test_the_gate_finds_no_number_that_leads_nowhere(piece: str, name: str) -> None:
    asked = sheet(name, policy="wide")
    basis = Basis((asked.reading.ledger.article,), {"hedge_policy": "wide", "days": "any"})
    document = PIECES[piece](asked).document
    assert list(faults_of(document, basis, (), no_words="")) == []


def test_what_is_refused_says_why_without_a_number_of_its_own() -> None:
    body = "some 30 vehicles of the 120 inhabitants"
    whole = make_claim("120", body, value=120, low=120, high=120, unit="inhabitant", event="population")
    part = make_claim("30", body, value=30, low=30, high=30, unit="vehicle", part_of=whole.claim_id)
    asked = work_out(read_ledger(make_ledger(body, whole, part)))
    document = derived.refused(asked).document
    assert "Their units are of different kinds" in plain(document)
    assert list(faults_of(document, Basis((asked.reading.ledger.article,), {}), (), no_words="")) == []


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
