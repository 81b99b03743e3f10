"""The dead and the injured of one source against another's count of casualties."""

from __future__ import annotations

from collections.abc import Iterator

from tallybook.analysis import words as numbers
from tallybook.analysis.audit import words
from tallybook.analysis.audit.apart import places
from tallybook.analysis.audit.bounds import possible
from tallybook.analysis.audit.countable import countable, covers_deaths
from tallybook.analysis.audit.facts import Facts, wordings
from tallybook.analysis.audit.relations import Relation, several
from tallybook.analysis.audit.rivals import same_source, shared_days
from tallybook.ledger.claim import Claim

_NEARBY = 30  # sentences around a count of casualties
_SAME_DAYS = 0.9


def find_casualties(facts: Facts) -> Iterator[Relation]:
    """Yield a count of casualties beside the dead and injured of the first source that counts both."""
    for total in facts.claims:
        if covers_deaths(total) and countable(facts, total):
            pair = next(_dead_and_injured(facts, total), None)
            if pair is not None:
                yield _relation(facts, total, *(facts.mentioned(claim) for claim in pair))


def _dead_and_injured(facts: Facts, total: Claim) -> Iterator[tuple[Claim, Claim]]:
    near = [claim for claim in facts.around(total, _NEARBY) if claim.event in ("killed", "injured")]
    rivals = [claim for claim in near if countable(facts, claim) and _one_scene(claim, total)]
    injured = {claim.source: claim for claim in reversed(rivals) if claim.event == "injured"}
    for dead in rivals:
        if dead.event == "killed" and not same_source(dead, total) and dead.source in injured:
            yield dead, injured[dead.source]


def _one_scene(one: Claim, other: Claim) -> bool:
    shared = bool(places(one.place)[0] & places(other.place)[0]) or not (one.place or other.place)
    return shared and shared_days(one, other) >= _SAME_DAYS


def _relation(facts: Facts, total: Claim, dead: Claim, injured: Claim) -> Relation:
    value = None if dead.value is None or injured.value is None else dead.value + injured.value
    shown = "" if value is None else f" = {numbers.number(value)}"
    return Relation(
        "conflict",
        (several("claims", (total, dead, injured)),),
        "consistent_within_hedge" if _can_hold(facts, total, dead, injured) else "conflict",
        f"{words.who(total)} against {words.who(dead)} + {words.who(injured)}{shown}",
        stated=total.value,
        computed=value,
    )


def _can_hold(facts: Facts, total: Claim, dead: Claim, injured: Claim) -> bool:
    """Say whether both can be right; the soldiers among all casualties may be fewer than these."""
    added = possible(dead, facts.policy) + possible(injured, facts.policy)
    counted = possible(total, facts.policy)
    if total.unit in wordings("generic") and dead.unit not in wordings("generic"):
        return added.low is None or counted.high is None or added.low <= counted.high
    return added.overlaps(counted)
