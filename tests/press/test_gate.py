from __future__ import annotations

from datetime import date

import pytest

from tallybook.document.nodes import (
    Block,
    Citation,
    ClaimMark,
    Code,
    Document,
    Heading,
    Inline,
    Link,
    Paragraph,
    Styled,
    Text,
    Trace,
    Value,
)
from tallybook.errors import PublishError
from tallybook.press.gate import check
from tallybook.text.article import Article

ARTICLE = Article("small", "Channel 4 says at least 1,200 were killed.", date(2019, 8, 3), title="After 9 days")


def _pass(*blocks: Block) -> None:
    check([Document(blocks)], ARTICLE, "one")


@pytest.mark.parametrize(
    "inline",
    [
        Text("no number at all, or ten in words"),
        Text("according to Channel 4"),
        Text("“at least 1,200”, after 9 days."),
        Value("1,200", Trace("claim", ("abc",))),
        Value("45 %", Trace("computed", ("abc",), "540 of 1,200")),
        Value("3", Trace("count", (), "sources named")),
        Value("2019", Trace("declared", (), "the year of publication")),
        Value("500", Trace("reference", (), "", (Citation("UN OHCHR, 26 July 2019", "https://example.org"),))),
        ClaimMark("1200", "abc"),
        Link("https://example.org/2024/1", (Text("the source"),)),
    ],
)
def test_a_number_that_leads_somewhere_is_printed(inline: Inline) -> None:
    _pass(Paragraph((Styled("strong", (inline,)),)))


@pytest.mark.parametrize(
    "inline",
    [
        Text("some 45 %"),
        Text("1200 killed"),
        Value("1,200", Trace("claim")),
        Value("45 %", Trace("computed", ("abc",))),
        Value("500", Trace("reference", (), "somebody said so")),
        Value("7", Trace("guess", ("abc",), "who knows")),
        Link("https://example.org", (Text("in 2024"),)),
    ],
)
def test_a_number_that_leads_nowhere_is_refused(inline: Inline) -> None:
    with pytest.raises(PublishError, match="one: numbers that lead nowhere: expected a claim, arithmetic"):
        _pass(Paragraph((Styled("strong", (inline,)),)))


def test_a_printed_output_is_looked_into_and_source_is_not() -> None:
    _pass(Code("x = 45", "python"))
    with pytest.raises(PublishError, match="found none behind 'x is 45'"):
        _pass(Code("x is 45"))


def test_many_are_counted_rather_than_listed() -> None:
    with pytest.raises(PublishError, match="'n 25' and 3 more"):
        _pass(*(Heading(2, (Text(f"n {number}"),)) for number in range(21, 29)))
