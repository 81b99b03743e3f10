"""The map in words: every place with the figures reported there, and the zone with its hedge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tallybook.analysis import wording, words
from tallybook.analysis.kinds import mark_of
from tallybook.analysis.place.bands import Band
from tallybook.analysis.place.named import Named
from tallybook.analysis.place.site import Site
from tallybook.analysis.place.zone import DEPTH, LENGTH, RADIUS, Stated
from tallybook.interval import Interval
from tallybook.ledger.claim import Claim

EVIDENCE = ("verified", "reported", "claimed", "unattributed")
"""What a figure rests on, the best founded first."""

_WAYS = {DEPTH: "deep", LENGTH: "long", RADIUS: "around a place"}


def in_words(site: Site) -> str:
    """Return the map in words; the reason where there is none."""
    if site.frame is None:
        return site.reason
    said = [f"Map of {site.land} with a scale bar.", *_provinces(site)]
    return " ".join([*said, *(f"{part}." for part in places_in_words(site)), *zone_in_words(site)])


def places_in_words(site: Site) -> tuple[str, ...]:
    """Return each place that is shown with the figures reported there: "Idlib: 790 civilians killed (SOHR)"."""
    return tuple(f"{place.name}{_reported(place.claims)}" for place in site.shown)


def reported(claim: Claim) -> str:
    """Return one figure of a place and who says so: "790 civilians killed (SOHR)"."""
    return f"{wording.amount(claim)} {wording.what(claim)} ({said_by(claim)})"


def mark_of_place(place: Named) -> str:
    """Return the evidence of the best founded among the figures of a place; empty where it has none."""
    grades = {mark_of(claim) for claim in place.claims}
    return next((grade for grade in EVIDENCE if grade in grades), "")


def measure(stated: Stated) -> str:
    """Return a measure of a zone in words: "up to 20 km deep"."""
    way = _WAYS[stated.way]
    if stated.claim is not None:
        return f"{wording.amount(stated.claim)} {way}"
    return f"{' to '.join(words.number(round(depth, 1)) for depth in stated.drawn)} km {way}, as set"


def percent(share: Interval) -> str:
    """Return a share in whole per cents, with its limits: "at most 79%".

    >>> percent(Interval(None, 0.788)), percent(Interval(0.41, 0.5)), percent(Interval(0.3, None))
    ('at most 79%', '41% to 50%', 'at least 30%')
    """
    low, high = (None if end is None else f"{end * 100:.0f}%" for end in (share.low, share.high))
    if low and high:
        return low if low == high else f"{low} to {high}"
    return f"at least {low}" if low else f"at most {high}" if high else "no limit stated"


def band_share(band: Band) -> str:
    """Return what share of a province a depth is, as far as the words limit it."""
    if band.share.low is None and band.share.high is None:
        return f"{band.strips[-1].share * 100:.0f}% at the depth printed"
    return percent(band.share)


def _provinces(site: Site) -> Iterator[str]:
    names = [site.called(province) for province in site.marked]
    if names:
        yield f"Marked: {listed(names)}."


def listed(names: Sequence[str]) -> str:
    """Return names with commas and an "and".

    >>> listed(["Idlib", "Hama", "Aleppo"])
    'Idlib, Hama and Aleppo'
    """
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _reported(claims: Sequence[Claim]) -> str:
    if not claims:
        return ": named"
    return ": " + "; ".join(map(reported, claims))


def said_by(claim: Claim) -> str:
    """Return who says so, or that nobody is named."""
    return claim.source or "no source named"


def zone_in_words(site: Site) -> Iterator[str]:
    """Yield what is drawn of a zone: each depth along a boundary, then each measure beneath the map."""
    for band in site.bands:
        yield (
            f"Hatched: land within a zone’s stated depth, {measure(band.stated)}, of the boundary of "
            f"{site.called(band.province)}, {band_share(band)} of its area; a sketch of depth, not the front line."
        )
    drawn = [band.stated for band in site.bands]
    for stated in site.measures:
        if stated not in drawn:
            yield f"Beneath, to the same scale, a zone’s stated measure: {measure(stated)}."
