"""How deep or how long a zone is said to be, by the words around a length; never by what the article is about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from tallybook.analysis.reading import Reading, around
from tallybook.errors import UsageError
from tallybook.interval import Interval, Number
from tallybook.ledger.claim import Claim
from tallybook.lexicon import Entry, load_lexicon

DEPTH, LENGTH, RADIUS = "depth", "length", "radius"
_BRACKET = r"(?:\s*[(\[][^)\]]{1,40}[)\]])?"
_MARK = r"[\"“”„'‘’»«]?"
_KILOMETRE = 1000


@dataclass(frozen=True, slots=True)
class Stated:
    """One measure of a zone.

    Attributes
    ----------
    claim : Claim or None
        None where a parameter sets the measure.
    way : str
        ``depth``, from edge to edge, ``length``, from end to end, or ``radius``, around a place.
    said : bool
        False where the words do not say which: a zone's bare measure is taken as its depth, a strip's as its length.
    kilometres : Interval
        What the words allow, under the policy of the reading.
    drawn : tuple of float
        The depths or lengths to draw, in kilometres: each stated limit, or the number where no limit is stated.
    """

    claim: Claim | None
    way: str
    said: bool
    kilometres: Interval
    drawn: tuple[float, ...]


def zones(reading: Reading) -> tuple[Stated, ...]:
    """Return the measures of zones that the article states, in order of the text."""
    found: list[Stated] = []
    for claim in reading.claims:
        if claim.unit_kind != "length" or claim.superseded or claim.repeats or _factor(claim.unit) is None:
            continue
        _, sentence = around(reading.ledger, claim.span)
        body = reading.ledger.article.body
        before, after = body[sentence.start : claim.start], body[claim.end : sentence.end]
        way = _measured(before, after) or _continued(body, sentence.start, claim, found)
        if way:
            stated = _stated(reading, claim, way)
            found += [stated] if stated.drawn else []
    return tuple(found)


def set_depth(most: float, least: float) -> tuple[Stated, ...]:
    """Return the depth that parameters set, in kilometres; nothing where they set none.

    >>> set_depth(20, 15)[0].drawn, set_depth(0, 0)
    ((15.0, 20.0), ())

    Raises
    ------
    UsageError
        If the least depth is larger than the most, or set alone.
    """
    if least > most:
        raise UsageError(
            f"depth_least_km: {least:g} is more than depth_km, {most:g}",
            expected="a least depth within the depth",
            remedy="Set depth_km too, to as much or more.",
        )
    if not most:
        return ()
    drawn = tuple(sorted({float(least or most), float(most)}))
    return (Stated(None, DEPTH, True, Interval(drawn[0], drawn[-1]), drawn),)


def way_of(before: str, after: str) -> tuple[str, bool] | None:
    """Return which way a length runs, and whether the words say so; None where it is no measure of a zone.

    >>> way_of("a buffer zone of ", " (12 miles) between the two sides")
    ('depth', False)
    >>> way_of("its forces hold a ", " strip between the towns"), way_of("a village ", " from the buffer zone")
    (('length', False), None)
    """
    return _measured(before, after)


def _measured(before: str, after: str) -> tuple[str, bool] | None:
    found = _after_the_noun(before, after) or _before_the_noun(after)
    return (RADIUS, True) if found and found[0] == DEPTH and _is_around(after) else found


def _is_around(after: str) -> bool:
    """Say whether the zone lies around something: "a 10-kilometre exclusion zone around the plant"."""
    gap = rf"(?:\s*(?:{_any('across')}))?(?:[\s-]+[\w’'-]+){{0,6}}?"
    return bool(re.match(rf"{_BRACKET}{gap}\s+(?:{_any('round')})\b", after, re.IGNORECASE))


def _after_the_noun(before: str, after: str) -> tuple[str, bool] | None:
    """Read "a zone of 20 km", "a zone 20 km deep", "a strip stretching 400 km along the border"."""
    noun = re.search(
        rf"(?:^|[\s\"“‘'(-])({_any('ground')}){_MARK},?\s+((?:{_any('link')})\s+)*$", before, re.IGNORECASE
    )
    if noun is None or _is_name(before, noun.start(1)):
        return None
    link, said = (noun[2] or "").strip().lower(), _said(after)
    if said:
        return said, True
    if not link:
        return None
    if _bare_of(link, "link") or re.match(rf"{_BRACKET}\s+(?:{_any('lengthwise')})\b", after, re.IGNORECASE):
        lengthwise = bool(_bare_of(link, "link")) or link not in ("of", "is", "was")
        if lengthwise:
            return LENGTH, True
    if re.match(rf"{_BRACKET}\s+(?:from|away|off|north|south|east|west)\b", after, re.IGNORECASE):
        return None
    return (DEPTH if _bare_of(noun[1], "ground") == "across" else LENGTH), False


def _before_the_noun(after: str) -> tuple[str, bool] | None:
    """Read "a 20-km-deep buffer zone", "a 120-kilometre strip"."""
    ways = f"(?:{_any('across')}|{_any('along')})"
    gap = r"(?:[\w’'-]+,?\s+){0,3}?"
    noun = re.match(
        rf"(?:[\s-]*{ways})?{_BRACKET}(?:[\s-]+{ways})?,?\s+({_MARK}{gap})({_any('ground')})\b", after, re.IGNORECASE
    )
    if noun is None or _is_name(after, noun.start(2)):
        return None
    words = re.findall(r"[\w’'-]+", noun[1].lower())
    if any(word in _words("apart") for word in words):
        return None
    said = _said(after)
    return (said, True) if said else (DEPTH if _bare_of(noun[2], "ground") == "across" else LENGTH, False)


def _continued(body: str, start: int, claim: Claim, found: Iterable[Stated]) -> tuple[str, bool] | None:
    """Read the second measure of "32 kilometres deep and some 440 kilometres long"."""
    held = (stated.claim for stated in found if stated.claim is not None)
    last = next((other for other in held if start <= other.start < claim.start), None)
    if last is None:
        return None
    between, said = body[last.end : claim.start], _said(body[claim.end :])
    ways = f"(?:{_any('across')}|{_any('along')})"
    joined = re.fullmatch(rf"{_BRACKET}(?:[\s-]*{ways})?,?\s+(?:and|by|,|but)\s*", between, re.IGNORECASE)
    return (said, True) if joined and said else None


def _said(after: str) -> str:
    for way, kind in ((DEPTH, "across"), (LENGTH, "along")):
        if re.match(rf"(?:{_BRACKET}[\s-]*|-)(?:{_any(kind)})\b", after, re.IGNORECASE):
            return way
    return ""


def _is_name(text: str, start: int) -> bool:
    """Say whether a capital inside a sentence makes the noun a name, as in "the Gaza Strip"."""
    return text[start].isupper() and bool(text[:start].strip("\"“‘'( "))


def _stated(reading: Reading, claim: Claim, way: tuple[str, bool]) -> Stated:
    factor = (_factor(claim.unit) or 0) / _KILOMETRE
    allowed = reading.allows(claim).scaled(factor)
    limits = [limit for limit in (allowed.low, allowed.high) if limit is not None]
    drawn: list[Number] = sorted(set(limits)) or ([] if claim.value is None else [claim.value * factor])
    return Stated(claim, way[0], way[1], allowed, tuple(float(length) for length in drawn if length > 0))


@cache
def _factor(unit: str) -> float | None:
    """Return the metres of a unit; None where it is no length or its name says too little."""
    rows = (row for row in load_lexicon("factors") if row.facts["dimension"] == "length" and unit in row.say)
    row = next(rows, None)
    return None if row is None or len(row.facts["factors"]) != 1 else float(row.facts["factors"][0])


@cache
def _rows(kind: str) -> tuple[Entry, ...]:
    return tuple(row for row in load_lexicon("zones") if row.facts["kind"] == kind)


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word for row in _rows(kind) for word in row.say)


@cache
def _any(kind: str) -> str:
    """Return a pattern for the wordings of a kind, the longest first."""
    return "|".join(re.escape(word) for word in sorted(_words(kind), key=lambda word: (-len(word), word)))


def _bare_of(wording: str, kind: str) -> str:
    return next((str(row.facts.get("bare", "")) for row in _rows(kind) if wording.lower() in row.say), "")
