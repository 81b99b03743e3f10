"""A zone that no province is named for: its depth and length at the scale of the map, beneath it."""

from __future__ import annotations

from tallybook.analysis.place.site import Site
from tallybook.analysis.place.zone import LENGTH, Stated
from tallybook.charts.canvas import Canvas
from tallybook.charts.land import Sheet
from tallybook.charts.map_words import measure
from tallybook.charts.shapes import Rectangle
from tallybook.charts.style import DEEP, SKY, wrapped

_BAR, _GAP, _LINE = 4.0, 7.0, 10.0


def swatch_height(site: Site, sheet: Sheet) -> float:
    """Return the points that the swatches take."""
    return sum(_height(stated, sheet) + _LINE + _GAP for stated in _undrawn(site))


def draw_swatches(canvas: Canvas, site: Site, sheet: Sheet, top: float) -> None:
    """Draw each measure that no province holds: a depth upright, a length across, cut where the sheet ends."""
    for stated in _undrawn(site):
        height, reach = _height(stated, sheet), stated.drawn[-1] * sheet.scale
        width = min(reach, sheet.width - 2)
        is_cut = width < reach and stated.way == LENGTH
        said = f"{measure(stated)}, to the scale of the map" + (": longer than the sheet" if is_cut else "")
        canvas.text(0, top + _LINE / 2 + 2, wrapped(said[:1].upper() + said[1:], sheet.width, lines=1)[0])
        upper = top + _LINE + 3
        canvas.add(
            Rectangle((1, upper), width, height, facecolor="none", edgecolor=SKY, hatch="/////", linewidth=0, zorder=3)
        )
        _draw_ends(canvas, stated, upper, width, height, is_cut=is_cut)
        top += height + _LINE + _GAP


def _draw_ends(canvas: Canvas, stated: Stated, top: float, width: float, height: float, *, is_cut: bool) -> None:
    if stated.way != LENGTH:
        canvas.line(1, top, 1 + width, top, colour=DEEP, width=1.2)
        canvas.line(1, top + height, 1 + width, top + height, colour=DEEP, width=1.2)
        return
    canvas.line(1, top - 2, 1, top + height + 2, colour=DEEP, width=1.2)
    if not is_cut:
        canvas.line(1 + width, top - 2, 1 + width, top + height + 2, colour=DEEP, width=1.2)


def _undrawn(site: Site) -> tuple[Stated, ...]:
    drawn = [band.stated for band in site.bands]
    return tuple(stated for stated in site.measures if stated not in drawn)


def _height(stated: Stated, sheet: Sheet) -> float:
    return stated.drawn[-1] * sheet.scale if stated.way != LENGTH else _BAR
