"""Land, water and a zone's depth on a sheet: simplified to what its scale shows, each line drawn once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import shapely
from shapely.affinity import affine_transform

from tallybook.analysis.place.atlas import Province
from tallybook.analysis.place.bands import Band, Strip
from tallybook.analysis.place.frame import Frame, Ground, spot_of
from tallybook.analysis.place.geodesy import flat
from tallybook.analysis.place.named import Named
from tallybook.analysis.place.site import Site
from tallybook.charts.canvas import Canvas
from tallybook.charts.labels import Rect
from tallybook.charts.shapes import Rectangle, Rings, Shape
from tallybook.charts.style import DEEP, GREY, PALE, PAPER, SKY, SLATE

SEA, LAND = "#edf1f4", "#f6f8f9"
_FINE = (0.5, 0.8, 1.2, 1.8, 2.6, 4.0)  # points under which a bend is left out, rising until the land is light enough
_MOST_POINTS = 700
_LEAST_AREA, _TOUCH = 1.0, 1.5  # square points; points within which two countries have one line
KEPT = 32
"""How many drawings of land are kept: the same land stands under many readings of one article."""

_HATCHES = ("/////", "///")
"""For the shallow limit, and for what lies between it and the deep one."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A frame laid on paper.

    Attributes
    ----------
    frame : Frame
    width, height : float
        Points.
    scale : float
        Points for one kilometre.
    """

    frame: Frame
    width: float
    height: float
    scale: float

    @property
    def rect(self) -> Rect:
        """The whole of the map."""
        return Rect(0, 0, self.width, self.height)

    def at(self, place: Named) -> tuple[float, float]:
        """Return where a place stands, in points."""
        across, up = spot_of(place, self.frame.centre)
        return (across - self.frame.box[0]) * self.scale, (self.frame.box[3] - up) * self.scale

    def laid(self, plane: shapely.Geometry) -> shapely.Geometry:
        """Return a geometry of the frame's plane in points, downwards."""
        west, _, _, north = self.frame.box
        return affine_transform(plane, (self.scale, 0, 0, -self.scale, -west * self.scale, north * self.scale))

    def clipped_near(self, geometry: shapely.Geometry) -> shapely.Geometry:
        """Return what of a geometry in points lies on the sheet or so near that its edge there is out of sight."""
        near = shapely.clip_by_rect(geometry, -9, -9, self.width + 9, self.height + 9)
        return shapely.MultiPolygon([part for part in _parts(near) if part.geom_type == "Polygon"])

    def clipped(self, geometry: shapely.Geometry) -> shapely.Geometry:
        """Return what of a geometry in points lies on the sheet."""
        return shapely.clip_by_rect(geometry, 0, 0, self.width, self.height)


def sheet_of(frame: Frame, width: float, shape: tuple[float, float]) -> Sheet:
    """Return a frame laid on a sheet of this width, as high as it needs within the least and most of `shape`."""
    west, south, east, north = frame.box
    ratio = min(max((north - south) / (east - west), shape[0]), shape[1])
    fitted = frame.shaped(ratio)
    return Sheet(fitted, width, round(width * ratio, 1), width / (fitted.box[2] - fitted.box[0]))


def draw_land(canvas: Canvas, site: Site, sheet: Sheet) -> None:
    """Draw water, neighbours, the country's provinces, those that are marked, and the zone."""
    for shape in _drawn(site.ground, site.marked, site.country, site.bands, sheet):
        canvas.add(shape)


@lru_cache(KEPT)
def _drawn(
    ground: tuple[Ground, ...], provinces: tuple[Province, ...], country: str, bands: tuple[Band, ...], sheet: Sheet
) -> tuple[Shape, ...]:
    """Return the shapes of the land on a sheet, which are the same whatever stands on it."""
    canvas = Canvas(sheet.width, sheet.height)
    canvas.add(Rectangle((0, 0), sheet.width, sheet.height, facecolor=SEA, zorder=0))
    lands = [sheet.laid(one.land) for one in ground]
    simple = _simplified([sheet.clipped_near(land) for land in lands])
    marked = [one.province is not None and one.province in provinces for one in ground]
    own = [one.country == country for one in ground]
    for colour, chosen in (
        (LAND, [land for land, is_own in zip(simple, own, strict=True) if not is_own]),
        (PAPER, [land for land, is_own, mark in zip(simple, own, marked, strict=True) if is_own and not mark]),
        (PALE, [land for land, mark in zip(simple, marked, strict=True) if mark]),
    ):
        _fill(canvas, sheet.clipped(shapely.union_all(chosen)), colour)
    for band in bands:
        _draw_band(canvas, sheet, band)
    inside = shapely.union_all([land for land, is_own in zip(simple, own, strict=True) if is_own])
    deep = _edges([land for land, mark in zip(simple, marked, strict=True) if mark])
    border = shapely.difference(_edges([inside]), deep)
    abroad = [land for land, is_own in zip(simple, own, strict=True) if not is_own]
    rest = shapely.union(
        shapely.difference(
            _edges([land for land, is_own in zip(simple, own, strict=True) if is_own]), shapely.union(deep, border)
        ),
        shapely.difference(_edges(abroad), shapely.buffer(inside, _TOUCH)),
    )
    for lines, colour, width in ((rest, GREY, 0.5), (border, SLATE, 0.9), (deep, DEEP, 1.2)):
        _lines(canvas, sheet, lines, colour=colour, width=width, style="-")
    canvas.add(
        Rectangle((0.3, 0.3), sheet.width - 0.6, sheet.height - 0.6, facecolor="none", edgecolor=GREY, linewidth=0.6)
    )
    return tuple(canvas.shapes)


def _draw_band(canvas: Canvas, sheet: Sheet, band: Band) -> None:
    before: Strip | None = None
    for hatch, strip in zip(_HATCHES if len(band.strips) > 1 else _HATCHES[:1], band.strips, strict=True):
        land = strip.land if before is None else shapely.difference(strip.land, before.land)
        laid = sheet.laid(flat(land, sheet.frame.centre))
        _fill(canvas, sheet.clipped(shapely.simplify(laid, _FINE[0])), "none", edgecolor=SKY, hatch=hatch, linewidth=0)
        limit = shapely.difference(strip.land.boundary, shapely.buffer(band.province.land.boundary, 0.004))
        _lines(
            canvas, sheet, sheet.laid(flat(limit, sheet.frame.centre)), colour=DEEP, width=0.9, style=(0, (2.4, 1.6))
        )
        before = strip


def _fill(canvas: Canvas, land: shapely.Geometry, colour: str, **style: Any) -> None:
    polygons = [part for part in _parts(land) if part.geom_type == "Polygon" and part.area > _LEAST_AREA]
    if not polygons:
        return
    rings = [_rounded(ring) for part in polygons for ring in (part.exterior, *part.interiors)]
    given = {"edgecolor": "none", "linewidth": 0, **style}
    canvas.add(Rings(rings, closed=True, facecolor=colour, zorder=1, **given))


def _simplified(lands: Sequence[shapely.Geometry]) -> Sequence[shapely.Geometry]:
    """Return lands whose common lines stay common, with no more points than a drawing needs."""
    found = lands
    for fine in _FINE if lands else ():
        found = shapely.coverage_simplify(lands, fine)
        if int(shapely.get_num_coordinates(found).sum()) <= _MOST_POINTS:
            break
    return found


def _edges(lands: Sequence[shapely.Geometry]) -> shapely.Geometry:
    """Return the boundaries of lands as one, a common line once."""
    return shapely.union_all([land.boundary for land in lands if not land.is_empty])


def _lines(canvas: Canvas, sheet: Sheet, lines: shapely.Geometry, *, colour: str, width: float, style: Any) -> None:
    clipped = sheet.clipped(shapely.line_merge(lines) if lines.geom_type == "MultiLineString" else lines)
    rings = [_rounded(part) for part in _parts(clipped) if part.geom_type in ("LineString", "LinearRing")]
    kept = [ring for ring in rings if len(ring) > 1]
    if kept:
        canvas.add(
            Rings(
                kept,
                closed=False,
                facecolor="none",
                edgecolor=colour,
                linewidth=width,
                linestyle=style,
                zorder=2,
            )
        )


def _rounded(line: Any) -> list[tuple[float, float]]:
    """Return the points of a line to a tenth of a point, which keeps the drawing small."""
    return [(round(x, 1), round(y, 1)) for x, y in line.coords]


def _parts(geometry: shapely.Geometry) -> Iterable[Any]:
    return shapely.get_parts(shapely.get_parts(geometry))  # type: ignore[no-any-return]  # it has no types
