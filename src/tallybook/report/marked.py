"""The article's text with every claim, quotation and date marked in its place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tallybook.analysis.reading import Reading
from tallybook.analysis.timeline import date_labels
from tallybook.document.nodes import ArticleText, ClaimMark, DateMark, Inline, QuoteMark, Text, Value
from tallybook.quantities.printed import printed_numerals
from tallybook.report.value import of_claim, worded
from tallybook.text.span import Span

QUOTATION_MARKS = frozenset("\"“”„‟«»'‘’")


@dataclass(frozen=True, slots=True)
class _Mark:
    """A stretch of the text that is a claim or a date."""

    span: Span
    node: ClaimMark | DateMark | Value


def article_text(reading: Reading) -> ArticleText:
    """Return the article, its characters in order and complete but for the line ends.

    Only the claims that were asked for are marked. Where a date overlaps a claim, the claim is marked.
    """
    body = reading.ledger.article.body
    marks, quotes = _marks(reading), quote_labels(reading)
    return ArticleText(
        tuple(tuple(_paragraph(body, line, _near(marks, line), _within(quotes, line))) for line in _lines(body))
    )


def quote_labels(reading: Reading) -> tuple[tuple[Span, str], ...]:
    """Return the quotations in order of the text, each with its label: Q1, Q2 and so on."""
    spans = sorted(quote.quotation.span for quote in reading.ledger.quotes)
    return tuple((span, f"Q{index}") for index, span in enumerate(spans, start=1))


def excerpt(reading: Reading, span: Span) -> tuple[Inline, ...]:
    """Return a stretch of the article as it stands, its quotations marked, its numerals traced."""
    body = reading.ledger.article.body
    claims = [_Mark(claim.span, of_claim(claim, claim.text)) for claim in reading.claims]
    marks = [mark for mark in claims if span.covers(mark.span)]
    return tuple(_plain_words(_paragraph(body, span, marks, _within(quote_labels(reading), span))))


def _plain_words(nodes: Iterable[Inline]) -> Iterator[Inline]:
    for node in nodes:
        if isinstance(node, Text):
            yield from _with_numerals(re.sub(r"\s+", " ", node.text))
        else:
            yield node


def _with_numerals(said: str) -> Iterator[Inline]:
    at = 0
    for numeral in printed_numerals(said):
        if numeral.start > at:
            yield Text(said[at : numeral.start])
        yield worded(numeral.text)
        at = numeral.end
    if at < len(said):
        yield Text(said[at:])


def _within(quotes: Sequence[tuple[Span, str]], line: Span) -> Sequence[tuple[Span, str]]:
    """Return the quotations that may reach into a line: those that begin in it, and the one before."""
    first = bisect_left(quotes, line.start, key=lambda quote: quote[0].start)
    last = bisect_left(quotes, line.end, key=lambda quote: quote[0].start)
    return quotes[max(first - 1, 0) : last]


def _marks(reading: Reading) -> list[_Mark]:
    body, labels = reading.ledger.article.body, date_labels(reading.ledger)
    claims = [_Mark(claim.span, ClaimMark(claim.text, claim.claim_id)) for claim in reading.claims]
    dates = [_Mark(span, DateMark(span.of(body), label)) for span, label in labels.items()]
    kept = sorted(claims, key=lambda mark: mark.span)
    free = [mark for mark in dates if not any(claim.span.overlaps(mark.span) for claim in _near(kept, mark.span))]
    return sorted([*kept, *free], key=lambda mark: mark.span)


def _near(marks: Sequence[_Mark], span: Span) -> Sequence[_Mark]:
    """Return the marks that may share a character with `span`; no two marks overlap, so one before it is enough."""
    first = bisect_left(marks, span.start, key=lambda mark: mark.span.start)
    last = bisect_left(marks, span.end, key=lambda mark: mark.span.start)
    return marks[max(first - 1, 0) : last]


def _lines(body: str) -> Iterator[Span]:
    for match in re.finditer(r"[^\n]*\S[^\n]*", body):
        yield Span(match.start(), match.end())


def _paragraph(body: str, line: Span, marks: Sequence[_Mark], quotes: Sequence[tuple[Span, str]]) -> Iterator[Inline]:
    at = line.start
    for quote, label in quotes:
        start, end = max(quote.start, line.start), min(quote.end, line.end)
        if start >= end:
            continue
        cut = with_quotation_marks(body, _around(Span(start, end), marks), line)
        if cut.start < at or cut.start >= cut.end:
            continue
        yield from _stretch(body, Span(at, cut.start), marks)
        yield QuoteMark(tuple(_stretch(body, cut, marks)), label if quote.end <= line.end else "")
        at = cut.end
    yield from _stretch(body, Span(at, line.end), marks)


def with_quotation_marks(body: str, words: Span, within: Span) -> Span:
    """Take in the quotation marks on either side of words, so that a label stands behind them."""
    before, after = body[words.start - 1 : words.start], body[words.end : words.end + 1]
    first = words.start - (words.start > within.start and before in QUOTATION_MARKS)
    return Span(first, words.end + (words.end < within.end and after in QUOTATION_MARKS))


def _around(quote: Span, marks: Sequence[_Mark]) -> Span:
    """Return the part of a quotation that no mark crosses the edge of."""
    start, end = quote.start, quote.end
    for mark in marks:
        if mark.span.start < start < mark.span.end:
            start = mark.span.end
        if mark.span.start < end < mark.span.end:
            end = mark.span.start
    return Span(start, max(start, end))


def _stretch(body: str, stretch: Span, marks: Sequence[_Mark]) -> Iterator[Inline]:
    at = stretch.start
    for mark in marks:
        if stretch.covers(mark.span) and mark.span.start >= at:
            if mark.span.start > at:
                yield Text(body[at : mark.span.start])
            yield mark.node
            at = mark.span.end
    if at < stretch.end:
        yield Text(body[at : stretch.end])
