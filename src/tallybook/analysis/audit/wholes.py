"""What an amount must be part of by its place in the text, whatever the two sizes are.

The reading of a ledger prefers a whole that is large enough. A fault in print would go unseen: "seven people,
including nine children" must be held against the seven.
"""

from __future__ import annotations

from collections.abc import Mapping

from tallybook.analysis.audit.adding import adding_up, nested
from tallybook.analysis.audit.apart import in_two_places
from tallybook.analysis.audit.bounds import possible
from tallybook.analysis.audit.facts import RATES, Facts, says, tied, wordings
from tallybook.analysis.audit.rests import restated, rests
from tallybook.analysis.audit.rivals import same_source
from tallybook.analysis.kinds import counts_people
from tallybook.ledger.claim import Claim

_CUE = 2  # words between an amount and the words that make it a part
_LEAD = 14  # words between the two amounts
_BACK = 3  # sentences back to a source's own total


def retie(facts: Facts) -> Facts:
    """Return the facts with the wholes that the place in the text demands."""
    wholes = dict(facts.wholes)
    for claim in facts.claims:
        if claim.unit_kind in RATES or claim.superseded:
            continue
        whole = _overflowed(facts, claim) or _own_total(facts, claim)
        if whole is not None:
            wholes[claim.claim_id] = facts.first(whole.claim_id)
        elif _is_beside(facts, claim):
            del wholes[claim.claim_id]
    wholes |= _rest_of_list(facts, wholes)
    wholes |= rests(facts, wholes)
    wholes |= restated(facts, wholes)
    wholes |= adding_up(facts, wholes)
    return tied(facts, wholes | nested(facts, wholes))


def _rest_of_list(facts: Facts, wholes: Mapping[str, str]) -> dict[str, str]:
    """Return the wholes of counts that end a list whose amounts add up to the total before it in the sentence.

    "The dead were at 267, with 220 killed in the province and another 47 elsewhere": only the 220 may be tied to it.
    """
    found: dict[str, str] = {}
    for total in facts.claims:
        first = facts.first(total.claim_id)
        behind = [claim for claim in facts.around(total, 0) if total.end <= claim.start and _is_like(claim, total)]
        listed = [claim for claim in behind if wholes.get(claim.claim_id, first) == first]
        tied_to_it = any(claim.claim_id in wholes for claim in listed)
        if _is_plain(total) and tied_to_it and sum(claim.value or 0 for claim in listed) == total.value:
            found |= {claim.claim_id: first for claim in listed}
    return found


def _is_plain(claim: Claim) -> bool:
    """Say whether a claim is a count that stands by itself."""
    return bool(claim.value) and not (claim.unit_kind or claim.superseded or claim.repeats)


def _is_like(part: Claim, total: Claim) -> bool:
    """Say whether a count may be a part of a total by what it counts and by its size."""
    alike = (part.event, part.subevent) == (total.event, total.subevent) and _is_plain(part)
    held = part.unit == total.unit or (counts_people(part) and total.unit in wordings("generic"))
    return alike and held and part.hedge == "exact" and (part.value or 0) < (total.value or 0)


def _overflowed(facts: Facts, part: Claim) -> Claim | None:
    """Return the amount right before a part, where the part is the larger: "seven people, including nine children".

    Where the sentence has another whole for it, there is no fault.
    """
    known = facts.whole(part)
    if (known is not None and known.sentence == part.sentence) or not _is_part(facts, part):
        return None
    before = [claim for claim in facts.around(part, 0) if claim.end <= part.start and _holds(claim, part)]
    if not before or len(facts.between(before[-1], part).split()) > _LEAD:
        return None
    amount, limit = possible(part, facts.policy), possible(before[-1], facts.policy)
    over = amount.low is not None and limit.high is not None and amount.low > limit.high
    return before[-1] if over else None


def _is_beside(facts: Facts, part: Claim) -> bool:
    """Say whether a part and its whole are told of two places in one list: "ten in the north, eight in the south"."""
    whole = facts.whole(part)
    if whole is None or whole.sentence != part.sentence or not in_two_places(part.place, whole.place):
        return False
    inside = facts.between(whole, part)
    worded = says("partial", inside) or says("comprised", inside) or any(mark in inside for mark in ":–—(")
    return part.start > whole.start and part.unit == whole.unit and not (worded or _is_part(facts, part))


def _is_part(facts: Facts, part: Claim) -> bool:
    """Say whether words right beside an amount make it a part: "including nine", "14 of them", "of whom 14"."""
    return says("part_before", facts.words_before(part, _CUE)) or says("part_behind", facts.words_after(part, _CUE))


def _holds(whole: Claim, part: Claim) -> bool:
    if whole.unit_kind or part.unit_kind or whole.hedge == "vague" or whole.event != part.event:
        return False
    return counts_people(whole) if counts_people(part) else whole.unit == part.unit


def _own_total(facts: Facts, part: Claim) -> Claim | None:
    """Return the total that the source of a part gave itself, where the ledger has that of another source."""
    known = facts.whole(part)
    if known is None or same_source(known, part):
        return None
    own = [
        claim
        for claim in facts.around(part, _BACK)
        if claim.start < known.start
        and claim.source.casefold() == part.source.casefold()
        and (claim.event, claim.subevent, claim.unit_kind) == (known.event, known.subevent, known.unit_kind)
        and (claim.unit == known.unit or claim.unit in wordings("generic"))
        and not (claim.part_of or claim.superseded or in_two_places(claim.place, known.place))
    ]
    return own[-1] if own and known.sentence != part.sentence else None
