"""Where on earth a name is: looked up in a sorted file, without reading it into tables."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from tallybook.lexicon import load_lexicon

_KEPT = 2000  # names that are kept as they are looked up
_STATE = 200_000
"""What a province counts for beside cities of its name: as much as a large one."""


@dataclass(frozen=True, slots=True)
class Location:
    """A place that the gazetteer knows.

    Attributes
    ----------
    kind : str
        ``city``, ``state`` or ``country``.
    country : str
        ISO 3166 code.
    lat, lon : float
        Degrees, WGS 84.
    inhabitants : int
        As GeoNames counts them; 0 for a country.
    """

    kind: str
    country: str
    lat: float
    lon: float
    inhabitants: int


@lru_cache(_KEPT)
def fold(name: str) -> str:
    """Return a name without case, accents, apostrophes and hyphens.

    >>> fold("Ma’rib"), fold("Tal Abyad"), fold("Khān Yūnis")
    ('marib', 'tal abyad', 'khan yunis')
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = (char for char in plain if not unicodedata.combining(char) and char not in "'’‘`ʻʼʿʾ")
    return " ".join("".join(char if char.isalnum() else " " for char in letters).split())


@cache
def _table() -> bytes:
    data = (Path(__file__).parents[1] / "data" / "gazetteer.tsv").read_bytes()
    return data[data.index(b"\n=") + 1 :]


@cache
def locate(name: str) -> tuple[Location, ...]:
    """Return the places of a name, the most populous first; none where the gazetteer lacks it.

    >>> locate("Kherson")[0].country
    'UA'
    """
    folded = fold(name)
    found = _rows(folded) if folded else ()
    spelt = _states().get(folded)
    if spelt is None or any(place.country == spelt.country for place in found):
        return found
    return tuple(sorted((*found, spelt), key=lambda place: -place.inhabitants))


@cache
def _states() -> Mapping[str, Location]:
    """Return the provinces that dispatches spell otherwise than the table: North Kivu is its Nord-Kivu."""
    return {
        fold(name): Location("state", row.name.upper(), lat, lon, _STATE)
        for row in load_lexicon("states")
        for name, (lat, lon) in zip(row.say, row.facts["points"], strict=True)
    }


@cache
def country_point(code: str) -> Location | None:
    """Return a point for a country: the middle of its cities."""
    return next(iter(_rows(f"={code.lower()}")), None)


def _rows(key: str) -> tuple[Location, ...]:
    table, wanted = _table(), f"{key}\t".encode()
    low, high = 0, len(table)
    while low < high:
        middle = table.rfind(b"\n", 0, (low + high) // 2) + 1
        if middle < low:
            middle = low
        end = table.find(b"\n", middle)
        if table[middle:end] < wanted:
            low = end + 1
        else:
            high = middle
    found = []
    while table.startswith(wanted, low):
        end = table.find(b"\n", low)
        found.append(_location(table[low:end].decode()))
        low = end + 1
    return tuple(sorted(found, key=lambda place: -place.inhabitants))


def _location(line: str) -> Location:
    _, kind, country, lat, lon, inhabitants = line.split("\t")
    return Location(kind, country, float(lat), float(lon), int(inhabitants))


@cache
def countries() -> Mapping[str, str]:
    """Return the ISO codes of countries by their names as worded.

    >>> countries()["Türkiye"]
    'TR'
    """
    return {name: row.name.upper() for row in load_lexicon("countries") for name in row.say}


@cache
def country_name(code: str) -> str:
    """Return the usual name of a country.

    >>> country_name("SY")
    'Syria'
    """
    return next((row.say[0] for row in load_lexicon("countries") if row.name.upper() == code), "")


@cache
def peoples() -> Mapping[str, str]:
    """Return the ISO codes of countries by the words for their people and things.

    >>> peoples()["Syrian"]
    'SY'
    """
    return {word: row.name.upper() for row in load_lexicon("countries") for word in row.facts["people"]}
