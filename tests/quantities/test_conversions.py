"""A conversion in brackets belongs to the measure before it; another count in brackets is a claim of its own."""

from __future__ import annotations

import pytest
from wordings import read


@pytest.mark.parametrize(
    ("text", "alt"),
    [
        ("a zone of 20 kilometres (12 miles) there", "(12 miles)"),
        ("a 10-kilometer-wide (six-mile) front", "(six-mile)"),
        ("1,100 square kilometres (425 sq miles) of land", "(425 sq miles)"),
        ("a prize of 100 million pesos ($250,000)", "($250,000)"),
        ("200,000 riyals (about $53,000) was paid", "(about $53,000)"),
        ("500 tonnes (550 tons) of flour", "(550 tons)"),
        ("500,000 rupees (about 5,750 U.S. dollars) was paid", "(about 5,750 U.S. dollars)"),
        ("some 75 kilometers (46 miles) southwest of it", "(46 miles)"),
        ("it hit 45C, or 113F, there", "113F"),
        ("some 1,000 hectares, or 2,470 acres, burned", "2,470 acres"),
        ("an additional 346.7 billion shillings ($2.7 billion), he said", "($2.7 billion)"),
        ("a prize of €30,000 ($32,500; £25,100) a year", "($32,500; £25,100)"),
        ("some 35 km (22 miles, or 19 nautical miles) away", "(22 miles, or 19 nautical miles)"),
    ],
)
def test_conversions(text: str, alt: str) -> None:
    (quantity,), left = read(text)
    assert quantity.alt == alt
    assert quantity.alt_span is not None
    assert quantity.alt_span.of(text) == alt
    assert {residue.reason for residue in left} == {"the amount before it, converted to another unit"}


@pytest.mark.parametrize(
    "text",
    ["2,200 households (some 15,400 people)", "20 km of road (12 bridges) was lost", "12 people (30 percent) died"],
)
def test_other_counts(text: str) -> None:
    assert len(read(text)[0]) == 2
