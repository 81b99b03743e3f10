"""The provinces of a country, from the boundaries that lie in the workbook, read when they are first asked for."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any, TypeAlias

import shapely

from tallybook.context.gazetteer import fold
from tallybook.errors import InputError
from tallybook.lexicon import load_lexicon

Box: TypeAlias = "tuple[float, float, float, float]"
"""West, south, east and north, in degrees."""

_CLOSE = 0.84  # how alike two spellings of one name are: "Kordofan" and "Kordufan" are, "Kordofan" and "Darfur" are not
_ASIDE = re.compile(r"\s*[(\[].*")


@dataclass(frozen=True, slots=True)
class Province:
    """A first administrative unit.

    Attributes
    ----------
    country : str
        ISO 3166 code of the file that it stands in: ``"SY"``.
    name : str
        As a map prints it; empty for land that bears no name.
    names : tuple of str
        Every spelling that the boundaries come with.
    land : shapely.MultiPolygon
        Degrees, WGS 84.
    """

    country: str
    name: str
    names: tuple[str, ...]
    land: shapely.MultiPolygon


@dataclass(frozen=True, slots=True)
class Atlas:
    """A folder of boundaries, one TopoJSON file for each country.

    Attributes
    ----------
    folder : Path
        It may be missing: then there is no map of any country.
    """

    folder: Path

    def country(self, code: str) -> tuple[Province, ...]:
        """Return the provinces of a country; none where no boundaries are at hand."""
        return _country(self.folder, code.lower())

    def outline(self, code: str) -> shapely.Geometry:
        """Return the land of a country as one, in degrees."""
        return _outline(self.folder, code.lower())

    def around(self, box: Box) -> tuple[str, ...]:
        """Return the codes of the countries whose land may reach into a box."""
        west, south, east, north = box
        found = (
            code
            for code, (w, s, e, n) in _boxes(self.folder).items()
            if w < east and e > west and s < north and n > south
        )
        return tuple(sorted(code.upper() for code in found))

    def at(self, code: str, lat: float, lon: float) -> Province | None:
        """Return the province of a country that a point lies in, or the nearest within some ten kilometres.

        Coasts are simplified, and a port may lie off them.
        """
        spot = shapely.Point(lon, lat)
        near = [(float(shapely.distance(province.land, spot)), province) for province in self.country(code)]
        best = min(near, key=lambda pair: pair[0], default=None)
        return best[1] if best is not None and best[0] < 0.1 else None


def find_province(provinces: Iterable[Province], name: str) -> Province | None:
    """Return the province of a name: by one of its spellings, or else by the one that is most alike."""
    wanted = _key(name)
    if not any(wanted):
        return None
    named = [(province, _key(spelling)) for province in provinces for spelling in province.names]
    exact = next((province for province, key in named if key == wanted), None)
    if exact is not None:
        return exact
    if not wanted[1]:
        return None
    alike = [
        (SequenceMatcher(None, key[1], wanted[1]).ratio(), province)
        for province, key in named
        if key[0] == wanted[0] and key[1][:1] == wanted[1][:1]
    ]
    best = max(alike, key=lambda pair: pair[0], default=None)
    return best[1] if best is not None and best[0] >= _CLOSE else None


def _key(name: str) -> tuple[frozenset[str], str]:
    """Return the compass of a name and the rest of it, without articles and words for a province.

    >>> _key("North Kivu province") == _key("Nord-Kivu"), _key("Al-Hodeidah") == _key("Hodeidah governorate")
    (True, True)
    """
    vocabulary = _vocabulary()
    words = [vocabulary.get(word, word) for word in fold(name).split()]
    compass = frozenset(word for word in words if word.isupper())
    return compass, " ".join(word for word in words if word and not word.isupper())


@cache
def _vocabulary() -> dict[str, str]:
    """Return what stands for each word: nothing for a word that names nothing, a compass point in capitals."""
    rows = [row for row in load_lexicon("provinces") if row.facts["kind"] in ("compass", "empty")]
    return {word: row.name.upper() if row.facts["kind"] == "compass" else "" for row in rows for word in row.say}


@cache
def _boxes(folder: Path) -> dict[str, Box]:
    path = folder / "index.json"
    return {code: tuple(box) for code, box in _load(path).items()} if path.is_file() else {}


@cache
def _country(folder: Path, code: str) -> tuple[Province, ...]:
    path = folder / f"{code}.json"
    if not path.is_file():
        return ()
    try:
        return tuple(_provinces(_load(path), code.upper()))
    except (KeyError, IndexError, TypeError, StopIteration) as error:
        raise InputError(
            path.name, expected="TopoJSON with a MultiPolygon for each province", found=repr(error)
        ) from error


@cache
def _outline(folder: Path, code: str) -> shapely.Geometry:
    lands = [province.land for province in _country(folder, code)]
    try:
        joined = shapely.coverage_union_all(lands)
    except shapely.GEOSException:  # where provinces do not quite meet, the slow way
        joined = shapely.union_all(lands)
    return joined if shapely.is_valid(joined) else shapely.make_valid(joined)


def _load(path: Path) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(path.read_bytes())
    except ValueError as error:
        raise InputError(path.name, expected="JSON", found=str(error)) from error
    return found


def _provinces(topology: dict[str, Any], country: str) -> Iterator[Province]:
    (across, up), (west, south) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = [[(west + x * across, south + y * up) for x, y in _places(arc)] for arc in topology["arcs"]]
    for geometry in next(iter(topology["objects"].values()))["geometries"]:
        rings = [[_ring(ring, arcs) for ring in polygon] for polygon in geometry["arcs"]]
        land = _sound(shapely.MultiPolygon([(ring[0], ring[1:]) for ring in rings if ring]))
        facts = geometry.get("properties", {})
        name = facts.get("name", "")
        names = (name, *facts.get("also", ())) if name else ()
        yield Province(country, _ASIDE.sub("", name).replace("`", "’").replace("'", "’"), names, land)


def _sound(land: shapely.MultiPolygon) -> shapely.MultiPolygon:
    """Return land whose rounded rings no longer cross themselves."""
    if land.is_valid:
        return land
    parts = shapely.get_parts(shapely.get_parts(shapely.make_valid(land)))
    return shapely.MultiPolygon([part for part in parts if part.geom_type == "Polygon"])


def _places(steps: Sequence[Sequence[int]]) -> Iterator[tuple[int, int]]:
    return zip(accumulate(x for x, _ in steps), accumulate(y for _, y in steps), strict=True)


def _ring(numbers: Sequence[int], arcs: Sequence[Sequence[tuple[float, float]]]) -> list[tuple[float, float]]:
    ring: list[tuple[float, float]] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring += arc[1:] if ring else arc
    return ring
