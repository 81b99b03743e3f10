"""The pictures that the charts are held against.

    python tests/pictures.py write

draws them anew: look at the difference before you commit it.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "scripts"))

import numpy as np
from exhibits import EXHIBITS
from ledgers import gold_ledger
from matplotlib.figure import Figure
from matplotlib.image import imread, imsave
from numpy.typing import NDArray

from tallybook.analysis.reading import read_ledger
from tallybook.charts.style import house_style

FOLDER = Path(__file__).parent / "charts" / "golden"


def draw(name: str) -> NDArray[np.uint8]:
    """Return the picture of a chart of the seed, as it is drawn now."""
    exhibit = next(exhibit for exhibit in EXHIBITS if exhibit.name == name)
    drawing = exhibit.draw(read_ledger(gold_ledger("seed")))
    if drawing is None:
        raise ValueError(f"{name}: the seed gives this chart nothing to draw")
    return pixels(drawing.figure)


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
    for exhibit in EXHIBITS:
        imsave(FOLDER / f"{exhibit.name}.png", draw(exhibit.name))
