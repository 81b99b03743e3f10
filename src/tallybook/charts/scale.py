"""Where numbers stand on an axis, chosen so that every mark and its words fit."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from matplotlib.ticker import MaxNLocator

from tallybook.charts.canvas import AxisWords
from tallybook.charts.style import text_width

_APART = 4.0  # points between the words of two ticks
WIDE_RATIO = 50.0  # past this ratio of largest to smallest, equal steps would press the small amounts together


@dataclass(frozen=True, slots=True)
class Placed:
    """What one mark asks of its axis.

    Attributes
    ----------
    first, last : float
        First and last position, in the axis' numbers.
    before, after : float
        Points that mark and words reach beyond them.
    """

    first: float
    last: float
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis: equal steps, or equal ratios where `logarithmic`.

    Attributes
    ----------
    start : float
        The point where `origin` stands.
    origin : float
        The first number of the axis (its logarithm where `logarithmic`).
    step : float
        Points for one unit, or for one power of ten.
    width : float
        Points from the left edge to the right.
    logarithmic : bool
    left : float
        The left edge.
    """

    start: float
    origin: float
    step: float
    width: float
    logarithmic: bool
    left: float

    def at(self, value: float) -> float:
        """Return the point where `value` stands."""
        return self.start + (_moved(value, self.logarithmic) - self.origin) * self.step

    @property
    def last(self) -> float:
        """The number at the right edge."""
        end = self.origin + (self.left + self.width - self.start) / self.step
        return float(10**end) if self.logarithmic else end


def fit_scale(marks: Sequence[Placed], *, left: float, width: float) -> Scale:
    """Return the widest scale on which every mark, with its words, lies between the two edges."""
    smallest = min(mark.first for mark in marks)
    largest = max(mark.last for mark in marks)
    logarithmic = smallest > 0 and largest / smallest > WIDE_RATIO
    origin = float(math.floor(math.log10(smallest))) if logarithmic else 0.0
    spans = [
        (_moved(mark.first, logarithmic) - origin, _moved(mark.last, logarithmic) - origin, mark) for mark in marks
    ]
    margin, step = 0.0, float(width)
    for _ in range(12):  # a smaller step may call for a larger margin: it settles within a few rounds
        margin = max(0.0, *(mark.before - first * step for first, _, mark in spans))
        step = min(((width - margin - mark.after) / last for _, last, mark in spans if last > 0), default=width / 2)
    return Scale(left + margin, origin, step, width, logarithmic, left)


def ticks(scale: Scale, say: Callable[[float], str], *, whole: bool) -> list[tuple[float, str]]:
    """Return the ticks whose words have room, each with its number; `whole` for things that come in wholes."""
    if scale.logarithmic:
        powers = range(round(scale.origin), math.floor(math.log10(scale.last)) + 1)
        widest = max(text_width(say(float(10**power))) for power in powers)
        every = max(1, math.ceil((widest + 8) / scale.step))
        found = [float(10**power) for power in powers if (power - powers[0]) % every == 0]
    else:
        found = _steps(scale, say, whole=whole)
    edge = scale.left + scale.width
    return [
        (value, AxisWords(say(value))) for value in found if scale.at(value) + text_width(say(value)) / 2 <= edge + 1
    ]


def _steps(scale: Scale, say: Callable[[float], str], *, whole: bool) -> list[float]:
    """Return the numbers at equal steps, as many as stand clear of one another with their words."""
    found: list[float] = []
    for count in range(max(1, int(scale.width / 45)), 0, -1):
        locator = MaxNLocator(nbins=count, steps=[1, 2, 5, 10], integer=whole)
        found = [float(value) for value in locator.tick_values(0, scale.last) if 0 <= value <= scale.last * 1.0001]
        if _stand_clear(scale, found, [text_width(say(value)) for value in found]):
            break
    return found


def _stand_clear(scale: Scale, values: Sequence[float], widths: Sequence[float]) -> bool:
    """Say whether no words touch; the first may be moved to the right, off the edge."""
    ends = [scale.at(value) + width / 2 for value, width in zip(values, widths, strict=True)]
    if ends:
        ends[0] = max(ends[0], scale.left + widths[0])
    starts = [scale.at(value) - width / 2 for value, width in zip(values, widths, strict=True)]
    return all(start - end >= _APART for end, start in zip(ends, starts[1:], strict=False))


def _moved(value: float, logarithmic: bool) -> float:
    return math.log10(value) if logarithmic else value
