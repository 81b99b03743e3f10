"""Wordings are found longest first, by case only where case tells."""

from __future__ import annotations

import itertools
from types import MappingProxyType

from hypothesis import given
from hypothesis import strategies as st

from tallybook.lexicon import Entry
from tallybook.text.phrases import Phrases
from tallybook.text.tokens import tokenize


def row(name: str, *say: str) -> Entry:
    return Entry(name, say, "for the test", MappingProxyType({}))


PHRASES = Phrases([row("more", "more than"), row("well_more", "well more than"), row("usa", "US"), row("vp", "as")])


def names(text: str) -> list[str]:
    return [found.entry.name for found in PHRASES.find(tokenize(text))]


def test_the_longest_wording_wins() -> None:
    assert names("well more than 30, and more than 20") == ["well_more", "more"]


def test_a_wording_with_a_capital_matches_that_case_only() -> None:
    assert names("the US told us") == ["usa"]


def test_a_wording_in_lower_case_matches_any_case() -> None:
    assert names("More THAN") == ["more"]


def test_a_wording_cut_off_at_the_end_is_none() -> None:
    assert names("well more") == []


@given(st.lists(st.sampled_from(["well", "more", "than", "US", "us", "30", ","])))
def test_what_is_found_is_in_order_and_never_overlaps(words: list[str]) -> None:
    text = " ".join(words)
    found = list(PHRASES.find(tokenize(text)))
    assert all(one.stop <= two.first for one, two in itertools.pairwise(found))
    assert all(
        text[item.span.start : item.span.end].lower() in ("more than", "well more than", "us", "as") for item in found
    )
