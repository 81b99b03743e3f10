"""A derived figure in words: its name, its working, and what it takes for granted."""

from __future__ import annotations

import pytest
from ledgers import gold_ledger

from tallybook.analysis.derived.find import derive
from tallybook.analysis.derived.measure import terms_of
from tallybook.analysis.derived.wording import Told, tell, together
from tallybook.analysis.reading import read_ledger


def told(name: str, *, days: str = "any") -> dict[str, Told]:
    reading = read_ledger(gold_ledger(name))
    terms = terms_of(reading.ledger.claims, reading.policy)
    found = (tell(one, terms, reading.ledger, days=days) for one in derive(reading).found)
    return {one.what: one for one in found}


def test_working_and_grounds_are_written_out() -> None:
    found = told("seed")["Civilians killed, of civilians and combatants killed"]
    assert found.said == "at least 28.3%, at most 46.8%"
    assert found.working == "790 ÷ (790 + nearly 2,000)"
    assert found.grounds == (
        "Nobody is counted both among civilians and combatants.",
        "These are all whom the source counts.",
        "There were no fewer combatants killed than the 900 regime loyalists killed that the text counts among them.",
    )
    assert [claim.text for claim in found.claims] == ["790", "nearly two thousand", "900"]


def test_two_sources_are_named() -> None:
    found = told("seed")["People displaced, of residents"]
    assert found.said == "about 13%, no limits stated"
    assert found.grounds[-1] == "Two sources stand behind it: United Nations; no source named."


@pytest.mark.parametrize(
    ("days", "working", "ground"),
    [
        ("any", "790 ÷ 96 to 105 days", "“late April” may be any day of 21–30 Apr 2019."),
        ("latest", "790 ÷ 96 days", "“late April”: the latest day is meant."),
    ],
)
def test_the_days_are_told(days: str, working: str, ground: str) -> None:
    found = told("seed", days=days)["Civilians killed a day"]
    assert (found.working, found.grounds[0]) == (working, ground)


def test_a_place_tells_a_part_from_its_whole() -> None:
    assert "People killed in Sindh, of people killed" in told("15")


def test_shared_words_are_said_once() -> None:
    claims = [claim for claim in gold_ledger("seed").claims if claim.text in ("790", "nearly two thousand", "900")]
    assert together(claims) == "civilians, combatants and regime loyalists killed"
