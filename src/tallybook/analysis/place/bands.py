"""A zone's depth drawn along the boundary of a province: a sketch of how deep it is, not of where it runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import shapely

from tallybook.analysis.place.atlas import Province
from tallybook.analysis.place.geodesy import Land, area, within
from tallybook.analysis.place.zone import Stated
from tallybook.interval import Interval

_LEAST = 0.05  # of a boundary: where less of it is shared with provinces of the country, the whole of it is taken


@dataclass(frozen=True, slots=True)
class Strip:
    """The part of a province within one depth of its boundary.

    Attributes
    ----------
    depth : float
        Kilometres.
    land : shapely geometry
        Degrees, WGS 84.
    share : float
        Of the province's area, 0 to 1.
    """

    depth: float
    land: Land
    share: float


@dataclass(frozen=True, slots=True)
class Band:
    """The stated depth of a zone in one province.

    Attributes
    ----------
    province : Province
    stated : Stated
    strips : tuple of Strip
        One for each stated limit, the shallow one first.
    inner : bool
        True where only the boundary with other provinces of the country is followed, not that with other countries.
    area : float
        Of the whole province, in square kilometres.
    """

    province: Province
    stated: Stated
    strips: tuple[Strip, ...]
    inner: bool
    area: float

    @property
    def share(self) -> Interval:
        """What share of the province lies within the depth, as far as the words limit it; open as they are open."""
        allowed = self.stated.kilometres
        return Interval(
            None if allowed.low is None else self.strips[0].share,
            None if allowed.high is None else self.strips[-1].share,
            allowed.low_open,
            allowed.high_open,
        )


KEPT = 64
"""How many bands are kept: a map is drawn under many readings of one article."""


@lru_cache(KEPT)
def bands_of(country: tuple[Province, ...], province: Province, stated: Stated) -> Band:
    """Return the band of one province of a country."""
    line, inner = _line(country, province)
    whole = area(province.land)
    strips = []
    for depth in stated.drawn:
        land = within(province.land, line, depth)
        strips.append(Strip(depth, land, min(1.0, area(land) / whole)))
    return Band(province, stated, tuple(strips), inner, whole)


def _line(country: Sequence[Province], province: Province) -> tuple[shapely.Geometry, bool]:
    """Return the boundary that a province shares with others of its country, or all of it where it shares none."""
    edge = province.land.boundary
    others = shapely.union_all([other.land for other in country if other is not province])
    shared = shapely.intersection(edge, others)
    if shapely.length(shared) < _LEAST * shapely.length(edge):
        return edge, False
    return shared, True
