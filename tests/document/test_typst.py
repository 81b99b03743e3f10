import re

from hostile import HOSTILE, hostile_report
from hypothesis import given
from hypothesis import strategies as st

from tallybook.document.nodes import Document, Paragraph, Text
from tallybook.document.typst import to_typst
from tallybook.document.typst_inline import quoted

_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')


@given(st.text())
def test_a_string_is_one_literal(text: str) -> None:
    assert _STRING.fullmatch(quoted(text))


def test_no_word_is_outside_a_string() -> None:
    source = to_typst(Document((Paragraph((Text('#panic("x") $a$ @b'),)),)))
    assert _STRING.sub("", source) == "#para({})"


def test_hostile_words_change_nothing_but_strings() -> None:
    plain = [_STRING.sub("", to_typst(document)) for document in hostile_report("word")]
    for words in (words for words in HOSTILE if words.strip() and words.isascii() and words.isprintable()):
        assert [_STRING.sub("", to_typst(document)) for document in hostile_report(words)] == plain
