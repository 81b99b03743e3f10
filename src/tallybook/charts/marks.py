"""The marks for an amount: a flat end is a stated limit, a point an open side, a dash what the words do not state."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from tallybook.charts.canvas import Canvas
from tallybook.charts.scale import Scale
from tallybook.charts.shapes import Circle, Polygon
from tallybook.charts.style import BLUE, DEEP, PAPER, SKY
from tallybook.interval import Interval, Number

LEGEND = ("verified", "reported", "claimed", "unattributed", "up", "down", "open", "convention")
REACH = {False: 36.0, True: 26.0}
_HALF, _POINT, _RADIUS, _NARROWEST = 2.7, 5.0, 3.1, 16.0
_DASH = (0, (2, 1.4))
FILL: dict[str, dict[str, Any]] = {
    "verified": {"facecolor": DEEP, "edgecolor": DEEP},
    "reported": {"facecolor": PAPER, "edgecolor": BLUE},
    "claimed": {"facecolor": SKY, "edgecolor": BLUE},
    "unattributed": {"facecolor": PAPER, "edgecolor": BLUE, "hatch": "/////////"},
}


class Amount(Protocol):
    """What a mark is drawn of: what the words allow, what the policy allows, and the number that they qualify."""

    @property
    def stated(self) -> Interval:
        """What the words allow."""

    @property
    def allowed(self) -> Interval:
        """What the policy allows."""

    @property
    def mark(self) -> str:
        """The kind of evidence: a key of `FILL`."""

    @property
    def at(self) -> Number:
        """Where the mark stands on its axis."""

    @property
    def value(self) -> Number | None:
        """The number as printed; none for a range or a word."""


def extent(amount: Amount, *, narrow: bool) -> tuple[float, float]:
    """Return how many points the mark reaches to the left of its first and to the right of its last position."""
    low, high = amount.allowed.low, amount.allowed.high
    reach = REACH[narrow]
    if low is None and high is None:
        return reach / 2, reach / 2
    if low is not None and high is not None:
        return (_RADIUS + 1, _RADIUS + 1) if low == high else (_NARROWEST / 2, _NARROWEST / 2)
    return (reach, 1.0) if low is None else (1.0, reach)


def positions(amount: Amount) -> tuple[float, float]:
    """Return the first and last position of the mark on its axis, in the axis' own numbers."""
    low, high = amount.allowed.low, amount.allowed.high
    if low is not None and high is not None:
        return float(low), float(high)
    known = low if low is not None else high
    at = float(known if known is not None else amount.at)
    return at, at


def names(amount: Amount) -> tuple[str, ...]:
    """Return the names of the marks that the amount is drawn with, for the legend."""
    low, high = amount.allowed.low, amount.allowed.high
    if amount.allowed != amount.stated:
        return amount.mark, "convention"
    ends = {(True, True): "open", (True, False): "down", (False, True): "up"}
    end = ends.get((low is None, high is None), "")
    return (amount.mark, end) if end else (amount.mark,)


def draw_amount(canvas: Canvas, scale: Scale, amount: Amount, y: float, *, narrow: bool) -> float:
    """Draw one amount at height `y` and return where it ends; the length of a pointed bar carries no amount."""
    low, high, stated = amount.allowed.low, amount.allowed.high, amount.stated
    first, last = (scale.at(x) for x in positions(amount))
    before, after = extent(amount, narrow=narrow)
    end = last + after
    if low is not None and low == high:
        dot(canvas, first, y, amount.mark, _RADIUS)
        return end
    left, right = (first - before if low is None else first), (last + after if high is None else last)
    unlimited = stated.low is None and stated.high is None
    if right - left < _NARROWEST and low is not None and high is not None:  # else it would look like a bare point
        left, right = (left + right - _NARROWEST) / 2, (left + right + _NARROWEST) / 2
        first, last = left, right
    outline = _outline(left, right, y, open_left=low is None, open_right=high is None)
    _shape(canvas, outline, amount.mark, dashed=unlimited or amount.allowed != stated)
    for limit, x in ((stated.low, first), (stated.high, last)):
        if limit is not None:
            canvas.line(x, y - 4.6, x, y + 4.6, colour=FILL[amount.mark]["edgecolor"], width=1.6, above=True)
    if unlimited and amount.value is not None:
        dot(canvas, scale.at(float(amount.value)), y, amount.mark, _RADIUS - 0.5)
    return end


def _outline(left: float, right: float, y: float, *, open_left: bool, open_right: bool) -> list[tuple[float, float]]:
    start = [(left + _POINT, y - _HALF), (left, y), (left + _POINT, y + _HALF)]
    flat_start = [(left, y - _HALF), (left, y + _HALF)]
    end = [(right - _POINT, y + _HALF), (right, y), (right - _POINT, y - _HALF)]
    flat_end = [(right, y + _HALF), (right, y - _HALF)]
    return (start if open_left else flat_start) + (end if open_right else flat_end)


def _shape(canvas: Canvas, outline: Sequence[tuple[float, float]], mark: str, *, dashed: bool) -> None:
    style = _DASH if dashed else "-"
    canvas.add(Polygon(outline, linewidth=1.0, joinstyle="miter", zorder=3, linestyle=style, **FILL[mark]))


def dot(canvas: Canvas, x: float, y: float, mark: str, radius: float) -> None:
    """Draw a circle: solid for verified, hollow for reported, hatched where no source is named."""
    canvas.add(Circle((x, y), radius, linewidth=1.2, zorder=4, **FILL[mark]))
