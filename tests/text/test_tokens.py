"""Tokens cover every character that is no white space, once, and keep numerals whole."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallybook.text.tokens import tokenize


@given(st.text())
def test_tokens_stand_where_they_say(body: str) -> None:
    tokens = tokenize(body)
    assert all(body[token.start : token.end] == token.text for token in tokens)
    assert all(left.end <= right.start for left, right in itertools.pairwise(tokens))
    between = [body[left.end : right.start] for left, right in itertools.pairwise(tokens)]
    assert not "".join(between).strip()


@given(st.text(), st.integers(0, 20), st.integers(0, 20))
def test_part_of_a_body_keeps_the_offsets_of_the_body(body: str, start: int, length: int) -> None:
    start = min(start, len(body))
    assert all(body[token.start : token.end] == token.text for token in tokenize(body, start, start + length))


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("12,300.5", ["12,300.5"]),
        ("12\u00a0300 families", ["12\u00a0300", "families"]),
        ("12 300 families", ["12 300", "families"]),
        ("+967 1 555 0188", ["+", "967", "1", "555", "0188"]),
        ("16, 17", ["16", ",", "17"]),
        ("2.2m", ["2.2", "m"]),
        ("Syria’s MiG-29s", ["Syria’s", "MiG", "-", "29", "s"]),
        ("In 2019 384 children", ["In", "2019", "384", "children"]),
    ],
)
def test_numerals_and_words(text: str, tokens: list[str]) -> None:
    assert [token.text for token in tokenize(text)] == tokens
