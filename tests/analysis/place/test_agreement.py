"""Which agreements an article tells of, and what it states of their terms."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from ledgers import DEVELOPMENT, gold_ledger

from tallybook.analysis.place.agreement import AGREES, DIFFERS, SILENT, Agreement, agreements
from tallybook.analysis.reading import read_ledger
from tallybook.analysis.reference import Reference
from tallybook.ledger.extract import extract
from tallybook.report.read import read_figures
from tallybook.text.article import from_text

ROWS = read_figures()


def told(text: str, *, published: date = date(2019, 8, 3), rows: tuple[Reference, ...] = ROWS) -> list[Agreement]:
    article = from_text(text, article_id="x", published=published)
    return list(agreements(read_ledger(extract(article)), rows))


def test_the_seed_tells_of_the_memorandum_and_stays_within_its_depth() -> None:
    (found,) = agreements(read_ledger(gold_ledger("seed")), ROWS)
    assert (found.name, len(found.told)) == ("Sochi memorandum", 2)
    assert [term.verdict for term in found.terms] == [AGREES, SILENT, SILENT, SILENT]
    assert [row.source for row in found.variants] == ["Vladimir Putin"]


@pytest.mark.parametrize("name", [name for name in DEVELOPMENT if name != "seed"])
def test_another_dispatch_tells_of_none(name: str) -> None:
    assert agreements(read_ledger(gold_ledger(name)), ROWS) == ()


SAYING = "The Turkish-Russian deal set up a zone of {depth} in Idlib province, Syria, where 20 people were killed."


def test_a_depth_outside_the_term_is_said_to_be() -> None:
    assert told(SAYING.format(depth="40 kilometres"))[0].terms[0].verdict == DIFFERS
    assert told(SAYING.format(depth="about 20 kilometres"))[0].terms[0].verdict == AGREES


def test_place_day_and_terms_at_hand_are_asked_for() -> None:
    assert told(SAYING.format(depth="20 kilometres").replace("Idlib province, Syria", "Kherson, Ukraine")) == []
    assert told(SAYING.format(depth="20 kilometres"), published=date(2018, 9, 1)) == []
    elsewhere = tuple(replace(row, source_type="media") for row in ROWS)
    assert told(SAYING.format(depth="20 kilometres"), rows=elsewhere) == []
