"""One figure in print, form by form along a line of days: what it said, on whose word, and what changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tallybook.analysis import wording, words
from tallybook.analysis.lineage.lines import Lineage, Step
from tallybook.charts.canvas import Canvas, new_canvas
from tallybook.charts.drawing import Drawing, Told, both_widths
from tallybook.charts.marks import dot
from tallybook.charts.style import DEEP, GREY, INK, MM, NARROW, SLATE, WIDE, wrapped

MOST = 8
_COLUMNS, _GAP, _INDENT = 4, 12.0, 14.0
_MARK, _PAD, _RADIUS = 18.0, 10.0, 3.1
_COLUMN = (WIDE * MM - _GAP * (_COLUMNS - 1)) / _COLUMNS  # how wide the words of a form run in the wide drawing
_ROW = NARROW * MM - _INDENT  # and in the narrow one
FIRST_SEEN = "first seen here"


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of words in a cell."""

    words: str
    size: float = 8.0
    weight: int = 400
    colour: str = INK

    @property
    def height(self) -> float:
        """Points from this line to the next."""
        return self.size * 1.3


@dataclass(frozen=True, slots=True)
class _Cell:
    """One form of the figure, its words broken into lines."""

    step: Step
    lines: tuple[_Line, ...]

    @property
    def height(self) -> float:
        return sum(line.height for line in self.lines)


def draw_lineage(line: Lineage) -> Drawing:
    """Draw one figure from publication to publication, in order of days; the distances carry no amount."""
    return both_widths(
        lambda narrow: _draw(drawn(line), narrow=narrow),
        alt=in_words(line),
        marks=(step.statement.mark for step in drawn(line)),
        told=(_told(step, first=index == 0) for index, step in enumerate(drawn(line))),
    )


def drawn(line: Lineage) -> tuple[Step, ...]:
    """Return the forms that there is room for: the first ones."""
    return line.steps[:MOST]


def in_words(line: Lineage) -> str:
    """Return the chart in words: every form with its hedge, source, day and changes, in order."""
    firsts = ((step, index == 0) for index, step in enumerate(drawn(line)))
    told = (f"{_words(step)}, {changed(step, first=first)}." for step, first in firsts)
    return f"A figure in print, form by form. {' '.join(told)}"


def _told(step: Step, *, first: bool) -> Told:
    one = step.statement
    cells = (_cell(step, width, first=first) for width in (_COLUMN, _ROW))
    lines = tuple(tuple(line.words for line in cell.lines) for cell in cells)
    return Told(_words(step), one.claim.claim_id, one.source, drawn=one.said, statement=one, lines=lines)


def _words(step: Step) -> str:
    one = step.statement
    return f"{_day(step)}: {one.said} {one.what}, {said_by(step)}"


def said_by(step: Step) -> str:
    """Return who says so and through whom: "SOHR, through AFP"."""
    one = step.statement
    who = one.source or "no source named"
    return f"{who}, {'in' if one.article else 'through'} {one.label}" if one.label else who


def changed(step: Step, *, first: bool) -> str:
    """Return what changed in a form, in one line of words."""
    if first:
        return FIRST_SEEN
    return "; ".join(change.said for change in step.changes) or "printed alike"


def _day(step: Step) -> str:
    day = step.statement.as_of
    return "undated" if day is None else words.day(day)


def _draw(steps: Sequence[Step], *, narrow: bool) -> Canvas:
    return _down(steps) if narrow else _across(steps)


def _cell(step: Step, width: float, *, first: bool) -> _Cell:
    one = step.statement
    lines = [_Line(said, 11, 600) for said in wrapped(one.said, width, size=11, weight=600)]
    lines += [_Line(said, 9, 600) for said in wrapped(one.what, width, size=9, weight=600)]
    lines += [_Line(said) for said in wrapped(wording.capital(said_by(step)), width, lines=3)]
    lines.append(_Line(_day(step), colour=SLATE))
    told = changed(step, first=first)
    lines += [_Line(said, weight=600, colour=DEEP) for said in wrapped(told, width, weight=600, lines=4)]
    return _Cell(step, tuple(lines))


def _across(steps: Sequence[Step]) -> Canvas:
    """Draw the forms from left to right, four to a row."""
    cells = [_cell(step, _COLUMN, first=index == 0) for index, step in enumerate(steps)]
    rows = [cells[start : start + _COLUMNS] for start in range(0, len(cells), _COLUMNS)]
    heights = [_MARK + max(cell.height for cell in row) + _PAD for row in rows]
    canvas = new_canvas(WIDE, sum(heights))
    top = 0.0
    for row, height in zip(rows, heights, strict=True):
        more = row is not rows[-1]
        for index, cell in enumerate(row):
            left = index * (_COLUMN + _GAP)
            if index < len(row) - 1 or more:
                end = left + _COLUMN + _GAP if index < len(row) - 1 else canvas.width
                canvas.line(left + 9, top + _MARK / 2, end - 1, top + _MARK / 2, colour=GREY, style=(0, (2, 2)))
            dot(canvas, left + 4, top + _MARK / 2, cell.step.statement.mark, _RADIUS)
            _set(canvas, cell, left, top + _MARK)
        top += height
    return canvas


def _down(steps: Sequence[Step]) -> Canvas:
    """Draw the forms from top to bottom."""
    cells = [_cell(step, _ROW, first=index == 0) for index, step in enumerate(steps)]
    canvas = new_canvas(NARROW, sum(cell.height + _PAD for cell in cells))
    top = 0.0
    for index, cell in enumerate(cells):
        if index < len(cells) - 1:
            canvas.line(4, top + 12, 4, top + cell.height + _PAD + 2, colour=GREY, style=(0, (2, 2)))
        dot(canvas, 4, top + 7, cell.step.statement.mark, _RADIUS)
        _set(canvas, cell, _INDENT, top)
        top += cell.height + _PAD
    return canvas


def _set(canvas: Canvas, cell: _Cell, left: float, top: float) -> None:
    y = top
    for line in cell.lines:
        canvas.text(left, y + line.height / 2, line.words, size=line.size, weight=line.weight, colour=line.colour)
        y += line.height
