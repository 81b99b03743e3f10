"""Shares, ratios and rates worked out from an article, each measure on an axis of its own, open ends and all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tallybook.analysis import words
from tallybook.analysis.derived.amounts import brief
from tallybook.analysis.derived.measure import MEASURES, PER_CAPITA
from tallybook.analysis.derived.sheet import Item
from tallybook.charts.canvas import AxisWords, Canvas, new_canvas
from tallybook.charts.drawing import Drawing, Part, both_widths
from tallybook.charts.marks import draw_amount, extent, names, positions
from tallybook.charts.scale import Placed, Scale, fit_scale, ticks
from tallybook.charts.style import GREY, INK, LINE, MM, NARROW, SLATE, WIDE, text_width, wrapped

MOST = {"share": 8, "ratio": 3, "per_day": 6, "per_capita": 3}
HEAD, FOOT, LINE_HEIGHT, PAD, MARK = 17.0, 20.0, 9.6, 7.0, 13.0
LABELS, SMALL = 72 * MM, 7.5
_HEADS = {
    "share": "Share of a whole",
    "ratio": "Ratio",
    "per_day": "A day",
    "per_capita": f"For each {words.number(PER_CAPITA)} people",
}


@dataclass(frozen=True, slots=True)
class _Row:
    """One derived figure with its words already broken into lines."""

    item: Item
    label: tuple[str, ...]
    who: tuple[str, ...]
    height: float


def draw_derived(items: Sequence[Item]) -> Drawing:
    """Draw figures worked out from an article, as many as there is room for; each measure on an axis of its own."""
    chosen = drawn(items)
    return both_widths(
        lambda narrow: _draw(chosen, narrow=narrow),
        alt=in_words(chosen),
        marks=(name for item in chosen for name in names(item)),
        parts=(Part(_told(item), tuple(_lines(item, narrow=narrow) for narrow in (False, True))) for item in chosen),
    )


def drawn(items: Sequence[Item]) -> tuple[Item, ...]:
    """Return the figures that a chart has room for: of each measure those that rank first, in their own order."""
    found: list[Item] = []
    for measure in MEASURES:
        own = [item for item in items if item.derived.measure == measure]
        kept = sorted(own, key=lambda item: item.rank)[: MOST[measure]]
        found += [item for item in own if item in kept]
    return tuple(found)


def in_words(items: Sequence[Item]) -> str:
    """Return the chart in words: every figure with its limits, in the order drawn."""
    if not items:
        return "No derived figures."
    said = (f"{_told(item)}." for item in items)
    return f"Range chart of figures worked out from the article. {' '.join(said)}"


def _told(item: Item) -> str:
    return f"{item.told.what}, {item.told.who}: {item.told.said}"


def _lines(item: Item, *, narrow: bool) -> tuple[str, ...]:
    """Return all that a drawing prints of a figure, line by line."""
    row = _row(item, narrow=narrow)
    return (*row.label, *row.who, _said(item))


def _draw(items: Sequence[Item], *, narrow: bool) -> Canvas:
    width = NARROW if narrow else WIDE
    panels = [
        [_row(item, narrow=narrow) for item in items if item.derived.measure == measure]
        for measure in MEASURES
        if any(item.derived.measure == measure for item in items)
    ]
    heights = [HEAD + sum(row.height for row in rows) + FOOT for rows in panels]
    canvas = new_canvas(width, max(sum(heights), 12.0))
    top = 0.0
    for rows, height in zip(panels, heights, strict=True):
        _draw_panel(canvas, rows, top, narrow=narrow)
        top += height
    return canvas


def _row(item: Item, *, narrow: bool) -> _Row:
    width = NARROW * MM if narrow else LABELS - 8
    label = wrapped(item.told.what, width, lines=3 if narrow else 2)
    who = wrapped(item.told.who, width, size=SMALL)
    height = PAD + LINE_HEIGHT * (len(label) + len(who)) + (MARK if narrow else 0)
    return _Row(item, label, who, height)


def _draw_panel(canvas: Canvas, rows: Sequence[_Row], top: float, *, narrow: bool) -> None:
    measure = rows[0].item.derived.measure
    left = 0.0 if narrow else LABELS
    scale = _scale(rows, left=left, width=canvas.width - left, narrow=narrow)
    start, bottom = top + HEAD, top + HEAD + sum(row.height for row in rows)
    end = canvas.text(0, top + HEAD / 2, _HEADS[measure], size=8.5, weight=600)
    if scale.logarithmic:
        canvas.text(end + 6, top + HEAD / 2, AxisWords("each step ten times the last"), colour=SLATE)
    canvas.line(0, start, canvas.width, start)
    for value, said in ticks(scale, lambda value: _tick(measure, value), whole=False):
        x = scale.at(value)
        canvas.line(x, start, x, bottom, colour=LINE, width=0.5)
        align = "left" if x - left < text_width(said) / 2 else "center"
        canvas.text(x, bottom + 8, said, colour=SLATE, align=align)
    canvas.line(left, bottom, canvas.width, bottom, colour=GREY)
    y = start
    for row in rows:
        _draw_row(canvas, scale, row, y, narrow=narrow)
        y += row.height


def _draw_row(canvas: Canvas, scale: Scale, row: _Row, top: float, *, narrow: bool) -> None:
    first = top + PAD / 2 + LINE_HEIGHT / 2
    lines = [*((line, 8.0, INK) for line in row.label), *((line, SMALL, SLATE) for line in row.who)]
    for index, (line, size, colour) in enumerate(lines):
        y = first + LINE_HEIGHT * index
        if narrow:
            canvas.backing(0, y, text_width(line, size) + 3, 10)
        canvas.text(0, y, line, size=size, colour=colour)
    middle = top + row.height - PAD / 2 - MARK / 2 if narrow else top + row.height / 2
    end = draw_amount(canvas, scale, row.item, middle, narrow=narrow) + 4
    said = _said(row.item)
    canvas.backing(end - 1.5, middle, text_width(said, 8.5, 600) + 3, 10)
    canvas.text(end, middle, said, size=8.5, weight=600)


def _said(item: Item) -> str:
    return brief(item.derived.measure, item.allowed, item.value)


def _tick(measure: str, value: float) -> str:
    shown = round(value * 100 if measure == "share" else value, 10)
    return words.number(int(shown) if shown == int(shown) else shown) + ("%" if measure == "share" else "")


def _scale(rows: Sequence[_Row], *, left: float, width: float, narrow: bool) -> Scale:
    """Return the axis of a panel; that of shares always reaches from nothing to all."""

    def placed(item: Item) -> Placed:
        first, last = positions(item)
        before, after = extent(item, narrow=narrow)
        return Placed(first, last, before, after + text_width(_said(item), 8.5, 600) + 6)

    marks = [placed(row.item) for row in rows]
    if rows[0].item.derived.measure == "share":
        marks.append(Placed(0.0, 1.0, 0.0, 14.0))
    return fit_scale(marks, left=left, width=width)
