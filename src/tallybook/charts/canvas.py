"""A sheet measured in points from its upper left corner."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tallybook.charts.shapes import Dashes, Line, Rectangle, Shape, Words
from tallybook.charts.style import DEEP, INK, MM, PAPER, RULE, text_width

if TYPE_CHECKING:
    from matplotlib.figure import Figure


class AxisWords(str):
    """The words of a tick: they say where a number of the axis stands, and nothing that was reported."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Canvas:
    """A sheet and what is drawn on it, in points, downwards.

    Attributes
    ----------
    width, height : float
        In points.
    shapes : list of Shape
        In the order in which they were drawn.
    """

    width: float
    height: float
    shapes: list[Shape] = field(default_factory=list)

    @property
    def figure(self) -> Figure:
        """The sheet as a new figure of Matplotlib's, with one axes that fills it."""
        from tallybook.charts.figure import figure_of

        return figure_of(self.width, self.height, self.shapes)

    def add(self, shape: Shape) -> None:
        """Draw a form."""
        self.shapes.append(shape)

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
        gid = "scale" if isinstance(words, AxisWords) else ""  # by which the press knows them
        middle = y - 0.9  # the middle of lower-case letters lies below that of digits
        said = " ".join(words.splitlines())
        self.add(Words(x, middle, said, size=size, weight=weight, colour=colour, align=align, gid=gid))
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
        style: Dashes = "-",
    ) -> None:
        """Draw a straight line."""
        level = 5 if above else 1
        self.add(Line((x, y), (to_x, to_y), colour, width, style, level))

    def backing(
        self, x: float, y: float, width: float, height: float, *, colour: str = PAPER, opacity: float | None = None
    ) -> None:
        """Lay a plain ground, its middle at height `y`, so that words stand clear of the lines behind them."""
        self.add(
            Rectangle((x, y - height / 2), width, height, facecolor=colour, edgecolor="none", alpha=opacity, zorder=2)
        )

    def ground(self, y: float, height: float, *, colour: str) -> None:
        """Shade the sheet from side to side, from `y` down, below every line."""
        self.add(Rectangle((0, y), self.width, height, facecolor=colour, edgecolor="none", zorder=0))

    def box(self, x: float, y: float, number: int) -> float:
        """Set the numbered box of a claim; return the width that it takes, with the gap behind it."""
        words = str(number)
        width = max(text_width(words, 6.6, 700) + 4, 8)
        self.add(Rectangle((x, y - 4.6), width, 9.2, facecolor=DEEP, edgecolor="none", zorder=5))
        self.text(x + width / 2, y, words, size=6.6, weight=700, colour=PAPER, align="center")
        return width + 4


def new_canvas(width_mm: float, height: float) -> Canvas:
    """Return an empty sheet, `width_mm` wide and `height` points high."""
    return Canvas(width_mm * MM, height)
