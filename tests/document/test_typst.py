import re

from documents import AUDIT, BRIEF
from hostile import HOSTILE, hostile_report
from hypothesis import given
from hypothesis import strategies as st

from tallybook.document.arrange import arrange
from tallybook.document.nodes import Column, Document, Paragraph, Row, Side, Table, Text
from tallybook.document.typst import body, to_typst
from tallybook.document.typst_inline import quoted

_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')


@given(st.text())
def test_a_string_is_one_literal(text: str) -> None:
    assert _STRING.fullmatch(quoted(text))


def test_no_word_is_outside_a_string() -> None:
    source = to_typst(Document((Paragraph((Text('#panic("x") $a$ @b'),)),)))
    assert _STRING.sub("", source) == "#para({})"


def test_hostile_words_change_nothing_but_strings() -> None:
    plain = outside_strings("word")
    for words in (words for words in HOSTILE if words.strip() and words.isascii() and words.isprintable()):
        assert outside_strings(words[:18]) == plain  # a longer word may break, and is then several strings


def outside_strings(words: str) -> list[str]:
    """Return what is code in the source of a report; tables, whose columns depend on their words, left out."""
    blocks = [block for document in hostile_report(words) for block in document.blocks if not isinstance(block, Table)]
    evidence = hostile_report(words)[0].evidence
    kept = [block for block in blocks if not isinstance(block, Side)]
    return [_STRING.sub("", to_typst(Document((block,), evidence))) for block in kept]


def test_a_computed_number_is_listed_with_the_limits_of_its_operands() -> None:
    made = body(arrange([BRIEF, AUDIT]))
    working = made[made.index('"how-') :]
    assert "combatants killed, at most 2,000; " in working
    assert "regime loyalists killed, exactly 900." in working


def test_a_short_table_is_not_parted_and_a_long_one_is() -> None:
    def table(rows: int, words: str) -> str:
        cells = tuple(Row(((Text(words),), (Text("b"),))) for _ in range(rows))
        return to_typst(Document((Table((Column("A"), Column("B")), cells, "A table"),)))

    assert "whole: true" in table(8, "a few words")
    assert "whole: false" in table(9, "a few words")
    assert "whole: false" in table(6, "so many words that it might fill a page by itself " * 3)
