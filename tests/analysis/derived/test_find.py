"""What follows from the figures of an article, found by their ties alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledgers import DEVELOPMENT, gold_ledger, make_claim, make_ledger

from tallybook.analysis.derived.find import derive
from tallybook.analysis.derived.measure import bounds, limits, terms_of
from tallybook.analysis.derived.wording import what
from tallybook.analysis.reading import Reading, read_ledger
from tallybook.interval import Interval


def told(reading: Reading) -> dict[str, Interval]:
    terms = terms_of(reading.ledger.claims, reading.policy)
    return {what(one): limits(one, bounds(one, terms)) for one in derive(reading).found}


def test_the_seed_allows_what_its_words_allow() -> None:
    found = told(read_ledger(gold_ledger("seed")))
    assert list(found) == [
        "Civilians killed, of civilians and combatants killed",
        "Regime loyalists killed, of combatants killed",
        "People displaced, of residents",
        "Combatants killed for each civilian killed",
        "Civilians killed a day",
        "Civilians and combatants killed a day",
        "Combatants killed a day",
        "People killed a day",
        "Civilians killed for each 100,000 residents",
    ]
    civilians = found["Civilians killed, of civilians and combatants killed"]
    assert civilians == Interval(790 / 2790, 790 / 1690)
    assert found["Regime loyalists killed, of combatants killed"] == Interval(0.45, None)
    assert found["People displaced, of residents"] == Interval(None, None)
    assert found["Civilians killed a day"] == Interval(790 / 105, 790 / 96)


def test_a_filter_leaves_out_what_rests_on_other_sources() -> None:
    found = told(read_ledger(gold_ledger("seed"), sources=["United Nations"]))
    assert found == {}


@pytest.mark.parametrize("name", DEVELOPMENT)
def test_every_combination_is_of_one_source_or_says_that_it_is_not(name: str) -> None:
    for one in derive(read_ledger(gold_ledger(name))).found:
        if len({claim.source.casefold() for claim in one.claims}) > 1:
            assert "two_sources" in one.grounds
        assert len({claim.unit_kind for claim in one.claims}) == 1


@pytest.mark.parametrize("name", DEVELOPMENT)
def test_no_share_or_change_is_taken_for_a_count(name: str) -> None:
    for one in derive(read_ledger(gold_ledger(name))).found:
        assert all(claim.unit_kind not in ("share", "ratio") and not claim.sense for claim in one.claims)


@settings(max_examples=20)
@given(st.sampled_from(("seed", "05", "14")), st.randoms(use_true_random=False))
def test_the_order_of_claims_does_not_matter(name: str, random: Random) -> None:
    ledger = gold_ledger(name)
    shuffled = list(ledger.claims)
    random.shuffle(shuffled)
    assert derive(read_ledger(replace(ledger, claims=tuple(shuffled)))) == derive(read_ledger(ledger))


def test_what_is_refused_is_kept_with_its_reason() -> None:
    body = "21 people were hurt, several of them badly"
    whole = make_claim("21", body, value=21, low=21, high=21, event="injured")
    part = make_claim("several", body, value=None, low=None, high=None, hedge="vague", part_of=whole.claim_id)
    refused = derive(read_ledger(make_ledger(body, whole, part))).refused
    assert [(one.claims, one.why) for one in refused] == [((part, whole), "no amount is stated")]


def test_a_few_are_not_divided() -> None:
    body = "5 of the 6 were hurt, 30 of the 60 killed"
    facts = {"unit": "person", "event": "injured"}
    pairs = []
    for few, many in (("5", "6"), ("30", "60")):
        whole = make_claim(many, body, value=int(many), low=int(many), high=int(many), **facts)
        part = make_claim(few, body, value=int(few), low=int(few), high=int(few), part_of=whole.claim_id, **facts)
        pairs += [whole, part]
    found = derive(read_ledger(make_ledger(body, *pairs))).found
    assert [[claim.text for claim in one.claims] for one in found] == [["30", "60"]]


def test_days_taken_over_from_another_sentence_give_no_rate() -> None:
    body = "70,000 killed"
    days = {"period_start": date(2020, 1, 1), "period_end": date(2020, 3, 1), "event": "killed", "unit": "person"}
    told = make_claim("70,000", body, value=70_000, low=70_000, high=70_000, **days)
    assert [one.measure for one in derive(read_ledger(make_ledger(body, told))).found] == ["per_day"]
    implied = replace(told, period_implicit=True)
    assert derive(read_ledger(make_ledger(body, implied))).found == ()


def test_nothing_follows_from_nothing() -> None:
    assert derive(read_ledger(make_ledger("Nothing happened."))).found == ()
