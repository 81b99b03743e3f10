"""Who is blamed, by its wordings."""

from __future__ import annotations

import pytest
from markings import Wording, marked, read_wording, wordings


@pytest.mark.parametrize("wording", wordings("blame"), ids=lambda wording: wording.say)
def test_wordings(wording: Wording) -> None:
    claim = marked(read_wording(wording), wording)
    assert {key: getattr(claim, key) for key in wording.expect} == wording.expect


@pytest.mark.parametrize("wording", wordings("blame"), ids=lambda wording: wording.say)
def test_the_words_that_blame_stand_in_the_text(wording: Wording) -> None:
    claim = marked(read_wording(wording), wording)
    assert claim.blamed == (claim.blamed_span.of(wording.text) if claim.blamed_span else "")
