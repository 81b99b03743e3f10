"""Names of places, told from people and bodies."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallybook.context.localities import find_localities
from tallybook.context.toponyms import find_mentions
from tallybook.text.tokens import tokenize


def localities(text: str) -> list[str]:
    tokens = tokenize(text)
    return [found.name for found in find_localities(tokens, find_mentions(tokens), text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("shells hit Bab al-Hawa crossing", ["Bab al-Hawa crossing"]),
        ("in the Dar es Salaam district of Omdurman", ["Dar es Salaam district, Omdurman"]),
        ("in Sagaing's Myinmu township", ["Myinmu township, Sagaing"]),
        ("in the occupied West Bank", ["West Bank"]),
        ("across the north-west", ["north-west"]),
        ("in DR Congo", ["DR Congo"]),
        ("in the U.S. and Mexico", ["U.S. and Mexico"]),
        ("the Khartoum state health ministry said", []),
        ("the World Health Organization said", []),
        ("a Britain-based group", []),
        ("by the Islamic State group", []),
        ("President Jordan Smith", []),
        ("in May and on Monday", []),
        ("Reuters and Telegram", []),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert localities(text) == names


@given(
    st.lists(
        st.sampled_from("in of the North al - Kivu Syria , and 's province Omdurman West Bank near".split()),
        max_size=14,
    )
)
def test_mentions_lie_apart_and_in_order(words: list[str]) -> None:
    text = " ".join(words)
    mentions = find_mentions(tokenize(text))
    assert all(one.stop <= two.first or one.span.end <= two.span.start for one, two in itertools.pairwise(mentions))
