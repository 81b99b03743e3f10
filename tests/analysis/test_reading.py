"""Asking for some sources keeps the numbers of the whole ledger."""

from __future__ import annotations

import pytest
from ledgers import gold_ledger, make_ledger

from tallybook.analysis.reading import read_ledger, read_ledgers
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


def test_several_articles_number_their_figures_through_and_need_one_that_names_the_source() -> None:
    first, second = gold_ledger("seed"), gold_ledger("02")
    readings = read_ledgers([first, second], sources=[MONITOR])
    assert [len(reading.claims) for reading in readings] == [3, 0]
    both = read_ledgers([first, second])
    assert both[0].claims == first.claims
    numbers = [reading.number(claim) for reading in both for claim in reading.claims]
    assert numbers == list(range(1, len(first.claims) + len(second.claims) + 1))
    with pytest.raises(UsageError, match="names no source 'nobody'"):
        read_ledgers([first, second], sources=["nobody"])
