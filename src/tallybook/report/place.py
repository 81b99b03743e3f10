"""Place and agreement: the map of an article, its places with their figures, and how much land a stated depth takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tallybook.analysis import wording, words
from tallybook.analysis.place.atlas import Province
from tallybook.analysis.place.bands import Band
from tallybook.analysis.place.geodesy import area
from tallybook.analysis.place.named import COUNTRY, POINT, PROVINCE, REGION, Named
from tallybook.analysis.place.site import AUTO, Site, locate
from tallybook.analysis.place.zone import DEPTH, Stated
from tallybook.analysis.reading import Reading
from tallybook.charts.map import draw_map
from tallybook.charts.map_words import band_share, measure, reported
from tallybook.charts.style import WIDE
from tallybook.document.nodes import Break, Chart, Column, Inline, Paragraph, Row, Table, Text, Value
from tallybook.ledger.claim import Claim
from tallybook.quantities.printed import has_numeral
from tallybook.report import agreement
from tallybook.report.display import Piece, piece
from tallybook.report.opening import title_block
from tallybook.report.read import read_atlas, read_figures
from tallybook.report.svg import Working, chart
from tallybook.report.value import (
    boxes,
    computed,
    declared,
    in_claim,
    muted,
    of_claim,
    parameter,
    strong,
    tally,
    worded,
)
from tallybook.workbook import Workbook

_NAMED = "names of the article, or of the boundaries in data/geo"
_BOUNDARIES = "as the boundaries in data/geo are dated"
_MEASURED = "geodesic area within the boundary in data/geo, which is simplified; rounded"


def site(
    reading: Reading,
    *,
    country: str = AUTO,
    provinces: Sequence[str] = (),
    depth_km: float = 0,
    depth_least_km: float = 0,
    workbook: Workbook | None = None,
) -> Site:
    """Return what a map of the article shows; see `tallybook.analysis.place.site.locate`."""
    atlas = read_atlas(workbook)
    return locate(
        reading, atlas, country=country, provinces=provinces, depth_km=depth_km, depth_least_km=depth_least_km
    )


def opening(reading: Reading, site: Site) -> Piece:
    """Return the title block: where the article's places lie, in one sentence."""
    return piece(reading, title_block("Place and agreement · one article", [reading], finding(site)))


def finding(site: Site) -> tuple[Inline, ...]:
    """Return where the places of an article lie, and the depth of a zone that it tells of."""
    if site.frame is None:
        return (worded(site.reason),)
    if not site.marked:
        return (worded(f"This dispatch names {site.land}, and no place in it that can be drawn."), *_told(site))
    names = worded(_listed([site.called(province) for province in site.marked]), _NAMED)
    where = (worded(site.land), Text(": "), names, Text("."), *_told(site))
    if len(site.marked) == 1:
        return (Text("The places of this dispatch that can be drawn lie in a single province of "), *where)
    number = tally(len(site.marked), "provinces that the places lie in")
    return (Text("The places of this dispatch that can be drawn lie in "), number, Text(" provinces of "), *where)


def drawn(reading: Reading, site: Site) -> Piece:
    """Return the map, or why there is none."""
    return piece(reading, map_block(site))


def map_block(site: Site, *, width_mm: float = WIDE) -> Chart | Paragraph:
    """Return the map at a printed width, for a page of its own or for the brief; where there is none, why."""
    if site.frame is None:
        return Paragraph((worded(site.reason),), "note")
    drawing = draw_map(site, width_mm=width_mm)
    return chart(
        drawing,
        title=_title(site),
        note=_note(site),
        label="map",
        values=tuple(_said_in(site)),
        width_mm=width_mm,
        worked=tuple(_parts(site)),
    )


def _parts(site: Site) -> Iterator[Working]:
    """Yield the numbers that the map says in words of each place, then those of each depth and measure of a zone."""
    for place in site.shown:
        figures = (of_claim(claim, reported(claim)) for claim in place.claims)
        yield Working((*_numerals_of(place.name), *figures), place.claims)
    for band in site.bands:
        yield Working((_measure(band.stated), *_numerals_of(site.called(band.province)), _share(band)))
    drawn = [band.stated for band in site.bands]
    yield from (Working((_measure(one),)) for one in site.measures if one not in drawn)


def _numerals_of(name: str) -> tuple[Value, ...]:
    return (declared(name, _NAMED),) if has_numeral(name) else ()


def places(reading: Reading, site: Site) -> Piece:
    """Return the places with the figures reported there, each with its hedge, and how each is drawn."""
    rows = [_place_row(site, place) for place in site.places if place.claims or place in site.shown]
    if not rows:
        return piece(reading, Paragraph((Text("The ledger places no figure anywhere."),), "note"))
    columns = (Column("Place", width=0.8), Column("On the map", width=0.8), Column("Figures reported there", width=2.4))
    note = (
        Text("A place stands as the article words it; a figure stands with the innermost place that is named for it."),
    )
    return piece(reading, Table(columns, tuple(rows), "Places and their figures", note, label="places", numbered=False))


def shares(reading: Reading, site: Site) -> Piece:
    """Return the area of each marked province, and the share of it that lies within the stated depth."""
    if not site.marked:
        return piece(reading, Paragraph((Text("No province is marked: there is no area to compare."),), "note"))
    columns: tuple[Column, ...] = (
        Column("Province", width=1.0),
        Column("Area, about", "right", 0.7),
        Column("Share of the country", "right", 0.9),
    )
    if site.bands:
        columns = (*columns, Column("Depth", width=0.9), Column("Share within it", "right", 0.9))
    rows = tuple(_share_row(site, province) for province in site.marked)
    table = Table(columns, rows, "Areas", _share_note(site), label="areas", numbered=False, narrow=not site.bands)
    return piece(reading, table)


def terms(reading: Reading, *, workbook: Workbook | None = None) -> Piece:
    """Return the terms of the agreements that the article tells of, beside what the article states."""
    return piece(reading, *agreement.terms_blocks(reading, read_figures(workbook)))


def positions(reading: Reading) -> Piece:
    """Return each party's position, in the words of the article."""
    return piece(reading, *agreement.position_blocks(reading))


def _said_in(site: Site) -> Iterator[Value]:
    """Yield the numbers that the words of the map say: the figures of its places, its zone's, and those in names."""
    for place in site.shown:
        yield from (of_claim(claim, wording.amount(claim)) for claim in place.claims)
    yield from (_measure(stated) for stated in site.measures)
    yield from (_share(band) for band in site.bands)
    names = {site.called(ground.province) for ground in site.ground if ground.province is not None}
    yield from (declared(name, _NAMED) for name in sorted(names | {p.name for p in site.shown}) if has_numeral(name))


def _title(site: Site) -> tuple[Inline, ...]:
    depth = next((band.stated for band in site.bands), None)
    if not site.marked:
        return (worded(site.land),)
    number = tally(len(site.marked), "marked provinces", capital=True)
    said = (number, Text(" province of " if len(site.marked) == 1 else " provinces of "), worded(site.land))
    if depth is None:
        return (*said, Text(" that places of the article lie in"))
    return (*said, Text(", and a zone "), _measure(depth), Text(" to scale"))


def _told(site: Site) -> tuple[Inline, ...]:
    told: list[Inline] = []
    for stated in site.measures:
        if stated.claim is not None:
            joint = " and " if told else " It describes a zone "
            told += [Text(joint), _measure(stated)]
    return (*told, Text(".")) if told else ()


def _measure(stated: Stated) -> Value:
    said = measure(stated)
    if stated.claim is not None:
        return of_claim(stated.claim, said)
    if len(stated.drawn) == 1:
        return parameter(said, "depth_km")
    return computed(said, "set by depth_least_km and depth_km, parameters of this run")


def _note(site: Site) -> tuple[Inline, ...]:
    said: list[Inline] = []
    for band in site.bands[:1]:
        along = "its boundary with neighbouring provinces" if band.inner else "its whole boundary"
        names = worded(
            _listed([site.called(other.province) for other in site.bands if other.stated == band.stated]), _NAMED
        )
        said += [
            Text("Hatched: the part of "),
            names,
            Text(" as near to "),
            Text(f"{along} as the zone is said to be "),
        ]
        said += [Text("deep. It is a sketch of that depth from the province boundary, not the front line. ")]
        said += [Text("The article gives no course for the zone. ")] if band.stated.claim else []
    if any(stated.way == DEPTH and stated not in [band.stated for band in site.bands] for stated in site.measures):
        said += [Text("The article places the zone in no province: its measures stand beneath, at the same scale. ")]
    if site.spots:
        said += [Text("A circle is a place with figures, a square a place that is only named; no size is an amount. ")]
    if site.beyond:
        said += [Text("Named, and beyond the edge: "), worded(_listed([p.name for p in site.beyond])), Text(". ")]
    year = declared("2013", _BOUNDARIES)
    return (
        *said,
        Text("Boundaries: Natural Earth, about "),
        year,
        Text(", no statement on any claim. Towns: GeoNames."),
    )


def _place_row(site: Site, place: Named) -> Row:
    return Row(((strong(worded(place.name)),), _drawn_as(site, place), _figures(place.claims)))


def _drawn_as(site: Site, place: Named) -> tuple[Inline, ...]:
    where = worded(site.called(place.province), _NAMED) if place.province is not None else Text("")
    if place.kind in (POINT, PROVINCE) and place not in site.shown:
        return (Text("beyond the edge" if site.frame else "not drawn"),)
    if place.kind == POINT:
        said = (Text("a point in "), where) if place.province is not None else (Text("a point"),)
        doubt = (Break(), muted(Text("the article may mean the province of that name")))
        return (*said, *doubt) if place.doubtful else said
    reasons = {
        PROVINCE: "the province" if place.country == site.country else "a point inside it",
        COUNTRY: "the country as a whole: listed only",
        REGION: "ground without a boundary: listed only",
    }
    return (Text(reasons.get(place.kind, "in no gazetteer: listed only")),)


def _figures(claims: Sequence[Claim]) -> tuple[Inline, ...]:
    found: list[Inline] = []
    for claim in claims:
        found += [Text("; ")] if found else []
        found += [of_claim(claim, wording.amount(claim)), in_claim(claim, f" {wording.what(claim)} "), *boxes([claim])]
    return tuple(found) or (muted(Text("none")),)


def _share_row(site: Site, province: Province) -> Row:
    land = area(province.land)
    of_country = f"{land:,.0f} ÷ {site.country_area:,.0f} sq km: of the country, within the boundaries in data/geo"
    cells: list[tuple[Inline, ...]] = [
        (worded(site.called(province), _NAMED),),
        (computed(f"{words.number(_rounded(land))} sq km", _MEASURED),),
        (computed(f"{land / site.country_area:.1%}", of_country),),
    ]
    if site.bands:
        own = [band for band in site.bands if band.province is province]
        cells += [_lines([_measure(band.stated) for band in own]), _lines([_share(band) for band in own])]
    return Row(tuple(cells))


def _share(band: Band) -> Value:
    parts = [f"{area(strip.land):,.0f} ÷ {band.area:,.0f} sq km" for strip in band.strips]
    how = f"land within the depth of the boundary, of the province: {' and '.join(parts)}"
    return computed(band_share(band), how, [band.stated.claim] if band.stated.claim else [])


def _lines(parts: Sequence[Inline]) -> tuple[Inline, ...]:
    found: list[Inline] = []
    for part in parts:
        found += [Break(), part] if found else [part]
    return tuple(found) or (muted(Text("no depth stated")),)


def _share_note(site: Site) -> tuple[Inline, ...]:
    if not site.bands:
        return ()
    return (
        Text(
            "The share is that of a band along the boundary. A zone that runs elsewhere takes another share: it shows "
            "how much ground such a depth is, not how much is or was demilitarised."
        ),
    )


def _rounded(land: float) -> int:
    """Return an area to two figures, or to the square kilometre where it is small.

    >>> _rounded(5641.4), _rounded(362.8), _rounded(87.2)
    (5600, 360, 87)
    """
    step = 10 ** max(0, len(str(int(land))) - 2)
    return int(round(land / step) * step)


def _listed(names: Sequence[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
