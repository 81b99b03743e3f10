"""What a map of an article shows: the provinces that its places lie in, the places, and a zone of the stated depth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from tallybook.analysis.place.atlas import Atlas, Province, find_province
from tallybook.analysis.place.bands import Band, bands_of
from tallybook.analysis.place.frame import Frame, Ground, fit_frame, ground_of
from tallybook.analysis.place.geodesy import area
from tallybook.analysis.place.named import COUNTRY, POINT, PROVINCE, Named, countries_of, named_places
from tallybook.analysis.place.zone import DEPTH, Stated, set_depth, zones
from tallybook.analysis.reading import Reading
from tallybook.context.gazetteer import countries, country_name
from tallybook.errors import UsageError
from tallybook.lexicon import load_lexicon

AUTO = "auto"


@dataclass(frozen=True, slots=True)
class Site:
    """What is drawn, what is only listed, and why there may be no map.

    Attributes
    ----------
    country : str
        ISO code of the country that the map is of; empty where the article names none.
    places : tuple of Named
        Every place, in order of the text.
    marked : tuple of Province
        The provinces that the places lie in, or those that a parameter names.
    shown : tuple of Named
        The places on the map, in order of the text.
    beyond : tuple of Named
        Places that would be on it, were they not so far away.
    listed : tuple of Named
        Places with figures that have no point and no boundary.
    measures : tuple of Stated
        How deep or long a zone is said to be; by a parameter, where one says so.
    bands : tuple of Band
        The depth, drawn along the boundary of each province that the zone is placed in.
    frame : Frame or None
        The window of the map; None where there is no map.
    ground : tuple of Ground
        The land in the window.
    country_area : float
        Of the whole country, in square kilometres.
    reason : str
        Why there is no map; empty where there is one.
    """

    country: str
    places: tuple[Named, ...]
    marked: tuple[Province, ...] = ()
    shown: tuple[Named, ...] = ()
    beyond: tuple[Named, ...] = ()
    listed: tuple[Named, ...] = ()
    measures: tuple[Stated, ...] = ()
    bands: tuple[Band, ...] = ()
    frame: Frame | None = None
    ground: tuple[Ground, ...] = ()
    country_area: float = 0.0
    reason: str = ""

    @property
    def spots(self) -> tuple[Named, ...]:
        """The places on the map that are marked as points: a province abroad has no land of its own on it."""
        return tuple(p for p in self.shown if p.kind == POINT or p.country != self.country)

    def called(self, province: Province) -> str:
        """Return the name of a province: as the article has it, its own or its namesake's, or as the boundaries do."""
        named = (p.name for p in self.places if p.province is province and (p.kind == PROVINCE or p.doubtful))
        return next(named, province.name)

    @property
    def land(self) -> str:
        """The country as the article names it, or else by its usual name; as it stands in a sentence."""
        named = (place.name for place in self.places if place.kind == COUNTRY and place.country == self.country)
        name = next(named, country_name(self.country))
        plural = (word for row in load_lexicon("provinces") if row.facts["kind"] == "the" for word in row.say)
        return f"the {name}" if any(word in name for word in plural) else name


def locate(
    reading: Reading,
    atlas: Atlas,
    *,
    country: str = AUTO,
    provinces: Sequence[str] = (),
    depth_km: float = 0,
    depth_least_km: float = 0,
) -> Site:
    """Return what a map of the article shows.

    Parameters
    ----------
    reading : Reading
    atlas : Atlas
    country : str
        A name or an ISO code; `AUTO` for the country that most figures are of.
    provinces : sequence of str
        Names of provinces to mark, instead of those that the places lie in.
    depth_km, depth_least_km : float
        How deep a band to draw, at most and at least; 0 for what the article states.

    Raises
    ------
    UsageError
        If there is no such country or province, or the depths contradict each other.
    """
    places = named_places(reading, atlas)
    code = _code(country) or next(iter(countries_of(places)), "")
    chosen = tuple(dict.fromkeys(_chosen(atlas, code, name) for name in provinces))
    measures = set_depth(depth_km, depth_least_km) or zones(reading)
    listed = tuple(place for place in places if place.claims and place.kind not in (POINT, PROVINCE))
    site = Site(code, places, listed=listed, measures=measures)
    if not atlas.country(code):
        _refuse_depth(depth_km, chosen)
        return replace(site, reason=_reason(code), beyond=tuple(p for p in places if p.kind in (POINT, PROVINCE)))
    marked = chosen or _marked(places, code)
    frame, shown = fit_frame(atlas, code, marked, places)
    _refuse_depth(depth_km, marked)
    return replace(
        site,
        marked=marked,
        shown=shown,
        beyond=tuple(p for p in places if p.kind in (POINT, PROVINCE) and p not in shown),
        bands=_bands(atlas, code, measures, marked if chosen or depth_km else (), places),
        frame=frame,
        ground=ground_of(atlas, code, frame),
        country_area=sum(area(province.land) for province in atlas.country(code)),
    )


def _code(country: str) -> str:
    if country.strip().casefold() == AUTO:
        return ""
    known = {name.casefold(): code for name, code in countries().items()}
    codes = {code.casefold(): code for code in known.values()}
    found = known.get(country.strip().casefold()) or codes.get(country.strip().casefold())
    if found is not None:
        return found
    close = get_close_matches(country.strip().casefold(), known, n=1)
    raise UsageError(
        f"country: no country {country!r}",
        expected="a country's name or its ISO code",
        remedy=f"Did you mean {country_name(known[close[0]])}?" if close else f"{AUTO} is the article's own.",
    )


def _chosen(atlas: Atlas, code: str, name: str) -> Province:
    own = [province for province in atlas.country(code) if province.name]
    found = find_province(own, name)
    if found is not None:
        return found
    names = sorted(province.name for province in own)
    close = get_close_matches(name, names, n=1)
    where = country_name(code) or "no country"
    raise UsageError(
        f"provinces: {where} has no province {name!r} in data/geo",
        expected="one of " + ", ".join(names) if names else "none, for no boundaries are at hand",
        remedy=f"Did you mean {close[0]}?" if close else "Take a name from the list, or set country.",
    )


def _refuse_depth(depth_km: float, marked: Sequence[Province]) -> None:
    if depth_km and not marked:
        raise UsageError(
            f"depth_km: {depth_km:g} has no province to be drawn in",
            expected="a place of the article that lies in a province",
            remedy="Name one with provinces.",
        )


def _reason(code: str) -> str:
    if not code:
        return "The article names no place that a map could show."
    return f"No boundaries of {country_name(code) or code} are at hand: there is no map."


def _marked(places: Sequence[Named], code: str) -> tuple[Province, ...]:
    """Return the provinces that the places of a country lie in, in order of the text, each once."""
    own = (place.province for place in places if place.country == code and place.kind in (POINT, PROVINCE))
    return tuple(dict.fromkeys(province for province in own if province is not None))


def _bands(
    atlas: Atlas, code: str, measures: Sequence[Stated], chosen: Sequence[Province], places: Sequence[Named]
) -> tuple[Band, ...]:
    """Return a band for each depth in each province that it is placed in, or that a parameter names.

    A zone that is told of in a city is not said to run through the city's province.
    """
    found: list[Band] = []
    for stated in measures:
        own = (p.province for p in places if stated.claim in p.claims and p.kind == PROVINCE)
        here = chosen or tuple(dict.fromkeys(p for p in own if p is not None and p.country == code))
        if stated.way == DEPTH:
            found += [bands_of(atlas.country(code), province, stated) for province in here]
    return tuple(found)
