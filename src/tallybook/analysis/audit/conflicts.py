"""Rival figures: what different sources say of the same thing, side by side, never resolved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tallybook.analysis.audit import words
from tallybook.analysis.audit.answers import find_answers
from tallybook.analysis.audit.bounds import possible
from tallybook.analysis.audit.countable import countable, covers_deaths, is_contested, is_intake
from tallybook.analysis.audit.facts import Facts, wordings
from tallybook.analysis.audit.relations import Relation, several
from tallybook.analysis.audit.rivals import Bearing, bearing, same_source, shared_days
from tallybook.ledger.claim import Claim

_SCOPED = frozenset({"civilian"})  # a count of them far from one of all the dead is shown beside it
_NEARBY = 12  # sentences in which a source gives its other counts of one event
_WINDOW = 40  # counts back that a figure is compared with


def find_conflicts(facts: Facts) -> Iterator[Relation]:
    """Yield figures of different sources on the same thing, with whether they can all hold."""
    wholes = [claim for claim in facts.claims if countable(facts, claim)]
    kept = _once(facts, _nearest(facts, [pair for pair in _pairs(facts, wholes) if _worth_showing(facts, pair)]))
    edges: dict[str, list[tuple[Claim, Claim]]] = {}
    for pair in kept:
        edges.setdefault(_verdict(facts, pair), []).append(_mentions(facts, pair))
    for verdict, pairs in edges.items():
        for group in _cliques(pairs):
            yield _relation(verdict, group)


def _pairs(facts: Facts, wholes: Sequence[Claim]) -> Iterator[Bearing]:
    for place, later in enumerate(wholes):
        for earlier in wholes[max(0, place - _WINDOW) : place]:
            found = bearing(facts, earlier, later)
            if found is not None:
                yield found
    yield from find_answers(facts)


def _worth_showing(facts: Facts, pair: Bearing) -> bool:
    """Say whether a pair says something: parts of what one clinic saw do not, nor a few staff beside all the dead."""
    if same_number(pair):
        return True
    if _adds_injured(facts, pair) or _is_taken_in(facts, pair):
        return False
    if pair.kind == "same" or _verdict(facts, pair) == "conflict":
        return not _speaks_for_several(facts, pair)
    adjacent = abs(pair.narrow.sentence - pair.wide.sentence) <= 1
    if is_contested(pair.narrow) and pair.narrow.unit == pair.wide.unit:
        return True
    scoped = pair.narrow.unit in _SCOPED or (covers_deaths(pair.wide) and adjacent)
    return scoped and not _speaks_for_several(facts, pair)


def _is_taken_in(facts: Facts, pair: Bearing) -> bool:
    """Say whether a figure is what one clinic has seen, and so may be smaller than the other; larger it may not be."""
    for claim, toll in ((pair.narrow, pair.wide), (pair.wide, pair.narrow)):
        if is_intake(facts, claim):
            seen, most = possible(claim, facts.policy).low, possible(toll, facts.policy).high
            return claim.event != "killed" or seen is None or most is None or seen <= most
    return False


def _adds_injured(facts: Facts, pair: Bearing) -> bool:
    """Say whether a source that is set against a count of casualties gives the injured too: then both are added."""
    if not covers_deaths(pair.wide) or covers_deaths(pair.narrow):
        return False
    near = facts.around(pair.narrow, _NEARBY)
    return any(claim.event == "injured" and claim.source == pair.narrow.source for claim in near)


def same_number(pair: Bearing) -> bool:
    """Say whether two sources give one and the same exact number of one thing."""
    exact = pair.narrow.hedge == pair.wide.hedge == "exact"
    return pair.kind == "same" and exact and pair.narrow.value == pair.wide.value


def _speaks_for_several(facts: Facts, pair: Bearing) -> bool:
    """Say whether a source that counts several groups counts the other claim's group elsewhere."""
    one, other = pair.narrow, pair.wide
    bodies = wordings("remains") & {one.unit, other.unit}
    if one.unit == other.unit:
        return False
    if bodies:
        return _is_one_of_several(facts, other if one.unit in bodies else one)
    return _counts_too(facts, one, other) or _counts_too(facts, other, one)


def _is_one_of_several(facts: Facts, claim: Claim) -> bool:
    """Say whether a sentence gives more kinds of dead than one, so that bodies are none of them alone."""
    return any(
        found.event == claim.event == "killed"
        and found.unit not in wordings("remains") | {claim.unit}
        and found.source == claim.source
        for found in facts.around(claim, 0)
        if not found.part_of and not claim.part_of
    )


def _counts_too(facts: Facts, claim: Claim, rival: Claim) -> bool:
    """Say whether the source of `rival` also counts the unit of `claim`, of the same event and days."""
    return any(
        same_source(found, rival)
        and found is not rival
        and found.source
        and found.unit == claim.unit
        and found.event == claim.event
        and not (found.part_of or found.repeats)
        and shared_days(found, rival) > 0
        for found in facts.around(rival, _NEARBY)
    )


def _nearest(facts: Facts, pairs: Sequence[Bearing]) -> list[Bearing]:
    """Keep, of the figures that one source sets against another's, the one that stands nearest."""
    best: dict[tuple[str, str], Bearing] = {}
    for pair in pairs:
        for claim, rival in ((pair.narrow, pair.wide), (pair.wide, pair.narrow)):
            key = (claim.claim_id, rival.source.casefold())
            held = best.get(key)
            if held is None or _distance(facts, pair) < _distance(facts, held):
                best[key] = pair
    ends = ((pair, (pair.narrow, pair.wide), (pair.wide, pair.narrow)) for pair in pairs)
    return [
        pair
        for pair, first, second in ends
        if all(best[one.claim_id, other.source.casefold()] is pair for one, other in (first, second))
    ]


def _once(facts: Facts, pairs: Sequence[Bearing]) -> list[Bearing]:
    """Set a figure that two sources give against a rival once: at the nearer of the two."""
    twins: dict[Claim, set[Claim]] = {}
    for pair in pairs:
        if same_number(pair):
            twins.setdefault(pair.narrow, set()).add(pair.wide)
            twins.setdefault(pair.wide, set()).add(pair.narrow)
    away = {frozenset((pair.narrow, pair.wide)): _distance(facts, pair) for pair in pairs}

    def is_farther(pair: Bearing) -> bool:
        own = away[frozenset((pair.narrow, pair.wide))]
        ends = ((pair.narrow, pair.wide), (pair.wide, pair.narrow))
        return any(
            away.get(frozenset((twin, rival)), own) < own for claim, rival in ends for twin in twins.get(claim, ())
        )

    return [pair for pair in pairs if not is_farther(pair)]


def _distance(facts: Facts, pair: Bearing) -> int:
    narrow, wide = _mentions(facts, pair)
    return abs(narrow.start - wide.start)


def _mentions(facts: Facts, pair: Bearing) -> tuple[Claim, Claim]:
    return facts.mentioned(pair.narrow), facts.mentioned(pair.wide)


def _verdict(facts: Facts, pair: Bearing) -> str:
    if same_number(pair):
        return "consistent"
    narrow, wide = (possible(facts.mentioned(claim), facts.policy) for claim in (pair.narrow, pair.wide))
    if pair.kind == "within":
        over = narrow.low is not None and wide.high is not None and narrow.low > wide.high
        return "conflict" if over else "consistent_within_hedge"
    return "consistent_within_hedge" if narrow.overlaps(wide) else "conflict"


def _cliques(pairs: Sequence[tuple[Claim, Claim]]) -> list[tuple[Claim, ...]]:
    """Return the largest groups in which each figure is paired with each other one, none inside another."""
    linked: dict[Claim, set[Claim]] = {}
    for one, other in pairs:
        linked.setdefault(one, set()).add(other)
        linked.setdefault(other, set()).add(one)
    groups: list[tuple[Claim, ...]] = []
    held: dict[Claim, list[tuple[Claim, ...]]] = {}
    for one, other in sorted(pairs, key=lambda two: sorted(claim.start for claim in two)):
        if any(other in group for group in held.get(one, ())):
            continue
        group = _grown((one, other), linked)
        groups.append(group)
        for claim in group:
            held.setdefault(claim, []).append(group)
    return groups


def _grown(pair: tuple[Claim, Claim], linked: dict[Claim, set[Claim]]) -> tuple[Claim, ...]:
    """Return a pair with every figure, from the first in the text, that is paired with all that are in the group."""
    group = list(pair)
    for claim in sorted(linked[pair[0]] & linked[pair[1]], key=lambda found: found.start):
        if all(known in linked[claim] for known in group):
            group.append(claim)
    return tuple(group)


def _relation(verdict: str, group: Sequence[Claim]) -> Relation:
    ordered = sorted(group, key=lambda claim: claim.start)
    said = " against ".join(words.who(claim) for claim in ordered)
    ends = {
        "consistent": ": the same figure from two sources",
        "conflict": ": not all can be right about the same thing",
        "consistent_within_hedge": ": all can hold, by their bounds or by what they count",
    }
    kind = "repeat" if verdict == "consistent" else "conflict"
    return Relation(kind, (several("claims", ordered),), verdict, f"{said}{ends[verdict]}")
