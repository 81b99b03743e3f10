"""Counts that must be the parts of a total because they come to it, though no word says so.

"The quake killed at least 385. Pakistan put its dead at 267. Afghanistan reported 115, and three people died ..."
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tallybook.analysis.audit.bounds import rounding, total
from tallybook.analysis.audit.facts import RATES, Facts
from tallybook.analysis.audit.series import is_increment
from tallybook.analysis.kinds import PEOPLE_EVENTS, counts_people
from tallybook.interval import Number
from tallybook.ledger.claim import Claim

_NEAR = 3  # sentences between a total and its parts
_FAR = 6  # the same, where chance is hardly an explanation
_FARTHEST = 10  # the same, where it is none
_MOST = 6  # parts
_APART = 2  # sentences between one part and the next
_CHANCE = 50  # from here on, noughts left out, two numbers seldom come to a total by chance
_LIST = 20  # the same, for three or more
_HUNDRED = 100  # the same, wherever they stand
_LEAD = 12  # words between a total and the list that a mark sets off


@dataclass(frozen=True, slots=True)
class _Run:
    """A total with counts in a row that come to it; `sure` where all are of its event."""

    whole: Claim
    parts: tuple[Claim, ...]
    sure: bool
    away: int


def adding_up(facts: Facts, wholes: Mapping[str, str]) -> dict[str, str]:
    """Return the wholes of counts in a row that come to a total near them, the nearest total first."""
    runs = [run for whole in facts.claims if _is_total(facts, whole) for run in _runs(facts, whole, wholes)]
    found: dict[str, str] = {}
    for run in sorted(runs, key=lambda run: (not run.sure, run.away, -len(run.parts), run.whole.start)):
        first = facts.first(run.whole.claim_id)
        above = found.get(first, wholes.get(first))
        if not any(part.claim_id in (*found, first, above) for part in run.parts):
            found |= {part.claim_id: first for part in run.parts}
    return found


def nested(facts: Facts, wholes: Mapping[str, str]) -> dict[str, str]:
    """Return the wholes of parts that add up to another part before them, where the total is right without them.

    "It killed 53: 31 in one town, 20 in another, two elsewhere. Of the bodies in the town 20 are named, 11 are not."
    """
    found: dict[str, str] = {}
    for first in dict.fromkeys(wholes.values()):
        parts = [claim for claim in facts.claims if wholes.get(claim.claim_id) == first and claim.value]
        parts = [claim for claim in parts if not (claim.repeats or claim.unit_kind)]
        size = facts.by_id[first].value
        for at in range(1, len(parts) - 1):
            upper, lower = parts[:at], parts[at:]
            held = [part for part in upper if part.value == total([claim.value or 0 for claim in lower])]
            if held and len(upper) > 1 and total([claim.value or 0 for claim in upper]) == size:
                found |= {claim.claim_id: held[-1].claim_id for claim in lower}
    return found


def _is_total(facts: Facts, claim: Claim) -> bool:
    """Say whether a claim is a count in prose that may have parts."""
    sentence = facts.sentence(claim)
    in_prose = sentence is not None and sentence.kind != "row"
    return in_prose and _states_amount(claim) and claim.unit_kind not in RATES


def _states_amount(claim: Claim) -> bool:
    return bool(claim.value) and not claim.superseded


def _runs(facts: Facts, whole: Claim, wholes: Mapping[str, str]) -> Iterator[_Run]:
    """Yield the counts in a row, all before or all behind a total, that come to it."""
    near = [claim for claim in facts.around(whole, _FARTHEST) if _may_be_part(facts, claim, whole, wholes)]
    like = [claim for claim in near if (claim.event, claim.subevent) == (whole.event, whole.subevent)]
    standing = [claim for claim in like if not is_increment(facts, claim)]
    for counts in dict.fromkeys((tuple(like), tuple(standing), tuple(near))):
        for side in (
            [claim for claim in counts if claim.end <= whole.start],
            [claim for claim in counts if claim.start >= whole.end],
        ):
            for parts in _in_a_row(side, whole):
                run = _Run(whole, parts, all(part in like for part in parts), _away(whole, parts))
                if _is_no_chance(facts, run):
                    yield run


def _may_be_part(facts: Facts, claim: Claim, whole: Claim, wholes: Mapping[str, str]) -> bool:
    """Say whether a count may be a part of a total: of people or of one measure, smaller, and no part of another."""
    if (
        claim.repeats
        or not _states_amount(claim)
        or (claim.value or 0) >= (whole.value or 0)
        or claim.unit_kind != whole.unit_kind
    ):
        return False
    first = facts.first(whole.claim_id)
    people = counts_people(claim) and counts_people(whole)
    free = wholes.get(claim.claim_id, first) == first
    return free and (people or claim.unit == whole.unit) and _may_be_one_fate(claim, whole)


def _may_be_one_fate(claim: Claim, whole: Claim) -> bool:
    """Say whether the events do not tell two counts apart: the injured are no part of the dead."""
    firm = {claim.event, whole.event} <= set(PEOPLE_EVENTS)
    return claim.event == whole.event or not firm


def _in_a_row(side: Sequence[Claim], whole: Claim) -> Iterator[tuple[Claim, ...]]:
    for start in range(len(side)):
        for stop in range(start + 2, min(len(side), start + _MOST) + 1):
            parts = tuple(side[start:stop])
            if parts[-1].sentence - parts[-2].sentence > _APART:
                break
            if abs(total([part.value or 0 for part in parts]) - (whole.value or 0)) <= rounding(whole):
                yield parts


def _away(whole: Claim, parts: Sequence[Claim]) -> int:
    return max(abs(parts[0].start - whole.start), abs(parts[-1].start - whole.start))


def _is_no_chance(facts: Facts, run: _Run) -> bool:
    """Say whether counts come to a total by more than chance: by its size, their number, or the mark before a list."""
    size = _figures(run.whole.value or 0)
    large = size >= _CHANCE or (len(run.parts) > 2 and size >= _LIST)
    away = _reach(run)
    if run.whole.unit_kind and not large:
        return False
    if run.sure:
        alike = all(part.unit == run.whole.unit for part in run.parts)
        listed = len(run.parts) > 2 and size >= _HUNDRED
        return listed or (large and away <= _FAR) or (alike and away <= _NEAR)
    return (large and away <= _NEAR) or _is_set_off(facts, run)


def _figures(value: Number) -> int:
    """Return a number without the noughts at its end: two round numbers often come to a third by chance.

    >>> _figures(43_700_000), _figures(1148), _figures(5000)
    (437, 1148, 5)
    """
    return int(f"{float(value):.6g}".replace(".", "").partition("e")[0].strip("0") or 0)


def _reach(run: _Run) -> int:
    return max(abs(part.sentence - run.whole.sentence) for part in run.parts)


def _is_set_off(facts: Facts, run: _Run) -> bool:
    """Say whether a mark sets a list off right behind its total: "ten dead - three soldiers and seven volunteers"."""
    first = run.parts[0]
    if any(part.sentence != run.whole.sentence for part in run.parts) or first.start < run.whole.end:
        return False
    lead = facts.between(run.whole, first)
    return any(mark in lead for mark in (":", "–", "—", "--", " - ", "(")) and len(lead.split()) <= _LEAD
