"""A chart as it is handed on: drawn twice, and told in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from matplotlib.figure import Figure

from tallybook.charts.canvas import Canvas
from tallybook.charts.marks import LEGEND
from tallybook.charts.style import house_style


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart with its words.

    Attributes
    ----------
    figure, narrow : Figure
        At 174 mm, and at 70 mm for small screens.
    alt : str
        Every value with its hedge, in the order seen.
    legend : tuple of str
        The marks that it uses: ``verified``, ``reported``, ``claimed``, ``unattributed``, ``up``, ``down``,
        ``open``, ``convention``.
    """

    figure: Figure
    narrow: Figure
    alt: str
    legend: tuple[str, ...] = ()


def both_widths(draw: Callable[[bool], Canvas], *, alt: str, marks: Iterable[str] = ()) -> Drawing:
    """Return a chart in the house style, drawn at both widths.

    Parameters
    ----------
    draw : callable
        Told whether it is the narrow one that it draws.
    alt : str
    marks : iterable of str
        The marks that the chart uses, in any order.
    """
    used = frozenset(marks)
    with house_style():
        wide, narrow = draw(False).figure, draw(True).figure
    return Drawing(wide, narrow, alt, tuple(name for name in LEGEND if name in used))
