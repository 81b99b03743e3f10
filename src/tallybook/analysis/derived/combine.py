"""What may be combined, and what is refused: every combination of figures goes through one of these functions.

Each returns the combination, or raises `RefusedError` with the reason. Figures of two sources, units or populations
are combined only where the text itself ties them, or where the caller states what is assumed: a name of a ground that
the report prints.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from tallybook.analysis import wording
from tallybook.analysis.audit.apart import in_two_places, of_two_classes, places
from tallybook.analysis.derived.days import Stretch
from tallybook.analysis.derived.measure import Derived, Terms
from tallybook.analysis.derived.rows import side, wordings
from tallybook.analysis.kinds import counts_people
from tallybook.errors import RefusedError
from tallybook.interval import Interval
from tallybook.ledger.claim import Claim

BESIDE = "Set them side by side."


def add(claims: Iterable[Claim], terms: Terms) -> Interval:
    """Return what several figures may be together.

    Raises
    ------
    RefusedError
        If they are of two sources, units, events, periods or places, may count the same people or things, or one of
        them changes, repeats or replaces another.
    """
    return terms.together(check_sum(claims))


def check_sum(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return figures that may be added, in order of the text; raise `RefusedError` where they may not."""
    found = tuple(sorted(claims, key=lambda claim: claim.start))
    for claim in found:
        _check_alone(claim)
    for one, other in combinations(found, 2):
        _check_kind(one, other)
        _check_source(one, other)
        _check_time(one, other)
        _check_place(one, other)
        _check_apart(one, other)
    return found


def share(part: Claim, whole: Claim, *, assuming: Sequence[str] = ()) -> Derived:
    """Return the share that a part is of a whole.

    Parameters
    ----------
    part, whole : Claim
    assuming : sequence of str
        What is taken for granted where the text itself does not make the one a part of the other.

    Raises
    ------
    RefusedError
        If the text does not tie the two and nothing is assumed, their units are of two kinds, one of them states no
        amount or is replaced, or the part exceeds the whole.
    """
    tied = bool(part.part_of) and part.part_of in (whole.claim_id, whole.repeats)
    if not tied and not assuming:
        raise _refused(
            "the text does not make the one a part of the other",
            (part, whole),
            "a part and its whole, of one population",
        )
    for claim in (part, whole):
        _check_alone(claim)
    if part.unit_kind != whole.unit_kind or counts_people(part) != counts_people(whole):
        raise _refused("their units are of different kinds", (part, whole), "one kind of unit", _units((part, whole)))
    if _exceeds(part, whole):
        raise _refused("the part exceeds its whole", (part, whole), "a part no larger than its whole")
    apart = ("two_sources",) if part.source.casefold() != whole.source.casefold() else ()
    return Derived("share", (part,), (whole,), grounds=(*(("part_of",) if tied else assuming), *apart))


def portion(part: Claim, rest: Iterable[Claim]) -> Derived:
    """Return the share that a part is of itself and the rest together, where no total is stated.

    Raises
    ------
    RefusedError
        If they may not be added.
    """
    others = tuple(rest)
    check_sum((part, *others))
    return Derived("share", (part,), others, among=True, grounds=("apart", "all_counted"))


def ratio(one: Claim, other: Claim) -> Derived:
    """Return how many of one there are for each of the other.

    Raises
    ------
    RefusedError
        If they are of two sources, periods, places or kinds of unit, or one is part of the other.
    """
    for claim in (one, other):
        _check_alone(claim)
    if one.unit_kind != other.unit_kind:
        raise _refused("their units are of different kinds", (one, other), "one kind of unit", _units((one, other)))
    if other.value == 0:
        raise _refused("a ratio to nought", (one, other), "a count above nought")
    _check_source(one, other)
    _check_time(one, other)
    _check_place(one, other)
    _check_tie(one, other)
    return Derived("ratio", (one,), (other,), grounds=("same_count",))


def per_day(claims: Iterable[Claim], days: Stretch | None) -> Derived:
    """Return how many there were a day.

    Raises
    ------
    RefusedError
        If the text gives no first and last day, what is counted does not happen on some day, or the figures may not be
        added.
    """
    found = check_sum(claims)
    if days is None:
        raise _refused("no period is stated", found, "a first and a last day")
    for claim in found:
        if not _happens(claim):
            raise _refused("a stock has no rate", (claim,), "something that happens on some day")
    grounds = ("apart",) if len(found) > 1 else ()
    return Derived("per_day", found, days=days, grounds=(*grounds, *_of_days(days)))


def per_capita(claim: Claim, population: Claim, *, assuming: Sequence[str] = ()) -> Derived:
    """Return how many there were for each hundred thousand people of a population.

    Raises
    ------
    RefusedError
        If the second figure is no population, it is of another place, the first may count others than its people, or
        the two are of two sources and nothing is assumed.
    """
    _check_population(claim, population)
    if claim.source.casefold() != population.source.casefold() and not assuming:
        raise _refused("the sources differ", (claim, population), "one source, or an assumption that is stated")
    apart = ("two_sources",) if claim.source.casefold() != population.source.casefold() else ()
    return Derived("per_capita", (claim,), (population,), grounds=(*assuming, *apart))


def share_of_population(claim: Claim, population: Claim) -> Derived:
    """Return the share that a count is of the population of its place, all of them taken to be among it.

    Raises
    ------
    RefusedError
        As for `per_capita` and `share`.
    """
    _check_population(claim, population)
    return share(claim, population, assuming=("of_population",))


def of_one_place(one: Claim, other: Claim) -> bool:
    """Say whether two figures name one place; of a place and a part of it they do not."""
    return bool(places(one.place)[0] & places(other.place)[0])


def _check_alone(claim: Claim) -> None:
    if claim.sense or claim.unit_kind in ("share", "ratio"):
        raise _refused("a change, a share or a multiple is no count", (claim,), "a count")
    if claim.superseded:
        raise _refused("the text itself replaces it", (claim,), "the newer figure")
    if claim.value is None and claim.low is None and claim.high is None:
        raise _refused("no amount is stated", (claim,), "a number")


def _check_kind(one: Claim, other: Claim) -> None:
    if one.unit_kind != other.unit_kind or (one.unit_kind == "money" and one.unit != other.unit):
        raise _refused("their units are of different kinds", (one, other), "one kind of unit", _units((one, other)))
    if (one.event, one.subevent) != (other.event, other.subevent):
        happened = "; ".join(claim.subevent or claim.event for claim in (one, other))
        raise _refused("the events differ", (one, other), "one event", happened)


def _check_source(one: Claim, other: Claim) -> None:
    if one.source.casefold() != other.source.casefold():
        named = "; ".join(claim.source or "no source named" for claim in (one, other))
        raise _refused("sources are never added or averaged", (one, other), "one source", named)


def _check_time(one: Claim, other: Claim) -> None:
    first, second = ((claim.period_start, claim.period_end) for claim in (one, other))
    if first == second and (None not in first or one.sentence == other.sentence):
        return
    if _holds_days(one, other) or _holds_days(other, one):
        raise _refused("a running total holds the count of its last days", (one, other), "one period")
    raise _refused("the periods differ, or none is stated", (one, other), "one period")


def _holds_days(long: Claim, short: Claim) -> bool:
    ends = (long.period_start, long.period_end, short.period_start, short.period_end)
    if None in ends or (long.period_start, long.period_end) == (short.period_start, short.period_end):
        return False
    return long.period_start <= short.period_start and short.period_end <= long.period_end  # type: ignore[operator]  # no None is left


def _check_place(one: Claim, other: Claim) -> None:
    first, second = places(one.place)[0], places(other.place)[0]
    if first & second or (not (first or second)) or one.sentence == other.sentence:
        return
    where = "; ".join(claim.place or "no place named" for claim in (one, other))
    raise _refused("the places differ", (one, other), "one place", where)


def _check_tie(one: Claim, other: Claim) -> None:
    ids = (one.claim_id, other.claim_id)
    if one.part_of in ids or other.part_of in ids or one.repeats in ids or other.repeats in ids:
        raise _refused("the one is in the other already", (one, other), "two counts of different people or things")


def _check_apart(one: Claim, other: Claim) -> None:
    _check_tie(one, other)
    sides = {side(claim.unit) for claim in (one, other)}
    units = {one.unit, other.unit}
    both = sides == {"civilian", "combatant"} or (of_two_classes(one, other) and not units & wordings("all_combatants"))
    if not both and not (in_two_places(one.place, other.place) and one.unit == other.unit):
        raise _refused(
            "both may count the same people or things",
            (one, other),
            "units of which nobody is both",
            _units((one, other)),
        )


def _check_population(claim: Claim, population: Claim) -> None:
    for one in (claim, population):
        _check_alone(one)
    if population.event != "population" or population.unit_kind or claim.unit_kind:
        raise _refused("no count of people against a population", (claim, population), "a population of people")
    if side(claim.unit) == "combatant":
        raise _refused("combatants need not be residents", (claim, population), "a count of its people")
    if not of_one_place(claim, population):
        where = "; ".join(one.place or "no place named" for one in (claim, population))
        raise _refused("the places differ", (claim, population), "one place", where)
    if _exceeds(claim, population):
        raise _refused(
            "more people than the population has", (claim, population), "fewer people than the population has"
        )


def _exceeds(part: Claim, whole: Claim) -> bool:
    low = part.value if part.low is None and part.hedge == "approx" else part.low
    high = whole.value if whole.high is None and whole.hedge == "approx" else whole.high
    return low is not None and high is not None and low > high


def _happens(claim: Claim) -> bool:
    return not claim.unit_kind and (claim.subevent or claim.event) in wordings("per_day")


def _of_days(days: Stretch) -> tuple[str, ...]:
    return (*(("open_days",) if days.worded else ()), *(("implicit_days",) if days.implicit else ()), "whole_days")


def _refused(why: str, claims: Sequence[Claim], expected: str, found: str = "") -> RefusedError:
    figures = " and ".join(f"{wording.amount(claim)} {wording.what(claim)}" for claim in claims)
    return RefusedError(f"{figures}: {why}", expected=expected, found=found, remedy=BESIDE if len(claims) > 1 else "")


def _units(claims: Iterable[Claim]) -> str:
    return "; ".join(claim.unit or "no unit named" for claim in claims)
