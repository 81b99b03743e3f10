"""The places that an article names: what the words make of each, where it is, and which figures it has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from tallybook.analysis.place.atlas import Atlas, Province, find_province
from tallybook.analysis.reading import Reading
from tallybook.context.gazetteer import fold
from tallybook.context.nations import Mention
from tallybook.context.places import name_places
from tallybook.context.toponyms import location_of
from tallybook.ledger.claim import Claim
from tallybook.lexicon import load_lexicon

POINT, PROVINCE, COUNTRY, REGION, UNKNOWN = "point", "province", "country", "region", "unknown"
_LISTED = re.compile(r"\s*(?:,|,?\s+and|,?\s+or)\s+(?:(?:the\s+)?neighbou?ring\s+)?")


@dataclass(frozen=True, slots=True)
class Named:
    """A place that the article names.

    Attributes
    ----------
    name : str
        As the article first words it.
    kind : str
        ``point``, ``province``, ``country``, ``region`` (ground without a boundary: "the north-west") or ``unknown``
        (no gazetteer and no boundary has it).
    country : str
        ISO code; empty where it is not known.
    lat, lon : float or None
        Degrees, WGS 84; of a point only.
    province : Province or None
        The province that it is or lies in.
    claims : tuple of Claim
        The figures that the ledger places there, in order of the text.
    doubtful : bool
        True for a point that bears the name of its province, where the words do not say which is meant.
    """

    name: str
    kind: str
    country: str
    lat: float | None = None
    lon: float | None = None
    province: Province | None = None
    claims: tuple[Claim, ...] = ()
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class _Spoken:
    """One mention with what its words make of it.

    ``area`` (a province), ``outer`` (others lie in it), ``unit`` (a department or district, which may be a province),
    ``spot`` (a site or settlement), or nothing.
    """

    mention: Mention
    words: str
    says: str


def named_places(reading: Reading, atlas: Atlas) -> tuple[Named, ...]:
    """Return the places of the article in the order in which it first names them."""
    spoken = list(_spoken(reading))
    near = _near(spoken)
    groups: dict[tuple[str, str], list[_Spoken]] = {}
    for said in _settled(spoken):
        if not said.mention.people:
            groups.setdefault((said.mention.core, said.says), []).append(said)
    places = [_place(group, near, atlas) for group in groups.values()]
    known = [[fold(said.words) for said in group] + [group[0].mention.core] for group in groups.values()]
    shares = _claims_of(reading, known)
    full = [replace(place, claims=claims) for place, claims in zip(places, shares, strict=True)]
    full = [_namesake(place, countries_of(full), atlas) for place in full]
    return tuple(place for place in full if place.claims or place.kind in (POINT, PROVINCE, COUNTRY))


def countries_of(places: Iterable[Named]) -> tuple[str, ...]:
    """Return the countries of places: first those with places to draw, and of these the one with the most figures."""
    listed = [place for place in places if place.country]
    drawn = {place.country for place in listed if place.kind in (POINT, PROVINCE)}
    weight = Counter(dict.fromkeys(dict.fromkeys(place.country for place in listed), 0))
    for place in listed:
        weight[place.country] += 1 + len(place.claims)
    return tuple(sorted(weight, key=lambda code: (code not in drawn, -weight[code])))


def _namesake(place: Named, countries: Sequence[str], atlas: Atlas) -> Named:
    """Return a country as the province of its name, where the text is about the country of that province: Georgia."""
    if place.kind != COUNTRY or place.country == next(iter(countries), ""):
        return place
    provinces = (found for found in atlas.country(countries[0]) if fold(place.name) in map(fold, found.names))
    province = next(provinces, None)
    return place if province is None else replace(place, kind=PROVINCE, country=countries[0], province=province)


def _spoken(reading: Reading) -> Iterator[_Spoken]:
    """Yield the mentions in order of the text; what stands in a list with an area is an area too."""
    ledger = reading.ledger
    outer = {fold(part) for claim in ledger.claims for part in claim.place.split(",")[1:]}
    last: _Spoken | None = None
    for mentions in name_places(ledger.sentences):
        for mention in mentions:
            words = mention.span.of(ledger.article.body)
            says = _says(ledger.article.body, mention, words)
            if not says and mention.core in outer and mention.precision in ("exact", "unknown"):
                says = "outer"
            between = ledger.article.body[last.mention.span.end : mention.span.start] if last else ""
            if not says and last is not None and last.says == "area" and _LISTED.fullmatch(between):
                says = "area"
            last = _Spoken(mention, words, says)
            yield last


def _says(body: str, mention: Mention, words: str) -> str:
    if mention.precision in (COUNTRY, REGION) or mention.country:
        return ""
    before = body[max(0, mention.span.start - 40) : mention.span.start].lower()
    if mention.precision == PROVINCE or re.search(rf"\b(?:{_partial()})\s+(?:the\s+)?$", before):
        return "area"
    if fold(words) != mention.core and mention.precision == "district":
        return "unit"
    return "spot" if fold(words) != mention.core or re.search(rf"\b(?:{_settled_before()})\s+of\s+$", before) else ""


@cache
def _settled_before() -> str:
    rows = (row for row in load_lexicon("places") if row.name == "settlement")
    return "|".join(re.escape(word) for row in rows for word in row.say)


@cache
def _boundless() -> frozenset[str]:
    """Return the names of waters and lands that lie in many countries."""
    rows = (row for row in load_lexicon("places") if row.facts["kind"] == "known" and "country" not in row.facts)
    return frozenset(fold(word) for row in rows for word in row.say)


@cache
def _partial() -> str:
    words = (word for row in load_lexicon("provinces") if row.facts["kind"] == "partial" for word in row.say)
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _settled(spoken: Sequence[_Spoken]) -> list[_Spoken]:
    """Return the mentions with what the text says of the name elsewhere: of an area before of a spot."""
    rising = ("spot", "outer", "unit", "area")
    said = {found.mention.core: found.says for says in rising for found in spoken if found.says == says}
    return [
        found
        if found.says in ("spot", "unit", "area") or found.mention.country
        else replace(found, says=said.get(found.mention.core, ""))
        for found in spoken
    ]


def _near(spoken: Sequence[_Spoken]) -> tuple[str, ...]:
    """Return the countries of the text, the one first that it names oftener, itself or its people."""
    counted = Counter(found.mention.country for found in spoken if found.mention.country)
    return tuple(code for code, _ in counted.most_common())


def _place(group: Sequence[_Spoken], near: Sequence[str], atlas: Atlas) -> Named:
    mention, name, says = group[0].mention, _printed(group), group[0].says
    if mention.country or mention.precision == REGION or mention.core in _boundless():
        kind = COUNTRY if mention.precision == COUNTRY else REGION
        return Named(name, kind, mention.country)
    spot = next((found for said in group if (found := location_of(said.mention, near))), None)
    if spot is not None and spot.kind == "state" and says != "spot":
        says = "area" if group[0].mention.precision != "exact" else says or "outer"
    codes = dict.fromkeys([*near, *([spot.country] if spot else [])])
    provinces = (find_province(atlas.country(code), mention.core) for code in codes)
    area = next((province for province in provinces if province is not None), None)
    within = atlas.at(spot.country, spot.lat, spot.lon) if spot else None
    if says == "area":
        area = area or within
    elif says == "spot":
        area = None
    if area is not None and (spot is None or says in ("area", "outer", "unit")):
        return Named(name, PROVINCE, area.country, province=area)
    if spot is None or says == "area":
        return Named(name, UNKNOWN, "")
    return Named(name, POINT, spot.country, spot.lat, spot.lon, within, doubtful=area is not None and area is within)


def _printed(group: Sequence[_Spoken]) -> str:
    """Return the name as the text first words it; alone, where it stands alone anywhere."""
    words = [" ".join(said.words.split()) for said in group]
    name = next((word for word in words if fold(word) == group[0].mention.core), words[0])
    return name.title() if name.isupper() and len(name) > 3 else name


def _claims_of(reading: Reading, known: Sequence[Sequence[str]]) -> list[tuple[Claim, ...]]:
    """Return the claims of each place: those that the ledger places there, not merely inside it."""
    shares: list[list[Claim]] = [[] for _ in known]
    for claim in reading.claims:
        for index in dict.fromkeys(_indexes(claim, known)):
            shares[index].append(claim)
    return [tuple(claims) for claims in shares]


def _indexes(claim: Claim, known: Sequence[Sequence[str]]) -> Iterator[int]:
    """Yield the places of a claim: the first that its words name, and each of several that stand side by side."""
    if not claim.place:
        return
    parts = [part for part in re.split(r",\s+|\s+and\s+", claim.place) if part.strip()]
    for part in parts if " and " in claim.place else parts[:1]:
        yield from _matches(fold(part), known)


def _matches(part: str, known: Sequence[Sequence[str]]) -> Iterator[int]:
    exact = next((index for index, names in enumerate(known) if part in names), None)
    if exact is not None:
        yield exact
        return
    inside = ((index, name) for index, names in enumerate(known) for name in names if f" {name} " in f" {part} ")
    best = max(inside, key=lambda pair: (len(pair[1]), -pair[0]), default=None)
    if best is not None:
        yield best[0]
