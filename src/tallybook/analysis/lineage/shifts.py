"""What a later article changes in an earlier one: figures that are new, revised, withdrawn or contradicted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tallybook.analysis.reading import Reading
from tallybook.analysis.sameness import same_thing
from tallybook.analysis.statements import Statement, statements
from tallybook.interval import Interval
from tallybook.text.naming import source_of

KINDS = ("revised", "contradicted", "new", "withdrawn", "repeated")
"""What may become of a figure, in the order told."""

RULE = (
    "A figure is revised where the same source counts the same thing anew and gives another amount; contradicted where "
    "another source gives limits that have no amount in common with it; new where the earlier article has nothing of "
    "the kind; withdrawn where the later has none: it may have been left out for want of space."
)


@dataclass(frozen=True, slots=True)
class Shift:
    """What became of one figure between two articles.

    Attributes
    ----------
    kind : str
        One of `KINDS`.
    before, after : Statement or None
        The figure in the earlier and in the later article.
    """

    kind: str
    before: Statement | None
    after: Statement | None


def in_order(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Return articles in order of publication; those without a day come first, as given."""
    return tuple(sorted(readings, key=lambda reading: str(reading.ledger.article.published or "")))


def shifts(before: Reading, after: Reading) -> tuple[Shift, ...]:
    """Return what became of each figure from an earlier article to a later one, by kind and then as in the text."""
    old = [one for one in statements((before,)) if _is_comparable(one)]
    new = [one for one in statements((after,)) if _is_comparable(one)]
    taken: set[str] = set()
    found: list[Shift] = []
    for one in new:
        match = _nearest(one, [other for other in old if other.evidence not in taken and _same_count(other, one)])
        if match is not None:
            taken.add(match.evidence)
            found.append(Shift("repeated" if _same_amount(match, one) else "revised", match, one))
        else:
            rival = next((other for other in old if _excludes(other, one)), None)
            found.append(Shift("contradicted" if rival else "new", rival, one))
    gone = (other for other in old if other.evidence not in taken)
    contradicted = {shift.before.evidence for shift in found if shift.before and shift.kind == "contradicted"}
    found += [Shift("withdrawn", other, None) for other in gone if other.evidence not in contradicted]
    return tuple(sorted(found, key=lambda shift: (KINDS.index(shift.kind), _place(shift))))


def related(found: Sequence[Shift]) -> bool:
    """Say whether two articles count anything that is the same; if not, nothing in the one changes the other."""
    return any(shift.before and shift.after for shift in found)


def _place(shift: Shift) -> int:
    one = shift.after or shift.before
    return one.claim.start if one else 0


def _is_comparable(one: Statement) -> bool:
    limited = one.stated.low is not None or one.stated.high is not None
    return (one.claim.value is not None or limited) and one.claim.unit_kind != "time"


def _same_count(one: Statement, other: Statement) -> bool:
    """Say whether two statements are the same source's count of the same people or things."""
    units = one.claim.unit == other.claim.unit and one.claim.share_of == other.claim.share_of
    same = _terms(one) == _terms(other) or same_thing(one, other)
    return units and source_of(one.source) == source_of(other.source) and same


def _terms(one: Statement) -> tuple[object, ...]:
    """Return everything that is said of a count but its amount."""
    claim = one.claim
    happened = claim.event, claim.subevent, claim.unit_kind, claim.sense
    return *happened, claim.place, claim.blamed, claim.period_start, claim.period_end, one.adds


def _nearest(one: Statement, others: Sequence[Statement]) -> Statement | None:
    """Return the statement whose amount is nearest: a source may count several groups in the same words."""

    def away(other: Statement) -> tuple[bool, float, int]:
        values = (one.claim.value or 0, other.claim.value or 0)
        return not _same_amount(one, other), abs(float(values[0]) - float(values[1])), other.claim.start

    return min(others, key=away, default=None)


def _same_amount(one: Statement, other: Statement) -> bool:
    return (one.claim.value, one.stated) == (other.claim.value, other.stated)


def _excludes(one: Statement, other: Statement) -> bool:
    limited = all(_has_limit(found.allowed) for found in (one, other))
    return (
        limited
        and source_of(one.source) != source_of(other.source)
        and not one.allowed.overlaps(other.allowed)
        and same_thing(one, other)
    )


def _has_limit(allowed: Interval) -> bool:
    return allowed.low is not None or allowed.high is not None
