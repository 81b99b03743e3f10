"""Two numbers are one amount only where the words join them."""

from __future__ import annotations

import pytest
from wordings import read


@pytest.mark.parametrize(
    "text",
    [
        "the toll rose from 51 to 59 people",
        "20.7 million people, or two in three Yemenis",
        "5 tents or 300 blankets",
        "between 20 people and 30 cars",
        "up 25% to 34,500 tonnes",
        "deaths rose by 75 to 1,162",
        "the river rose by 3 metres to 7.4m",
        "the toll was up 75 to 1,162",
        "lawmakers voted 115 to 204 against it",
        "it was passed by a vote of 14 to 20",
        "10 billion or 10 trillion pesos",
        "more than 40 and less than 10 people",
    ],
)
def test_two_amounts(text: str) -> None:
    assert len(read(text)[0]) == 2


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("from 30 to 40 people", 30, 40),
        ("20 or 30 million people", 20_000_000, 30_000_000),
        ("10 to 1,000 people", 10, 1000),
        ("one or two million", 1_000_000, 2_000_000),
        ("prices rose by 20 to 30 per cent", 0.2, 0.3),
        ("a 25-to-30-kilometre zone", 25, 30),
    ],
)
def test_bounds(text: str, low: int, high: int) -> None:
    (quantity,) = read(text)[0]
    assert (quantity.amount.low, quantity.amount.high, quantity.value) == (low, high, None)
