"""Every figure stands with its source, once; nothing depends on the order of the claims."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledgers import DEVELOPMENT, gold_ledger, make_claim, make_ledger

from tallybook.analysis.citations import citations
from tallybook.analysis.kinds import EVIDENCE
from tallybook.analysis.reading import read_ledger


@pytest.mark.parametrize("name", DEVELOPMENT)
def test_every_figure_stands_with_its_source_once(name: str) -> None:
    reading = read_ledger(gold_ledger(name))
    result = citations(reading)
    assert sorted(amount.number for amount in result.amounts) == [reading.number(claim) for claim in reading.claims]
    assert all(amount.claim.source == one.source for one in result.cited for amount in one.amounts)
    assert sum(len(result.marked(mark)) for mark in EVIDENCE) == len(reading.claims)


@pytest.mark.parametrize("name", DEVELOPMENT)
def test_sources_stand_in_the_order_of_the_text_and_none_last(name: str) -> None:
    cited = citations(read_ledger(gold_ledger(name))).cited
    firsts = [one.amounts[0].claim.start for one in cited if one.source]
    assert firsts == sorted(firsts)
    assert all(one.source for one in cited[:-1])


@pytest.mark.parametrize("name", DEVELOPMENT)
def test_the_kinds_share_out_all_figures(name: str) -> None:
    result = citations(read_ledger(gold_ledger(name)))
    shared = [one for _, those in result.by_type() for one in those]
    assert sorted(one.source for one in shared) == sorted(one.source for one in result.cited)


@settings(max_examples=20)
@given(st.sampled_from(DEVELOPMENT), st.randoms(use_true_random=False))
def test_the_order_of_claims_does_not_matter(name: str, random: Random) -> None:
    ledger = gold_ledger(name)
    shuffled = list(ledger.claims)
    random.shuffle(shuffled)
    assert citations(read_ledger(replace(ledger, claims=tuple(shuffled)))) == citations(read_ledger(ledger))


def test_verified_reported_and_claimed_are_kept_apart() -> None:
    body = "one two three four"
    claims = (
        make_claim("one", body, source="UN", source_type="un", cue="has verified"),
        make_claim("two", body, source="army", source_type="military", cue="said"),
        make_claim("three", body, source="mayor", source_type="government", cue="said"),
        make_claim("four", body),
    )
    result = citations(read_ledger(make_ledger(body, *claims)))
    assert [[claim.text for claim in result.marked(mark)] for mark in EVIDENCE] == [
        ["one"],
        ["three"],
        ["two"],
        ["four"],
    ]


def test_no_figures_no_sources() -> None:
    assert citations(read_ledger(make_ledger("Nothing happened."))).cited == ()
