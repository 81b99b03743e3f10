"""Laws of the reading: every numeral is accounted for once, and every span says where it stands."""

from __future__ import annotations

from itertools import pairwise

import pytest
from dispatches import GOLD, HELD_OUT
from hypothesis import given
from hypothesis import strategies as st
from wordings import read

from tallybook.quantities.number_words import counting_words
from tallybook.text.span import Span
from tallybook.text.tokens import tokenize

DISPATCHES = [path for path in sorted(GOLD.glob("*.txt")) if path.stem not in HELD_OUT]
NEVER_ALONE = frozenset(
    ("hundred", "thousand", "million", "billion", "trillion", "lakh", "crore", "mln", "bln", "tln", "tens")
)
PIECES = [
    *(
        "12",
        "1,200",
        "3.5",
        "one",
        "Two",
        "dozens",
        "half",
        "a third",
        "million",
        "twenty-four",
        "0",
        "2019",
        "$5bn",
        "30%",
        "1/2",
    ),
    *(
        "at least",
        "more than",
        "between",
        "and",
        "or",
        "to",
        "of",
        "in",
        "per cent",
        "km",
        "people",
        "soldiers",
        "killed",
    ),
    *(
        "-",
        "–",
        "(",
        ")",
        ",",
        ".",
        ";",
        ":",
        "/",
        "“",
        "”",
        "\n",
        "aged",
        "since",
        "May",
        "the past",
        "days",
        "No.",
        "+",
        "including",
    ),
]


def spans(text: str) -> list[Span]:
    quantities, residue = read(text)
    return sorted([*(quantity.span for quantity in quantities), *(left.span for left in residue)])


def assert_accounted_for(text: str) -> None:
    found = spans(text)
    assert all(not left.overlaps(right) for left, right in pairwise(found)), found
    for token in tokenize(text):
        if token.text[0].isdecimal() or (token.lower in counting_words() and token.lower not in NEVER_ALONE):
            assert sum(span.covers(token.span) for span in found) == 1, token


@pytest.mark.parametrize("path", DISPATCHES, ids=lambda path: path.stem)
def test_every_numeral_of_a_dispatch_is_a_claim_or_left_out(path: object) -> None:
    assert_accounted_for(path.read_bytes().decode("utf-8"))  # type: ignore[attr-defined]


@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_every_numeral_of_any_text_is_a_claim_or_left_out(pieces: list[str]) -> None:
    assert_accounted_for(" ".join(pieces))


@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_words_without_space_are_accounted_for_too(pieces: list[str]) -> None:
    assert_accounted_for("".join(pieces))


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_no_text_stops_the_reading(text: str) -> None:
    quantities, residue = read(text)
    assert all(left.reason for left in residue)
    for quantity in quantities:
        assert quantity.rule
        assert quantity.span.of(text)
        assert quantity.cues


@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_bounds_agree_with_the_hedge(pieces: list[str]) -> None:
    for quantity in read(" ".join(pieces))[0]:
        low, high = quantity.amount.low, quantity.amount.high
        if quantity.hedge == "exact":
            assert low == high == quantity.value
        if quantity.hedge in ("at_least", "more_than"):
            assert (low, high) == (quantity.value, None)
        if quantity.hedge in ("nearly", "less_than", "up_to"):
            assert (low, high) == (None, quantity.value)
        if quantity.hedge == "range":
            assert quantity.value is None
            assert low is not None
            assert high is not None
            assert low < high
        assert (quantity.magnitude is not None) == (quantity.hedge == "vague")


@pytest.mark.parametrize(
    "piece", ["7", "7 ", "(", '"', "-", "including ", "one ", "1-", "more than 5 and ", "a\n", "5 of the ", "A. "]
)
def test_long_odd_texts_are_read_to_the_end(piece: str) -> None:
    text = piece * 2000
    quantities, residue = read(text)
    assert len(quantities) + len(residue) <= len(text)


def test_reading_twice_gives_the_same() -> None:
    text = DISPATCHES[0].read_text(encoding="utf-8")
    assert read(text) == read(text)
