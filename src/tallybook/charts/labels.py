"""Where words stand on a sheet so that none touches another: the first free of the places that each would take."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_ANGLES = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1))
_STEPS = (2.0, 6.0, 11.0)


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle in points, downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Rect) -> bool:
        """Say whether two rectangles share more than an edge.

        >>> Rect(0, 0, 2, 2).meets(Rect(1, 1, 3, 3)), Rect(0, 0, 2, 2).meets(Rect(2, 0, 3, 2))
        (True, False)
        """
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def holds(self, other: Rect) -> bool:
        """Say whether another rectangle lies inside this one."""
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )


def first_free(options: Iterable[Rect], taken: Sequence[Rect], sheet: Rect) -> Rect | None:
    """Return the first of the options that lies on the sheet and meets nothing.

    >>> first_free([Rect(0, 0, 2, 2), Rect(4, 0, 6, 2)], [Rect(1, 1, 3, 3)], Rect(0, 0, 9, 9))
    Rect(left=4, top=0, right=6, bottom=2)
    """
    return next((option for option in options if sheet.holds(option) and not any(map(option.meets, taken))), None)


def beside(x: float, y: float, radius: float, width: float, height: float) -> Iterator[Rect]:
    """Yield the places for words beside a mark: right, left, above, below, then aslant, then further away."""
    for step in _STEPS:
        for across, down in _ANGLES:
            away = radius + step if not (across and down) else (radius + step) * 0.7
            left = x + across * away - (0 if across > 0 else width if across < 0 else width / 2)
            top = y + down * away - (0 if down > 0 else height if down < 0 else height / 2)
            yield Rect(left, top, left + width, top + height)


def centred(points: Iterable[tuple[float, float]], width: float, height: float) -> Iterator[Rect]:
    """Yield the places for words with their middle at each of some points."""
    for x, y in points:
        yield Rect(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
