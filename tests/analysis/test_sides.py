"""Parties are told from places and peoples, and the own side from the others."""

from __future__ import annotations

import pytest

from tallybook.analysis.sides import Speaker, parties_in
from tallybook.text.span import Span


def parties(words: str) -> list[str]:
    return [party.span.of(words) for party in parties_in(words, Span(0, len(words)))]


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("accused Turkey of dragging its feet", ["Turkey"]),
        ("under fire by Damascus and its backer Moscow", ["Damascus", "Moscow"]),
        ("Russian warplanes and Israeli strikes", ["Russian warplanes", "Israeli strikes"]),
        ("Israeli air strikes killed nine", ["Israeli air strikes"]),
        ("the Syrian army had lost the town", ["Syrian army"]),
        ("killed by M23 rebels near Goma", ["M23 rebels"]),
        ("the rebels and the regime", ["rebels", "regime"]),
        ("people in Israel, in northwestern Syria and of central Turkey", []),
        ("a meeting in Hiroshima, Japan, this week", []),
        ("three Syrian children and 42 Palestinians", []),
        ("the health ministry in Hamas-run Gaza", []),
        ("the 2020 Juba accord", []),
        ("nobody at all", []),
    ],
)
def test_who_is_named(words: str, named: list[str]) -> None:
    assert parties(words) == named


@pytest.mark.parametrize(
    ("speaker", "words", "own"),
    [
        (Speaker("Turkish defence ministry", "government"), "Turkish soldiers", True),
        (Speaker("Turkish defence ministry", "government"), "Syrian soldiers", False),
        (Speaker("army", "military"), "army units", True),
        (Speaker("general staff", "military"), "Malian soldiers", True),
        (Speaker("rebel commander", "armed_group"), "the rebels", True),
        (Speaker("rebel commander", "armed_group"), "the army", False),
        (Speaker("Syrian Observatory for Human Rights", "monitor"), "Syrian army", False),
    ],
)
def test_whose_side_it_is(speaker: Speaker, words: str, own: bool) -> None:
    [party] = parties_in(words, Span(0, len(words)))
    assert speaker.is_own(party) is own
