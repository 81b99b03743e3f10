"""Wrong numbers that try to get past the gate, and right ones that must."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from workbooks import Cell, code, markdown, notebook

from tallybook.document.nodes import (
    MEDIA_TYPE,
    ArticleText,
    Block,
    Box,
    Chart,
    Citation,
    ClaimMark,
    Column,
    DateMark,
    Document,
    Evidence,
    Formula,
    Heading,
    Inline,
    Items,
    KeyFigure,
    KeyFigures,
    Link,
    Paragraph,
    Picture,
    Quoted,
    QuoteMark,
    Row,
    Styled,
    Table,
    Text,
    Title,
    Trace,
    Value,
)
from tallybook.document.plain_data import to_json
from tallybook.document.traces import ARTICLE_WORDS, RECORDED
from tallybook.errors import PublishError
from tallybook.press.gate import check
from tallybook.press.tracing import Basis
from tallybook.text.article import Article

BODY = "Channel 4 says 790 civilians were killed, and nearly two thousand fled “in 3 days” from a .308-calibre rifle."
ARTICLE = Article("small", BODY, date(2019, 8, 3), title="After 9 days")
BASIS = Basis((ARTICLE,), {"top": 5, "hedge_policy": "strict"})


def _evidence(claim_id: str, number: int, text: str, allows: str) -> Evidence:
    start = BODY.index(text)
    end = start + len(text)
    facts = ("people", "a monitor", "monitor", "since late April", "", "exact", "reported", "sentence 1")
    return Evidence(claim_id, number, BODY[:start], text, BODY[end:], allows, *facts, start=start, end=end)


DEAD = _evidence("dead", 1, "790", "exactly 790")
FLED = _evidence("fled", 2, "nearly two thousand", "below 2,000")
LABEL = '<svg xmlns="http://www.w3.org/2000/svg"><g>{}<text>{}</text></g></svg>'
AXIS = '<g id="scale"><text>500</text></g>'


def _executed(cells: Sequence[Cell], outputs: Sequence[dict[str, Any]] = ()) -> dict[str, Any]:
    made = notebook(cells)
    if outputs:
        made["cells"][-1]["outputs"] = list(outputs)
    return made


def _shown(*blocks: Block, evidence: tuple[Evidence, ...] = (DEAD, FLED)) -> dict[str, Any]:
    data = json.loads(json.dumps(to_json(Document(blocks, evidence))))
    return {"output_type": "display_data", "data": {MEDIA_TYPE: data}, "metadata": {}}


def _pass(*blocks: Block, evidence: tuple[Evidence, ...] = (DEAD, FLED)) -> None:
    check(_executed([code("tb.show()")], [_shown(*blocks, evidence=evidence)]), BASIS, "one")


def _of(text: str, *claims: str) -> Value:
    return Value(text, Trace("claim", claims))


def _chart(**changes: Any) -> Chart:
    chart = Chart(LABEL.format(AXIS, "790"), "", (_of("790", "dead"), Text(" were killed")), "A chart: 790 killed.")
    return replace(chart, **changes)


def _key(**changes: Any) -> KeyFigures:
    figure = KeyFigure("no hedge", _of("790", "dead"), "killed", "reported", "a monitor", "since late April", "dead")
    return KeyFigures((replace(figure, **changes),))


ROW = "UN OHCHR, 26 July 2019: 500 civilians killed"
RIGHT: tuple[Inline, ...] = (
    Text("none of them, no one, one another, on the first day"),
    _of("790", "dead"),
    _of("at most 2,000", "fled"),
    _of("nearly two thousand", "fled"),
    Value("45 %", Trace("computed", ("dead",), "355 of 790")),
    Value("249", Trace("computed", (), "58 + 191 = 249")),
    Value("12.43", Trace("computed", (), "20 km ÷ 1.609344")),
    Value("two", Trace("count", ("dead", "fled"), "figures in the ledger")),
    Value("3", Trace("count", (), "sources named")),
    Value("5", Trace("parameter", (), "top")),
    Value("strict", Trace("parameter", (), "hedge_policy")),
    Value("2011", Trace("declared", (), "the year in which the war began")),
    Value("Channel 4", Trace("declared", (), ARTICLE_WORDS)),
    Value("“.308-calibre”", Trace("declared", (), ARTICLE_WORDS)),
    Value("3 Aug 2019", Trace("declared", (), RECORDED)),
    Value("500", Trace("reference", (), "", (Citation(ROW, "https://example.org"),))),
    ClaimMark("790", "dead"),
    QuoteMark((Text("“in 3 days”"),), "Q1"),
    DateMark("in 3 days", "a"),
    Link("https://example.org/2024/1", (Text("the source"),)),
)
WRONG: tuple[tuple[Inline, str], ...] = (
    (Text("some 45 %"), "'45', nothing behind it"),
    (Text("790 killed"), "'790', nothing behind it"),
    (Text("according to Channel 4"), "'4', nothing behind it"),
    (Text("seven hundred and ninety died"), "'seven hundred and ninety'"),
    (Text("half of them"), "'half'"),
    (Text("twice as many"), "'Twice'|'twice'"),
    (Text("dozens died"), "'dozens'"),
    (Text("one figure"), "'one'"),
    (Text("٧٩٠"), "'٧٩٠'"),
    (Text("７９０"), "'７９０'"),
    (Text("⁷ and ② and Ⅶ"), "'⁷'"),
    (Text("7\u200b90"), "'7'"),
    (Text("the 22nd"), "'22nd'"),
    (_of("970", "dead"), "'970', its claim says “790”"),
    (_of("nearly 3,000", "fled"), "its claim says “nearly two thousand”"),
    (_of("2,000", "dead"), "its claim says “790”"),
    (_of("790"), "its trace names no claim"),
    (_of("790", "gone"), "there is no claim gone"),
    (Value("45 %", Trace("computed", ("dead",))), "its trace has no arithmetic"),
    (Value("45 %", Trace("computed", ("dead",), "  ")), "its trace has no arithmetic"),
    (Value("45 %", Trace("computed", ("gone",), "355 of 790")), "there is no claim gone"),
    (Value("250", Trace("computed", (), "58 + 191 = 250")), "its arithmetic does not hold"),
    (Value("250", Trace("computed", (), "58 + 191 = 249")), "its arithmetic gives another number"),
    (Value("13", Trace("computed", (), "20 km ÷ 1.609344")), "its arithmetic gives another number"),
    (Value("three", Trace("count", ("dead", "fled"), "figures")), "its trace names 2 claims"),
    (Value("3", Trace("count")), "does not say what is counted"),
    (Value("6", Trace("parameter", (), "top")), "the parameter top is 5"),
    (Value("6", Trace("parameter", (), "bottom")), "the run has no parameter “bottom”"),
    (Value("2011", Trace("declared")), "without a reason"),
    (Value("Channel 5", Trace("declared", (), ARTICLE_WORDS)), "the article has no such words"),
    (Value("6", Trace("declared", (), ARTICLE_WORDS)), "the article has no such words"),
    (Value("4 Aug 2019", Trace("declared", (), RECORDED)), "no such thing is recorded"),
    (Value("500", Trace("reference", (), "somebody said so")), "cites no publication"),
    (
        Value("501", Trace("reference", (), "", (Citation(ROW, "https://example.org"),))),
        "its row says “UN OHCHR, 26 July",
    ),
    (Value("26", Trace("reference", (), "", (Citation("UN: 500; note: 26 of them", ""),))), "its row says “UN: 500”"),
    (Value("7", Trace("guess", ("dead",), "who knows")), "no trace of the kind “guess”"),
    (ClaimMark("970", "dead"), "its claim says “790”"),
    (ClaimMark("790", "gone"), "there is no claim gone"),
    (QuoteMark((Text("in 4 days"),), "Q1"), "not the article's words"),
    (QuoteMark((Text("in 3 days"),), "970 dead"), "a label is"),
    (DateMark("in 4 days", "a"), "not the article's words"),
    (Link("https://example.org", (Text("in 2024"),)), "'2024'"),
    (Formula("x = 970"), "'970'"),
)
PLACES: dict[str, Callable[[Inline], Block]] = {
    "heading": lambda node: Heading(2, (node,)),
    "paragraph": lambda node: Paragraph((Styled("strong", (node,)),)),
    "item": lambda node: Items(((Paragraph((node,)),),)),
    "quotation": lambda node: Quoted((Paragraph((node,)),)),
    "cell": lambda node: Table((Column("Who"),), (Row(((node,),)),), "A table"),
    "table note": lambda node: Table((Column("Who"),), (), "A table", (node,)),
    "box": lambda node: Box("A box", ((node,),)),
    "chart title": lambda node: _chart(title=(node,)),
    "chart note": lambda node: _chart(note=(node,)),
    "kicker": lambda node: Title((node,), "A title", (), ()),
    "finding": lambda node: Title((), "A title", (), (node,)),
    "fact": lambda node: Title((), "A title", (("Length", (node,)),), ()),
}
ELSEWHERE: tuple[tuple[Block, str], ...] = (
    (Title((), "970 killed", (), ()), "'970'"),
    (Box("970 killed", ()), "'970'"),
    (Table((Column("970"),), (), "A table"), "'970'"),
    (Table((Column("Who"),), (), "970 killed"), "'970'"),
    (_chart(alt="A chart: 970 killed."), "'970'"),
    (_chart(alt=" "), "a chart without alternative text"),
    (_chart(svg=LABEL.format("", "970")), "'970'"),
    (_chart(svg_narrow=LABEL.format("", "nine hundred")), "'nine hundred'"),
    (_chart(values=(_of("970", "dead"),)), "its claim says “790”"),
    (_key(amount=_of("970", "dead")), "its claim says “790”"),
    (_key(amount=_of("790", "fled")), "its claim says"),
    (_key(amount=_of("2,000", "fled")), "not the amount of the claim that it names"),
    (_key(what="970 people killed"), "'970'"),
    (_key(period="since 2011"), "'2011'"),
    (ArticleText(((Text("Channel 4 says 970 civilians were killed"),),)), "not the article's words"),
    (Picture("image/png", "", "970 people"), "'970'"),
    (Picture("image/svg+xml", LABEL.format("", "970"), "A drawing"), "'970'"),
    (Picture("image/png", "", ""), "no alternative text"),
)


@pytest.mark.parametrize("node", RIGHT, ids=repr)
def test_a_number_that_leads_somewhere_is_printed(node: Inline) -> None:
    _pass(Paragraph((Styled("strong", (node,)),)))


@pytest.mark.parametrize(("node", "said"), WRONG, ids=repr)
def test_a_number_that_leads_nowhere_is_refused(node: Inline, said: str) -> None:
    with pytest.raises(PublishError, match=rf"one: numbers that lead nowhere: .*cell 1 \(tb.show\(\)\): .*{said}"):
        _pass(Paragraph((Styled("strong", (node,)),)))


@pytest.mark.parametrize("place", PLACES)
def test_no_place_is_out_of_sight(place: str) -> None:
    _pass(PLACES[place](_of("790", "dead")))
    for wrong in (Text("970 killed"), Text("nine hundred"), _of("970", "dead")):
        with pytest.raises(PublishError, match=r"970|nine hundred"):
            _pass(PLACES[place](wrong))


@pytest.mark.parametrize(("block", "said"), ELSEWHERE, ids=repr)
def test_words_that_are_no_prose_are_looked_at_too(block: Block, said: str) -> None:
    with pytest.raises(PublishError, match=said):
        _pass(block)


def test_what_is_as_it_should_be_passes() -> None:
    _pass(_chart(), _key(), Title((), "After 9 days", (), ()), ArticleText(((Text(BODY),),)))
    _pass(_chart(svg=LABEL.format("", "nearly two</text><text>thousand"), alt="Said: “in 3 days”.", title=()))
    _pass(_chart(svg=LABEL.format("", "12.5"), values=(Value("12.5", Trace("computed", (), "25 ÷ 2")),)))


def test_a_sentence_quoted_in_a_charts_words_may_hold_quotation_marks() -> None:
    sentence = BODY.partition(", ")[2]
    _pass(_chart(alt=f"By day: “{sentence}”; “Channel 4 says”; “…{sentence}”.", title=()))
    with pytest.raises(PublishError, match="'970'"):
        _pass(_chart(alt=f"By day: “{sentence}”; 970 killed; “in 3 days”.", title=()))


@pytest.mark.parametrize(
    "changes",
    [{"start": 14, "end": 17}, {"text": "970"}, {"before": "Channel 5 says "}, {"start": 0, "end": 0}, {"after": "!"}],
)
def test_a_span_that_no_longer_equals_its_text_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(PublishError, match=r"the article no longer reads .* with --force"):
        _pass(Paragraph((Text("Nothing."),)), evidence=(replace(DEAD, **changes),))


def test_prose_of_the_notebook_is_held_to_it() -> None:
    for words in ("# The 970 dead", "At most two thousand.", "| a | b |\n|---|---|\n| x | 970 |", "$x = 970$"):
        with pytest.raises(PublishError, match="cell 1"):
            check(_executed([markdown(words)]), BASIS, "one")
    check(_executed([markdown("## Which days does the article speak of?")]), BASIS, "one")


@pytest.mark.parametrize(
    "output",
    [
        {"output_type": "stream", "name": "stdout", "text": "790\n"},
        {"output_type": "execute_result", "data": {"text/plain": "790"}, "metadata": {}},
        {"output_type": "display_data", "data": {"text/html": "<table><tr><td>790</td></tr></table>"}, "metadata": {}},
        {"output_type": "display_data", "data": {"text/markdown": "**790**"}, "metadata": {}},
        {"output_type": "display_data", "data": {"text/latex": "$790$"}, "metadata": {}},
        {"output_type": "display_data", "data": {"image/png": "aGk="}, "metadata": {}},
        {"output_type": "error", "ename": "ValueError", "evalue": "no", "traceback": []},
    ],
)
def test_what_a_cell_prints_is_no_way_round(output: dict[str, Any]) -> None:
    with pytest.raises(PublishError, match=r"cell 2 \(print\(790\)\)"):
        check(_executed([markdown("Words."), code("print(790)")], [output]), BASIS, "one")


def test_a_cell_declares_a_numeral_with_a_reason() -> None:
    made = _executed([markdown("See article 5 of the agreement of 17 September 2018.")])
    rows = [
        {"text": "article 5", "reason": "Sochi memorandum"},
        {"text": "17 September 2018", "reason": "the day it was signed"},
    ]
    made["cells"][0]["metadata"]["tallybook"] = {"declared": rows}
    check(made, BASIS, "one")
    made["cells"][0]["source"] += " It has 6 articles."
    with pytest.raises(PublishError, match=r"'6', nothing behind it .* declare it in the cell's metadata"):
        check(made, BASIS, "one")
    rows[1]["reason"] = " "
    with pytest.raises(PublishError, match="declared without words or without a reason"):
        check(made, BASIS, "one")


def test_cells_are_counted_as_written_and_many_faults_are_counted() -> None:
    cells = [code("top = 1", "parameters"), code("top = 5", "injected-parameters")]
    cells += [markdown(f"n {number}") for number in range(21, 29)]
    with pytest.raises(PublishError, match=r"cell 2 \(n 21\): '21'.*'25'[^']*'n 25' and 3 more\."):
        check(_executed(cells), BASIS, "one")
