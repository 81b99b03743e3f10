from __future__ import annotations

import pytest
from ledgers import gold_ledger

from tallybook.ledger.coverage import Coverage, coverage, in_words


def test_every_figure_and_every_numeral_left_out_is_counted() -> None:
    ledger = gold_ledger("seed")
    found = coverage(ledger)
    assert found.claims == len(ledger.claims)
    assert sum(number for _, number in found.left) == len(ledger.residue)
    assert [number for _, number in found.left] == sorted((number for _, number in found.left), reverse=True)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (Coverage(0, ()), "0 figures read; no numeral left out"),
        (Coverage(1, (("age", 1),)), "1 figure read; 1 numeral left out: 1 age"),
        (Coverage(2, (("age", 3), ("date", 1))), "2 figures read; 4 numerals left out: 3 age, 1 date"),
    ],
)
def test_it_is_one_line(found: Coverage, words: str) -> None:
    assert in_words(found) == words
