"""What became of everybody: the dead and injured of a count of casualties; the dead, missing and saved of a ship."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from tallybook.analysis.audit.apart import in_two_places
from tallybook.analysis.audit.facts import Facts, says, wordings
from tallybook.analysis.audit.relations import Relation
from tallybook.analysis.audit.rivals import shared_days
from tallybook.analysis.audit.sums import sum_of
from tallybook.analysis.kinds import counts_people
from tallybook.ledger.claim import Claim

_NEAR = 4  # sentences around a total
_LEAD = 6  # words before a total


def find_fates(facts: Facts) -> Iterator[Relation]:
    """Yield a total beside what became of its people, where no words tie the one to the other.

    Counts of different fates have nobody in common. They are a sum where they add up, or where the sentence says so.
    """
    for total in facts.claims:
        fates = _fates(facts, total)
        group = next((group for group in _groups(fates) if _adds_up(facts, total, group)), ())
        if group and not all(facts.wholes.get(part.claim_id) == facts.first(total.claim_id) for part in group):
            yield sum_of(facts, total, group)


def _fates(facts: Facts, total: Claim) -> list[Claim]:
    """Return the nearest count of each fate that those in a total may have met."""
    names = _names(total)
    if not names or not total.value or total.repeats or total.superseded:
        return []
    best: dict[str, Claim] = {}
    for claim in facts.around(total, _NEAR):
        fate = _fate(claim)
        if fate in names and _of_the_same(facts, claim, total):
            held = best.get(fate)
            if held is None or _away(claim, total) < _away(held, total):
                best[fate] = claim
    return list(best.values())


def _names(total: Claim) -> frozenset[str]:
    """Return what may have befallen those whom a total counts; nothing where it is a count of another kind."""
    if not counts_people(total) or total.event != "other":
        return frozenset()
    if total.subevent in wordings("casualties"):
        return frozenset({"killed", "injured"})
    return frozenset({"killed", "missing", "saved"}) if total.subevent in wordings("aboard") else frozenset()


def _fate(claim: Claim) -> str:
    if claim.event == "other":
        return "saved" if claim.subevent in wordings("saved") else ""
    return claim.event


def _of_the_same(facts: Facts, claim: Claim, total: Claim) -> bool:
    """Say whether a count may be a part of a total: whole or tied to it, of its place and days."""
    whole = facts.wholes.get(claim.claim_id)
    free = whole is None or whole == facts.first(total.claim_id)
    plain = claim.value is not None and not (claim.unit_kind or claim.superseded or claim.repeats)
    together = claim.sentence == total.sentence or shared_days(claim, total) > 0
    here = total.subevent in wordings("aboard") or not in_two_places(claim.place, total.place)
    return free and plain and counts_people(claim) and together and here


def _away(claim: Claim, total: Claim) -> tuple[bool, int]:
    return claim.source != total.source, abs(claim.start - total.start)


def _groups(fates: Sequence[Claim]) -> Iterator[tuple[Claim, ...]]:
    """Yield the fates that may account for everybody: all of them first, then two of three."""
    ordered = sorted(fates, key=lambda claim: claim.start)
    for size in range(len(ordered), 1, -1):
        yield from combinations(ordered, size)


def _adds_up(facts: Facts, total: Claim, group: Sequence[Claim]) -> bool:
    if sum(part.value or 0 for part in group) == total.value:
        return True
    beside = all(part.sentence == total.sentence and part.end <= total.start for part in group)
    lead = facts.words_before(total, _LEAD)
    next_to = not any(group[-1].end <= claim.start < total.start for claim in facts.around(total, 0))
    return beside and next_to and total.subevent in wordings("casualties") and says("altogether", lead)
