"""A sheet measured in points from its upper left corner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from tallybook.charts.style import DEEP, INK, MM, PAPER, RULE, text_width


class AxisWords(str):
    """The words of a tick: they say where a number of the axis stands, and nothing that was reported."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Canvas:
    """A figure and the one axes that fills it, in points, downwards.

    Attributes
    ----------
    figure : Figure
    axes : Axes
    width, height : float
        In points.
    """

    figure: Figure
    axes: Axes
    width: float
    height: float

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: float = 8,
        weight: int = 400,
        colour: str = INK,
        align: str = "left",
    ) -> float:
        """Set words with their middle at height `y`; return where they end."""
        self.axes.text(
            x,
            y - 0.9,  # the middle of lower-case letters lies below that of digits
            words,
            fontsize=size,
            fontweight=weight,
            color=colour,
            ha=align,
            va="center_baseline",
            parse_math=False,
            zorder=6,
            gid="scale" if isinstance(words, AxisWords) else None,  # by which the press knows them
        )
        return x + text_width(words, size, weight)

    def line(
        self,
        x: float,
        y: float,
        to_x: float,
        to_y: float,
        *,
        colour: str = RULE,
        width: float = 0.6,
        above: bool = False,
        style: Any = "-",
    ) -> None:
        """Draw a straight line."""
        level = 5 if above else 1
        self.axes.add_artist(Line2D([x, to_x], [y, to_y], color=colour, linewidth=width, linestyle=style, zorder=level))

    def backing(
        self, x: float, y: float, width: float, height: float, *, colour: str = PAPER, opacity: float | None = None
    ) -> None:
        """Lay a plain ground, its middle at height `y`, so that words stand clear of the lines behind them."""
        self.axes.add_artist(
            Rectangle((x, y - height / 2), width, height, facecolor=colour, edgecolor="none", alpha=opacity, zorder=2)
        )

    def ground(self, y: float, height: float, *, colour: str) -> None:
        """Shade the sheet from side to side, from `y` down, below every line."""
        self.axes.add_artist(Rectangle((0, y), self.width, height, facecolor=colour, edgecolor="none", zorder=0))

    def box(self, x: float, y: float, number: int) -> float:
        """Set the numbered box of a claim; return the width that it takes, with the gap behind it."""
        words = str(number)
        width = max(text_width(words, 6.6, 700) + 4, 8)
        self.axes.add_artist(Rectangle((x, y - 4.6), width, 9.2, facecolor=DEEP, edgecolor="none", zorder=5))
        self.text(x + width / 2, y, words, size=6.6, weight=700, colour=PAPER, align="center")
        return width + 4


def new_canvas(width_mm: float, height: float) -> Canvas:
    """Return an empty sheet, `width_mm` wide and `height` points high."""
    width = width_mm * MM
    figure = Figure(figsize=(width / 72, height / 72))
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
    axes.set_xlim(0, width)
    axes.set_ylim(height, 0)
    axes.set_axis_off()
    return Canvas(figure, axes, width, height)
