"""A drawing is byte for byte what Matplotlib writes of its figure."""

from __future__ import annotations

import io
import re

import pytest
from exhibits import EXHIBITS, Exhibit
from ledgers import gold_ledger

from tallybook.analysis.reading import read_ledger
from tallybook.charts.canvas import AxisWords, Canvas, new_canvas
from tallybook.charts.shapes import Circle, Polygon, Rectangle, Rings, Square
from tallybook.charts.style import BLUE, INK, PAPER, SKY, WIDE, house_style
from tallybook.charts.svg import to_svg
from tallybook.document.drawings import PALETTE


def as_matplotlib_writes_it(canvas: Canvas) -> str:
    sheet, nothing = io.StringIO(), dict.fromkeys(("Date", "Creator", "Format", "Type"))
    with house_style():
        canvas.figure.savefig(sheet, format="svg", metadata=nothing)
    return sheet.getvalue()[sheet.getvalue().index("<svg") :]


def of_every_form() -> Canvas:
    canvas = new_canvas(WIDE, 90.3)
    for weight in (400, 600, 700):
        canvas.text(4, 10 + weight / 20, "At least 13 – “killed” & <more> Ǻộ", weight=weight, size=8.5)
    canvas.text(100, 12, AxisWords("5"), align="center")
    canvas.text(400, 12, "", align="right")
    canvas.text(400, 12, "قتل 13 مدنيا", align="right")
    canvas.line(0, 20, 90, 20)
    canvas.line(-30, 22, 600, 25, style=(0, (2, 1.4)), above=True)
    canvas.backing(8, 30, 44, 9, opacity=0.82)
    canvas.ground(40, 10, colour="#000000")
    canvas.box(60, 60, 7)
    canvas.add(Rectangle((3, 3), 30, 12, facecolor=PAPER, edgecolor=BLUE, hatch="/////////", zorder=3))
    canvas.add(Rectangle((3, 20), 30, 12, edgecolor=SKY, hatch="/////", linewidth=0, alpha=0.5))
    canvas.add(Circle((80, 50), 3.1, facecolor=PAPER, edgecolor=BLUE, linewidth=1.2, zorder=4))
    canvas.add(Polygon([(1, 2), (3, 9.5), (8, 2)], facecolor=SKY, edgecolor=BLUE, joinstyle="round"))
    canvas.add(Polygon([(1, 2), (3, 9.5), (8, 2), (1, 2)], edgecolor=INK, linestyle=(1, (2, 1)), linewidth=0.7))
    wave = [(index * 4.1, 40 + index % 7) for index in range(150)]
    canvas.add(Rings([[(0, 0), (9, 0), (9, 9), (0, 0)], [(2, 2), (4, 2), (4, 4), (2, 2)]], closed=True, facecolor=SKY))
    canvas.add(Rings([wave, [(0, 0), (700, 90)]], closed=False, edgecolor=INK, linewidth=0.9))
    for x in (20.3, 40.7):
        canvas.add(Square((x, 71.1), 4.0, INK, zorder=4))
    return canvas


@pytest.mark.filterwarnings("ignore:Glyph")  # of a letter that the font has not
def test_every_form_is_written_as_matplotlib_writes_it() -> None:
    canvas = of_every_form()
    assert to_svg(canvas) == as_matplotlib_writes_it(canvas)
    assert to_svg(canvas) == to_svg(canvas)


def test_an_empty_sheet() -> None:
    canvas = new_canvas(WIDE, 12.0)
    assert to_svg(canvas) == as_matplotlib_writes_it(canvas)


@pytest.mark.parametrize("name", ["seed", "14"])
@pytest.mark.parametrize("exhibit", EXHIBITS, ids=lambda exhibit: exhibit.name)
def test_charts_are_written_as_matplotlib_writes_them(exhibit: Exhibit, name: str) -> None:
    drawn = exhibit.draw(read_ledger(gold_ledger(name)))
    for canvas in (drawn.wide, drawn.small) if drawn else ():
        assert to_svg(canvas) == as_matplotlib_writes_it(canvas)


def test_words_on_two_lines_of_the_article_are_set_on_one() -> None:
    canvas = new_canvas(WIDE, 12.0)
    canvas.text(0, 6, "Syrian\nObservatory")
    assert ">Syrian Observatory</text>" in to_svg(canvas)


@pytest.mark.parametrize("exhibit", EXHIBITS, ids=lambda exhibit: exhibit.name)
def test_every_colour_has_its_like_in_the_dark(exhibit: Exhibit) -> None:
    drawing = exhibit.draw(read_ledger(gold_ledger("seed")))
    if drawing is not None:
        assert set(re.findall(r"#[0-9a-f]{6}\b", to_svg(drawing.wide))) <= set(PALETTE)
