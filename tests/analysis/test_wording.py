"""A claim in words never loses its hedge."""

from __future__ import annotations

from typing import Any

import pytest
from ledgers import DEVELOPMENT, gold_ledger, make_claim

from tallybook.analysis import wording
from tallybook.analysis.policy import POLICIES
from tallybook.analysis.reading import read_ledger

HEDGES = {
    "at_least": "at least ", "more_than": "more than ", "nearly": "nearly ", "less_than": "less than ",
    "up_to": "up to ", "approx": "around ", "vague": "“",
}  # fmt: skip


@pytest.mark.parametrize("name", DEVELOPMENT)
def test_every_amount_begins_with_its_hedge(name: str) -> None:
    for claim in gold_ledger(name).claims:
        assert wording.amount(claim).startswith(HEDGES.get(claim.hedge, ""))
        assert wording.what(claim)


@pytest.mark.parametrize(
    ("facts", "what", "amount"),
    [
        ({"unit": "civilian", "event": "killed", "value": 790}, "civilians killed", "790"),
        ({"unit": "body", "event": "killed", "value": 23}, "bodies", "23"),
        ({"unit": "sister", "event": "other", "subevent": "rescued", "value": 1}, "sister rescued", "1"),
        ({"unit": "hospital", "event": "other", "subevent": "stock", "value": 35}, "hospitals", "35"),
        ({"unit": "attack", "event": "other", "subevent": "attack", "value": 7}, "attacks", "7"),
        ({"unit": "time", "event": "other", "subevent": "attack", "value": 20}, "times: attack", "20"),
        ({"unit": "drone", "event": "other", "subevent": "weapon fired", "value": 48}, "drones fired", "48"),
        ({"unit": "soldier", "event": "other", "subevent": "strength", "value": 900}, "soldiers", "900"),
        ({"unit": "person", "event": "other", "subevent": "casualties", "value": 9}, "people killed or hurt", "9"),
        (
            {"unit": "dollar", "unit_kind": "share", "subevent": "funding received", "share_of": "$2bn", "value": 0.5},
            "funding received, of $2bn",
            "50%",
        ),
        (
            {"unit": "kilometre", "unit_kind": "length", "event": "distance", "hedge": "up_to", "value": 20},
            "distance",
            "up to 20 km",
        ),
        (
            {"unit": "dollar", "unit_kind": "money", "subevent": "loss", "value": 84_100_000_000},
            "loss",
            "$84.1 billion",
        ),
        (
            {"unit": "litre", "unit_kind": "volume", "subevent": "stockpiled", "hedge": "vague", "value": None},
            "litres stockpiled",
            "“x”",
        ),
        (
            {"unit": "child", "unit_kind": "share", "event": "killed", "share_of": "the dead", "value": 0.4},
            "children killed, of the dead",
            "40%",
        ),
        (
            {"unit": "person", "event": "killed", "hedge": "range", "value": None, "low": 16, "high": 20},
            "people killed",
            "16 to 20",
        ),
    ],
)
def test_what_is_counted_and_how_much(facts: dict[str, Any], what: str, amount: str) -> None:
    claim = make_claim("x", "x", **facts)
    assert (wording.what(claim), wording.amount(claim)) == (what, amount)


@pytest.mark.parametrize(
    ("text", "policy", "said"),
    [
        ("790", "strict", "exactly 790"),
        ("nearly two thousand", "strict", "at most 2,000"),
        ("nearly two thousand", "conventional", "1,500 to 2,000, by convention"),
        ("more than 370,000", "strict", "above 370,000"),
        ("up to 20 kilometres", "strict", "at most 20 km"),
        ("Around 400,000", "strict", "400,000, no limits stated"),
        ("Around 400,000", "wide", "300,000 to 500,000, by convention"),
        ("dozens", "strict", "no amount stated"),
        ("dozens", "conventional", "at least 12, by convention"),
    ],
)
def test_what_the_words_allow(text: str, policy: str, said: str) -> None:
    reading = read_ledger(gold_ledger("seed"), policy=policy)
    claim = next(claim for claim in reading.claims if claim.text == text)
    assert wording.allows(claim, reading.allows(claim)) == said


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("name", DEVELOPMENT)
def test_every_claim_can_be_said(name: str, policy: str) -> None:
    reading = read_ledger(gold_ledger(name), policy=policy)
    for claim in reading.claims:
        assert "None" not in wording.allows(claim, reading.allows(claim)) + wording.period(claim, reading.ledger)


def test_what_somebody_looked_at_is_said() -> None:
    body = "At least 13 died."
    assert [wording.by_hand(make_claim("13", body, status=status)) for status in ("extracted", "corrected")] == [
        "",
        "corrected by hand",
    ]
