from __future__ import annotations

import html

import pytest
from documents import AUDIT, BRIEF
from hostile import HOSTILE, LINKS
from hypothesis import given
from hypothesis import strategies as st
from pages import Page

from tallybook.document.html import to_html
from tallybook.document.unquote import unquote


def test_a_report_says_the_same_in_fewer_characters() -> None:
    for document in (BRIEF, AUDIT):
        source = to_html(document)
        short, long = Page(unquote(source)), Page(source)
        assert short.elements == long.elements
        assert (short.words, short.open, short.faults) == (long.words, [], [])
        assert len(unquote(source)) < len(source)


@pytest.mark.parametrize("words", [*HOSTILE, *LINKS, "a/", "/", "a=b", "`", "x'", "é", "&amp;"])
def test_an_attribute_keeps_its_value(words: str) -> None:
    _keeps(words)


@given(st.text())
def test_any_attribute_keeps_its_value(words: str) -> None:
    _keeps(words)


def _keeps(words: str) -> None:
    source = f'<a class="x" title="{html.escape(words)}" id="{html.escape(words)}">a</a>'
    assert Page(unquote(source)).elements == Page(source).elements


def test_a_drawing_keeps_what_it_draws() -> None:
    source = '<svg viewBox="0 0 1 1"><use href="#a/"/><use href="#a"/><br/><path d="M0"/><text x="1">a="b"</text></svg>'
    assert Page(unquote(source)).elements == Page(source).elements
    assert unquote(source).count('"') == 6


def test_what_is_no_tag_stays() -> None:
    for source in ('<script>a="b"</script>', '<style>a[b="c"]{}</style>', 'a="b"'):
        assert unquote(source) == source
