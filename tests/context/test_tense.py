"""Which way a date looks, and what governs it."""

from __future__ import annotations

import pytest

from tallybook.context.tense import Tense, governor
from tallybook.text.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("talks will resume on Friday", True),
        ("talks are due to resume on Friday", True),
        ("talks resumed on Friday", False),
        ("he said on Friday", False),
        ("On Friday talks will resume", True),
        ("On Friday it struck", False),
        ("Next update : Friday", True),
    ],
)
def test_the_nearest_word_gives_the_direction(text: str, ahead: bool) -> None:
    tokens = tokenize(text)
    place = next(index for index, token in enumerate(tokens) if token.text == "Friday")
    assert Tense(tokens).future(place) is ahead


@pytest.mark.parametrize(
    ("text", "preposition"),
    [
        ("since May", "since"),
        ("since at least May", "since"),
        ("since the assault began in May", "since"),
        ("five have since been freed in May", "in"),
        ("since Friday, and in May", "in"),
        ("by late May", "by"),
        ("the raid May", ""),
    ],
)
def test_the_preposition_that_governs(text: str, preposition: str) -> None:
    tokens = tokenize(text)
    assert governor(tokens, len(tokens) - 1) == preposition
