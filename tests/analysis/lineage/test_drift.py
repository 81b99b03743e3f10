"""What changed from one form of a figure to the next."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from ledgers import gold_ledger

from tallybook.analysis.lineage.drift import ASPECTS, drift
from tallybook.analysis.reading import read_ledger
from tallybook.analysis.statements import Statement, statements

OWN = next(one for one in statements([read_ledger(gold_ledger("seed"))]) if one.said == "790")
LATER = (date(2019, 6, 1), date(2019, 6, 1))


def changed(*, what: str = OWN.what, since: Any = OWN.since, article: str = OWN.article, **facts: Any) -> Statement:
    return replace(OWN, claim=replace(OWN.claim, **facts), what=what, since=since, article=article)


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (changed(), []),
        (changed(hedge="nearly", value=800), ["hedge added: nearly", "rounded"]),
        (changed(value=791), ["made finer"]),
        (changed(what="people killed"), ["civilians → people"]),
        (changed(source=""), ["source lost"]),
        (changed(source="United Nations"), ["source changed"]),
        (changed(source="SOHR"), []),
        (changed(since=LATER), ["starts later"]),
        (changed(since=None), ["first day lost"]),
        (changed(place="Syria"), ["place widened"]),
        (changed(place="Syria", article=""), []),
    ],
)
def test_each_change_is_told(after: Statement, said: list[str]) -> None:
    assert [change.said for change in drift(OWN, after)] == said


def test_a_hedge_is_lost_or_exchanged() -> None:
    hedged = changed(hedge="nearly")
    assert [change.said for change in drift(hedged, OWN)] == ["hedge lost"]
    other = changed(hedge="more_than")
    assert [change.said for change in drift(hedged, other)] == ["hedge changed: nearly → more than"]


@pytest.mark.parametrize(
    ("credited", "said"), [("", "source named"), (OWN.source, "source named"), ("United Nations", "source changed")]
)
def test_a_figure_without_a_source_may_come_back_under_another(credited: str, said: str) -> None:
    assert [change.said for change in drift(changed(source=""), OWN, credited=credited)] == [said]


def test_changes_stand_in_one_order() -> None:
    found = drift(OWN, changed(hedge="nearly", value=800, source="", since=LATER, what="people killed"))
    assert [change.aspect for change in found] == [aspect for aspect in ASPECTS if aspect != "place"]
