"""Which hedges an article has, in one order, and no figure lost or counted twice."""

from __future__ import annotations

import pytest
from ledgers import DEVELOPMENT, gold_ledger, make_ledger

from tallybook.analysis.hedging import ORDER, hedging
from tallybook.analysis.policy import POLICIES
from tallybook.analysis.reading import read_ledger


@pytest.mark.parametrize("name", DEVELOPMENT)
@pytest.mark.parametrize("policy", POLICIES)
def test_every_figure_has_one_hedge_and_every_hedge_a_reason(name: str, policy: str) -> None:
    reading = read_ledger(gold_ledger(name), policy=policy)
    uses = hedging(reading)
    listed = [claim.claim_id for use in uses for claim in use.claims]
    assert sorted(listed) == sorted(claim.claim_id for claim in reading.claims)
    assert [use.hedge for use in uses] == [hedge for hedge in ORDER if any(use.hedge == hedge for use in uses)]
    assert all(use.why for use in uses)


def test_strict_adds_nothing_and_the_others_say_why() -> None:
    ledger = gold_ledger("seed")
    assert not any(use.added for use in hedging(read_ledger(ledger, policy="strict")))
    added = {use.hedge for use in hedging(read_ledger(ledger, policy="conventional")) if use.added}
    assert added == {"nearly", "approx", "vague"}


def test_without_figures_there_is_no_hedge() -> None:
    assert hedging(read_ledger(make_ledger("Nothing happened."))) == ()
