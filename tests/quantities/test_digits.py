"""Digits with separators are read as the number that they write, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallybook.quantities.digits import read_digits


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("375.4", 375.4),
        ("1,050.25", 1050.25),
        ("0.08", 0.08),
        ("1\u2009234\u2009567", 1234567),
        ("7" * 30, None),
        ("1.2.3", None),
    ],
)
def test_digits(text: str, number: float | None) -> None:
    assert read_digits(text) == number


@given(st.integers(0, 10**15), st.sampled_from([",", " ", "\u00a0", "\u202f", "’"]))
def test_grouping_does_not_change_a_number(number: int, mark: str) -> None:
    assert read_digits(f"{number:,}".replace(",", mark)) == number
