"""Wholes that a text makes plain without saying them: of "the remaining 380", and of a share that restates a count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tallybook.analysis.audit.apart import ends
from tallybook.analysis.audit.facts import RATES, Facts, says
from tallybook.analysis.kinds import counts_people
from tallybook.ledger.claim import Claim

_BACK = 2  # sentences from what is left of a whole back to the parts before it, and from them to the whole
_NEARLY = 0.25  # how far the parts may miss the whole, and still be meant as its parts
_CLOSE = 3  # words between a count and the share that restates it


def rests(facts: Facts, wholes: Mapping[str, str]) -> dict[str, str]:
    """Return the wholes of lists that end with what is left: "1,450 went west and the remaining 380 east"."""
    found: dict[str, str] = {}
    for last in facts.claims:
        if _is_count(last) and last.claim_id not in wholes and ends("rest", facts, last):
            listed = [
                claim for claim in facts.around(last, _BACK) if claim.end <= last.start and _is_beside(claim, last)
            ]
            found |= _to_their_whole(facts, wholes, listed, last) or _to_a_total(facts, wholes, listed, last)
    return found


def _is_count(claim: Claim) -> bool:
    return bool(claim.value) and claim.unit_kind not in RATES and not (claim.superseded or claim.repeats)


def _is_beside(claim: Claim, last: Claim) -> bool:
    people = counts_people(claim) and counts_people(last)
    return _is_count(claim) and claim.unit_kind == last.unit_kind and (people or claim.unit == last.unit)


def _to_their_whole(facts: Facts, wholes: Mapping[str, str], listed: Sequence[Claim], last: Claim) -> dict[str, str]:
    """Return the whole that the parts before have, where what is left makes it up."""
    for first in dict.fromkeys(wholes[claim.claim_id] for claim in reversed(listed) if claim.claim_id in wholes):
        parts = [claim for claim in listed if wholes.get(claim.claim_id) == first]
        whole = facts.by_id[first]
        if _comes_near((*parts, last), whole):
            return {last.claim_id: first}
    return {}


def _to_a_total(facts: Facts, wholes: Mapping[str, str], listed: Sequence[Claim], last: Claim) -> dict[str, str]:
    """Return the nearest larger count before a list of a sentence, where the list nearly comes to it."""
    parts = [claim for claim in listed if claim.sentence == last.sentence and claim.claim_id not in wholes]
    if not parts:
        return {}
    before = [claim for claim in facts.around(parts[0], _BACK) if claim.end <= parts[0].start]
    for whole in reversed(before):
        if _is_count(whole) and _is_beside(whole, last) and _comes_near((*parts, last), whole):
            return {part.claim_id: facts.first(whole.claim_id) for part in (*parts, last) if part != whole}
    return {}


def _comes_near(parts: Sequence[Claim], whole: Claim) -> bool:
    size = float(whole.value or 0)
    largest = max(part.value or 0 for part in parts)
    return largest < size and abs(sum(part.value or 0 for part in parts) - size) <= _NEARLY * size


def restated(facts: Facts, wholes: Mapping[str, str]) -> dict[str, str]:
    """Return the wholes of shares tied to the very count that they restate: "of which 664 km, or some 68%"."""
    found: dict[str, str] = {}
    for share in facts.claims:
        count = facts.by_id.get(wholes.get(share.claim_id, ""))
        if share.unit_kind != "share" or count is None or count.claim_id not in wholes:
            continue
        gap = facts.between(count, share)
        beside = count.end <= share.start and count.sentence == share.sentence and len(gap.split()) <= _CLOSE
        if beside and says("or", gap) and not says("of", facts.words_after(share, 1)):
            found[share.claim_id] = wholes[count.claim_id]
    return found
