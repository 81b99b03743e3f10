"""The text of an article cut where its marks begin and end, so that a page can show it and know where a word stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from tallybook.ledger.ledger import Ledger
from tallybook.text.span import Span

Segment = dict[str, Any]
"""``at``: its first code point; ``text``; where it lies in one: ``claim`` (an id), ``quote``, ``date`` (in words)."""


def segments(ledger: Ledger) -> list[list[Segment]]:
    """Return the lines of the article, each as its segments in order; together they are the text but for line ends.

    >>> from tallybook.ledger.extract import extract
    >>> from tallybook.text.article import from_text
    >>> [line] = segments(extract(from_text("They saw 13 people.", article_id="x")))
    >>> [segment["text"] for segment in line]
    ['They saw ', '13', ' people.']
    """
    body = ledger.article.body
    marks = [(claim.span, "claim", claim.claim_id) for claim in ledger.claims if claim.status != "rejected"]
    marks += [(quote.quotation.span, "quote", quote.speaker) for quote in ledger.quotes]
    marks += [(found.span, "date", _days(found.start, found.end)) for found in ledger.dates]
    lines = [Span(match.start(), match.end()) for match in re.finditer(r"[^\n]*\S[^\n]*", body)]
    return [list(_cut(body, line, [mark for mark in marks if mark[0].overlaps(line)])) for line in lines]


def _cut(body: str, line: Span, marks: Sequence[tuple[Span, str, str]]) -> Iterator[Segment]:
    edges = {line.start, line.end}
    for span, _, _ in marks:
        edges |= {edge for edge in (span.start, span.end) if line.start < edge < line.end}
    places = sorted(edges)
    for start, end in pairwise(places):
        piece = Span(start, end)
        inside = {kind: words for span, kind, words in marks if span.covers(piece)}
        yield {"at": start, "text": piece.of(body), **inside}


def _days(start: object, end: object) -> str:
    if start is None:
        return "not resolved"
    return f"{start}" if start == end else f"{start} to {end}"
