"""The boundaries are those that their origin file names, and neighbours keep one line between them."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path

import shapely
from build_boundaries import PACKAGE, Province, cut, nodes_of, shapes_of, straightened, topology

from tallybook.analysis.place.atlas import _provinces

GEO = Path(__file__).resolve().parents[2] / "data" / "geo"


def test_every_file_is_the_one_whose_checksum_stands_beside_it() -> None:
    origin = tomllib.loads((GEO / "origin.toml").read_text(encoding="utf-8"))
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(GEO.glob("*.json"))}
    assert found == origin["sha256"]
    assert origin["package_sha256"] == PACKAGE
    assert origin["licence"].startswith("Public domain")
    assert all(origin[key] for key in ("title", "producer", "package", "changed"))


def test_they_are_small_enough_to_keep_in_the_repository() -> None:
    assert sum(path.stat().st_size for path in GEO.iterdir()) < 3_500_000


def province(*names: str, west: float, east: float) -> Province:
    bent = [
        (west, 0),
        (east, 0),
        (east, 1),
        (east + 0.0005, 1.5),
        (east, 2),
        (west, 2),
        (west - 0.0005, 1.5),
        (west, 1),
    ]
    return Province("xx", names, shapely.MultiPolygon([shapely.Polygon(bent)]))


def test_neighbours_share_an_arc_and_small_bends_are_left_out() -> None:
    provinces = [province("West", "Ouest", west=0, east=1), province("East", west=1, east=2)]
    shapes = [shapes_of(one) for one in provinces]
    nodes = nodes_of(ring for polygons in shapes for polygon in polygons for ring in polygon)
    straight = straightened(provinces, shapes, nodes)
    data = topology("xx", provinces, shapes, nodes, straight)
    assert len(data["arcs"]) == 3
    west, east = _provinces(data, "XX")
    assert (west.name, west.names) == ("West", ("West", "Ouest"))
    assert [shapely.get_num_coordinates(one.land) for one in (west, east)] == [5, 5]
    assert shapely.length(shapely.intersection(west.land.boundary, east.land.boundary)) == 2


def test_an_island_is_one_arc_that_begins_at_its_least_point() -> None:
    ring = [(3, 3), (1, 3), (1, 1), (3, 1), (3, 3)]
    (arc,) = cut(ring, set())
    assert arc[0] == arc[-1] == (1, 1)
    assert len(arc) == len(ring)
