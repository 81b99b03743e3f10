"""Stated shares against the counts beside them: "14 of the 35 hospitals, or half"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tallybook.analysis.audit import words
from tallybook.analysis.audit.apart import in_two_places, places
from tallybook.analysis.audit.bounds import plain_number, possible, quotient, total
from tallybook.analysis.audit.facts import RATES, Facts, heads, says, wordings
from tallybook.analysis.audit.relations import Relation, one, several
from tallybook.analysis.kinds import counts_people
from tallybook.analysis.policy import Policy, step
from tallybook.interval import Interval, hull
from tallybook.ledger.claim import Claim

_ROUND = 0.005  # a share that rounds to the percent stated is right
_FRACTION = 0.015  # a fraction in words is a round number: 67.3% is two-thirds
_LOOSE = 0.1  # 69% is still "two in three", 40% is no longer "half"
_MOST = 0.05
_SLACK = 0.01  # a bound may be missed by so little: 33.6% for "nearly a third"
_SHORT = 0.2  # "almost half" is said of 42%, not of 30%
_POINTS = 0.1  # "nearly two-thirds" is not said of 55%
_TOUCHING = 3
_HOLDS = ("consistent", "consistent_within_hedge")
_BEHIND = 3  # sentences between "half of them children" and the count of children
_LEAD = 6  # words before a share, in which it is said to be of several counts together
_NEAR = 9  # words between a share and its count in apposition


def find_shares(facts: Facts) -> Iterator[Relation]:
    """Yield each stated share whose count and whole the text gives too."""
    for stated in facts.claims:
        whole = facts.whole(stated)
        if stated.unit_kind != "share" or whole is None or whole.unit_kind in RATES or stated.sense:
            continue
        counted = _together(facts, stated) or _counted(facts, stated, whole)
        if counted:
            yield _share(facts, stated, counted, whole)


def _share(facts: Facts, stated: Claim, counted: Sequence[Claim], whole: Claim) -> Relation:
    computed = _part_of_whole(counted, whole)
    role = one("part", counted[0]) if len(counted) == 1 else several("parts", counted)
    return Relation(
        "share",
        (role, one("whole", whole), one("share", stated)),
        _verdict(facts, stated, counted, whole, computed),
        words.division(counted, whole, computed, stated),
        stated=stated.value,
        computed=None if computed is None else round(computed, 4),
    )


def _part_of_whole(counted: Sequence[Claim], whole: Claim) -> float | None:
    values = [part.value for part in counted if part.value is not None]
    return float(total(values)) / float(whole.value) if len(values) == len(counted) and whole.value else None


def _together(facts: Facts, stated: Claim) -> list[Claim]:
    """Return the amounts that a share is of when added up: "4,104 children and 2,641 women - together two-thirds"."""
    here = [claim for claim in _siblings(facts, stated) if claim.sentence == stated.sentence]
    before = [claim for claim in here if claim.end <= stated.start]
    if len(before) > 1:
        named = {noun for claim in before for noun in heads(claim.unit)}
        compound = " and " in stated.unit and heads(stated.unit) <= named
        if not (
            compound or says("together", facts.between(before[-1], stated)) or _only_together(facts, before, stated)
        ):
            return []
        return [claim for claim in before if not compound or heads(claim.unit) & heads(stated.unit)]
    behind = [claim for claim in here if claim.start >= stated.end]
    jointly = len(behind) > 1 and says("together", facts.words_before(stated, _LEAD))
    return behind if jointly and _cover(behind, stated) else []


def _only_together(facts: Facts, before: Sequence[Claim], stated: Claim) -> bool:
    """Say whether a share behind a list fits the list added up, and not its last count: "168 and 103 - half"."""
    whole = facts.whole(stated)
    if whole is None or not apposed(facts, before[-1], stated) or len({claim.unit for claim in before}) < len(before):
        return False
    alone = _verdict(facts, stated, before[-1:], whole, _part_of_whole(before[-1:], whole))
    return alone == "inconsistent" and _verdict(facts, stated, before, whole, _part_of_whole(before, whole)) in _HOLDS


def _cover(counted: Sequence[Claim], stated: Claim) -> bool:
    """Say whether counts are of the places that a share is of: "two regions together had half, with 161 and 214"."""
    of_share = places(stated.place)[0]
    return not of_share or all(places(claim.place)[0] <= of_share for claim in counted)


def _siblings(facts: Facts, stated: Claim) -> list[Claim]:
    """Return the counts that have the whole of a share."""
    parts = facts.parts.get(facts.wholes.get(stated.claim_id, ""), ())
    return [claim for claim in parts if claim.unit_kind not in RATES and not claim.superseded]


def _counted(facts: Facts, stated: Claim, whole: Claim) -> list[Claim]:
    """Return the count that a share restates: beside it, of the same place, or in the next sentence."""
    every = _siblings(facts, stated)
    here = [claim for claim in every if claim.sentence == stated.sentence and claim.unit == stated.unit]
    siblings = [
        claim for claim in every if _fits(claim, stated, whole) or _touches(facts, claim, stated) or [claim] == here
    ]
    beside = [claim for claim in (*siblings, *_unlinked(facts, stated, whole)) if apposed(facts, claim, stated)]
    if beside:
        return [min(beside, key=lambda claim: (claim.start > stated.start, abs(claim.start - stated.start)))]
    free = [claim for claim in siblings if not _restated(facts, claim)]
    same = [claim for claim in free if _same_matter(facts, claim, stated, whole)]
    return same[:1] if len(same) == 1 else _pointed_at(facts, stated, whole)


def _pointed_at(facts: Facts, stated: Claim, whole: Claim) -> list[Claim]:
    """Return the one count of the sentence before: "137,000 fled. That is a quarter of its 548,000 people"."""
    before = [
        claim
        for claim in facts.around(stated, 1)
        if claim.sentence < stated.sentence
        and claim.claim_id not in facts.wholes
        and claim.unit_kind == whole.unit_kind
        and ((counts_people(claim) and counts_people(whole)) or claim.unit == whole.unit)
    ]
    return before if len(before) == 1 and _points_back(facts, before[0], stated) else []


def _touches(facts: Facts, claim: Claim, stated: Claim) -> bool:
    """Say whether next to nothing stands between a count and a share: "1.2 million, or 35 per cent,"."""
    return len(facts.between(claim, stated).split()) <= _TOUCHING


def _fits(claim: Claim, stated: Claim, whole: Claim) -> bool:
    """Say whether a count and a share may be of one matter; money drawn is a share of money asked for."""
    if claim.unit_kind == whole.unit_kind == "money":
        return True
    vague = wordings("unspecific")
    return claim.event == stated.event and (
        claim.subevent == stated.subevent or claim.subevent in vague or stated.subevent in vague
    )


def _unlinked(facts: Facts, stated: Claim, whole: Claim) -> list[Claim]:
    """Return the counts in the sentence of a share that are of the same things, though no word ties them to a whole."""
    return [
        claim
        for claim in facts.around(stated, 0)
        if not claim.part_of
        and claim.claim_id != whole.claim_id
        and (claim.unit, claim.unit_kind) == (stated.unit, whole.unit_kind)
        and (claim.event == stated.event or _said_again(facts, claim, whole, stated))
    ]


def _said_again(facts: Facts, claim: Claim, whole: Claim, stated: Claim) -> bool:
    """Say whether "or" ties a count to a share and its whole right before it: "a third of the 600, or 200 people"."""
    gap = facts.between(whole, claim)
    return stated.start < whole.start < claim.start and len(gap.split()) <= _NEAR and says("or", gap)


def _restated(facts: Facts, claim: Claim) -> bool:
    """Say whether a share stands beside a count already."""
    return any(other.unit_kind == "share" and apposed(facts, claim, other) for other in facts.around(claim, 0))


def apposed(facts: Facts, claim: Claim, stated: Claim) -> bool:
    """Say whether a share and a count stand side by side in one sentence with no other amount between them."""
    if claim.sentence != stated.sentence:
        return False
    if says("from", facts.words_before(claim, 1)):
        return False  # "one in four, down from 6.5 million"
    first, last = sorted((claim, stated), key=lambda found: found.start)
    between = [other for other in facts.around(claim, 0) if first.end <= other.start < last.start]
    allowed = {facts.wholes.get(stated.claim_id)}
    gap = facts.between(claim, stated)
    near = len(gap.split()) <= _NEAR and any(mark in gap for mark in ",–—-(:")
    if first is stated and says("copula", gap) and not any(mark in gap for mark in "–—(:"):
        return False  # "a third are open, 25 are shut"
    return near and ";" not in gap and all(facts.first(other.claim_id) in allowed for other in between)


def _same_matter(facts: Facts, claim: Claim, stated: Claim, whole: Claim) -> bool:
    """Say whether a count apart from a share must be what it is of: one unit, and its own place or the next line."""
    if claim.unit != stated.unit:
        return False
    place, of_whole = places(claim.place)[0], places(whole.place)[0]
    if place and place == places(stated.place)[0] and place != of_whole:
        return True
    if _only_one_of(facts, claim.unit, stated, whole):
        return abs(claim.sentence - stated.sentence) <= _BEHIND or not in_two_places(claim.place, stated.place)
    lone = len(_siblings(facts, stated)) == 1
    here = places(stated.place)[0] == place or claim.unit_kind == "money"
    return lone and here and (0 <= claim.sentence - stated.sentence <= 1 or _points_back(facts, claim, stated))


def _only_one_of(facts: Facts, unit: str, stated: Claim, whole: Claim) -> bool:
    """Say whether a whole has one count and one share of people told apart from it: "half of them children"."""
    every = facts.parts.get(facts.wholes.get(stated.claim_id, ""), ())
    alike = [claim for claim in every if claim.unit == unit]
    return unit not in (whole.unit, "") and len(alike) == 2 and counts_people(replace(stated, unit_kind=""))


def _points_back(facts: Facts, claim: Claim, stated: Claim) -> bool:
    """Say whether a share opens its sentence with a word for the count before: "That is a quarter of the province"."""
    before = facts.words_before(stated, _LEAD)
    opens = bool(before) and says("points_back", before)
    sentence = facts.sentence(stated)
    head = sentence is not None and bool(before) and sentence.tokens[:1] == before[:1]
    return stated.sentence - claim.sentence == 1 and opens and head


def _verdict(facts: Facts, stated: Claim, counted: Sequence[Claim], whole: Claim, computed: float | None) -> str:
    if stated.value is not None and computed is not None and _rounds_to(computed, stated):
        return "consistent"
    if any(claim.hedge == "vague" for claim in (*counted, whole, stated)):
        return "unverifiable"
    added = Interval(0, 0)
    for part in counted:
        added = added + possible(part, facts.policy)
    quotients = quotient(added, possible(whole, facts.policy))
    if quotients.low == 0 and quotients.high is None:
        return "unverifiable"
    return "consistent_within_hedge" if quotients.overlaps(stretched(stated, facts.policy)) else "inconsistent"


def _rounds_to(computed: float, stated: Claim) -> bool:
    assert stated.value is not None
    width = _ROUND
    if stated.hedge == "exact" and in_words(stated):
        width = max(_ROUND, _FRACTION * stated.value)
    elif not in_words(stated):
        width = min(_ROUND, float(step(stated.value)) / 2)
    return abs(computed - stated.value) <= width + 1e-9


def in_words(stated: Claim) -> bool:
    """Say whether a share is a fraction rather than a number of per cent: "half", "two in three", "one-third"."""
    text = stated.text.lower()
    return "%" not in text and "per cent" not in text and "percent" not in text and "pc" not in text.split()


def stretched(stated: Claim, policy: Policy) -> Interval:
    """Return which shares a writer may mean: what the words allow, and some way round a round one."""
    if stated.value is None:
        return possible(stated, policy)
    value = float(stated.value)
    about = Interval(max(0.0, value - _width(stated)), value + _width(stated))
    if stated.hedge == "exact":
        return about
    allowed = possible(stated, policy)
    if stated.hedge == "approx":
        return allowed if policy.reach("approx") is None else hull(allowed, about)
    slack = _SLACK * value
    if stated.hedge == "nearly":
        return Interval(max(value * (1 - _SHORT), value - _POINTS), value + slack)
    low = None if allowed.low is None else max(0.0, float(allowed.low) - slack)
    return Interval(low, None if allowed.high is None else float(allowed.high) + slack)


def _width(stated: Claim) -> float:
    value = float(stated.value or 0)
    if in_words(stated):
        return min(_MOST, _LOOSE * value)
    if round(value * 100, 6) % 5 == 0:
        return _MOST / 2  # tens and fives of per cent are round numbers
    return float(2 * plain_number(min(step(value), step(0.01)))) / (1 if step(value) < step(0.01) else 2)
