"""Stated changes and multiples: "twice as many as", "40 per cent more than"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tallybook.analysis import wording
from tallybook.analysis.audit import words
from tallybook.analysis.audit.bounds import possible, quotient
from tallybook.analysis.audit.facts import RATES, Facts
from tallybook.analysis.audit.relations import Relation, one
from tallybook.analysis.kinds import counts_people
from tallybook.interval import Interval
from tallybook.ledger.claim import Claim

_ROUND = 0.005
_TENTH = 0.05  # "twice" is said of 1.96 and of 2.04
_LOOSE = 0.15  # beyond which a multiple in words is wrong
_FAR = 20
_BACK = 2  # sentences back that "that was twice as many" may point


def find_changes(facts: Facts) -> Iterator[Relation]:
    """Yield each stated change or multiple whose two amounts the text gives too."""
    for stated in facts.claims:
        is_ratio = stated.unit_kind == "ratio"
        is_change = stated.unit_kind == "share" and bool(stated.sense) and not stated.part_of
        if (is_ratio or is_change) and stated.value is not None:
            pairs = [pair for pair in _pairs(facts, stated) if not _far_off(float(stated.value), *pair)]
            made = [_change(facts, stated, *pair, kind="ratio" if is_ratio else "change") for pair in pairs]
            yield from [change for change in made if not change.alarms][:1] or made[:1]


def _far_off(stated: float, new: Claim, old: Claim) -> bool:
    """Say whether two amounts are so far from a stated change that it cannot be meant of them, not even by a slip."""
    if new.value is None or not old.value:
        return False
    times = abs(float(new.value) / float(old.value))
    return times > _FAR * (1 + stated) or times * _FAR * (1 + stated) < 1


def _pairs(facts: Facts, stated: Claim) -> list[tuple[Claim, Claim]]:
    """Return the newer and the older amount: what is likely meant, or else a part: "20,000, some 8,000 this year"."""
    near = _counts(facts, stated)
    wholes = [claim for claim in near if not claim.part_of]
    pairs = [_pair(facts, stated, wholes), _pair(facts, stated, near)]
    return [pair for pair in pairs if pair is not None]


def _pair(facts: Facts, stated: Claim, near: list[Claim]) -> tuple[Claim, Claim] | None:
    """Return the newer and the older amount: before and behind the multiple, or behind it: "from three to seven"."""
    behind = [claim for claim in near if claim.sentence == stated.sentence and claim.start > stated.end]
    if behind and behind[0].hedge == "range" and behind[0].text.lower().startswith("from "):
        return _ends(behind[0])
    if len(behind) > 1 and _alike(*behind[:2]):
        leads = [_word_before(facts, claim) for claim in behind[:2]]
        if leads == ["from", "to"]:
            return behind[1], behind[0]
        if leads == ["to", "from"]:
            return behind[0], behind[1]
    if not behind:
        return _just_before(facts, [claim for claim in near if claim.end <= stated.start], stated)
    old = behind[0]
    before = [
        claim
        for claim in near
        if claim.end <= stated.start and stated.sentence - claim.sentence <= _BACK and _alike(claim, old)
    ]
    return (before[-1], old) if before else None


def _just_before(facts: Facts, before: list[Claim], stated: Claim) -> tuple[Claim, Claim] | None:
    """Return the two amounts of "2,480, up from 2,411, a 3 percent rise", or "from 40 to 60, a rise of 50 percent"."""
    if len(before) < 2:
        return None
    if [_word_before(facts, claim) for claim in before[-2:]] == ["from", "to"] and before[
        -1
    ].sentence == stated.sentence:
        return (before[-1], before[-2]) if _alike(*before[-2:]) else None
    new, old = before[-2:]
    side_by_side = new.sentence == old.sentence == stated.sentence and _word_before(facts, old) == "from"
    return (new, old) if side_by_side and _alike(new, old) else None


def _ends(claim: Claim) -> tuple[Claim, Claim] | None:
    """Return the newer and the older end of "tripled from 20 to 60", which is read as one range."""
    if claim.low is None or claim.high is None:
        return None
    old, new = (replace(claim, value=end, low=end, high=end, hedge="exact") for end in (claim.low, claim.high))
    return new, old


def _counts(facts: Facts, stated: Claim) -> list[Claim]:
    near = facts.around(stated, _BACK)
    return [claim for claim in near if claim.unit_kind not in RATES and claim.unit_kind != "time"]


def _word_before(facts: Facts, claim: Claim) -> str:
    words_before = facts.words_before(claim, 1)
    return words_before[0].lower if words_before else ""


def _alike(claim: Claim, other: Claim) -> bool:
    """Say whether two counts are of one thing, so that one may be a multiple of the other."""
    if not other.unit and other.event == "other" and not (other.subevent or other.unit_kind):
        return not claim.unit_kind  # "60 percent more than the 5,000 it recorded": the noun is understood
    same = (claim.event, claim.subevent, claim.unit_kind) == (other.event, other.subevent, other.unit_kind)
    people = counts_people(claim) and counts_people(other)
    return same and (claim.unit == other.unit or people or not (claim.unit and other.unit))


def _change(facts: Facts, stated: Claim, new: Claim, old: Claim, *, kind: str) -> Relation:
    times = quotient(possible(new, facts.policy), possible(old, facts.policy))
    value = float(new.value) / float(old.value) if new.value is not None and old.value else None
    if kind == "change":
        times, value = _as_change(stated, times, value)
    return Relation(
        kind,
        (one("new", new), one("old", old), one("share", stated)),
        _verdict(facts, stated, value, times),
        _arithmetic(stated, new, old, value, kind),
        stated=stated.value,
        computed=None if value is None else round(value, 4),
    )


def _as_change(stated: Claim, times: Interval, value: float | None) -> tuple[Interval, float | None]:
    """Return by how much an amount rose or, where the text speaks of a decrease, fell."""
    if stated.sense == "decrease":
        low = None if times.high is None else 1 - times.high
        high = None if times.low is None else 1 - times.low
        return Interval(low, high), None if value is None else 1 - value
    low = None if times.low is None else times.low - 1
    high = None if times.high is None else times.high - 1
    return Interval(low, high), None if value is None else value - 1


def _verdict(facts: Facts, stated: Claim, value: float | None, times: Interval) -> str:
    assert stated.value is not None
    if value is None:
        return "unverifiable"
    said = float(stated.value)
    width = _ROUND if stated.unit_kind == "share" else _TENTH * (said if stated.hedge == "exact" else 0)
    if abs(value - said) <= width + 1e-9:
        return "consistent"
    return "consistent_within_hedge" if times.overlaps(_meant(facts, stated)) else "inconsistent"


def _meant(facts: Facts, stated: Claim) -> Interval:
    """Return which changes or multiples a writer may mean."""
    said, allowed = float(stated.value or 0), possible(stated, facts.policy)
    slack = _LOOSE * said
    if stated.hedge in ("exact", "approx"):
        return Interval(said - slack, said + slack)
    grace = _TENTH * said
    low = None if allowed.low is None else float(allowed.low) - grace
    high = None if allowed.high is None else float(allowed.high) + grace
    return Interval(said - slack if stated.hedge == "nearly" else low, high)


def _arithmetic(stated: Claim, new: Claim, old: Claim, value: float | None, kind: str) -> str:
    working = f"{wording.amount(new)} ÷ {wording.amount(old)}"
    if kind == "change":
        working = f"({wording.amount(new)} − {wording.amount(old)}) ÷ {wording.amount(old)}"
        if stated.sense == "decrease":
            working = f"({wording.amount(old)} − {wording.amount(new)}) ÷ {wording.amount(old)}"
    if value is None:
        return f"{working}, stated {words.said(stated)}"
    result = words.percent(value) if kind == "change" else words.multiple(value)
    return f"{working} = {result}, stated {words.said(stated)}"
