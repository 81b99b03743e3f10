"""A chart as it is handed on: drawn twice, and told in words."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.figure import Figure


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
