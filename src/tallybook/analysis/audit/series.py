"""Running tolls: what replaces what, and whether old and increment make new."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from tallybook.analysis import wording
from tallybook.analysis.audit.apart import in_two_places, places
from tallybook.analysis.audit.bounds import possible, rounding
from tallybook.analysis.audit.facts import RATES, Facts, says, wordings
from tallybook.analysis.audit.relations import Relation, one
from tallybook.analysis.audit.words import gap, in_unit_of, rounded
from tallybook.interval import Number
from tallybook.ledger.claim import Claim

_REACH = 3  # sentences between a replaced figure and the one that replaces it
_FAR = 15  # the same, where the later one is of the same place


def find_series(facts: Facts) -> Iterator[Relation]:
    """Yield each replaced figure with the one that replaces it, and the increment between them."""
    for old in facts.claims:
        if not old.superseded:
            continue
        new = replacement(facts, old)
        if new is None:
            continue
        yield _supersede(new, old)
        increment = _increment(facts, new, old)
        if increment is not None:
            yield _difference(facts, new, old, increment)


def replacement(facts: Facts, old: Claim) -> Claim | None:
    """Return the figure that replaces another: the nearest of its kind that is no increment."""
    near = [claim for claim in facts.around(old, _REACH) if _may_replace(facts, claim, old)]
    if not near:
        later = (
            claim for claim in facts.around(old, _FAR) if claim.start > old.start and _may_replace(facts, claim, old)
        )
        near = [claim for claim in later if _of_one_place(claim, old)]
    return min(near, key=lambda claim: _away(facts, claim, old), default=None)


def _may_replace(facts: Facts, claim: Claim, old: Claim) -> bool:
    """Say whether a figure may replace another: of its kind, stated as a total, firmer than a vague word."""
    vague = claim.hedge == "vague" and old.hedge != "vague"
    if claim.superseded or vague or not _same_count(claim, old) or is_increment(facts, claim):
        return False
    if in_two_places(claim.place, old.place):
        return False
    whole = facts.whole(claim)
    if whole is None:
        return True
    apart = places(claim.place) == places(old.place) != places(whole.place)
    return apart or (whole.sentence != claim.sentence and claim.sentence == old.sentence)


def _of_one_place(claim: Claim, old: Claim) -> bool:
    return bool(places(claim.place)[0] & places(old.place)[0])


def _same_count(one: Claim, other: Claim) -> bool:
    return (
        one.claim_id != other.claim_id
        and one.unit_kind == other.unit_kind
        and one.unit_kind not in RATES
        and one.event == other.event
        and (one.unit == other.unit or not one.unit_kind)
        and one.subevent == other.subevent
    )


def _away(facts: Facts, claim: Claim, old: Claim) -> tuple[bool, bool, bool, bool, int]:
    """Order candidates: of the same unit, in the same sentence, no smaller, of the same place, then by distance."""
    apart = claim.sentence != old.sentence
    fallen = apart and (claim.value or 0) < (old.value or 0)
    elsewhere = places(claim.place) != places(old.place)
    return claim.unit != old.unit, apart, fallen, elsewhere, len(facts.between(claim, old))


def is_increment(facts: Facts, claim: Claim) -> bool:
    """Say whether a count adds to another rather than standing by itself: "eight more", "a further 22"."""
    words = facts.words_after(claim, 1)
    before = " ".join(token.lower for token in facts.words_before(claim, 2))
    after = words[0].lower if words else ""
    following = facts.words_after(claim, 2)
    compares = len(following) > 1 and following[1].lower == "than"
    return (after in ("more", "further", "additional") and not compares) or any(
        before == cue or before.endswith(f" {cue}") for cue in _cues()
    )


@cache
def _cues() -> tuple[str, ...]:
    return tuple(sorted(wordings("increment") - {"more", "new", "newly"}))


def _increment(facts: Facts, new: Claim, old: Claim) -> Claim | None:
    """Return the increment that stands with an older and a newer total, if there is just one."""
    if new.sentence != old.sentence:
        return None
    first, last = min(new.start, old.start), max(new.end, old.end)
    within = [
        claim
        for claim in facts.around(new, 0)
        if claim.claim_id not in (new.claim_id, old.claim_id)
        and _same_count(claim, new)
        and not claim.part_of
        and not claim.superseded
    ]
    marked = [claim for claim in within if is_increment(facts, claim)]
    lead = facts.body[min(claim.start for claim in (*within, new)) : last]
    if len(marked) == 1:
        return marked[0]
    return within[0] if len(within) == 1 and says("raising", lead) and within[0].start < first else None


def _supersede(new: Claim, old: Claim) -> Relation:
    return Relation(
        "supersede",
        (one("new", new), one("old", old)),
        "superseded",
        f"{wording.amount(old)} is replaced by {wording.amount(new)}",
        stated=old.value,
        computed=new.value,
    )


def _difference(facts: Facts, new: Claim, old: Claim, increment: Claim) -> Relation:
    computed = _minus(new, old)
    gained = possible(new, facts.policy) - possible(old, facts.policy)
    verdict = _verdict(increment, computed, gained.overlaps(possible(increment, facts.policy)))
    return Relation(
        "difference",
        (one("new", new), one("old", old), one("increment", increment)),
        verdict,
        _subtraction(new, old, increment, computed),
        stated=increment.value,
        computed=computed,
    )


def _minus(new: Claim, old: Claim) -> Number | None:
    return None if new.value is None or old.value is None else rounded(new.value - old.value)


def _verdict(increment: Claim, computed: Number | None, gained: bool) -> str:
    if computed is None or increment.value is None:
        return "unverifiable"
    if abs(abs(computed) - increment.value) <= rounding(increment):
        return "consistent"
    return "consistent_within_hedge" if gained else "inconsistent"


def _subtraction(new: Claim, old: Claim, increment: Claim, computed: Number | None) -> str:
    working = f"{wording.amount(new)} − {wording.amount(old)}"
    stated = f"stated {wording.amount(increment)}"
    if computed is None:
        return f"{working}, {stated}"
    away = gap(abs(computed), increment.value, increment)
    return f"{working} = {in_unit_of(computed, new)}, {stated}{away}"
