"""Parts against their wholes: none may be the larger."""

from __future__ import annotations

from collections.abc import Iterator

from tallybook.analysis import wording
from tallybook.analysis.audit.apart import in_two_places
from tallybook.analysis.audit.bounds import possible
from tallybook.analysis.audit.facts import RATES, Facts, plain, says
from tallybook.analysis.audit.relations import Relation, one
from tallybook.analysis.audit.sums import is_stray
from tallybook.analysis.kinds import counts_people
from tallybook.ledger.claim import Claim


def find_parts(facts: Facts) -> Iterator[Relation]:
    """Yield each part with its whole, shares and multiples left out."""
    for whole_id, parts in facts.parts.items():
        whole = facts.by_id[whole_id]
        for part in plain(parts):
            if whole.unit_kind not in RATES:
                yield _part(part, whole, _verdict(facts, part, whole))
    yield from _within_the_country(facts)


def _part(part: Claim, whole: Claim, verdict: str) -> Relation:
    inside = "is more than" if verdict == "inconsistent" else "of"
    return Relation(
        "part_of",
        (one("part", part), one("whole", whole)),
        verdict,
        f"{wording.amount(part)} {inside} {wording.amount(whole)}{_why(verdict)}",
        stated=whole.value,
        computed=part.value,
    )


def _why(verdict: str) -> str:
    return {
        "inconsistent": ", of which it is said to be a part",
        "unverifiable": ": no amount is stated for one of them",
        "not_comparable": ": they count different things",
    }.get(verdict, "")


def _verdict(facts: Facts, part: Claim, whole: Claim) -> str:
    if "vague" in (part.hedge, whole.hedge):
        return "unverifiable"
    if not _comparable(part, whole) or is_stray(facts, part, whole):
        return "not_comparable"
    amount, limit = possible(part, facts.policy), possible(whole, facts.policy)
    if amount.low is not None and limit.high is not None and amount.low > limit.high:
        return "inconsistent"
    above = part.value is not None and whole.value is not None and part.value > whole.value
    return "consistent_within_hedge" if above else "consistent"


def _comparable(part: Claim, whole: Claim) -> bool:
    """Say whether a part can be measured against its whole: people against people, one measure against itself."""
    if part.unit_kind or whole.unit_kind:
        return part.unit_kind == whole.unit_kind and part.unit == whole.unit
    return counts_people(part) == counts_people(whole)


def _within_the_country(facts: Facts) -> Iterator[Relation]:
    """Yield counts of one place beside that of the whole country: "In the north 1,200 ... Nationwide it is 6,000"."""
    for whole in facts.claims:
        if whole.unit_kind in RATES or whole.part_of or not says("nationwide", _clause(facts, whole)):
            continue
        part = next((claim for claim in facts.around(whole, 1) if _is_local(claim, whole)), None)
        if part is not None:
            yield _part(part, whole, _verdict(facts, part, whole))


def _clause(facts: Facts, claim: Claim) -> str:
    before = facts.words_before(claim, 6)
    return facts.body[before[0].start : claim.end] if before else ""


def _is_local(part: Claim, whole: Claim) -> bool:
    same = (part.event, part.subevent, part.unit, part.unit_kind) == (
        whole.event,
        whole.subevent,
        whole.unit,
        whole.unit_kind,
    )
    near = 0 <= whole.sentence - part.sentence <= 1 and part.start < whole.start
    return same and near and not part.part_of and in_two_places(part.place, whole.place)
