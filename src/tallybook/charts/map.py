"""The map of an article: provinces, places and the stated depth of a zone, on a plane, with a scale bar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import shapely

from tallybook.analysis.place.named import Named
from tallybook.analysis.place.site import Site
from tallybook.charts.canvas import AxisWords, Canvas, new_canvas
from tallybook.charts.drawing import Drawing, Part, both_widths
from tallybook.charts.labels import Rect
from tallybook.charts.land import Sheet, draw_land, sheet_of
from tallybook.charts.map_words import in_words, mark_of_place, places_in_words, zone_in_words
from tallybook.charts.marks import dot
from tallybook.charts.names import draw_label, key_lines, lay_names
from tallybook.charts.scale_bar import draw_scale, scale_rects
from tallybook.charts.shapes import Square
from tallybook.charts.style import INK, MM, NARROW, WIDE
from tallybook.charts.swatch import draw_swatches, swatch_height

RADIUS, DOT = 3.6, 2.0
_KEY_LINE = 11.0
_SHAPES = {False: (0.42, 0.64), True: (0.8, 1.3)}
"""Least and most height of the map by its width, on a wide sheet and on a narrow one."""


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place on the sheet, with the grade of its evidence; empty where it has no figure."""

    place: Named
    x: float
    y: float
    mark: str

    @property
    def rect(self) -> Rect:
        """The room that the mark takes."""
        half = RADIUS + 1 if self.mark else DOT + 1
        return Rect(self.x - half, self.y - half, self.x + half, self.y + half)


def draw_map(site: Site, *, width_mm: float = WIDE) -> Drawing:
    """Draw the map of an article, at `width_mm` and for small screens; an empty sheet where there is no map."""
    small = width_mm < (WIDE + NARROW) / 2
    return both_widths(
        lambda narrow: _draw(site, NARROW if narrow else width_mm, narrow=narrow or small),
        alt=in_words(site),
        marks=_marks(site),
        parts=map(Part, (*places_in_words(site), *zone_in_words(site)) if site.frame is not None else ()),
    )


def _marks(site: Site) -> set[str]:
    return {mark_of_place(place) for place in site.spots}


def _draw(site: Site, width_mm: float, *, narrow: bool) -> Canvas:
    if site.frame is None:
        return new_canvas(width_mm, 12.0)
    sheet = sheet_of(site.frame, width_mm * MM, _SHAPES[narrow])
    spots = [_Spot(place, *sheet.at(place), mark_of_place(place)) for place in site.spots]
    scale = scale_rects(sheet, [spot.rect for spot in spots], _marked_land(site, sheet))
    labels = lay_names(site, sheet, [(spot.place, spot.x, spot.y, spot.rect) for spot in spots], [scale.rect])
    lines = key_lines(labels, sheet.width)
    swatches = swatch_height(site, sheet)
    canvas = new_canvas(width_mm, round(sheet.height + 4 + _KEY_LINE * len(lines) + swatches, 1))
    draw_land(canvas, site, sheet)
    for spot in spots:
        _draw_spot(canvas, spot)
    for label in labels:
        draw_label(canvas, label)
    draw_scale(canvas, scale)
    _draw_key(canvas, lines, sheet.height + 4)
    draw_swatches(canvas, site, sheet, sheet.height + 4 + _KEY_LINE * len(lines))
    return canvas


def _marked_land(site: Site, sheet: Sheet) -> shapely.Geometry:
    return shapely.union_all([sheet.laid(g.land) for g in site.ground if g.province in site.marked])


def _draw_spot(canvas: Canvas, spot: _Spot) -> None:
    if spot.mark:
        dot(canvas, spot.x, spot.y, spot.mark, RADIUS)
    else:
        canvas.add(Square((spot.x, spot.y), DOT * 2, INK, zorder=4))


def _draw_key(canvas: Canvas, lines: Sequence[str], top: float) -> None:
    for index, line in enumerate(lines):
        canvas.text(0, top + _KEY_LINE * (index + 0.5), AxisWords(line))
