"""The window of a map in kilometres, and the land in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import shapely

from tallybook.analysis.place.atlas import Atlas, Box, Province
from tallybook.analysis.place.geodesy import centre_of, flat, round_earth
from tallybook.analysis.place.named import POINT, PROVINCE, Named

_NEAR = 0.35  # of the window's longer side: how far a place abroad may lie and still be taken in
_WALK = 250.0  # kilometres within which it is taken in however small the window
_COARSE, _DEGREE = 1500, 111.0  # parts of the window that a bend abroad must measure; kilometres to a degree
_LARGE = 2500.0  # kilometres from its middle to its edge: a window so large may hold a pole
_FAR = 1.5  # of a province's side: an island further from its largest part is left out of the window
_MARGIN, _SMALLEST = 0.06, 90.0
_MOST_SLENDER = 1.8  # the longer side of the land that is kept ready, by the shorter


@dataclass(frozen=True, slots=True)
class Frame:
    """A window on a plane that touches the earth at `centre`.

    Attributes
    ----------
    centre : tuple of float
        Longitude and latitude, degrees.
    box : Box
        West, south, east and north of it, in kilometres from the centre.
    """

    centre: tuple[float, float]
    box: Box

    def shaped(self, ratio: float) -> Frame:
        """Return the window widened or heightened about its middle, so that its height is `ratio` times its width.

        >>> Frame((36.0, 35.0), (-50.0, -50.0, 50.0, 50.0)).shaped(0.5).box
        (-100.0, -50.0, 100.0, 50.0)
        """
        west, south, east, north = self.box
        width, height = max(east - west, (north - south) / ratio), max(north - south, (east - west) * ratio)
        across, up = (west + east) / 2, (south + north) / 2
        return Frame(self.centre, (across - width / 2, up - height / 2, across + width / 2, up + height / 2))


@dataclass(frozen=True, slots=True)
class Ground:
    """Land in the window.

    Attributes
    ----------
    country : str
        ISO code.
    province : Province or None
        None for a neighbouring country, which is drawn as one.
    land : shapely geometry
        Kilometres from the centre of the frame.
    """

    country: str
    province: Province | None
    land: shapely.Geometry


def fit_frame(
    atlas: Atlas, code: str, marked: Sequence[Province], places: Sequence[Named]
) -> tuple[Frame, tuple[Named, ...]]:
    """Return a window around the marked provinces and the places near them, and the places in it."""
    own = [place for place in places if place.country == code and place.kind in (POINT, PROVINCE)]
    land = shapely.union_all([_together(province.land) for province in marked or _main(atlas.country(code))])
    centre = centre_of(land)
    box = _bounds(flat(land, centre))
    reach = max(_WALK, _NEAR * max(box[2] - box[0], box[3] - box[1]))
    wide = (box[0] - reach, box[1] - reach, box[2] + reach, box[3] + reach)
    abroad = [place for place in places if place not in own and place.kind in (POINT, PROVINCE)]
    shown = [place for place in (*own, *abroad) if _inside(spot_of(place, centre), wide if place in abroad else None)]
    spots = [spot_of(place, centre) for place in shown]
    full = _bounds(shapely.union_all([shapely.box(*box), *(shapely.Point(spot) for spot in spots)]))
    kept = tuple(place for place in places if place in shown)
    return Frame(centre, _padded(full)), kept


def spot_of(place: Named, centre: tuple[float, float]) -> tuple[float, float]:
    """Return where a place stands: its point, or a point inside its province; kilometres from the centre."""
    if place.kind == POINT and place.lat is not None and place.lon is not None:
        point = shapely.Point(place.lon, place.lat)
    else:
        assert place.province is not None
        point = shapely.point_on_surface(_together(place.province.land))
    moved = flat(point, centre)
    return float(shapely.get_x(moved)), float(shapely.get_y(moved))


def ground_of(atlas: Atlas, code: str, frame: Frame) -> tuple[Ground, ...]:
    """Return the land in and around the window: the country's by province, each neighbour's as one."""
    west, south, east, north = frame.box
    side = max(east - west, north - south) * _MOST_SLENDER / 2
    across, up = (west + east) / 2, (south + north) / 2
    box = (across - side, up - side, across + side, up + side)
    degrees = _degrees(frame, box)
    found: list[Ground] = []
    for other in atlas.around(degrees):
        if other != code:
            outline = shapely.simplify(_clipped(atlas.outline(other), degrees), side / _COARSE / _DEGREE)
            found.append(Ground(other, None, _laid(outline, frame, box)))
    near = [province for province in atlas.country(code) if _meets(province, degrees)]
    found += [Ground(code, province, _laid(_clipped(province.land, degrees), frame, box)) for province in near]
    return tuple(ground for ground in found if not ground.land.is_empty)


def _degrees(frame: Frame, box: Box) -> Box:
    """Return the degrees that a box of the plane lies within; of a large one, the half of the earth that it is on."""
    side = (box[2] - box[0]) / 2
    if side > _LARGE:
        middle = frame.centre[0]
        return max(-180.0, middle - 85), -85.0, min(180.0, middle + 85), 90.0
    return _bounds(round_earth(shapely.segmentize(shapely.box(*box), side / 8), frame.centre))


def _laid(land: shapely.Geometry, frame: Frame, box: Box) -> shapely.Geometry:
    """Return what of some land in degrees lies in a box of the frame's plane."""
    there = flat(land, frame.centre)
    sound = there if shapely.is_valid(there) else shapely.make_valid(there)  # far off, the plane turns land inside out
    return shapely.clip_by_rect(sound, *box)


def _clipped(land: shapely.Geometry, degrees: Box) -> shapely.Geometry:
    west, south, east, north = degrees
    return shapely.clip_by_rect(land, west - 1, south - 1, east + 1, north + 1)


def _meets(province: Province, degrees: Box) -> bool:
    west, south, east, north = _bounds(province.land)
    return west < degrees[2] and east > degrees[0] and south < degrees[3] and north > degrees[1]


def _together(land: shapely.MultiPolygon) -> shapely.Geometry:
    """Return land without islands as far off as would leave the rest a speck: Valparaiso without Easter Island."""
    parts = shapely.get_parts(land)
    largest = max(parts, key=lambda part: float(shapely.area(part)))
    reach = _FAR * float(shapely.area(land)) ** 0.5
    return shapely.union_all([part for part in parts if float(shapely.distance(part, largest)) < reach])


def _main(provinces: Sequence[Province]) -> list[Province]:
    """Return the provinces of a country without far-off islands: those near the largest."""
    largest = max(provinces, key=lambda province: float(shapely.area(province.land)))
    middle = shapely.centroid(largest.land)
    reach = 4 * float(shapely.area(shapely.union_all([province.land for province in provinces]))) ** 0.5
    return [province for province in provinces if shapely.distance(province.land, middle) < reach]


def _inside(spot: tuple[float, float], box: Box | None) -> bool:
    return box is None or (box[0] <= spot[0] <= box[2] and box[1] <= spot[1] <= box[3])


def _padded(box: Box) -> Box:
    west, south, east, north = box
    margin = _MARGIN * max(east - west, north - south)
    across = max(margin, (_SMALLEST - (east - west)) / 2)
    up = max(margin, (_SMALLEST - (north - south)) / 2)
    return west - across, south - up, east + across, north + up


def _bounds(geometry: shapely.Geometry) -> Box:
    west, south, east, north = (float(side) for side in shapely.bounds(geometry))
    return west, south, east, north
