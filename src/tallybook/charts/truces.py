"""The days along the top of lanes, and truces shaded behind them as they were announced."""

from __future__ import annotations

from collections.abc import Sequence

from tallybook.analysis import words
from tallybook.analysis.agreements import Agreement
from tallybook.charts.canvas import Canvas
from tallybook.charts.days import day_ticks
from tallybook.charts.lanes import Field
from tallybook.charts.style import GREY, LINE, SLATE, text_width

HEAD = 28.0
"""The height of the days, with a line for the words of the truces above them."""

_FADES = (1.0, 0.7, 0.4)
_FADE = 5.0


def draw_days(canvas: Canvas, field: Field, agreements: Sequence[Agreement]) -> None:
    """Draw the days along the top, and shade the truces, with their words in a line above the days."""
    stretch = field.days.stretches[0]
    end = 0.0
    for one in sorted(agreements, key=lambda one: one.start):
        first = max(stretch.at(one.start), field.left)
        _shade(canvas, first, None if one.end is None else min(stretch.at(one.end), field.right))
        said = f"{words.days(one.start, one.end or one.start)}"
        x = max(first, end)
        if x + text_width(said) <= canvas.width:
            end = canvas.text(x, 6, said, colour=SLATE) + 8
    for x, said in day_ticks(stretch, room=stretch.right - stretch.left):
        canvas.line(x, HEAD, x, canvas.height - 1, colour=LINE, width=0.5)
        half = text_width(said) / 2
        canvas.text(min(max(x, half), canvas.width - half), HEAD - 8, said, colour=SLATE, align="center")


def _shade(canvas: Canvas, first: float, last: float | None) -> None:
    """Shade a truce; where no last day was announced its shade fades out."""
    height, middle = canvas.height - 13, (canvas.height + 13) / 2
    if last is not None:
        canvas.backing(first, middle, max(last - first, 2), height, colour=LINE)
    else:
        for index, opacity in enumerate(_FADES):
            canvas.backing(first + _FADE * index, middle, _FADE, height, colour=LINE, opacity=opacity)
    canvas.line(first, 13, first, canvas.height - 1, colour=GREY, width=0.8)
