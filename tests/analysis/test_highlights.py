"""The figures that a brief puts first."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledgers import DEVELOPMENT, gold_ledger, make_ledger

from tallybook.analysis.highlights import MOST, MOST_OF_ONE_EVENT, highlights
from tallybook.analysis.reading import read_ledger


def test_the_seed_begins_with_those_who_died_on_a_named_word() -> None:
    chosen = [claim.text for claim in highlights(read_ledger(gold_ledger("seed")))]
    assert chosen == ["nearly two thousand", "790", "Around 400,000", "dozens", "more than 370,000", "millions"]


@pytest.mark.parametrize("name", DEVELOPMENT)
def test_no_part_stands_beside_its_whole_of_the_same_source(name: str) -> None:
    chosen = highlights(read_ledger(gold_ledger(name)))
    by_id = {claim.claim_id: claim for claim in chosen}
    assert 0 < len(chosen) <= MOST
    assert not any(claim.part_of in by_id and by_id[claim.part_of].source == claim.source for claim in chosen)
    assert not any(claim.superseded or claim.repeats for claim in chosen)
    events = [(claim.event, claim.subevent) for claim in chosen]
    assert max(events.count(event) for event in events) <= MOST_OF_ONE_EVENT


@settings(max_examples=20)
@given(st.randoms(use_true_random=False))
def test_the_order_of_claims_does_not_matter(random: Random) -> None:
    ledger = gold_ledger("05")
    shuffled = list(ledger.claims)
    random.shuffle(shuffled)
    assert highlights(read_ledger(replace(ledger, claims=tuple(shuffled)))) == highlights(read_ledger(ledger))


def test_without_figures_there_is_nothing_to_put_first() -> None:
    assert highlights(read_ledger(make_ledger("Nothing happened."))) == ()
