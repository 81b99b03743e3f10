"""Totals against the parts that a text breaks them into, added up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations, pairwise

from tallybook.analysis.audit import words
from tallybook.analysis.audit.apart import disjoint, ends, in_two_places, places
from tallybook.analysis.audit.bounds import possible, rounding, total
from tallybook.analysis.audit.facts import RATES, Facts, plain, says, wordings
from tallybook.analysis.audit.relations import Relation, one, several
from tallybook.analysis.kinds import counts_people
from tallybook.interval import Interval, Number
from tallybook.ledger.claim import Claim
from tallybook.lexicon import load_lexicon
from tallybook.text.phrases import Phrases

_MOST = 60  # parts of one sentence; a longer list is no breakdown
_LISTED = 12  # words between two amounts of one list
_APART = 2  # sentences between two of them
_SINGLE = 6  # words behind the last amount of a list in which "and a guard" begins
_IN_A_ROW = 4  # sentences that one breakdown may take


def find_sums(facts: Facts) -> Iterator[Relation]:
    """Yield each breakdown of a total, checked on its own, and a row for totals that are broken down twice."""
    for whole_id in facts.parts:
        found = breakdowns(facts, whole_id)
        for group in found:
            yield sum_of(facts, facts.by_id[whole_id], group)
        if len(found) > 1:
            yield _twice(facts.by_id[whole_id], found)


def breakdowns(facts: Facts, whole_id: str) -> list[tuple[Claim, ...]]:
    """Return the lists of parts that one total is broken into: by victim, then by place."""
    whole = facts.by_id[whole_id]
    groups: dict[int, list[Claim]] = {}
    for part in plain(facts.parts.get(whole_id, ())):
        fits = part.unit_kind == whole.unit_kind and not _of_groups(part, whole)
        if fits and not part.superseded and not is_stray(facts, part, whole):
            groups.setdefault(_place_in_text(facts, part), []).append(part)
    every = tuple(part for group in groups.values() for part in group)
    if len(groups) > 1 and all(part.value is not None for part in every) and _come_to(every) == whole.value:
        return [every]  # one breakdown over several sentences
    return [
        group for group in _joined(whole, [tuple(group) for group in groups.values()]) if _adds(facts, whole, group)
    ]


def _joined(whole: Claim, groups: Sequence[tuple[Claim, ...]]) -> list[tuple[Claim, ...]]:
    """Join the lists of sentences in a row that come to the total together, or that go from place to place."""
    joined: list[tuple[Claim, ...]] = []
    at = 0
    while at < len(groups):
        runs = (range(at, stop) for stop in range(at + 2, min(len(groups), at + _IN_A_ROW) + 1))
        whole_runs = (run for run in runs if _goes_on(groups, run) and _come_to(_flat(groups, run)) == whole.value)
        run = next(whole_runs, range(at, at + 1))
        if len(run) == 1 and joined and _goes_on_elsewhere(whole, joined[-1], groups[at]):
            joined[-1] += groups[at]
        else:
            joined.append(_flat(groups, run))
        at = run.stop
    return joined


def _flat(groups: Sequence[tuple[Claim, ...]], run: range) -> tuple[Claim, ...]:
    return tuple(part for place in run for part in groups[place])


def _goes_on(groups: Sequence[tuple[Claim, ...]], run: range) -> bool:
    """Say whether lists stand in sentences in a row, each amount known."""
    sentences = [groups[place][0].sentence for place in run]
    in_a_row = all(later - earlier <= _APART for earlier, later in pairwise(sentences))
    return in_a_row and all(part.value is not None for part in _flat(groups, run))


def _goes_on_elsewhere(whole: Claim, earlier: tuple[Claim, ...], later: tuple[Claim, ...]) -> bool:
    """Say whether the next sentence goes on with other places: "In the capital 918 died. In the north 174 did"."""
    every = (*earlier, *later)
    alike = all((part.unit, part.event, part.subevent) == (whole.unit, whole.event, whole.subevent) for part in every)
    beside = later[0].sentence - earlier[-1].sentence == 1 and _come_to(earlier) != whole.value
    return alike and beside and all(in_two_places(*(part.place for part in two)) for two in combinations(every, 2))


def _come_to(parts: Sequence[Claim]) -> Number:
    return total([part.value for part in parts if part.value is not None])


def _of_groups(part: Claim, whole: Claim) -> bool:
    """Say whether one counts people and the other does not: people are no part of households."""
    return not part.unit_kind and counts_people(part) != counts_people(whole)


def is_stray(facts: Facts, part: Claim, whole: Claim) -> bool:
    """Say whether a thing was tied to a whole of other things: "49 of the 64 drones and 16 missiles"."""
    if part.unit == whole.unit or counts_people(part) or part.unit_kind:
        return False
    others = facts.parts.get(whole.claim_id, ())
    return any(other.unit == whole.unit and other.unit_kind not in RATES for other in others)


def _place_in_text(facts: Facts, part: Claim) -> int:
    """Return the number of the sentence; all rows of a table are one."""
    sentence = facts.sentence(part)
    return -1 if sentence is not None and sentence.kind == "row" else part.sentence


def _adds(facts: Facts, whole: Claim, group: tuple[Claim, ...]) -> bool:
    if sum(_times(facts, part) for part in group) < 2:
        return False
    return _told_apart(facts, whole, group) or _is_list(facts, group) or _comes_to_it(whole, group)


def _comes_to_it(whole: Claim, group: Sequence[Claim]) -> bool:
    """Say whether the parts add up to the total as it is printed, so that they must be its breakdown."""
    if whole.value is None or any(part.value is None for part in group):
        return False
    return abs(_come_to(group) - whole.value) <= rounding(whole)


def _told_apart(facts: Facts, whole: Claim, group: Sequence[Claim]) -> bool:
    """Say whether no two of the parts can be the same people or things."""
    if in_rows(facts, group) or is_complete(facts, whole, group):
        return True
    return len(group) <= _MOST and all(disjoint(facts, whole, *two) for two in combinations(group, 2))


def in_rows(facts: Facts, group: Sequence[Claim]) -> bool:
    """Say whether amounts stand in the rows of a table."""
    return all((sentence := facts.sentence(part)) is not None and sentence.kind == "row" for part in group)


def _is_list(facts: Facts, group: Sequence[Claim]) -> bool:
    """Say whether the parts are listed side by side with one unit: "nine Kh-101s and three S-300s".

    They may overlap, so that too many of them are no fault.
    """
    return all(
        first.unit == second.unit
        and first.event == second.event
        and first.subevent == second.subevent
        and len(facts.between(first, second).split()) <= _LISTED
        for first, second in pairwise(group)
    )


def is_complete(facts: Facts, whole: Claim, group: Sequence[Claim]) -> bool:
    """Say whether a breakdown claims to leave nothing out, so that falling short is a fault."""
    if in_rows(facts, group) or _every_fate(whole, group):
        return True
    if _has_a_share(facts, whole, group):
        return False
    if ends("rest", facts, group[-1]) or (_is_total(facts, whole) and group[-1].end <= whole.start):
        return True
    if group[0].sentence != whole.sentence or group[0].start < whole.end:
        return False
    lead = facts.body[whole.end : group[0].start]
    inside = facts.body[whole.end : group[-1].start]
    if says("partial", inside) or not _covers_everyone(group):
        return False
    marked = ":" in lead or lead.rstrip().endswith(("–", "—"))
    return says("comprised", lead) or (marked and len(lead.split(":")[-1].split()) <= _LISTED)


def _has_a_share(facts: Facts, whole: Claim, group: Sequence[Claim]) -> bool:
    """Say whether a list gives one part as a share, so that its counts leave it out: "a third are open, 60 shut"."""
    every = facts.parts.get(whole.claim_id, ())
    shares = [claim for claim in every if claim.unit_kind == "share" and claim.sentence == group[0].sentence]
    return any(claim.end <= group[0].start and says("copula", facts.between(claim, group[0])) for claim in shares)


def _every_fate(whole: Claim, group: Sequence[Claim]) -> bool:
    """Say whether the dead and the injured of a count of casualties are given: there are no others."""
    return whole.subevent in wordings("casualties") and {part.event for part in group} == {"killed", "injured"}


def _covers_everyone(group: Sequence[Claim]) -> bool:
    """Say whether a list by age and sex has men in it; without them it is not meant to be complete."""
    units = {part.unit for part in group}
    by_age = any(unit in ("child", "woman", "boy", "girl", "minor", "infant") for unit in units)
    return not by_age or bool(units & {"man", "adult"})


def _is_total(facts: Facts, whole: Claim) -> bool:
    return any(found.stop >= 1 for found in _totals().find(facts.words_before(whole, 8)))


@cache
def _totals() -> Phrases:
    return Phrases(row for row in load_lexicon("links") if row.facts.get("side") == "total")


def _times(facts: Facts, part: Claim) -> int:
    """Return how often a part counts: "1.6 million each in South Kivu and Ituri" counts twice."""
    after = facts.words_after(part, 2)
    if not says("each", after):
        return 1
    return max(len(places(part.place)[0]), 2)


def sum_of(facts: Facts, whole: Claim, group: tuple[Claim, ...]) -> Relation:
    """Return the relation between a total and the parts of one breakdown."""
    times = tuple(_times(facts, part) for part in group)
    values = [part.value for part in group]
    known = [value * often for value, often in zip(values, times, strict=True) if value is not None]
    computed = total(known) if len(known) == len(group) else None
    single = computed is not None and computed + 1 == whole.value and _ends_in_one(facts, group[-1])
    computed = whole.value if single else computed
    verdict = "consistent" if single else _verdict(facts, whole, group, times, computed)
    return Relation(
        "sum",
        (several("parts", group), one("total", whole)),
        verdict,
        words.addition(group, times, computed, whole, single=single),
        stated=whole.value,
        computed=computed,
        multiplicity=times if max(times) > 1 else (),
    )


def _ends_in_one(facts: Facts, last: Claim) -> bool:
    """Say whether a list goes on with a single one, which is no figure: "four civilians and a guard"."""
    behind = [token.lower for token in facts.words_after(last, _SINGLE)]
    at = behind.index("and") if "and" in behind else len(behind)
    return behind[at + 1 : at + 2] in (["a"], ["an"], ["one"])


def _verdict(facts: Facts, whole: Claim, group: Sequence[Claim], times: Sequence[int], computed: Number | None) -> str:
    stated = possible(whole, facts.policy)
    added = Interval(0, 0)
    for part, often in zip(group, times, strict=True):
        added = added + possible(part, facts.policy, part=True).scaled(often)
    if any(claim.hedge == "vague" for claim in (*group, whole)):
        return "unverifiable"
    if computed is not None and computed == whole.value:
        return "consistent" if _as_worded(whole, group, times) else "consistent_within_hedge"
    if not added.overlaps(stated):
        short = stated.low is not None and (added.high is not None and added.high <= stated.low)
        if short and not is_complete(facts, whole, group):
            return "incomplete"
        return "inconsistent" if _told_apart(facts, whole, group) else "not_comparable"
    if not is_complete(facts, whole, group) and _falls_short(whole, computed, added):
        return "incomplete"
    exact = whole.hedge == "exact" and whole.value is not None and computed is not None
    if exact and abs((computed or 0) - (whole.value or 0)) <= rounding(whole):
        return "consistent"
    return "consistent_within_hedge" if stated.low is not None or stated.high is not None else "unverifiable"


def _as_worded(whole: Claim, group: Sequence[Claim], times: Sequence[int]) -> bool:
    """Say whether the bounds that the words state can all hold, no rounding allowed."""
    added = Interval(0, 0)
    for part, often in zip(group, times, strict=True):
        added = added + part.amount.scaled(often)
    return added.overlaps(whole.amount)


def _falls_short(whole: Claim, computed: Number | None, added: Interval) -> bool:
    if whole.value is None:
        return False
    if computed is not None:
        return computed < whole.value
    return added.high is not None and added.high < whole.value


def _twice(whole: Claim, found: Sequence[tuple[Claim, ...]]) -> Relation:
    parts = [part for group in found for part in group]
    known = [part.value for part in parts if part.value is not None]
    added = f" all of them, {words.in_unit_of(total(known), whole)}," if len(known) == len(parts) else ""
    return Relation(
        "not_additive",
        (several("claims", parts),),
        "not_comparable",
        f"{len(found)} breakdowns of one total: adding{added or ' them'} would count the same twice",
    )
