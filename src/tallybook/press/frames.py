"""A table in HTML, as pandas prints a data frame, as a table of the report."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from tallybook.document.nodes import Column, Paragraph, Row, Table, Text

_NUMBER = re.compile(r"[-+−±~≈<>≤≥]?\s*[\d,.\s]*\d(?:e[-+]?\d+)?\s*%?", re.IGNORECASE)
_MISSING = ("", "NaN", "NaT", "None", "<NA>", "...", "–", "—")
WIDEST_SPAN = 1000


@dataclass
class _Cell:
    head: bool
    columns: int
    rows: int
    words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


@dataclass
class _Grid:
    heads: list[list[_Cell]] = field(default_factory=list)
    rows: list[list[_Cell]] = field(default_factory=list)
    caption: str = ""


class _Reader(HTMLParser):
    """Collects the tables of a piece of HTML, and the words beside them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.grids: list[_Grid] = []
        self.beside: list[str] = []
        self._depth = 0
        self._in_head = False
        self._cell: _Cell | None = None
        self._caption: list[str] | None = None
        self._muted = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("style", "script"):
            self._muted += 1
        elif tag == "table":
            self._depth += 1
            if self._depth == 1:
                self.grids.append(_Grid())
        elif self._depth == 1:
            self._start_in_table(tag, dict(attrs))
        elif tag == "br" and self._cell:
            self._cell.words.append(" ")

    def _start_in_table(self, tag: str, attrs: dict[str, str | None]) -> None:
        grid = self.grids[-1]
        if tag in ("thead", "tbody", "tfoot"):
            self._in_head = tag == "thead"
        elif tag == "tr":
            (grid.heads if self._in_head else grid.rows).append([])
        elif tag in ("td", "th"):
            rows = grid.heads if self._in_head else grid.rows
            if not rows:
                rows.append([])
            self._cell = _Cell(tag == "th", _count(attrs.get("colspan")), _count(attrs.get("rowspan")))
            rows[-1].append(self._cell)
        elif tag == "caption":
            self._caption = []
        elif tag == "br" and self._cell:
            self._cell.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("style", "script"):
            self._muted = max(0, self._muted - 1)
        elif tag == "table":
            self._depth = max(0, self._depth - 1)
            self._in_head = False
        elif tag in ("td", "th"):
            self._cell = None
        elif tag == "caption" and self._caption is not None:
            self.grids[-1].caption = " ".join("".join(self._caption).split())
            self._caption = None

    def handle_data(self, data: str) -> None:
        if self._muted:
            return
        if self._cell is not None:
            self._cell.words.append(data)
        elif self._caption is not None:
            self._caption.append(data)
        elif not self._depth:
            self.beside.append(data)


def tables(html: str) -> tuple[Table | Paragraph, ...]:
    """Return the tables of a piece of HTML, and what is said beside them as a note; empty if it holds no table.

    Heads that span others stand over them, further levels become one line, other spanning cells are repeated, and
    columns of numbers are set right.

    >>> [table] = tables("<table><tr><th>who</th><th>n</th></tr><tr><td>a</td><td>790</td></tr></table>")
    >>> [column.head for column in table.columns], [column.align for column in table.columns]
    (['who', 'n'], ['left', 'right'])
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    made = [_table(grid) for grid in reader.grids if grid.heads or grid.rows]
    beside = " ".join("".join(reader.beside).split())
    note = (Paragraph((Text(beside),), "note"),) if made and beside else ()
    return (*made, *note)


def _table(grid: _Grid) -> Table:
    heads, rows = grid.heads, grid.rows
    if not heads and rows and all(cell.head for cell in rows[0]):
        heads, rows = rows[:1], rows[1:]
    head_lines, body = _filled(heads), _filled(rows)
    width = max((len(line) for line in (*head_lines, *body)), default=0)
    overs = _overs(heads, head_lines, width)
    names = [_head(head_lines[1 if over else 0 :], column) for column, over in enumerate(overs)]
    cells = [[*line, *[""] * (width - len(line))] for line in body]
    columns = tuple(
        Column(name, _align([line[number] for line in cells]), 0.0, over)
        for number, (name, over) in enumerate(zip(names, overs, strict=True))
    )
    return Table(
        columns,
        tuple(Row(tuple((Text(text),) for text in line)) for line in cells),
        caption=grid.caption or _described([column.name for column in columns], len(cells)),
        numbered=bool(grid.caption),
        hide_caption=not grid.caption,
    )


def _filled(rows: list[list[_Cell]]) -> list[list[str]]:
    """Return the texts row by row, a cell that spans repeated in each place that it covers."""
    pending: dict[int, tuple[int, str]] = {}
    lines = []
    for row in rows:
        line: list[str] = []
        for cell in row:
            _carry(line, pending)
            for _ in range(cell.columns):
                if cell.rows > 1:
                    pending[len(line)] = (cell.rows - 1, cell.text)
                line.append(cell.text)
        _carry(line, pending)
        lines.append(line)
    return lines


def _carry(line: list[str], pending: dict[int, tuple[int, str]]) -> None:
    while len(line) in pending:
        left, text = pending.pop(len(line))
        if left > 1:
            pending[len(line)] = (left - 1, text)
        line.append(text)


def _overs(heads: list[list[_Cell]], lines: list[list[str]], width: int) -> list[str]:
    """Return the words that stand over each head: those of the first of several lines, if a cell of it spans others."""
    if len(lines) < 2 or not any(cell.columns > 1 for cell in heads[0]):
        return [""] * width
    below = [_head(lines[1:], column) for column in range(width)]
    over = [*lines[0], *[""] * (width - len(lines[0]))]
    return [words if under and words != under else "" for words, under in zip(over, below, strict=True)]


def _head(lines: list[list[str]], column: int) -> str:
    levels = [line[column] for line in lines if column < len(line) and line[column]]
    return " / ".join(dict.fromkeys(levels))


def _align(texts: list[str]) -> str:
    said = [text for text in texts if text not in _MISSING]
    return "right" if said and all(_NUMBER.fullmatch(text) for text in said) else "left"


def _described(names: list[str], rows: int) -> str:
    named = ", ".join(name for name in names if name)
    return f"Table of {named}" if named else f"Table of {rows} rows"


def _count(span: str | None) -> int:
    return min(int(span), WIDEST_SPAN) if span and span.isdigit() and int(span) else 1
