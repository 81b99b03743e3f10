"""How far each reading moves a derived figure: a tornado chart, the widest swing first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matplotlib.ticker import MaxNLocator

from tallybook.analysis.derived import wording
from tallybook.analysis.derived.amounts import bounded, end, rough
from tallybook.analysis.derived.sensitivity import Swing
from tallybook.charts.canvas import AxisWords, Canvas, new_canvas
from tallybook.charts.drawing import Drawing, Part, both_widths
from tallybook.charts.shapes import Polygon
from tallybook.charts.style import (
    BLUE,
    DEEP,
    GREY,
    INK,
    LINE,
    MM,
    NARROW,
    PAPER,
    SKY,
    SLATE,
    WIDE,
    text_width,
    wrapped,
)

MOST = 10
HEAD, FOOT, LINE_HEIGHT, PAD, MARK = 18.0, 20.0, 9.6, 7.0, 15.0
LABELS, SMALL = 66 * MM, 7.5
_REACH, _POINT = 18.0, 5.0
_STYLES = {
    "strict": (PAPER, BLUE, 5.2),
    "wide": (SKY, BLUE, 3.8),
    "conventional": (DEEP, DEEP, 2.2),
    "days": (GREY, SLATE, 3.8),
}
"""Fill, outline and half the height of each reading: a narrower reading is drawn inside a wider one."""

_DAYS = "any day of the date"


@dataclass(frozen=True, slots=True)
class _Row:
    swing: Swing
    label: tuple[str, ...]
    worded: tuple[str, ...]
    height: float


@dataclass(frozen=True, slots=True)
class _Axis:
    """Where a change beside the figure as printed stands."""

    zero: float
    step: float
    first: float
    last: float

    def at(self, change: float) -> float:
        return self.zero + change * self.step


def draw_tornado(swings: Sequence[Swing]) -> Drawing:
    """Draw how far the readings move the derived figures, each beside its value as printed."""
    chosen = swings[:MOST]
    return both_widths(
        lambda narrow: _draw(chosen, narrow=narrow),
        alt=in_words(chosen),
        parts=(Part(_told(swing), tuple(_lines(swing, narrow=narrow) for narrow in (False, True))) for swing in chosen),
    )


def in_words(swings: Sequence[Swing]) -> str:
    """Return the chart in words: each figure with what is read, and its limits under every reading."""
    if not swings:
        return "No readings to compare."
    return f"Tornado chart of readings, the widest swing first. {' '.join(f'{_told(swing)}.' for swing in swings)}"


def _told(swing: Swing) -> str:
    measure = swing.derived.measure
    reaches = "; ".join(
        f"{_DAYS if name == 'days' else name}: {bounded(measure, reach, None)}" for name, reach in swing.reaches
    )
    return f"{wording.what(swing.derived)}, {rough(measure, swing.printed)} as printed, by {_read(swing)}: {reaches}"


def _lines(swing: Swing, *, narrow: bool) -> tuple[str, ...]:
    """Return all that a drawing prints of a swing, line by line."""
    row = _row(swing, narrow=narrow)
    return (*row.label, *row.worded, *ends(swing))


def ends(swing: Swing) -> tuple[str, ...]:
    """Return what is printed at the ends of a bar: the outermost limits that a reading gives."""
    return tuple(filter(None, (_end(swing, upper=upper) for upper in (False, True))))


def _read(swing: Swing) -> str:
    return " and ".join(f"“{said}”" for said in swing.worded)


def _draw(swings: Sequence[Swing], *, narrow: bool) -> Canvas:
    width = NARROW if narrow else WIDE
    rows = [_row(swing, narrow=narrow) for swing in swings]
    keys = tuple(dict.fromkeys(name for swing in swings for name in _names(swing)))
    head = HEAD * (2 if narrow and len(keys) > 2 else 1)
    canvas = new_canvas(width, max(head + sum(row.height for row in rows) + FOOT if rows else 0.0, 12.0))
    if not rows:
        return canvas
    _draw_key(canvas, sorted(keys, key=list(_STYLES).index), narrow=narrow)
    left = 0.0 if narrow else LABELS
    axis = _axis(swings, left=left, width=canvas.width - left)
    bottom = head + sum(row.height for row in rows)
    _draw_ticks(canvas, axis, head, bottom, left=left)
    y = head
    for row in rows:
        _draw_row(canvas, axis, row, y, narrow=narrow)
        y += row.height
    return canvas


def _names(swing: Swing) -> Iterator[str]:
    return (name for name, _ in swing.reaches)


def _row(swing: Swing, *, narrow: bool) -> _Row:
    width = NARROW * MM if narrow else LABELS - 8
    label = wrapped(wording.what(swing.derived), width)
    worded = wrapped(f"by {_read(swing)}", width, size=SMALL)
    return _Row(swing, label, worded, PAD + LINE_HEIGHT * (len(label) + len(worded)) + (MARK if narrow else 0))


def _draw_key(canvas: Canvas, names: Sequence[str], *, narrow: bool) -> None:
    x, y = 1.0, HEAD / 2
    for index, name in enumerate(names):
        if narrow and index == 2:
            x, y = 1.0, HEAD * 1.4
        fill, edge, half = _STYLES[name]
        _bar(canvas, [(x, y - half), (x, y + half), (x + 16, y + half), (x + 16, y - half)], fill, edge)
        x = canvas.text(x + 20, y, _DAYS if name == "days" else name, colour=SLATE) + 14


def _axis(swings: Sequence[Swing], *, left: float, width: float) -> _Axis:
    """Return the widest axis on which every bar has room, its labels with it."""
    changes = [
        0.0,
        *(change for swing in swings for limits in _changes(swing) for change in limits if change is not None),
    ]
    first, last = min(changes), max(changes)
    before = max((_room(swing, upper=False) for swing in swings), default=0.0)
    after = max((_room(swing, upper=True) for swing in swings), default=0.0)
    step = (width - before - after) / (last - first) if last > first else 1.0
    zero = left + before - first * step if last > first else left + width / 2
    return _Axis(zero, step, first, last)


def _changes(swing: Swing) -> Iterator[tuple[float | None, float | None]]:
    """Yield the limits of each reading as a change beside the figure as printed."""
    for _, reach in swing.reaches:
        low, high = reach.low, reach.high
        yield (
            None if low is None else float(low) / swing.printed - 1,
            None if high is None else float(high) / swing.printed - 1,
        )


def _room(swing: Swing, *, upper: bool) -> float:
    ends = [limits[upper] for limits in _changes(swing)]
    said = _end(swing, upper=upper)
    return (text_width(said, 8, 600) + 10 if said else 4.0) + (_REACH if ends[0] is None else 0.0)


def _end(swing: Swing, *, upper: bool) -> str:
    """Return the outermost limit on one side, as it is printed beside the bar; nothing where no reading gives one."""
    limits = [reach.high if upper else reach.low for _, reach in swing.reaches]
    known = [limit for limit in limits if limit is not None]
    return end(swing.derived.measure, float(known[0]), upper=upper) if known else ""


def _draw_ticks(canvas: Canvas, axis: _Axis, top: float, bottom: float, *, left: float) -> None:
    count = max(2, int((canvas.width - left) / 60))
    canvas.line(0, top, canvas.width, top)
    canvas.line(left, bottom, canvas.width, bottom, colour=GREY)
    clear = text_width("as printed") / 2 + 6
    for value in MaxNLocator(nbins=count, steps=[1, 2, 5, 10]).tick_values(axis.first, axis.last):
        x, said = axis.at(value), _signed(value)
        half = text_width(said) / 2
        fits = left + half <= x <= canvas.width - half and abs(x - axis.zero) > clear + half
        if fits:
            canvas.line(x, top, x, bottom, colour=LINE, width=0.5)
            canvas.text(x, bottom + 8, said, colour=SLATE, align="center")
    canvas.line(axis.zero, top, axis.zero, bottom, colour=SLATE, width=0.8)
    middle = min(max(axis.zero, left + clear - 6), canvas.width - clear + 6)
    canvas.text(middle, bottom + 8, "as printed", colour=SLATE, align="center")


def _signed(value: float) -> str:
    percent = round(value * 100)
    return AxisWords(f"{'+' if percent > 0 else '−'}{abs(percent)}%")


def _draw_row(canvas: Canvas, axis: _Axis, row: _Row, top: float, *, narrow: bool) -> None:
    y = top + PAD / 2 + LINE_HEIGHT / 2
    for line, size, colour in (
        *((line, 8.0, INK) for line in row.label),
        *((line, SMALL, SLATE) for line in row.worded),
    ):
        if narrow:
            canvas.backing(0, y, text_width(line, size) + 3, 10)
        canvas.text(0, y, line, size=size, colour=colour)
        y += LINE_HEIGHT
    _draw_bars(canvas, axis, row.swing, top + row.height - PAD / 2 - MARK / 2 if narrow else top + row.height / 2)


def _draw_bars(canvas: Canvas, axis: _Axis, swing: Swing, y: float) -> None:
    known = [change for limits in _changes(swing) for change in limits if change is not None]
    first, last = axis.at(min([0.0, *known])), axis.at(max([0.0, *known]))
    edges = (first, last)
    for (name, _), (low, high) in zip(swing.reaches, _changes(swing), strict=True):
        fill, edge, half = _STYLES[name]
        left = first - _REACH if low is None else axis.at(low)
        right = last + _REACH if high is None else axis.at(high)
        edges = (min(edges[0], left), max(edges[1], right))
        _bar(canvas, _outline(left, right, y, half, open_left=low is None, open_right=high is None), fill, edge)
    for upper, x in enumerate(edges):
        said = _end(swing, upper=bool(upper))
        width = text_width(said, 8, 600)
        if said:
            at = x + 4 if upper else x - 4 - width
            canvas.backing(at - 1.5, y, width + 3, 10)
            canvas.text(at, y, said, weight=600)


def _outline(
    left: float, right: float, y: float, half: float, *, open_left: bool, open_right: bool
) -> list[tuple[float, float]]:
    start = [(left + _POINT, y - half), (left, y), (left + _POINT, y + half)]
    stop = [(right - _POINT, y + half), (right, y), (right - _POINT, y - half)]
    return (start if open_left else [(left, y - half), (left, y + half)]) + (
        stop if open_right else [(right, y + half), (right, y - half)]
    )


def _bar(canvas: Canvas, outline: Sequence[tuple[float, float]], fill: str, edge: str) -> None:
    canvas.add(Polygon(outline, facecolor=fill, edgecolor=edge, linewidth=1.0, joinstyle="miter", zorder=3))
