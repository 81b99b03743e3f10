"""Asking for some sources keeps the numbers of the whole ledger."""

from __future__ import annotations

import pytest
from ledgers import gold_ledger, make_ledger

from tallybook.analysis.reading import read_ledger
from tallybook.errors import UsageError

MONITOR = "Syrian Observatory for Human Rights"


def test_all_claims_are_kept_without_sources() -> None:
    ledger = gold_ledger("seed")
    assert read_ledger(ledger).claims == ledger.claims


def test_a_source_is_found_whatever_its_case_and_claims_keep_their_numbers() -> None:
    reading = read_ledger(gold_ledger("seed"), sources=[MONITOR.upper()])
    assert reading.sources == (MONITOR,)
    assert [reading.number(claim) for claim in reading.claims] == [3, 4, 5]
    assert len(reading.ledger.claims) == 9


def test_a_source_that_the_article_does_not_name_is_told_with_the_nearest() -> None:
    with pytest.raises(UsageError, match="Did you mean 'United Nations'"):
        read_ledger(gold_ledger("seed"), sources=["Untied Nations"])


def test_an_article_without_sources_says_so() -> None:
    with pytest.raises(UsageError, match="names no source"):
        read_ledger(make_ledger("Nothing happened."), sources=["anybody"])
