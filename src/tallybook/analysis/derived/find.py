"""Everything that the figures of a text allow to be worked out, found by how they are tied and what they count."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from tallybook.analysis.derived import combine
from tallybook.analysis.derived.days import Dates, Stretch, read_dates, stretch
from tallybook.analysis.derived.measure import MEASURES, Derived
from tallybook.analysis.derived.rows import counts_anyone, side, wordings
from tallybook.analysis.reading import Reading
from tallybook.errors import RefusedError
from tallybook.ledger.claim import Claim

LONG = 7  # days from which a count is a running one
MANY = 10  # a share, ratio or rate of fewer would claim more than the count does
_FATES = ("killed", "injured")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Figures that the text sets beside each other and that are not combined, with the reason."""

    claims: tuple[Claim, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Derivation:
    """What a text allows to be worked out.

    Attributes
    ----------
    found : tuple of Derived
        By measure, then in order of the text; a share of all that a source counts comes first.
    refused : tuple of Refusal
        In order of the text.
    """

    found: tuple[Derived, ...]
    refused: tuple[Refusal, ...]

    def of(self, *measures: str) -> tuple[Derived, ...]:
        """Return what was worked out by these measures."""
        return tuple(one for one in self.found if one.measure in measures)


def derive(reading: Reading) -> Derivation:
    """Return every share, ratio and rate among the claims asked for; whatever their order, the result is the same."""
    claims, dates = tuple(sorted(reading.claims, key=lambda claim: claim.start)), read_dates(reading.ledger)
    tried = [
        *(_try(ask, claims) for ask, claims in _shares(claims)),
        *(_try(ask, claims) for ask, claims in _sides(claims)),
        *(_try(ask, claims) for ask, claims in _fates(claims)),
        *(_try(ask, claims) for ask, claims in _rates(dates, claims)),
        *(_try(ask, claims) for ask, claims in _populations(dates, claims)),
    ]
    found = {one: None for one in tried if isinstance(one, Derived)}
    refused = {one: None for one in tried if isinstance(one, Refusal)}
    return Derivation(
        tuple(sorted(found, key=_order)), tuple(sorted(refused, key=lambda one: [claim.start for claim in one.claims]))
    )


_Asked = tuple[Callable[[], Derived], tuple[Claim, ...]]


def _try(ask: Callable[[], Derived], claims: tuple[Claim, ...]) -> Derived | Refusal:
    try:
        return ask()
    except RefusedError as error:
        return Refusal(claims, error.what.rpartition(": ")[2])


def _order(one: Derived) -> tuple[int, bool, list[int]]:
    return MEASURES.index(one.measure), not one.among, [claim.start for claim in (*one.of, *one.by)]


def _shares(claims: tuple[Claim, ...]) -> Iterator[_Asked]:
    """Yield each count that the text makes part of another."""
    by_id = {claim.claim_id: claim for claim in claims}
    for part in claims:
        whole = by_id.get(part.part_of)
        if whole is None or _is_rate(part) or _is_few(whole) or part.repeats or part.sense:
            continue
        yield partial(combine.share, part, whole), (part, whole)


def _sides(claims: tuple[Claim, ...]) -> Iterator[_Asked]:
    """Yield each side of those whom one source counts: the civilians among all, the armed for each civilian."""
    for group in _counted_together(_wholes(claims)):
        civilians = [claim for claim in group if side(claim.unit) == "civilian"]
        armed = [claim for claim in group if side(claim.unit) == "combatant"]
        if len(civilians) != 1 or not armed or len(civilians) + len(armed) < len(group) or all(map(_is_few, group)):
            continue
        yield partial(combine.portion, civilians[0], armed), (civilians[0], *armed)
        if len(armed) == 1 and not any(map(_is_few, group)):
            yield partial(combine.ratio, armed[0], civilians[0]), (armed[0], civilians[0])


def _fates(claims: tuple[Claim, ...]) -> Iterator[_Asked]:
    """Yield the injured for each of the killed, where one source counts both of one kind of people."""
    alike: dict[tuple[object, ...], list[Claim]] = {}
    for claim in _wholes(claims):
        if claim.event in _FATES:
            alike.setdefault(_terms(claim), []).append(claim)
    for group in alike.values():
        by_event = {claim.event: claim for claim in group}
        if len(group) == len(by_event) == len(_FATES) and not any(map(_is_few, group)):
            yield partial(combine.ratio, by_event["injured"], by_event["killed"]), tuple(group)


def _terms(claim: Claim) -> tuple[object, ...]:
    return claim.source, claim.unit, claim.period_start, claim.period_end, claim.place


def _rates(dates: Dates, claims: tuple[Claim, ...]) -> Iterator[_Asked]:
    """Yield what happened a day, for each running count and for those of one source together."""
    running = []
    for claim in _wholes(claims):
        days = stretch(dates, claim)
        if (claim.subevent or claim.event) not in wordings("per_day") or claim.unit_kind or not _runs(claim, days):
            continue
        running.append(claim)
        yield partial(combine.per_day, (claim,), days), (claim,)
    for group in _counted_together(running):
        if {side(claim.unit) for claim in group} == {"civilian", "combatant"}:
            yield partial(combine.per_day, group, stretch(dates, group[0])), group


def _runs(claim: Claim, days: Stretch | None) -> bool:
    """Say whether a count is of many happenings over many days that it states itself, so that a rate says something."""
    long = days is not None and not days.implicit and (days.count().low or 0) >= LONG
    return long and not _is_few(claim) and claim.unit not in wordings("no_rate")


def _is_few(claim: Claim) -> bool:
    """Say whether a plain count is too small to divide; measures and money may be of any size."""
    size = next((number for number in (claim.value, claim.low, claim.high) if number is not None), MANY)
    return _is_rate(claim) or (size < MANY and not claim.unit_kind)


def _populations(dates: Dates, claims: tuple[Claim, ...]) -> Iterator[_Asked]:
    """Yield what befell people beside the population of their place."""
    populations = [claim for claim in _wholes(claims) if claim.event == "population" and not claim.unit_kind]
    for claim in _wholes(claims):
        happened = claim.subevent or claim.event
        for population in populations:
            if not combine.of_one_place(claim, population) or not counts_anyone(claim):
                continue
            if happened in wordings("per_person") and _runs(claim, stretch(dates, claim)):
                yield partial(combine.per_capita, claim, population, assuming=("of_people",)), (claim, population)
            elif happened in wordings("of_population"):
                yield partial(combine.share_of_population, claim, population), (claim, population)


def _wholes(claims: Iterable[Claim]) -> list[Claim]:
    """Return the counts that stand by themselves: no parts, repeats, replaced figures, changes or bare words."""
    return [
        claim
        for claim in claims
        if not (claim.part_of or claim.repeats or claim.superseded or claim.sense or _is_rate(claim))
        and claim.hedge != "vague"
    ]


def _counted_together(claims: Iterable[Claim]) -> Iterator[tuple[Claim, ...]]:
    """Yield the counts of one source, event and period, two or more."""

    def key(claim: Claim) -> tuple[str, ...]:
        where = "" if claim.period_start else str(claim.sentence)
        return claim.source, claim.event, claim.subevent, str(claim.period_start), str(claim.period_end), where

    for _, group in groupby(sorted(claims, key=lambda claim: (key(claim), claim.start)), key=key):
        found = tuple(group)
        if len(found) > 1:
            yield found


def _is_rate(claim: Claim) -> bool:
    return claim.unit_kind in ("share", "ratio")
