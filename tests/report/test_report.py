"""What holds for every piece of a report: each number is traced, nothing is lost, and nothing to say is said."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date

import pytest
from ledgers import DEVELOPMENT, gold_ledger, make_claim, make_ledger

from tallybook.analysis.narrow import narrow
from tallybook.analysis.policy import POLICIES
from tallybook.analysis.reading import Reading, read_ledger
from tallybook.document import display, nodes
from tallybook.document.plain_data import from_json
from tallybook.ledger.ledger import Ledger, Quote
from tallybook.ledger.printed import to_table
from tallybook.report import article, brief
from tallybook.report.display import Piece
from tallybook.text.quotations import Quotation
from tallybook.text.span import Span

PIECES: dict[str, Callable[[Reading], Piece]] = {
    "opening": brief.opening,
    "key figures": brief.key_figures,
    "spread": brief.spread,
    "timeline": brief.timeline,
    "limits": brief.limits,
    "beside": article.beside,
    "ledger": article.ledger,
    "dates": article.dates,
    "voices": article.voices,
    "residue": article.residue,
}
OWN_WORDS = (nodes.ArticleText, nodes.QuoteMark, nodes.DateMark, nodes.Value, nodes.Evidence)
EMPTY = make_ledger("Nothing happened.")
ONE = make_ledger(
    "At least 13 people died.",
    make_claim(
        "At least 13", "At least 13 people died.", value=13, low=13, high=None, hedge="at_least", event="killed"
    ),
)


def below(node: object, stop: tuple[type, ...] = ()) -> Iterator[object]:
    if isinstance(node, stop):
        return
    if isinstance(node, tuple):
        for item in node:
            yield from below(item, stop)
    elif is_dataclass(node):
        yield node
        for item in fields(node):
            yield from below(getattr(node, item.name), stop)


def plain(node: object) -> str:
    return "".join(item.text for item in below(node) if isinstance(item, nodes.Text | nodes.Value | nodes.DateMark))


@pytest.mark.parametrize("name", DEVELOPMENT)
@pytest.mark.parametrize("piece", PIECES)
def test_no_number_is_printed_without_a_trace(piece: str, name: str) -> None:
    document = PIECES[piece](read_ledger(gold_ledger(name), policy="wide")).document
    untraced = [node.text for node in below(document, OWN_WORDS) if isinstance(node, nodes.Text)]
    assert [text for text in untraced if any(character.isdigit() for character in text)] == []


@pytest.mark.parametrize("name", DEVELOPMENT)
@pytest.mark.parametrize("piece", PIECES)
def test_every_trace_leads_to_evidence(piece: str, name: str) -> None:
    document = PIECES[piece](read_ledger(gold_ledger(name))).document
    known = {item.claim_id for item in document.evidence}
    for node in below(document):
        if isinstance(node, nodes.Trace):
            assert set(node.claims) <= known
            assert node.kind in {"claim", "computed", "count", "parameter", "declared"}
            assert node.how or node.kind == "claim"
        if isinstance(node, nodes.ClaimRef | nodes.ClaimMark | nodes.KeyFigure):
            assert node.claim_id in known


@pytest.mark.parametrize("name", DEVELOPMENT)
def test_the_article_is_printed_complete_and_in_order(name: str) -> None:
    ledger = gold_ledger(name)
    text = next(
        node for node in below(article.beside(read_ledger(ledger)).document) if isinstance(node, nodes.ArticleText)
    )
    kinds = nodes.Text | nodes.ClaimMark | nodes.DateMark
    said = ["".join(node.text for node in below(part) if isinstance(node, kinds)) for part in text.paragraphs]
    assert said == [line for line in ledger.article.body.split("\n") if line.strip()]


@pytest.mark.parametrize("name", DEVELOPMENT)
def test_every_claim_and_quotation_is_marked_in_the_article(name: str) -> None:
    ledger = gold_ledger(name)
    found = list(below(article.beside(read_ledger(ledger)).document))
    marked = [node.claim_id for node in found if isinstance(node, nodes.ClaimMark)]
    assert marked == [claim.claim_id for claim in ledger.claims]
    text = next(node for node in found if isinstance(node, nodes.ArticleText))
    quotes = [node.label for node in below(text) if isinstance(node, nodes.QuoteMark) and node.label]
    assert quotes == [f"Q{number}" for number in range(1, len(ledger.quotes) + 1)]


@pytest.mark.parametrize(
    ("event", "said"),
    [
        ("killed", "The ledger of one figure of the event killed on or after 2019"),
        ("area", "reports no figures of the"),
    ],
)
def test_a_narrowed_reading_says_what_it_is_narrowed_to(event: str, said: str) -> None:
    ledger = make_ledger(
        "At least 13 people died.", make_claim("13", "At least 13 people died.", event="killed", as_of=date(2020, 5, 1))
    )
    narrowed = narrow(read_ledger(ledger), event=event, since="2019-01-01")
    assert said in plain(article.beside(narrowed).document)
    assert "of the event" in plain(brief.opening(narrowed).document)


@pytest.mark.parametrize("name", DEVELOPMENT)
def test_evidence_is_the_sentence_cut_at_the_claim(name: str) -> None:
    ledger = gold_ledger(name)
    for claim, item in zip(ledger.claims, article.ledger(read_ledger(ledger)).document.evidence, strict=True):
        assert item.text == claim.text
        assert f"{item.before}{item.text}{item.after}" in ledger.article.body


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("ledger", [EMPTY, ONE], ids=["none", "one"])
@pytest.mark.parametrize("policy", POLICIES)
def test_nothing_to_say_is_said(piece: str, ledger: Ledger, policy: str) -> None:
    document = PIECES[piece](read_ledger(ledger, policy=policy)).document
    assert plain(document) or any(isinstance(node, nodes.KeyFigures) for node in below(document))


@pytest.mark.parametrize(
    ("ledger", "sources", "said"),
    [
        (
            gold_ledger("seed"),
            (),
            "Of the nine figures in this dispatch, two are printed without a hedge and four name no source.",
        ),
        (
            gold_ledger("seed"),
            ("United Nations",),
            "Of the two figures in this dispatch from United Nations, none is printed without a hedge "
            "and each names its source.",
        ),
        (EMPTY, (), "This dispatch reports no figures."),
        (ONE, (), "This dispatch reports one figure: at least 13 people killed, without a source."),
    ],
)
def test_the_finding_says_what_the_counts_allow(ledger: Ledger, sources: tuple[str, ...], said: str) -> None:
    title = brief.opening(read_ledger(ledger, sources=sources)).document.blocks[0]
    assert isinstance(title, nodes.Title)
    assert plain(title.finding) == said


@pytest.mark.parametrize(
    ("policy", "said"),
    [
        ("strict", "Three of nine figures are open at one end, four state no limits"),
        ("conventional", "Four of nine figures are open at one end"),
    ],
)
def test_the_title_of_the_chart_follows_the_policy(policy: str, said: str) -> None:
    chart = brief.spread(read_ledger(gold_ledger("seed"), policy=policy)).document.blocks[0]
    assert isinstance(chart, nodes.Chart)
    assert plain(chart.title) == said


def test_a_filtered_brief_says_whose_figures_it_shows() -> None:
    reading = read_ledger(gold_ledger("seed"), sources=["United Nations"])
    assert "from United Nations" in plain(brief.opening(reading).document)
    marked = [node for node in below(article.beside(reading).document) if isinstance(node, nodes.ClaimMark)]
    assert len(marked) == 2


def test_drawings_have_the_same_bytes_each_time_and_keep_their_words() -> None:
    reading = read_ledger(gold_ledger("seed"))
    first, second = (brief.spread(reading).document.blocks[0] for _ in range(2))
    assert first == second
    assert isinstance(first, nodes.Chart)
    for svg in (first.svg, first.svg_narrow):
        assert "<text" in svg
        assert "nearly 2,000" in svg
        assert "<dc:date>" not in svg


def test_a_piece_shows_itself_in_three_forms_that_agree() -> None:
    piece = article.ledger(read_ledger(gold_ledger("seed")))
    bundle = piece._repr_mimebundle_(include=None, exclude=None)
    assert set(bundle) == {nodes.MEDIA_TYPE, "text/html", "text/plain"}
    assert from_json(json.loads(json.dumps(bundle[nodes.MEDIA_TYPE]))) == piece.document
    assert "nearly two thousand" in bundle["text/plain"]


def test_a_piece_shows_the_press_its_tree_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    piece = article.ledger(read_ledger(gold_ledger("seed")))
    tree = piece._repr_mimebundle_()[nodes.MEDIA_TYPE]
    monkeypatch.setenv(display.VARIABLE, display.TREE)
    bundle = piece._repr_mimebundle_()
    assert (set(bundle), bundle["text/plain"]) == ({nodes.MEDIA_TYPE, "text/plain"}, "")
    assert json.loads(bundle[nodes.MEDIA_TYPE]) == tree
    assert display.read(bundle[nodes.MEDIA_TYPE]) == display.read(tree) == piece.document


def test_a_quotation_that_a_claim_crosses_is_marked_beside_it() -> None:
    body = "He saw “at least 13 dead” there."
    claim = make_claim("saw “at least 13", body, value=13, low=13, high=None, hedge="at_least")
    quote = Quote(Quotation(Span(8, 24)))
    found = list(below(article.beside(read_ledger(make_ledger(body, claim, quotes=(quote,)))).document))
    marks = [node for node in found if isinstance(node, nodes.QuoteMark)]
    assert plain(marks[0]) == " dead”"


def test_in_a_plain_terminal_a_piece_and_a_ledger_are_read_as_text() -> None:
    assert "At least 13" in repr(article.ledger(read_ledger(ONE)))
    assert "Document(" not in repr(article.ledger(read_ledger(ONE)))
    assert str(ONE) == to_table(ONE)
