"""The scale bar of a map, in the corner that has room for it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import shapely

from tallybook.analysis import words
from tallybook.charts.canvas import AxisWords, Canvas
from tallybook.charts.labels import Rect
from tallybook.charts.land import Sheet
from tallybook.charts.shapes import Rectangle
from tallybook.charts.style import INK, PAPER, text_width

_SHARE, _INSET, _HEIGHT, _THICK = 0.3, 7.0, 24.0, 4.0


@dataclass(frozen=True, slots=True)
class ScaleBar:
    """A bar of a round number of kilometres, and where it stands with its numbers."""

    kilometres: int
    length: float
    rect: Rect


def scale_rects(sheet: Sheet, taken: Sequence[Rect], land: shapely.Geometry) -> ScaleBar:
    """Return the bar for a sheet, in the corner where it hides no mark and least of the land, lower right first."""
    kilometres = round_length(sheet.width / sheet.scale * _SHARE)
    length = kilometres * sheet.scale
    width = length + text_width(_last(kilometres)) / 2 + 14
    right, low = sheet.width - _INSET - width, sheet.height - _INSET - _HEIGHT
    corners = [(right, low), (_INSET, low), (right, _INSET), (_INSET, _INSET)]
    rects = [Rect(left, top, left + width, top + _HEIGHT) for left, top in corners]
    hidden = [(any(map(rect.meets, taken)), round(_covered(rect, land)), place) for place, rect in enumerate(rects)]
    return ScaleBar(kilometres, length, rects[min(hidden)[-1]])


def _covered(rect: Rect, land: shapely.Geometry) -> float:
    box = shapely.box(rect.left, rect.top, rect.right, rect.bottom)
    return float(shapely.area(shapely.intersection(land, box)))


def round_length(most: float) -> int:
    """Return the largest of 2, 4, 10, 20, 40, 100, … kilometres that is not above `most`.

    >>> round_length(57), round_length(19), round_length(410)
    (40, 10, 400)
    """
    power: int = 10 ** math.floor(math.log10(max(most, 2.0)))
    fits = (step for step in (4 * power, 2 * power, power) if step <= most)
    return max(2, next(fits, power))


def draw_scale(canvas: Canvas, bar: ScaleBar) -> None:
    """Draw the bar in two halves, with its numbers above."""
    rect = bar.rect
    canvas.backing(
        rect.left,
        (rect.top + rect.bottom) / 2,
        rect.right - rect.left,
        rect.bottom - rect.top,
        colour=PAPER,
        opacity=0.82,
    )
    left, top = rect.left + 7, rect.bottom - 8
    half = bar.length / 2
    for start, colour in ((left, INK), (left + half, PAPER)):
        canvas.add(Rectangle((start, top), half, _THICK, facecolor=colour, edgecolor=INK, linewidth=0.6, zorder=5))
    said = {0.0: "0", 0.5: words.number(bar.kilometres // 2), 1.0: _last(bar.kilometres)}
    if text_width(said[0.5]) / 2 + text_width(said[1.0]) / 2 + 3 > half:
        del said[0.5]
    for share, number in said.items():
        canvas.text(left + bar.length * share, top - 6.5, AxisWords(number), align="center")


def _last(kilometres: int) -> str:
    return f"{words.number(kilometres)} km"
