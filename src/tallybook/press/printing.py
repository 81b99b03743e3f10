"""Where a document prints a numeral, and whether it may."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cached_property
from typing import Any
from xml.etree import ElementTree as ET

from tallybook.document import nodes
from tallybook.document.nodes import Document
from tallybook.document.walk import values_of, words_of
from tallybook.interval import Number
from tallybook.press import spoken, worked
from tallybook.press.tracing import Basis, fault_of_value, numbers_of, said_by
from tallybook.quantities.printed import numbers, printed_numerals

UNPRINTED = ("claim_id", "label", "url", "language", "align", "role", "style", "mark", "legend")
SCALE = "scale"
"""What the words of an axis are called in a drawing: where its numbers stand, no claim need stand."""

DESCRIBE = "Write it from the data: every value with its hedge, in the order seen."
_LABEL = re.compile(r"Q?\d*|[a-z]*")


@dataclass(frozen=True, slots=True)
class Fault:
    """A numeral that may not be printed.

    Attributes
    ----------
    numeral : str
    why : str
        What is wrong with it, and the words that it stands in.
    remedy : str
        What to do; empty for the usual.
    """

    numeral: str
    why: str
    remedy: str = ""


@dataclass
class _Reading:
    """One document under the gate."""

    document: Document
    basis: Basis
    declared: Sequence[str]
    no_words: str
    evidence: Mapping[str, nodes.Evidence] = field(init=False)

    def __post_init__(self) -> None:
        self.evidence = {item.claim_id: item for item in self.document.evidence}

    @cached_property
    def known(self) -> frozenset[Number]:
        """The numbers that the claims and the values of the document say, and the boxes' own."""
        values = [text for node in values_of(self.document.blocks) for text in (node.text, node.trace.how)]
        claims = [said_by(item) | {item.number} for item in self.evidence.values()]
        return numbers(*values).union(*claims)

    @cached_property
    def articles(self) -> frozenset[str]:
        """The articles' words, each with single spaces."""
        return frozenset(" ".join(article.body.split()) for article in self.basis.articles)

    def is_of_an_article(self, said: str) -> bool:
        """Say whether an article has these words."""
        words = " ".join(said.split())
        return any(words in body for body in self.articles)


def faults_of(document: Document, basis: Basis, declared: Sequence[str], *, no_words: str) -> Iterator[Fault]:
    """Yield each numeral of a document that leads nowhere or says something else than its trace.

    Parameters
    ----------
    document : Document
    basis : Basis
    declared : sequence of str
        Words with numerals that the notebook's author answers for.
    no_words : str
        What stands for the words of a picture that has none.
    """
    yield from _look(document.blocks, _Reading(document, basis, declared, no_words))


def _look(node: object, reading: _Reading) -> Iterator[Fault]:
    if isinstance(node, str):
        yield from _text(node, reading)
    elif isinstance(node, tuple):
        for item in node:
            yield from _look(item, reading)
    elif type(node) in _LOOKS:
        yield from _LOOKS[type(node)](node, reading)
    elif is_dataclass(node):
        yield from _look(tuple(getattr(node, one.name) for one in fields(node) if one.name not in UNPRINTED), reading)


def _text(text: str, reading: _Reading, known: frozenset[Number] = frozenset()) -> Iterator[Fault]:
    spans = [match.span() for words in reading.declared for match in re.finditer(re.escape(words), text)]
    for numeral in printed_numerals(text):
        covered = any(first <= numeral.start and numeral.end <= last for first, last in spans)
        if not covered and (numeral.value is None or numeral.value not in known):
            around = text[max(numeral.start - 30, 0) : numeral.end + 30].strip()
            yield Fault(numeral.text, f"nothing behind it in {around!r}")


def _value(node: nodes.Value, reading: _Reading) -> Iterator[Fault]:
    why = fault_of_value(node, reading.evidence, reading.basis)
    if why:
        yield Fault(node.text, why)


def _own_words(said: str, reading: _Reading) -> Iterator[Fault]:
    if not reading.is_of_an_article(said):
        yield Fault(said[:60], "these are not the article's words")


def _article(node: nodes.ArticleText, reading: _Reading) -> Iterator[Fault]:
    for paragraph in node.paragraphs:
        yield from _own_words(words_of(paragraph), reading)


def _quote(node: nodes.QuoteMark, reading: _Reading) -> Iterator[Fault]:
    yield from _own_words(words_of(node.children).strip("“”"), reading)
    yield from _label(node.label)


def _date(node: nodes.DateMark, reading: _Reading) -> Iterator[Fault]:
    yield from _own_words(node.text, reading)
    yield from _label(node.label)


def _label(label: str) -> Iterator[Fault]:
    if not _LABEL.fullmatch(label):
        yield Fault(label, "a label is a letter, or Q and a number")


def _claim_mark(node: nodes.ClaimMark, reading: _Reading) -> Iterator[Fault]:
    item = reading.evidence.get(node.claim_id)
    if item is None or item.text != node.text:
        yield Fault(node.text, f"its claim says “{item.text}”" if item else f"there is no claim {node.claim_id}")


def _title(node: nodes.Title, reading: _Reading) -> Iterator[Fault]:
    titles = [article.title for article in reading.basis.articles]
    yield from _look((node.kicker, node.facts, node.finding), reading)
    if node.title not in titles:
        yield from _text(node.title, reading)


def _key_figure(node: nodes.KeyFigure, reading: _Reading) -> Iterator[Fault]:
    yield from _value(node.amount, reading)
    item = reading.evidence.get(node.claim_id)
    if item is None or node.amount.trace.claims != (node.claim_id,):
        yield Fault(node.amount.text, "it is not the amount of the claim that it names")
        return
    for said in (node.hedge, node.what, node.source, node.period):
        yield from _text(said, reading, said_by(item))


def _chart(node: nodes.Chart, reading: _Reading) -> Iterator[Fault]:
    if not node.alt.strip():
        yield Fault(words_of(node.title), "a chart without alternative text", DESCRIBE)
    alt = _without_quotations(node.alt, reading)
    yield from _look((node.title, node.note, node.values), reading)
    yield from _text(alt, reading, reading.known)
    drawings = [tuple(_drawn(svg)) for svg in (node.svg, node.svg_narrow)]
    for text, why in spoken.faults(node, reading.evidence, reading.basis.articles, drawings):
        yield Fault(text, why, DESCRIBE)
    for text, why in worked.faults(
        node, reading.evidence, reading.basis, drawings, lambda said: _without_quotations(said, reading)
    ):
        yield Fault(text, why, DESCRIBE)
    articles = numbers_of(reading.basis.articles) if alt != node.alt else frozenset()
    for drawing in drawings:
        yield from _lines(drawing, reading, reading.known | articles)


def _lines(lines: Sequence[str], reading: _Reading, known: frozenset[Number]) -> Iterator[Fault]:
    """Look at the lines of a drawing; a numeral may run on from one line to the next."""
    for before, line, after in zip(("", *lines), lines, (*lines[1:], ""), strict=False):
        found = tuple(_text(line, reading, known))
        if found and any(_text(f"{before} {line}", reading, known)) and any(_text(f"{line} {after}", reading, known)):
            yield from found


def _without_quotations(text: str, reading: _Reading) -> str:
    """Return a text without the words of an article that it quotes; these may hold quotation marks themselves."""
    closing = [match.start() for match in re.finditer("”", text)]
    kept, at = "", 0
    for opening in (match.start() for match in re.finditer("“", text)):
        said = {end: text[opening + 1 : end].strip("…") for end in closing if end > opening >= at}
        end = max((end for end, words in said.items() if reading.is_of_an_article(words)), default=at)
        if end > at:
            kept, at = kept + text[at:opening], end + 1
    return kept + text[at:]


def _drawn(svg: str) -> Iterator[str]:
    """Yield the words of a drawing, but those of its axes."""
    if svg:
        yield from _words_below(ET.fromstring(svg))


def _words_below(element: ET.Element) -> Iterator[str]:
    if element.get("id", "").startswith(SCALE):
        return
    tag = element.tag.rpartition("}")[2]
    if tag in ("text", "title", "desc"):
        yield "".join(element.itertext())
    elif tag != "metadata":
        for child in element:
            yield from _words_below(child)


def _picture(node: nodes.Picture, reading: _Reading) -> Iterator[Fault]:
    if node.alt in ("", reading.no_words):
        yield Fault("a picture", "it has no alternative text", DESCRIBE)
    yield from _text(node.alt, reading)
    if node.media_type == "image/svg+xml":
        for said in _drawn(node.data):
            yield from _text(said, reading)


def _code(node: nodes.Code, reading: _Reading) -> Iterator[Fault]:
    if not node.language:
        yield from _text(node.text, reading)


def _nothing(_: object, __: _Reading) -> Iterator[Fault]:
    return iter(())


_LOOKS: Mapping[type, Callable[[Any, _Reading], Iterator[Fault]]] = {
    nodes.Value: _value,
    nodes.ArticleText: _article,
    nodes.QuoteMark: _quote,
    nodes.DateMark: _date,
    nodes.ClaimMark: _claim_mark,
    nodes.Title: _title,
    nodes.KeyFigure: _key_figure,
    nodes.Chart: _chart,
    nodes.Picture: _picture,
    nodes.Code: _code,
    nodes.ClaimRef: _nothing,
}
