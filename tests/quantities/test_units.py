"""What is counted or measured is read beside the number."""

from __future__ import annotations

from typing import Any

import pytest
from wordings import cases, facts, read


@pytest.mark.parametrize(("expect", "wording"), cases("units"))
def test_wordings(expect: dict[str, Any], wording: str) -> None:
    found = facts(read(wording)[0][0])
    assert {key: found[key] for key in expect} == expect


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("29 Syrian civilians died", "civilians"),
        ("five of its soldiers died", "soldiers"),
        ("$1.4bn of aid", "$"),
        ("dozens of hospitals and schools", "hospitals and schools"),
    ],
)
def test_the_words_that_name_the_unit_are_kept(text: str, words: str) -> None:
    unit_span = read(text)[0][0].unit_span
    assert unit_span is not None
    assert unit_span.of(text) == words
