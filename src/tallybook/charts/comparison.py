"""Statements of one thing around one day, one below the other, the article's own amount carried through them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tallybook.analysis import wording, words
from tallybook.analysis.comparison import Line, Panel
from tallybook.charts.canvas import Canvas, new_canvas
from tallybook.charts.drawing import Drawing, Told, both_widths
from tallybook.charts.marks import draw_amount, extent, names, positions
from tallybook.charts.scale import Placed, Scale, fit_scale, ticks
from tallybook.charts.style import BLUE, LINE, MM, NARROW, PALE, PAPER, SLATE, WIDE, text_width, wrapped

ROW, LINE_HEIGHT, HEAD = 18.0, 9.6, 18.0
SOURCE, DAY, AWAY, AXIS = 0.0, 128.0, 212.0, 224.0  # where the columns stand; numbers of days end at AWAY
_DOTTED = (0, (1, 2))


def draw_comparison(panel: Panel) -> Drawing:
    """Draw the statements of a panel in order of their days; the rows of the article are shaded."""
    return both_widths(
        lambda narrow: _draw(panel, narrow=narrow),
        alt=in_words(panel),
        marks=(name for line in panel.lines for name in names(line.statement.amount)),
        told=(_told(line, panel.article) for line in panel.lines),
    )


def in_words(panel: Panel) -> str:
    """Return the chart in words: every statement with its day, in the order drawn."""
    said = (_told(line, panel.article).text for line in panel.lines)
    return (
        f"Interval chart of {panel.what}, {words.count(len(panel.lines))} statements in order of their days. "
        f"{'; '.join(said)}."
    )


def _told(line: Line, article: str) -> Told:
    one = line.statement
    wide, narrow = (_row(line, article, narrow=narrow).label for narrow in (False, True))
    return Told(
        f"{who(line, article)}, {words.day(_day(line))}: {one.said}",
        one.claim.claim_id,
        one.source,
        drawn=one.said,
        statement=one,
        lines=((*wide, _date(line), away(line.days), one.said), (*narrow, _date_and_days(line), one.said)),
        counts=False,
    )


def who(line: Line, article: str) -> str:
    """Return who says so, as the beginning of a row: with "in this article" where it stands in the article."""
    statement = line.statement
    name = wording.capital(statement.source) or "No source named"
    if statement.article == article:
        return f"{name}, in this article"
    if statement.article:
        return f"{name}, in {statement.label}"
    return f"{name}, through {statement.label}" if statement.label else name


@dataclass(frozen=True, slots=True)
class _Row:
    """A line with its words already broken, and its height."""

    line: Line
    label: tuple[str, ...]
    height: float
    ground: str
    bold: bool


def _draw(panel: Panel, *, narrow: bool) -> Canvas:
    width = NARROW if narrow else WIDE
    rows = [_row(line, panel.article, narrow=narrow) for line in panel.lines]
    canvas = new_canvas(width, HEAD + sum(row.height for row in rows) + 1)
    left = 0.0 if narrow else AXIS
    scale = _scale(panel, left=left, width=canvas.width - left, narrow=narrow)
    y = HEAD
    for row in rows:
        _ground(canvas, row, y)
        y += row.height
    _axis(canvas, scale, panel, narrow=narrow)
    y = HEAD
    for row in rows:
        (_stacked if narrow else _beside)(canvas, scale, row, y)
        y += row.height
    canvas.line(0, y, canvas.width, y)
    return canvas


def _row(line: Line, article: str, *, narrow: bool) -> _Row:
    own = line.statement.article == article
    room = NARROW * MM if narrow else DAY - SOURCE - 10
    label = wrapped(who(line, article), room, weight=600 if own or narrow else 400, lines=2)
    height = ROW + LINE_HEIGHT * (len(label) - 1) + (2 * LINE_HEIGHT + 3 if narrow else 0)
    return _Row(line, label, height, PALE if own else PAPER, own)


def _ground(canvas: Canvas, row: _Row, top: float) -> None:
    if row.ground != PAPER:
        canvas.ground(top, row.height, colour=row.ground)
    canvas.line(0, top, canvas.width, top)


def _axis(canvas: Canvas, scale: Scale, panel: Panel, *, narrow: bool) -> None:
    """Draw ticks and heads, and carry the article's limits through the rows."""
    whole = all(isinstance(number, int) for line in panel.lines if (number := line.statement.claim.value) is not None)
    for value, said in ticks(scale, lambda value: words.number(_whole(value)), whole=whole):
        x = scale.at(value)
        canvas.line(x, HEAD, x, canvas.height - 1, colour=LINE, width=0.5)
        half = text_width(said) / 2
        canvas.text(min(max(x, half), canvas.width - half), HEAD - 8, said, colour=SLATE, align="center")
    if not narrow:
        canvas.text(SOURCE, HEAD - 8, "Source", colour=SLATE)
        canvas.text(DAY, HEAD - 8, "As of", colour=SLATE)
        canvas.text(AWAY, HEAD - 8, "Days away", colour=SLATE, align="right")
    for at in sorted(set(positions(panel.own.amount))):
        x = scale.at(at)
        canvas.line(x, HEAD, x, canvas.height - 1, colour=BLUE, width=0.8, style=_DOTTED)


def _beside(canvas: Canvas, scale: Scale, row: _Row, top: float) -> None:
    middle, weight = top + row.height / 2, 600 if row.bold else 400
    first = middle - LINE_HEIGHT * (len(row.label) - 1) / 2
    for index, said in enumerate(row.label):
        canvas.text(SOURCE, first + LINE_HEIGHT * index, said, weight=weight)
    canvas.text(DAY, middle, _date(row.line), weight=weight)
    canvas.text(AWAY, middle, away(row.line.days), colour=SLATE, weight=weight, align="right")
    _mark(canvas, scale, row, middle, narrow=False)


def _stacked(canvas: Canvas, scale: Scale, row: _Row, top: float) -> None:
    y = top + 9
    for said in row.label:
        canvas.backing(0, y, text_width(said, 8, 600) + 3, LINE_HEIGHT, colour=row.ground)
        canvas.text(0, y, said, weight=600)
        y += LINE_HEIGHT
    said = _date_and_days(row.line)
    canvas.backing(0, y, text_width(said) + 3, LINE_HEIGHT, colour=row.ground)
    canvas.text(0, y, said, colour=SLATE)
    _mark(canvas, scale, row, top + row.height - 9, narrow=True)


def _mark(canvas: Canvas, scale: Scale, row: _Row, y: float, *, narrow: bool) -> None:
    """Draw the amount with its words behind it, on a plain ground so that the lines of the axis do not cross them."""
    statement = row.line.statement
    end = draw_amount(canvas, scale, statement.amount, y, narrow=narrow) + 4
    width = text_width(statement.said, 8.5, 600)
    canvas.backing(end - 1.5, y, width + 3, 10, colour=row.ground)
    canvas.text(end, y, statement.said, size=8.5, weight=600)


def _scale(panel: Panel, *, left: float, width: float, narrow: bool) -> Scale:
    def placed(line: Line) -> Placed:
        first, last = positions(line.statement.amount)
        before, after = extent(line.statement.amount, narrow=narrow)
        return Placed(first, last, before, after + text_width(line.statement.said, 8.5, 600) + 6)

    return fit_scale([placed(line) for line in panel.lines], left=left, width=width)


def away(days: int) -> str:
    """Return how many days a statement is away.

    >>> away(-8), away(0), away(2)
    ('−8', '0', '+2')
    """
    return f"−{-days}" if days < 0 else f"+{days}" if days else "0"


def _day(line: Line) -> date:
    day = line.statement.as_of
    assert day is not None
    return day


def _date(line: Line) -> str:
    return words.days(_day(line), _day(line))


def _date_and_days(line: Line) -> str:
    return f"{_date(line)} ({away(line.days)})"


def _whole(value: float) -> float | int:
    return int(value) if value == int(value) else round(value, 10)
