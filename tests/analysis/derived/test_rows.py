"""The rows of language that say what may be set against what."""

from __future__ import annotations

import pytest
from ledgers import make_claim

from tallybook.analysis.derived.rows import counts_anyone, side


@pytest.mark.parametrize(
    ("unit", "named"),
    [("civilian", "civilian"), ("rebel fighter", "combatant"), ("woman and child", ""), ("civilian and rebel", "")],
)
def test_a_unit_names_a_side_or_none(unit: str, named: str) -> None:
    assert side(unit) == named


@pytest.mark.parametrize(
    ("unit", "anyone"), [("person", True), ("child", True), ("soldier", False), ("body", False), ("township", False)]
)
def test_only_people_who_may_be_anyone_are_set_against_a_population(unit: str, anyone: bool) -> None:
    assert counts_anyone(make_claim("1", "1", unit=unit, event="killed")) is anyone
