"""Which figures of different sources are about the same thing, and how the one bears on the other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from tallybook.analysis.audit.apart import places
from tallybook.analysis.audit.countable import covers_deaths, is_contested
from tallybook.analysis.audit.facts import Facts, classes, heads, says, wordings
from tallybook.context.gazetteer import countries, locate, peoples
from tallybook.ledger.claim import Claim

NEAR = 2  # sentences within which a second source answers the first
_THINGS = 5  # the same, for things
_ALIKE = 0.7  # part of the days that two tolls share where the text does not set them side by side
_HALF = 0.5
_FAR_APART = 100  # times; rival tolls of one thing differ by less
_BEHIND = 6  # words behind an amount: "two were killed in another house"
_WORDS = 12  # words behind an amount, that say of what people died
_LONG = 7  # days from which a toll is a running one
_SHORT = 3  # days within which two counts are of one incident
_NARROWED = ("cause_of_death", "with_missing")
_SMALL = frozenset("the of and a an in for for's".split())


@dataclass(frozen=True, slots=True)
class Bearing:
    """How one figure bears on another.

    Attributes
    ----------
    kind : str
        ``same`` (one thing, counted twice) or ``within`` (`narrow` is counted inside `wide`).
    narrow, wide : Claim
        The two; in order of the text where neither is the wider.
    """

    kind: str
    narrow: Claim
    wide: Claim


def bearing(facts: Facts, one: Claim, other: Claim) -> Bearing | None:
    """Return how two figures bear on each other; None where they need not be about the same thing."""
    if 1 in (one.value, other.value) and one.sentence != other.sentence:
        return None  # "one" is seldom a count of all there were
    if (
        same_source(one, other)
        or _far_apart(one, other)
        or not _same_days(one, other)
        or not _set_beside(facts, one, other)
    ):
        return None
    if _each_for_its_country(one, other) or any(
        _is_narrowed(facts, one, name) != _is_narrowed(facts, other, name) for name in _NARROWED
    ):
        return None
    if all(_of_its_own(facts, claim) for claim in (one, other)):
        return None
    by_event, by_unit, by_place = _by_event(one, other), _by_unit(facts, one, other), _by_place(one, other)
    if by_event is None or by_unit is None or by_place is None:
        return None
    if by_event and abs(one.sentence - other.sentence) > 1:
        return None
    # In "101 troops neutralised; the monitor counted a dozen dead" the second noun is understood.
    found = (by_event, None if by_event else by_unit, by_place)
    wider = [claim for claim in found if isinstance(claim, Claim)]
    if not wider:
        own = [claim for claim in (one, other) if _of_its_own(facts, claim)]
        if own and {one.unit, other.unit} <= wordings("generic"):  # "ten dead on its own side", of 70 buried
            return Bearing("within", own[0], other if own[0] is one else one)
        return Bearing("same", one, other)
    if any(claim is not wider[0] for claim in wider):
        return None
    return Bearing("within", other if wider[0] is one else one, wider[0])


def _far_apart(one: Claim, other: Claim) -> bool:
    """Say whether two figures are so far apart that they cannot be of one thing: five dead, and 1,150."""
    values = sorted(claim.value for claim in (one, other) if claim.value)
    return len(values) == 2 and values[0] * _FAR_APART < values[1]


def same_source(one: Claim, other: Claim) -> bool:
    """Say whether two figures are of one source, or of an office of the other."""
    first, second = _names(one.source), _names(other.source)
    return not first or not second or first <= second or second <= first


def _names(source: str) -> frozenset[str]:
    return frozenset(source.casefold().replace("’s", "").replace("'s", "").split()) - _SMALL


def _by_event(one: Claim, other: Claim) -> Claim | Literal[False] | None:
    """Return the claim that counts more kinds of harm; False where they count the same, None where they differ."""
    wide = [claim for claim in (one, other) if covers_deaths(claim)]
    if len(wide) == 2:
        generic = {one.unit, other.unit} <= wordings("generic")
        return False if one.subevent == other.subevent and (one.unit == other.unit or generic) else None
    if len(wide) == 1:
        return wide[0] if {one.event, other.event} == {"other", "killed"} else None
    fired = {one.subevent, other.subevent} <= wordings("fired")
    return False if one.event == other.event and (one.subevent == other.subevent or fired) else None


def _projectiles() -> frozenset[str]:
    return wordings("projectile") | wordings("kinds_of_projectile")


def _is_narrowed(facts: Facts, claim: Claim, name: str) -> bool:
    """Say whether words behind an amount say of what they died, or that the missing are counted too."""
    return says(name, facts.words_after(claim, _WORDS))


def _of_its_own(facts: Facts, claim: Claim) -> bool:
    """Say whether a side counts its own: "ten dead on its own side", "only 12 of its fighters"."""
    return says("own", facts.words_before(claim, NEAR)) or says("own", facts.words_after(claim, _BEHIND))


def _each_for_its_country(one: Claim, other: Claim) -> bool:
    """Say whether two governments speak: "Afghan officials reported 33 dead", and those of the neighbour two."""
    if not one.source_type == other.source_type == "government" or one.sentence == other.sentence:
        return False
    first, second = _countries_in(one.source), _countries_in(other.source)
    return bool(first and second) and not first & second


def _countries_in(source: str) -> frozenset[str]:
    """Return the codes of the countries that a source is named after.

    >>> sorted(_countries_in("Afghan officials")), sorted(_countries_in("Pakistan’s health ministry"))
    (['AF'], ['PK'])
    """
    spoken = {**countries(), **peoples()}
    names = source.replace("’s", "").replace("'s", "").replace("-", " ").split()
    pairs = [" ".join(pair) for pair in pairwise(names)]
    return frozenset(spoken[name] for name in (*names, *pairs) if name in spoken)


def _others(facts: Facts, claim: Claim) -> Claim:
    """Return a count of "three others" as one of what the amount before it in the sentence counts."""
    behind = facts.words_after(claim, 1)
    if not behind or not says("others", behind):
        return claim
    before = [found for found in facts.around(claim, 0) if found.end <= claim.start and not found.unit_kind]
    return replace(claim, unit=before[-1].unit) if before else claim


def _by_unit(facts: Facts, first: Claim, last: Claim) -> Claim | Literal[False] | None:
    """Return the claim that counts more kinds of people; False where both count the same."""
    one, other = _others(facts, first), _others(facts, last)
    if one.unit == other.unit or wordings("remains") & {one.unit, other.unit}:
        return False
    wide = [claim for claim in (one, other) if claim.unit in wordings("projectile")]
    if len(wide) == 1 and {one.unit, other.unit} <= _projectiles():
        return first if wide[0] is one else last
    generic = [claim for claim in (one, other) if claim.unit in wordings("generic")]
    if len(generic) == 2:
        return False
    if len(generic) == 1:
        return first if generic[0] is one else last
    status = classes()["status"]
    ranks = [next((status[noun] for noun in heads(claim.unit) if noun in status), "") for claim in (one, other)]
    return False if ranks[0] and ranks[0] == ranks[1] else None


def _by_place(one: Claim, other: Claim) -> Claim | Literal[False] | None:
    """Return the claim of the wider place; False where both are of one place, None where that is not known."""
    (first, first_in), (second, second_in) = places(one.place), places(other.place)
    if not first or not second:
        return False if one.sentence == other.sentence else None
    if first < second or second < first:
        return other if first < second else one
    if first & second:
        return False
    if first & second_in:
        return False if _one_spot(other, one) else one
    if second & first_in:
        return False if _one_spot(one, other) else other
    return None


def _one_spot(narrow: Claim, wide: Claim) -> bool:
    """Say whether the narrower place is a spot in the wider one, no town, and both counts are of one incident there."""
    brief = (_days(narrow) or _LONG) <= _SHORT
    return brief and abs(narrow.sentence - wide.sentence) <= NEAR and not _is_town(narrow.place)


def _days(claim: Claim) -> int | None:
    if claim.period_start is None or claim.period_end is None:
        return None
    return (claim.period_end - claim.period_start).days + 1


def _same_days(one: Claim, other: Claim) -> bool:
    """Say whether two figures are of the same days, as far as the text says."""
    if _days(one) is None or _days(other) is None:
        undated = _days(one) is None and _days(other) is None
        return one.sentence == other.sentence or (undated and abs(one.sentence - other.sentence) <= 1)
    brief = max(_days(one) or 0, _days(other) or 0) <= _SHORT  # of one incident, over a night or not
    near = brief or abs(one.sentence - other.sentence) <= NEAR
    return shared_days(one, other) >= (_HALF if near else _ALIKE)


def shared_days(one: Claim, other: Claim) -> float:
    """Return the part of the days of either period that both have."""
    starts, ends = (one.period_start, other.period_start), (one.period_end, other.period_end)
    if None in starts or None in ends:
        return 0.0
    known_starts = [day for day in starts if day is not None]
    known_ends = [day for day in ends if day is not None]
    both = (min(known_ends) - max(known_starts)).days + 1
    either = (max(known_ends) - min(known_starts)).days + 1
    return both / either if both > 0 and either > 0 else 0.0


def _set_beside(facts: Facts, one: Claim, other: Claim) -> bool:
    """Say whether the text lets the later figure answer the earlier one."""
    first, last = sorted((one, other), key=lambda claim: claim.start)
    if abs(first.sentence - last.sentence) <= 1 and says("revised", facts.between(first, last)):
        return False
    if is_contested(last):
        near = abs(first.sentence - last.sentence) <= _THINGS
        return near and not turns_away(facts, last) and not _blamed_apart(first, last)
    if abs(first.sentence - last.sentence) <= NEAR:
        return first.sentence == last.sentence or not turns_away(facts, last)
    if first.unit != last.unit and "civilian" not in (first.unit, last.unit) and not _is_plain(first, last):
        return False
    if _blamed_apart(first, last):
        return False
    running = min(_days(first) or 0, _days(last) or 0) >= _LONG and first.period_start == last.period_start
    return running or _one_story(facts, first, last)


def turns_away(facts: Facts, last: Claim) -> bool:
    """Say whether a sentence turns to something else: "elsewhere ten died", "two were killed in another house"."""
    return says("apart", facts.words_before(last, 40)) or says("another_place", facts.words_after(last, _BEHIND))


def _is_plain(one: Claim, other: Claim) -> bool:
    return {one.unit, other.unit} <= wordings("generic")


def _blamed_apart(one: Claim, other: Claim) -> bool:
    first, second = _names(one.blamed), _names(other.blamed)
    return bool(first and second) and not first & second


def _one_story(facts: Facts, first: Claim, last: Claim) -> bool:
    """Say whether no count of another place or time stands between two counts of one incident."""
    between = (claim for claim in facts.claims if first.start < claim.start < last.start)
    return all(
        claim.event != first.event
        or claim.part_of
        or claim.unit_kind
        or (shared_days(claim, first) > 0 and _may_be_here(claim.place, first.place))
        for claim in between
    )


def _may_be_here(place: str, other: str) -> bool:
    """Say whether a place is that of the other, or a spot that no map knows: "Al Saudi hospital"."""
    return bool(places(place)[0] & places(other)[0]) or not _is_town(place)


def _is_town(place: str) -> bool:
    return any(locate(name) for name in place.split(",", maxsplit=1)[0].split(" and "))
