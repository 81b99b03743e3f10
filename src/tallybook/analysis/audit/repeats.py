"""The same figure stated again, households beside people, and rows that a text says it lists."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tallybook.analysis import wording, words
from tallybook.analysis.audit.bounds import possible
from tallybook.analysis.audit.facts import RATES, Facts
from tallybook.analysis.audit.relations import Relation, one, several
from tallybook.analysis.audit.words import rounded
from tallybook.analysis.kinds import counts_people
from tallybook.interval import Interval
from tallybook.ledger.claim import Claim


def find_repeats(facts: Facts) -> Iterator[Relation]:
    """Yield each figure that is stated more than once by one source."""
    for group in facts.mentions.values():
        if len(group) > 1:
            yield _repeat(facts, group)


def _repeat(facts: Facts, group: tuple[Claim, ...]) -> Relation:
    allowed = [possible(claim, facts.policy) for claim in group]
    # A headline drops the hedge: "30 missing", and below it "more than 30 were missing".
    agree = _same_number(group) or all(_meet(first, second) for first in allowed for second in allowed)
    listed = " = " if agree and len({wording.amount(claim) for claim in group}) == 1 else " and "
    return Relation(
        "repeat",
        (several("claims", group),),
        "consistent" if agree else "inconsistent",
        listed.join(wording.amount(claim) for claim in group)
        + (": the same figure again" if agree else ": said to be one figure, and cannot be"),
    )


def _same_number(group: tuple[Claim, ...]) -> bool:
    return group[0].value is not None and len({claim.value for claim in group}) == 1


def _meet(one: Interval, other: Interval) -> bool:
    return one.overlaps(other)


def find_households(facts: Facts) -> Iterator[Relation]:
    """Yield counts of households beside the people in them: two counts of one population."""
    for first, second in pairwise(facts.claims):
        bracketed = facts.between(first, second).split()[-1:]
        if not (bracketed and bracketed[-1].startswith("(") and first.sentence == second.sentence):
            continue
        if _is_household(first) and counts_people(second) and first.value and second.value:
            each = words.number(rounded(second.value / first.value, 1))
            yield Relation(
                "not_additive",
                (several("claims", (first, second)),),
                "not_comparable",
                f"{wording.amount(second)} people in {wording.amount(first)} households: {each} in each, never added",
            )


def _is_household(claim: Claim) -> bool:
    return claim.unit in ("household", "family")


def find_counts(facts: Facts) -> Iterator[Relation]:
    """Yield a stated number of rows beside the rows of the table: "nine governorates"."""
    head = next((row for row in facts.ledger.sentences if row.kind == "row"), None)
    rows = [row for row in facts.ledger.sentences if row.kind == "row" and row is not head]
    if head is None or not head.tokens or len(rows) < 2:
        return
    noun = head.tokens[0].lower
    indexes = {row.index for row in rows}
    parts = [claim for claim in facts.claims if claim.part_of and claim.sentence in indexes]
    first = {claim.sentence: claim for claim in reversed(parts)}
    stated = [
        claim
        for claim in facts.claims
        if claim.unit == noun and claim.unit_kind not in RATES and claim.start < head.span.start and claim.part_of
    ]
    if len(stated) == 1 and stated[0].value is not None and first:
        yield _count(stated[0], [first[sentence] for sentence in sorted(first)])


def _count(stated: Claim, listed: list[Claim]) -> Relation:
    number = len(listed)
    verdict = (
        "consistent" if number == stated.value else "incomplete" if number < (stated.value or 0) else "inconsistent"
    )
    return Relation(
        "count",
        (several("claims", listed), one("claim", stated)),
        verdict,
        f"{words.number(number)} rows, stated {wording.amount(stated)}",
        stated=stated.value,
        computed=number,
    )
