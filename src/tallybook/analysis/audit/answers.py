"""Figures that the text itself sets against an earlier one: "an official gave a higher toll", "the real figure was"."""

from __future__ import annotations

from collections.abc import Iterator

from tallybook.analysis.audit.apart import places
from tallybook.analysis.audit.countable import cited_here, is_intake
from tallybook.analysis.audit.facts import Facts, heads, says, wordings
from tallybook.analysis.audit.rivals import Bearing, same_source, shared_days, turns_away
from tallybook.analysis.audit.series import is_increment
from tallybook.analysis.kinds import counts_people
from tallybook.ledger.claim import Claim
from tallybook.text.tokens import Token

_REACH = 12  # sentences back to what is answered
_WEEK = 7  # days
_LISTED = 5  # words between two figures of one list
_CUE = 12  # words between the cue and the amount


def find_answers(facts: Facts) -> Iterator[Bearing]:
    """Yield each figure that the text calls another count, with the figure of another source that it answers."""
    for claim in facts.claims:
        if not _is_plain(facts, claim):
            continue
        earlier = _answered(facts, claim)
        if earlier:
            yield Bearing("same", max(earlier, key=lambda rival: _closeness(rival, claim)), claim)


def _answered(facts: Facts, claim: Claim) -> list[Claim]:
    """Return the figures before it that a figure may answer; where the words are explicit, wherever they are of."""
    if _answers(facts, claim):
        return [rival for rival in _before(facts, claim, _REACH) if _may_be_answered(facts, rival, claim)]
    if not says("puts_at", _lead(facts, claim)) or turns_away(facts, claim):
        return []
    near = (rival for rival in _before(facts, claim, _REACH) if _may_be_answered(facts, rival, claim))
    return [rival for rival in near if _of_one_place_and_time(rival, claim)]


def _before(facts: Facts, claim: Claim, reach: int) -> list[Claim]:
    return [rival for rival in facts.around(claim, reach) if rival.end <= claim.start]


def _of_one_place_and_time(rival: Claim, claim: Claim) -> bool:
    here = rival.unit == claim.unit and places(rival.place)[0] == places(claim.place)[0]
    return here and (rival.period_start, rival.period_end) == (claim.period_start, claim.period_end)


def _answers(facts: Facts, claim: Claim) -> bool:
    """Say whether its own words, or the sentence before, call a figure another count of something told already."""
    if says("counters", _lead(facts, claim)):
        return True
    first = all(other.start >= claim.start for other in facts.around(claim, 0))
    before = facts.ledger.sentences[claim.sentence - 1] if claim.sentence else None
    silent = before is not None and not any(before.span.covers(other.span) for other in facts.around(claim, 1))
    return first and silent and before is not None and says("counters", before.tokens)


def _lead(facts: Facts, claim: Claim) -> tuple[Token, ...]:
    """Return the words before a figure, back to one that is not listed with it: "31 dead and 51 missing"."""
    start = 0
    for other in reversed(_before(facts, claim, 0)):
        if other.source != claim.source or len(facts.between(other, claim).split()) > _LISTED:
            start = other.end
            break
    return tuple(word for word in facts.words_before(claim, _CUE) if word.start >= start)


def _is_plain(facts: Facts, claim: Claim) -> bool:
    """Say whether a figure is a source's own count of a whole."""
    plain = not (claim.unit_kind or claim.superseded or claim.repeats) and claim.hedge != "vague"
    kin = bool(heads(claim.unit) & wordings("kin"))
    own = bool(claim.source) and not kin and not is_increment(facts, claim)
    return plain and own and not is_intake(facts, claim)


def _may_be_answered(facts: Facts, rival: Claim, claim: Claim) -> bool:
    whole = facts.whole(rival)
    own = whole is None or (whole.source != rival.source and whole.unit == rival.unit)
    return (
        own
        and _of_one_time(rival, claim)
        and _is_plain(facts, rival)
        and cited_here(facts, facts.mentioned(rival))
        and not same_source(rival, claim)
        and _of_one_thing(rival, claim)
    )


def _of_one_time(rival: Claim, claim: Claim) -> bool:
    """Say whether two figures share days, or begin within a week: one may be dated by the day on which it is given."""
    first, second = rival.period_start, claim.period_start
    return first is None or second is None or shared_days(rival, claim) > 0 or abs((first - second).days) <= _WEEK


def _of_one_thing(rival: Claim, claim: Claim) -> bool:
    """Say whether two figures count people of one fate, or things of one kind; the buried are dead."""
    fate = rival.event == claim.event and (claim.event != "other" or rival.subevent == claim.subevent)
    if not claim.unit and claim.event == "other" and not claim.subevent:
        return rival.event != "other"  # "the real number is closer to 200": the noun is understood
    people = counts_people(rival) and counts_people(claim)
    generic = {rival.unit, claim.unit} & wordings("generic")
    return (fate or _buried(claim, rival)) and (rival.unit == claim.unit or bool(people and generic))


def _buried(one: Claim, other: Claim) -> bool:
    return {one.event, other.event} == {"killed", "other"} and "buried" in (one.subevent, other.subevent)


def _closeness(rival: Claim, claim: Claim) -> tuple[bool, int]:
    return rival.unit == claim.unit, rival.start
