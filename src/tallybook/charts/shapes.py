"""What a sheet is drawn with: forms and words as plain values, in points from the sheet's upper left corner.

A form's names and defaults are those of Matplotlib's artists, which it can be turned into.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tallybook.charts.style import INK

Point = tuple[float, float]
Dashes = str | tuple[float, Sequence[float]]
NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a form is filled and edged.

    Attributes
    ----------
    facecolor, edgecolor : str
        ``#rrggbb`` or ``none``.
    linewidth : float
        Of the edge, in points.
    linestyle : str or tuple
        ``-``, or where the dashes begin and how long they and the gaps are, in widths of the line.
    hatch : str
        Matplotlib's pattern in the colour of the edge; empty for none.
    alpha : float or None
        Of face and edge together; None where nothing shows through.
    joinstyle : str
    zorder : float
        Higher ones are drawn later.
    """

    facecolor: str = NONE
    edgecolor: str = NONE
    linewidth: float = 1.0
    linestyle: Dashes = "-"
    hatch: str = ""
    alpha: float | None = None
    joinstyle: str = "miter"
    zorder: float = 1


@dataclass(frozen=True, slots=True)
class Rectangle(Look):
    """A rectangle by its upper left corner."""

    xy: Point
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Circle(Look):
    """A circle by its middle."""

    xy: Point
    radius: float


@dataclass(frozen=True, slots=True)
class Polygon(Look):
    """A closed outline by its corners."""

    xy: Sequence[Point]


@dataclass(frozen=True, slots=True)
class Rings(Look):
    """Several lines that are one form: closed they are filled together, so that a ring in a ring is a hole."""

    rings: Sequence[Sequence[Point]]
    closed: bool


@dataclass(frozen=True, slots=True)
class Square:
    """A small square that marks a place, by its middle."""

    xy: Point
    size: float
    color: str
    zorder: float


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    xy: Point
    to: Point
    color: str
    linewidth: float
    linestyle: Dashes
    zorder: float


@dataclass(frozen=True, slots=True)
class Words:
    """Words on one line, their middle at a height; `gid` is the id that the drawing gives them, or empty."""

    x: float
    y: float
    words: str
    size: float = 8
    weight: int = 400
    colour: str = INK
    align: str = "left"
    gid: str = ""
    zorder: float = 6


Form = Rectangle | Circle | Polygon | Rings
Shape = Form | Square | Line | Words


def dashes(style: Dashes, width: float) -> tuple[float, list[float]] | None:
    """Return where the dashes of a line begin and how long they are, in points; None for a line without, or none.

    >>> dashes((0, (2, 1.4)), 0.5)
    (0.0, [1.0, 0.7])
    """
    if isinstance(style, str) or not width:
        return None
    return style[0] * width, [one * width for one in style[1]]


def rgba(colour: str, alpha: float | None = None) -> tuple[float, float, float, float]:
    """Return a colour as Matplotlib holds it.

    >>> rgba("#ff0000"), rgba("none", 0.5)
    ((1.0, 0.0, 0.0, 1.0), (0.0, 0.0, 0.0, 0.0))
    """
    if colour == NONE:
        return 0.0, 0.0, 0.0, 0.0
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue, 1.0 if alpha is None else alpha


def given(form: Form) -> dict[str, Any]:
    """Return the look of a form as what Matplotlib's artists are given."""
    found: dict[str, Any] = {name: getattr(form, name) for name in Look.__dataclass_fields__}
    return {name: value for name, value in found.items() if value is not None and value != ""}
