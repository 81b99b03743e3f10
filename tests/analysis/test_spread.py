"""The amounts of an article: every claim is drawn or told, whatever the order of the claims."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledgers import DEVELOPMENT, gold_ledger, make_ledger

from tallybook.analysis.highlights import highlights
from tallybook.analysis.kinds import axis_of
from tallybook.analysis.reading import read_ledger
from tallybook.analysis.spread import MOST_LINES, spread


@pytest.mark.parametrize("name", DEVELOPMENT)
def test_every_claim_is_drawn_or_told(name: str) -> None:
    reading = read_ledger(gold_ledger(name))
    result = spread(reading)
    drawn = [amount.claim.claim_id for amount in result.amounts]
    told = [claim.claim_id for _, claims in result.left_out for claim in claims]
    assert sorted(drawn + told) == sorted(claim.claim_id for claim in reading.claims)


@pytest.mark.parametrize("name", DEVELOPMENT)
def test_units_never_share_an_axis_and_a_page_holds_it(name: str) -> None:
    result = spread(read_ledger(gold_ledger(name)))
    for axis in (result.people, *result.others):
        assert {axis_of(amount.claim) for amount in axis.amounts} <= {axis.name}
    assert len(result.people.amounts) + len(result.people.groups) <= MOST_LINES


@settings(max_examples=20)
@given(st.sampled_from(("seed", "05", "11")), st.randoms(use_true_random=False))
def test_the_order_of_claims_does_not_matter(name: str, random: Random) -> None:
    ledger = gold_ledger(name)
    shuffled = list(ledger.claims)
    random.shuffle(shuffled)
    assert spread(read_ledger(replace(ledger, claims=tuple(shuffled)))).amounts == spread(read_ledger(ledger)).amounts


def test_the_seed_has_people_by_source_and_two_axes_more() -> None:
    result = spread(read_ledger(gold_ledger("seed")))
    assert [(group.source, len(group.amounts)) for group in result.people.groups] == [
        ("Syrian Observatory for Human Rights", 3),
        ("United Nations", 1),
        ("", 3),
    ]
    assert [axis.name for axis in result.others] == ["kilometre", "hospital and school"]


def test_who_was_counted_first_in_the_brief_is_drawn_however_small() -> None:
    reading = read_ledger(gold_ledger("14"))
    drawn = {amount.claim for amount in spread(reading).people.amounts}
    people = {claim for claim in highlights(reading) if axis_of(claim) == "people"}
    assert people <= drawn or drawn <= people


def test_an_article_without_figures_has_no_amounts() -> None:
    assert spread(read_ledger(make_ledger("Nothing happened."))).amounts == ()
