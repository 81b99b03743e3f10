"""The words of a chart: where they stand, which collide, and which leave the sheet."""

from __future__ import annotations

from itertools import combinations

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.transforms import Bbox

from tallybook.charts.style import house_style


def words_of(figure: Figure) -> list[tuple[str, Bbox]]:
    """Return the words of a chart, each with its box."""
    with house_style():
        FigureCanvasAgg(figure)
        found = [text for text in figure.texts + figure.axes[0].texts if text.get_text()]
        return [(text.get_text(), text.get_window_extent()) for text in found]


def collisions(figure: Figure) -> list[tuple[str, str]]:
    """Return the words that overlap."""
    # Line boxes hold room above and below the letters: a point and a half each way is no collision.
    boxes = [(said, Bbox.from_extents(b.x0 + 0.5, b.y0 + 1.5, b.x1 - 0.5, b.y1 - 1.5)) for said, b in words_of(figure)]
    return [(one, other) for (one, a), (other, b) in combinations(boxes, 2) if a.overlaps(b)]


def outside(figure: Figure) -> list[str]:
    """Return the words that leave the sheet."""
    width, height = (inches * 72 for inches in figure.get_size_inches())
    return [said for said, b in words_of(figure) if b.x0 < -1 or b.x1 > width + 1 or b.y0 < -1 or b.y1 > height + 1]
