"""Place and agreement as a report shows them: traced, with why a place is not drawn, and nothing to say said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache

import pytest
from ledgers import DEVELOPMENT, gold_ledger, make_ledger
from walking import below, plain

from tallybook.analysis.place.site import Site
from tallybook.analysis.reading import Reading, read_ledger
from tallybook.document import nodes
from tallybook.ledger.extract import extract
from tallybook.press.parameters import Value
from tallybook.press.printing import faults_of
from tallybook.press.tracing import Basis
from tallybook.report import place
from tallybook.report.display import Piece
from tallybook.text.article import from_text

PIECES: dict[str, Callable[[Reading, Site], Piece]] = {
    "opening": place.opening,
    "drawn": place.drawn,
    "shares": place.shares,
    "places": place.places,
    "terms": lambda reading, _: place.terms(reading),
    "positions": lambda reading, _: place.positions(reading),
}
SETTINGS: dict[str, Value] = {"hedge_policy": "strict", "depth_km": 30.0, "depth_least_km": 10.0}


@pytest.mark.parametrize("name", DEVELOPMENT)
@pytest.mark.parametrize("piece", PIECES)
def test_the_gate_lets_every_number_pass(piece: str, name: str) -> None:
    reading, site = _read(name)
    document = PIECES[piece](reading, site).document
    basis = Basis((reading.ledger.article,), SETTINGS)
    assert [fault.why for fault in faults_of(document, basis, (), no_words="")] == []
    known = {item.claim_id for item in document.evidence}
    assert all(set(node.claims) <= known for node in below(document) if isinstance(node, nodes.Trace))


@pytest.mark.parametrize("piece", PIECES)
def test_a_text_without_places_says_so(piece: str) -> None:
    reading = read_ledger(make_ledger("Nothing happened."))
    assert plain(PIECES[piece](reading, place.site(reading)).document)


def test_the_finding_names_the_provinces_and_the_zone() -> None:
    title = place.opening(*_read("seed")).document.blocks[0]
    assert isinstance(title, nodes.Title)
    assert plain(title.finding) == (
        "The places of this dispatch that can be drawn lie in four provinces of Syria: Idlib, Hama, Aleppo and "
        "Latakia. It describes a zone up to 20 km deep."
    )


def test_the_share_stands_in_the_table_with_its_limit_and_in_no_title() -> None:
    reading, site = _read("seed")
    assert "at most 79%" in plain(place.shares(reading, site).document)
    chart = place.map_block(site)
    assert isinstance(chart, nodes.Chart)
    assert "%" not in plain(chart.title)
    assert "not the front line" in plain(chart.note)


def test_a_set_depth_is_the_parameters_and_not_the_articles() -> None:
    reading, _ = _read("seed")
    site = place.site(reading, depth_km=30, depth_least_km=10)
    document = place.drawn(reading, site).document
    assert not list(faults_of(document, Basis((reading.ledger.article,), SETTINGS), (), no_words=""))
    assert "10 to 30 km deep, as set" in plain(document)


def test_a_numeral_in_the_name_of_a_province_passes_the_gate() -> None:
    text = "Seven people were killed in Wellington, New Zealand, on Monday, the army said."
    reading = read_ledger(extract(from_text(text, article_id="x", published=date(2024, 2, 6))))
    site = place.site(reading, provinces=["Three Kings Islands"])
    basis = Basis((reading.ledger.article,), SETTINGS)
    for piece in (place.opening, place.drawn, place.shares):
        assert not list(faults_of(piece(reading, site).document, basis, (), no_words=""))


def test_the_map_can_be_had_at_the_width_of_a_column() -> None:
    _, site = _read("seed")
    chart = place.map_block(site, width_mm=104.0)
    assert isinstance(chart, nodes.Chart)
    assert chart.width_mm == 104.0


def test_terms_are_cited_and_set_beside_the_article() -> None:
    reading, _ = _read("seed")
    table = place.terms(reading).document.blocks[0]
    assert isinstance(table, nodes.Table)
    assert [plain(row.cells[1]) for row in table.rows] == [
        "15 to 20 km",
        "by 15 October 2018",
        "by 10 October 2018",
        "by 31 December 2018",
    ]
    assert plain(table.rows[0].cells[2]).startswith("up to 20 km")
    cited = [node.trace for node in below(table) if isinstance(node, nodes.Value) and node.trace.kind == "reference"]
    assert all(trace.citations[0].url.startswith("https://") for trace in cited)
    assert "Turkish-Russian buffer-zone deal" in plain(table.note)


@cache
def _read(name: str) -> tuple[Reading, Site]:
    reading = read_ledger(gold_ledger(name))
    return reading, place.site(reading)
