from __future__ import annotations

import re

import pytest
from documents import META
from hostile import HOSTILE
from pages import Page

from tallybook.document.arrange import arrange
from tallybook.document.html import render_page, to_display
from tallybook.document.nodes import Column, Document, Row, Table, Text
from tallybook.document.table_html import head_rules

RULE = re.compile(r'#([\w-]+)>tbody>\*>:nth-child\((\d+)\)::before\{content:"((?:[^"\\]|\\.)*)"\}')


def table(*heads: str, over: str = "") -> Document:
    columns = tuple(Column(head, over=over) for head in heads)
    return Document((Table(columns, (Row(tuple((Text("a"),) for _ in columns)),), "Words"),))


def heads_of(style: str) -> list[tuple[str, str, str]]:
    """Return each rule's table, column and words, as a browser reads them."""
    return [
        (label, place, re.sub(r"\\([0-9a-f]+) ", lambda code: chr(int(code[1], 16)), words))
        for label, place, words in RULE.findall(style)
    ]


def test_a_cell_on_a_narrow_screen_says_its_head_with_what_stands_over_it() -> None:
    report = arrange([table("Who", "What", over="Hedges")])
    label = Page(render_page([table("Who", "What", over="Hedges")], meta=META)).all("table")[0]["id"]
    assert heads_of(head_rules(report.blocks)) == [(label, "1", "Hedges / Who"), (label, "2", "Hedges / What")]


def test_a_column_without_a_head_takes_the_whole_line() -> None:
    rules = head_rules(arrange([table("", "What")]).blocks)
    assert [place for _, place, _ in heads_of(rules)] == ["2"]
    assert ":nth-child(1){padding-left:0}" in rules


def test_a_cell_in_a_notebook_names_its_own_table() -> None:
    shown = to_display(table("Who"))
    assert [label for label, _, _ in heads_of(shown)] == [Page(shown).all("table")[0]["id"]]


@pytest.mark.parametrize("words", [words for words in HOSTILE if words.isascii() and words.isprintable() and words])
def test_any_head_stays_words(words: str) -> None:
    rules = head_rules(arrange([table(words)]).blocks)
    assert [said for _, _, said in heads_of(rules)] == [words]
    assert not {"<", ">"} & set(rules.partition("content:")[2])


def test_a_report_without_a_table_needs_no_rule() -> None:
    assert head_rules(()) == ""
