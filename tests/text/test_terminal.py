from __future__ import annotations

import json
import unicodedata

import pytest
from hostile import HOSTILE, LONG
from hypothesis import given
from hypothesis import strategies as st

from tallybook.text.terminal import harmless, visible


@given(st.text())
def test_nothing_that_acts_on_a_terminal_is_printed(text: str) -> None:
    shown = visible(text)
    assert not [one for one in shown if unicodedata.category(one) in ("Cc", "Cf", "Cs", "Zl", "Zp")]
    if text.isalnum():
        assert shown == text


@pytest.mark.parametrize("words", [*HOSTILE, *LONG])
def test_json_is_one_line_of_the_same_value(words: str) -> None:
    data = harmless(json.dumps({words: words}, ensure_ascii=False))
    assert json.loads(data) == {words: words}
    assert len(data.splitlines()) == 1
    assert not set(data) & set("\x00\x07\x1b\x7f\x85\x9b\u2028\u202e\u2066\ufeff")
    data.encode()
