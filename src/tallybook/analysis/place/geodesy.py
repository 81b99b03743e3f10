"""Lengths and areas on the earth: what is measured in kilometres is never measured in degrees."""

from __future__ import annotations

from functools import cache
from typing import TypeAlias

import shapely
from pyproj import Geod, Transformer

Land: TypeAlias = "shapely.Polygon | shapely.MultiPolygon"
_EARTH = Geod(ellps="WGS84")
_STEP = 1.0  # kilometres between the points of a line that is laid on another projection


def area(land: Land) -> float:
    """Return the geodesic area of land in degrees, in square kilometres.

    >>> round(area(shapely.box(36, 35, 37, 36)))
    10066
    """
    square_metres, _ = _EARTH.geometry_area_perimeter(shapely.orient_polygons(land))
    return max(0.0, float(square_metres) / 1e6)


def distance(lat: float, lon: float, to_lat: float, to_lon: float) -> float:
    """Return the geodesic distance between two points in kilometres.

    >>> round(distance(35.93, 36.63, 36.2, 37.16))
    56
    """
    return float(_EARTH.inv(lon, lat, to_lon, to_lat)[2]) / 1000


def flat(geometry: shapely.Geometry, centre: tuple[float, float]) -> shapely.Geometry:
    """Return a geometry in kilometres east and north of `centre`, a longitude and a latitude.

    The projection is azimuthal equidistant: a length from the centre is true, and within a few hundred kilometres so is
    any other, to some tenths of a per cent.
    """
    return _moved(geometry, _projection(centre, back=False), 0.001)


def round_earth(geometry: shapely.Geometry, centre: tuple[float, float]) -> shapely.Geometry:
    """Return a geometry that `flat` gave, back in degrees."""
    return _moved(shapely.transform(geometry, lambda places: places * 1000), _projection(centre, back=True), 1.0)


def centre_of(geometry: shapely.Geometry) -> tuple[float, float]:
    """Return the middle of a geometry's box, rounded to a hundredth of a degree."""
    west, south, east, north = shapely.bounds(geometry)
    return round(float(west + east) / 2, 2), round(float(south + north) / 2, 2)


def within(land: Land, line: shapely.Geometry, depth: float) -> Land:
    """Return the part of `land` that lies within `depth` kilometres of a line; all are in degrees.

    >>> square = shapely.box(36, 35, 37, 36)
    >>> round(area(within(square, square.exterior, 20)) / area(square), 2)
    0.64
    """
    centre = centre_of(land)
    here = flat(land, centre)
    along = shapely.segmentize(flat(line, centre), _STEP)
    band = shapely.intersection(here, shapely.buffer(along, depth, quad_segs=16))
    return _land(round_earth(shapely.segmentize(band, _STEP * 5), centre))


def _land(geometry: shapely.Geometry) -> Land:
    parts = shapely.get_parts(shapely.get_parts(shapely.make_valid(geometry)))
    return shapely.MultiPolygon([part for part in parts if part.geom_type == "Polygon"])


@cache
def _projection(centre: tuple[float, float], *, back: bool) -> Transformer:
    lon, lat = centre
    here = f"+proj=aeqd +lat_0={lat} +lon_0={lon} +datum=WGS84 +units=m"
    source, target = (here, "EPSG:4326") if back else ("EPSG:4326", here)
    return Transformer.from_crs(source, target, always_xy=True)


def _moved(geometry: shapely.Geometry, projection: Transformer, scale: float) -> shapely.Geometry:
    def move(places: object) -> object:
        x, y = projection.transform(places[:, 0], places[:, 1])  # type: ignore[index]  # an array of two columns
        return shapely.get_coordinates(shapely.points(x, y)) * scale

    return shapely.transform(geometry, move)
