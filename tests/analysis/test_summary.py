"""The counts that open a brief."""

from __future__ import annotations

import pytest
from ledgers import DEVELOPMENT, gold_ledger

from tallybook.analysis.policy import POLICIES
from tallybook.analysis.reading import read_ledger
from tallybook.analysis.summary import summarise


def test_the_seed_is_counted_as_a_reader_would() -> None:
    summary = summarise(read_ledger(gold_ledger("seed")))
    counted = (
        summary.figures,
        summary.unhedged,
        summary.one_sided,
        summary.unlimited,
        summary.unsourced,
        summary.verified,
    )
    assert [len(claims) for claims in counted] == [9, 2, 3, 4, 4, 0]
    assert summary.sources == ("Syrian Observatory for Human Rights", "United Nations")


@pytest.mark.parametrize("name", DEVELOPMENT)
@pytest.mark.parametrize("policy", POLICIES)
def test_every_figure_is_bounded_one_sided_or_unlimited(name: str, policy: str) -> None:
    summary = summarise(read_ledger(gold_ledger(name), policy=policy))
    assert len(summary.bounded) + len(summary.one_sided) + len(summary.unlimited) == len(summary.figures)
