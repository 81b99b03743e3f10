"""The few figures that a brief puts first, chosen by a rule that the report prints."""

from __future__ import annotations

from collections import Counter

from tallybook.analysis.kinds import PEOPLE_EVENTS, counts_people
from tallybook.analysis.reading import Reading
from tallybook.interval import Number
from tallybook.ledger.claim import Claim

MOST = 6
MOST_OF_ONE_EVENT = 3
RULE = (
    "Chosen by rule: the largest figure of each source, event and unit, a named source before none, people before "
    "things, deaths first, the larger before the smaller, and no event crowds out the others. Shares, ratios and "
    "durations come last; parts of a figure of the same source, repeats and replaced figures are left out."
)


def highlights(reading: Reading) -> tuple[Claim, ...]:
    """Return at most six claims, chosen and ordered by `RULE`; nothing is added up.

    Where every claim is a part or a repeat of another, the rule chooses among all of them.
    """
    source = {claim.claim_id: claim.source for claim in reading.ledger.claims}
    whole = [
        claim
        for claim in reading.claims
        if source.get(claim.part_of) != claim.source and not (claim.repeats or claim.superseded)
    ]
    ranked = sorted(whole or reading.claims, key=_rank)
    first = {_key(claim): claim for claim in ranked[::-1]}
    chosen = [claim for claim in ranked if claim is first[_key(claim)]]
    seen: Counter[tuple[str, str]] = Counter()
    kept = []
    for claim in chosen:
        seen[claim.event, claim.subevent] += 1
        if seen[claim.event, claim.subevent] <= MOST_OF_ONE_EVENT:
            kept.append(claim)
    return tuple(kept[:MOST])


def _key(claim: Claim) -> tuple[str, ...]:
    return claim.source, claim.event, claim.subevent, claim.unit, claim.unit_kind


def _rank(claim: Claim) -> tuple[bool, bool, bool, int, Number, int]:
    order = PEOPLE_EVENTS.index(claim.event) if claim.event in PEOPLE_EVENTS else len(PEOPLE_EVENTS)
    known = (claim.value, claim.high, claim.low, claim.magnitude)
    size = next((number for number in known if number is not None), 0)
    minor = claim.unit_kind in ("time", "ratio", "share")
    return (minor, not claim.source, not counts_people(claim), order, -size, claim.start)
