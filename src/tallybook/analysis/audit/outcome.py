"""An audit as a report shows it: what passes, what fails, what cannot be tested, and what is no test."""

from __future__ import annotations

from dataclasses import dataclass

from tallybook.analysis.audit.dates import DateCheck, check_dates
from tallybook.analysis.audit.printed import essential
from tallybook.analysis.audit.relations import Relation
from tallybook.analysis.audit.run import audit
from tallybook.analysis.reading import Reading

PASS, FAIL, UNTESTED = "pass", "fail", "untested"
_MARKS = {
    "consistent": PASS,
    "consistent_within_hedge": PASS,
    "incomplete": PASS,
    "inconsistent": FAIL,
    "conflict": FAIL,
    "unverifiable": UNTESTED,
    "not_comparable": UNTESTED,
}
_NO_TEST = ("supersede", "not_additive")


@dataclass(frozen=True, slots=True)
class Outcome:
    """The tests of one article.

    Attributes
    ----------
    inside : tuple of Relation
        Tests of the article against itself.
    between : tuple of Relation
        Figures of different sources on one thing.
    aside : tuple of Relation
        No tests: figures that are replaced, and figures that must not be added.
    dates : tuple of DateCheck
        Tests against the calendar.
    """

    inside: tuple[Relation, ...]
    between: tuple[Relation, ...]
    aside: tuple[Relation, ...]
    dates: tuple[DateCheck, ...]

    @property
    def tests(self) -> tuple[Relation, ...]:
        """Every test but those of the calendar."""
        return self.inside + self.between

    def marked(self, mark: str) -> tuple[Relation | DateCheck, ...]:
        """Return the tests with one outcome: ``pass``, ``fail`` or ``untested``."""
        every: tuple[Relation | DateCheck, ...] = (*self.tests, *self.dates)
        return tuple(found for found in every if mark_of(found) == mark)


def mark_of(found: Relation | DateCheck) -> str:
    """Return the outcome of a test: ``pass``, ``fail`` or ``untested``."""
    return _MARKS[found.verdict]


def outcome(reading: Reading) -> Outcome:
    """Return the tests among the claims that were asked for, hedges read under the reading's policy."""
    kept = {claim.claim_id for claim in reading.claims}
    found = [
        relation
        for relation in essential(audit(reading.ledger, policy=reading.policy))
        if all(claim.claim_id in kept for claim in relation.claims)
    ]
    rivals = [relation for relation in found if relation.kind == "conflict" or _of_two_sources(relation)]
    aside = [relation for relation in found if relation.kind in _NO_TEST]
    inside = [relation for relation in found if relation not in rivals and relation not in aside]
    dates = tuple(check for check in check_dates(reading.ledger) if all(c.claim_id in kept for c in check.claims))
    return Outcome(tuple(inside), tuple(rivals), tuple(aside), dates)


def _of_two_sources(relation: Relation) -> bool:
    return relation.kind == "repeat" and len({claim.source for claim in relation.claims}) > 1
