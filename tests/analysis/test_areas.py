from __future__ import annotations

import pytest

from tallybook.analysis.areas import relation

INVERSE = {"within": "contains", "contains": "within"}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Idlib, Syria", "Idlib province", "same"),
        ("Kunduz mosque", "Kunduz", "same"),
        ("Idlib", "Syria", "within"),
        ("Idlib region", "NW Syria", "within"),
        ("Maaret al-Numan", "Idlib province", "within"),
        ("NW Syria", "Syria", "within"),
        ("Rafah, Gaza", "Gaza Strip", "within"),
        ("Idlib province and parts of Hama, Aleppo and Latakia", "NW Syria", "within"),
        ("Yemen", "Syria", "apart"),
        ("Donetsk", "Kherson", "apart"),
        ("Idlib", "Yemen", "apart"),
        ("", "Idlib", "unknown"),
        ("Somewhereville", "Syria", "unknown"),
    ],
)
def test_places_lie_to_each_other(one: str, other: str, expected: str) -> None:
    assert relation(one, other) == expected
    assert relation(other, one) == INVERSE.get(expected, expected)
    assert relation(one, one) == ("same" if one else "unknown")
