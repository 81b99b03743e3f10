"""Rows of a table: each cell takes the event that the heading of its column names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from tallybook.context.governing import Reading
from tallybook.lexicon import load_lexicon
from tallybook.quantities.quantity import Quantity
from tallybook.text.article import Article
from tallybook.text.phrases import Phrases
from tallybook.text.sentences import Sentence
from tallybook.text.span import Span
from tallybook.text.tokens import tokenize

_CELL = re.compile(r"[^/|\t:]+")


def read_rows(article: Article, sentences: Sequence[Sentence], quantities: Sequence[Quantity]) -> dict[int, Reading]:
    """Return what the heading of its column says of each amount in a row, by the amount's index.

    A heading is the line without amounts, of as many cells, that stands before the rows.
    """
    counted = {quantity.sentence for quantity in quantities}
    headings: dict[int, list[Span]] = {}
    heading: list[Span] = []
    for sentence in sentences:
        cells = _cells(article.body, sentence.span)
        if sentence.index not in counted and len(cells) > 2:
            heading = cells
        elif len(cells) != len(heading):
            heading = []
        else:
            headings[sentence.index] = heading
    readings = {}
    for index, quantity in enumerate(quantities):
        column = _column(article.body, quantity, sentences, headings)
        reading = column and _reading(article.body, column)
        if reading:
            readings[index] = reading
    return readings


def _cells(body: str, line: Span) -> list[Span]:
    cells = [Span(match.start(), match.end()) for match in _CELL.finditer(body, line.start, line.end)]
    return cells if len(cells) > 2 else []


def _column(
    body: str, quantity: Quantity, sentences: Sequence[Sentence], headings: dict[int, list[Span]]
) -> Span | None:
    heading = headings.get(quantity.sentence)
    if not heading:
        return None
    cells = _cells(body, sentences[quantity.sentence].span)
    return next((heading[i] for i, cell in enumerate(cells) if cell.covers(quantity.span)), None)


def _reading(body: str, cell: Span) -> Reading | None:
    found = list(_cues().find(tokenize(body, cell.start, cell.end)))
    return Reading(found[-1].entry, 0.0, found[-1].span) if found else None  # "shelters destroyed"


@cache
def _cues() -> Phrases:
    return Phrases(row for row in load_lexicon("events") if row.facts["role"] in ("verb", "subject", "noun"))
