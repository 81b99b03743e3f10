"""How the places of two figures lie to each other: one, one within the other, overlapping, apart, or not known."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tallybook.analysis.audit.apart import places
from tallybook.context.gazetteer import countries, fold, locate
from tallybook.lexicon import Entry, load_lexicon

SAME, WITHIN, CONTAINS, OVERLAPS, APART, UNKNOWN = "same", "within", "contains", "overlaps", "apart", "unknown"


@dataclass(frozen=True, slots=True)
class Area:
    """What a place is made up of, in plain letters.

    Attributes
    ----------
    parts : frozenset of str
        The names that it goes by, or the parts of a region; empty where no place is named.
    wider : frozenset of str
        Places that it is said or known to lie in.
    country : str
        ISO 3166 code; empty where unknown.
    is_country : bool
        True where it is the whole of a country.
    """

    parts: frozenset[str]
    wider: frozenset[str] = frozenset()
    country: str = ""
    is_country: bool = False


def relation(one: str, other: str) -> str:
    """Return how a place lies to another: ``same``, ``within``, ``contains``, ``overlaps``, ``apart`` or ``unknown``.

    >>> relation("Idlib, Syria", "Idlib province"), relation("Idlib", "Syria"), relation("Syria", "Hama")
    ('same', 'within', 'contains')
    >>> relation("Idlib region", "NW Syria"), relation("Idlib", "Kherson"), relation("", "Idlib")
    ('within', 'apart', 'unknown')
    """
    first, second = area(one), area(other)
    if not first.parts or not second.parts:
        return UNKNOWN
    if first.parts == second.parts:
        return SAME
    if first.is_country or second.is_country:
        return _by_country(first, second)
    if first.parts < second.parts or first.wider & second.parts:
        return WITHIN
    if second.parts < first.parts or second.wider & first.parts:
        return CONTAINS
    return OVERLAPS if first.parts & second.parts else APART


def meets(one: str, other: str) -> bool:
    """Say whether two places are one, overlap, or lie one in the other.

    >>> meets("Idlib, Syria", "NW Syria"), meets("Rafah", "Khan Younis")
    (True, False)
    """
    return relation(one, other) in (SAME, WITHIN, CONTAINS, OVERLAPS)


@cache
def area(worded: str) -> Area:
    """Return what a place is made up of, by the regions, the gazetteer and its own words.

    >>> sorted(area("NW Syria").parts), area("NW Syria").country
    (['aleppo', 'hama', 'idlib', 'latakia'], 'SY')
    >>> area("Syria").is_country, area("Idlib, Syria").wider
    (True, frozenset({'syria'}))
    """
    region = _regions().get(fold(worded))
    if region is not None:
        return _of_region(region)
    local, wider = places(worded)
    codes = _codes()
    for name in local:
        if name in _regions():
            inner = _of_region(_regions()[name])
            return Area(inner.parts, inner.wider | wider, inner.country)
    known = [codes[name] for name in (*sorted(local), *sorted(wider)) if name in codes]
    located = [found[0].country for found in map(locate, sorted(local)) if found]
    country = next(iter([*known, *located]), "")
    outer = frozenset(part for name in wider if name in _regions() for part in _of_region(_regions()[name]).parts)
    return Area(local, wider | outer, country, bool(local) and local <= codes.keys())


def _of_region(region: Entry) -> Area:
    parts = frozenset(fold(name) for name in region.facts.get("parts", [region.name]))
    wider = frozenset(fold(name) for name in region.facts.get("within", []))
    return Area(parts, wider, str(region.facts["country"]))


def _by_country(first: Area, second: Area) -> str:
    if not first.country or not second.country:
        return UNKNOWN
    if first.country != second.country:
        return APART
    if first.is_country and second.is_country:
        return SAME
    return CONTAINS if first.is_country else WITHIN


@cache
def _regions() -> dict[str, Entry]:
    return {fold(name): row for row in load_lexicon("regions") for name in row.say}


@cache
def _codes() -> dict[str, str]:
    return {fold(name): code for name, code in countries().items()}
