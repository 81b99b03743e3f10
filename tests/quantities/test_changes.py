"""A share that states a change knows its way and its base; a level does not change."""

from __future__ import annotations

import pytest
from wordings import read


@pytest.mark.parametrize(
    ("text", "sense", "base"),
    [
        ("almost 40 percent more than in 2021", "increase", "in 2021"),
        ("exports fell by 20% from a year earlier", "decrease", "a year earlier"),
        ("attacks rose 12 per cent", "increase", ""),
        ("a 30 percent drop", "decrease", ""),
        ("inflation rose to 25.4%", "", ""),
        ("twice as many as in April", "increase", "in April"),
        ("rations were halved", "decrease", ""),
    ],
)
def test_changes(text: str, sense: str, base: str) -> None:
    quantity = read(text)[0][0]
    assert (quantity.sense, quantity.share_of) == (sense, base)
