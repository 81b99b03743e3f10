"""A chart as it is handed on: drawn twice, and told in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tallybook.analysis.statements import Statement
from tallybook.charts.canvas import Canvas
from tallybook.charts.marks import LEGEND

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@dataclass(frozen=True, slots=True)
class Told:
    """Words of a chart's alternative text that say one claim, or one row of the reference figures.

    Attributes
    ----------
    text : str
        "790 civilians killed".
    claim_id, source : str
        The claim, and the source that the words stand under; empty where none is named.
    drawn : str
        What the drawing prints at the claim's mark: "790"; empty where it prints no amount.
    statement : Statement or None
        The claim or the row as a dated statement, where the words say its day.
    lines : tuple of tuple of str
        All that the wide drawing prints of it, line by line, and all that the narrow one does, if that is known.
    counts : bool
        False where the head of the chart says what is counted, and not these words.
    """

    text: str
    claim_id: str
    source: str
    drawn: str = ""
    statement: Statement | None = None
    lines: tuple[tuple[str, ...], ...] = ()
    counts: bool = True


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a chart's alternative text that say what was worked out.

    Attributes
    ----------
    text : str
        "Combatants killed a day, SOHR, since late April: at least 8.5, at most 20.9".
    lines : tuple of tuple of str
        All that the wide drawing prints of it, line by line, and all that the narrow one does; empty for neither.
    head : bool
        True for words that name what the parts below them are of.
    """

    text: str
    lines: tuple[tuple[str, ...], ...] = ()
    head: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart with its words.

    Attributes
    ----------
    wide, small : Canvas
        At 174 mm, and at 70 mm for small screens.
    alt : str
        Every value with its hedge, in the order seen.
    legend : tuple of str
        The marks that it uses: ``verified``, ``reported``, ``claimed``, ``unattributed``, ``up``, ``down``,
        ``open``, ``convention``.
    told : tuple of Told
        The parts of `alt` that say a claim each, in its order.
    parts : tuple of Part
        The parts of `alt` that say what was worked out, in its order.
    """

    wide: Canvas
    small: Canvas
    alt: str
    legend: tuple[str, ...] = ()
    told: tuple[Told, ...] = ()
    parts: tuple[Part, ...] = ()

    @property
    def figure(self) -> Figure:
        """The wide one as a figure of Matplotlib's."""
        return self.wide.figure

    @property
    def narrow(self) -> Figure:
        """The small one as a figure of Matplotlib's."""
        return self.small.figure


def both_widths(
    draw: Callable[[bool], Canvas],
    *,
    alt: str,
    marks: Iterable[str] = (),
    told: Iterable[Told] = (),
    parts: Iterable[Part] = (),
) -> Drawing:
    """Return a chart in the house style, drawn at both widths.

    Parameters
    ----------
    draw : callable
        Told whether it is the narrow one that it draws.
    alt : str
    marks : iterable of str
        The marks that the chart uses, in any order.
    told : iterable of Told
        The parts of `alt` that say a claim each, in its order.
    parts : iterable of Part
        The parts of `alt` that say what was worked out, in its order.
    """
    used = frozenset(marks)
    legend = tuple(name for name in LEGEND if name in used)
    return Drawing(draw(False), draw(True), alt, legend, tuple(told), tuple(parts))
