"""The grades and their rule as a report shows them."""

from __future__ import annotations

import pytest
from gate import faults
from ledgers import DEVELOPMENT, gold_ledger, make_ledger
from walking import plain

from tallybook.analysis.grades import GRADES, grades, rules
from tallybook.analysis.reading import read_ledger
from tallybook.document import nodes
from tallybook.report import attested


@pytest.mark.parametrize("name", DEVELOPMENT)
def test_every_graded_figure_has_a_row_and_every_number_a_trace(name: str) -> None:
    reading = read_ledger(gold_ledger(name))
    document = attested.grades(reading).document
    assert faults(document, reading) == []
    table = document.blocks[0]
    assert isinstance(table, nodes.Table)
    assert [row.claim_id for row in table.rows] == [one.claim.claim_id for one in grades(reading)]


def test_the_rule_is_printed_whole() -> None:
    reading = read_ledger(gold_ledger("seed"))
    said = plain(attested.grades(reading).document)
    for subject in ("harm", "blame"):
        assert [rule.why for rule in rules(subject) if rule.why not in said] == []
    assert [grade for grade in GRADES if grade.capitalize() not in said] == []
    assert "Airwars" in said


def test_harm_to_nobody_is_said() -> None:
    said = plain(attested.grades(read_ledger(make_ledger("Nothing happened."))).document)
    assert said.startswith("The article reports no figure of harm to people")
