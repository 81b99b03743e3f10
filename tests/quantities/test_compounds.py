"""A measure in two units is one amount; two measures are two."""

from __future__ import annotations

import pytest
from wordings import read


@pytest.mark.parametrize(("text", "value"), [("5 feet 6 inches tall", 5.5), ("two years and six months in jail", 2.5)])
def test_one_measure(text: str, value: float) -> None:
    (quantity,) = read(text)[0]
    assert quantity.value == value
    assert quantity.amount == type(quantity.amount)(value, value)


@pytest.mark.parametrize(
    "text", ["two hours and 90 minutes", "5 feet, 2 inches of rain", "two hours and 30 people", "6 months and 2 years"]
)
def test_two_amounts(text: str) -> None:
    assert len(read(text)[0]) == 2
