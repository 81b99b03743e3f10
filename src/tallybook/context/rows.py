"""Rows of a table: each cell takes the event that the heading of its column names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from tallybook.context.governing import Reading
from tallybook.lexicon import load_lexicon
from tallybook.quantities.quantity import Quantity
from tallybook.text.article import Article
from tallybook.text.phrases import Phrases
from tallybook.text.sentences import Sentence
from tallybook.text.span import Span
from tallybook.text.tokens import tokenize

_BETWEEN = re.compile(r"\s{1,9}/\s{1,9}|\s{0,9}\|\s{0,9}|\t+|:\s{1,9}|\s{3,}")
_MARKED = re.compile(r"[/|\t:]|\s\s\s")  # without which nothing is cut
_FEWEST = 3  # cells that make a line a row


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with an amount in it.

    Attributes
    ----------
    heading : Span
        The heading of its column.
    label : Span
        The first cell of its row.
    """

    heading: Span
    label: Span


def find_cells(article: Article, sentences: Sequence[Sentence], quantities: Sequence[Quantity]) -> dict[int, Cell]:
    """Return the cell that each amount of a table stands in, by the amount's index.

    A heading is the line without amounts that stands before the rows and has as many cells.
    """
    counted = {quantity.sentence for quantity in quantities}
    rows: dict[int, tuple[list[Span], list[Span]]] = {}
    heading: list[Span] = []
    for sentence in sentences:
        cells = _split(article.body, sentence.span)
        if len(cells) < _FEWEST:
            heading = []
        elif sentence.index not in counted:
            heading = cells
        elif len(cells) == len(heading):
            rows[sentence.index] = heading, cells
    return {
        index: Cell(heading, cells[0])
        for index, quantity in enumerate(quantities)
        if quantity.sentence in rows
        for heading, cells in [_column(quantity.span, *rows[quantity.sentence])]
        if heading
    }


def read_rows(article: Article, sentences: Sequence[Sentence], quantities: Sequence[Quantity]) -> dict[int, Reading]:
    """Return what the heading of its column says of each amount in a row, by the amount's index."""
    cells = find_cells(article, sentences, quantities)
    readings = {heading: _reading(article.body, heading) for heading in {cell.heading for cell in cells.values()}}
    return {index: reading for index, cell in cells.items() if (reading := readings[cell.heading])}


def _split(body: str, line: Span) -> list[Span]:
    if not _MARKED.search(body, line.start, line.end):
        return []
    cuts = [match.span() for match in _BETWEEN.finditer(body, line.start, line.end)]
    if len(cuts) < _FEWEST - 1:
        return []
    starts = [line.start, *(stop for _, stop in cuts)]
    stops = [*(start for start, _ in cuts), line.end]
    return [Span(start, stop) for start, stop in zip(starts, stops, strict=True)]


def _column(span: Span, heading: list[Span], cells: list[Span]) -> tuple[Span | None, list[Span]]:
    return next((heading[i] for i, cell in enumerate(cells) if cell.covers(span)), None), cells


def _reading(body: str, cell: Span) -> Reading | None:
    found = list(_cues().find(tokenize(body, cell.start, cell.end)))
    return Reading(found[-1].entry, 0.0, found[-1].span) if found else None  # "shelters destroyed"


@cache
def _cues() -> Phrases:
    return Phrases(row for row in load_lexicon("events") if row.facts["role"] in ("verb", "subject", "noun"))
