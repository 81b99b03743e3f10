"""Lanes one below the other on one axis of time: where an amount stands in each, and where its words have room."""

from __future__ import annotations

from dataclasses import dataclass

from tallybook.analysis.cumulative import Series
from tallybook.charts.canvas import Canvas
from tallybook.charts.days import DayScale
from tallybook.charts.style import text_width

ABOVE, PLOT, BELOW = 17.0, 40.0, 17.0
"""The height of a lane: room for words, the amounts, and room for words again."""


@dataclass(frozen=True, slots=True)
class Lane:
    """A series, the lines of its label, and where it is drawn.

    Attributes
    ----------
    top, floor : float
        The height of the lane's top, and of its zero.
    """

    series: Series
    label: tuple[str, ...]
    top: float
    floor: float


@dataclass(frozen=True, slots=True)
class Field:
    """The axes that all lanes share."""

    days: DayScale
    left: float
    right: float
    most: float

    def up(self, lane: Lane, amount: float) -> float:
        """Return the height at which an amount stands in a lane."""
        return lane.floor - PLOT * max(0.0, min(amount / self.most, 1.0))


@dataclass(frozen=True, slots=True)
class Placed:
    """Words that there is room for, and where they begin."""

    left: float
    y: float
    said: str
    weight: int


class Words:
    """Words set one after the other in a lane, each where it meets none that is there already."""

    def __init__(self, canvas: Canvas, lane: Lane, first: float) -> None:
        self._canvas, self._lane, self._first = canvas, lane, first
        self._taken: list[tuple[float, float, float]] = []
        self._said: set[tuple[float, str]] = set()

    def room(self, x: float, y: float, said: str, *, own: bool = False) -> Placed | None:
        """Keep room for words above or below a mark, an article's own in bold; where there is none the table has them.

        Words that stand at the mark already are not set twice.
        """
        weight = 600 if own else 400
        width = text_width(said, 8, weight)
        if (x, said) in self._said:
            return None
        self._said.add((x, said))
        for offset in (-13.0, 13.0, -23.0):
            for left in (self._inside(x - width / 2, width), x - width + 6, x - 6):
                if self._is_free(left, y + offset, width):
                    self._taken.append((left, left + width, y + offset))
                    return Placed(left, y + offset, said, weight)
        return None

    def put(self, placed: Placed | None) -> tuple[str, ...]:
        """Set words where there is room for them, and return them; nothing where there is none."""
        if placed is None:
            return ()
        self._canvas.backing(placed.left - 1, placed.y, text_width(placed.said, 8, placed.weight) + 2, 9)
        self._canvas.text(placed.left, placed.y, placed.said, weight=placed.weight)
        return (placed.said,)

    def _inside(self, left: float, width: float) -> float:
        """Return where words begin that would leave the field, moved into it."""
        return max(self._first, min(left, self._canvas.width - width))

    def _is_free(self, left: float, y: float, width: float) -> bool:
        inside = left >= self._first and left + width <= self._canvas.width
        fits = self._lane.floor - PLOT - ABOVE + 7 <= y <= self._lane.floor + BELOW - 5
        return (
            inside
            and fits
            and all(left > end + 3 or left + width < start - 3 or abs(y - at) > 9.5 for start, end, at in self._taken)
        )
