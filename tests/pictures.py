"""The pictures that the charts are held against.

    python tests/pictures.py write

draws them anew: look at the difference before you commit it.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

import numpy as np
from ledgers import gold_ledger
from matplotlib.figure import Figure
from matplotlib.image import imread, imsave
from numpy.typing import NDArray

from tallybook.analysis.derived.sensitivity import swings
from tallybook.analysis.derived.sheet import work_out
from tallybook.analysis.reading import Reading, read_ledger
from tallybook.analysis.spread import spread
from tallybook.analysis.timeline import timeline
from tallybook.charts.derived import draw_derived
from tallybook.charts.drawing import Drawing
from tallybook.charts.spread import draw_spread
from tallybook.charts.style import house_style
from tallybook.charts.timeline import draw_timeline
from tallybook.charts.tornado import draw_tornado

FOLDER = Path(__file__).parent / "charts" / "golden"
NAMES = ("spread", "timeline", "derived", "tornado")


def drawing(name: str, reading: Reading) -> Drawing:
    """Return a chart of a reading."""
    if name == "derived":
        return draw_derived(work_out(reading).items)
    if name == "tornado":
        return draw_tornado(swings(reading))
    return draw_spread(spread(reading)) if name == "spread" else draw_timeline(timeline(reading))


def draw(name: str) -> NDArray[np.uint8]:
    """Return the picture of a chart of the seed, as it is drawn now."""
    return pixels(drawing(name, read_ledger(gold_ledger("seed"))).figure)


def pixels(figure: Figure) -> NDArray[np.uint8]:
    """Return a figure as an array of height, width and four bytes a point."""
    drawn = io.BytesIO()
    with house_style():
        figure.savefig(drawn, format="png")
    drawn.seek(0)
    return (imread(drawn) * 255).round().astype(np.uint8)


def kept(name: str) -> NDArray[np.uint8]:
    """Return the picture that is kept."""
    return (imread(FOLDER / f"{name}.png") * 255).round().astype(np.uint8)


if __name__ == "__main__" and sys.argv[1:] == ["write"]:
    FOLDER.mkdir(exist_ok=True)
    for name in NAMES:
        imsave(FOLDER / f"{name}.png", draw(name))
