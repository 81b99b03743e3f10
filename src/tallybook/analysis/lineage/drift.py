"""What changed from one printed form of a figure to the next: hedge, amount, unit, source, period or place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tallybook.analysis import areas, wording
from tallybook.analysis.policy import step
from tallybook.analysis.statements import Statement
from tallybook.text.naming import source_of

ASPECTS = ("hedge", "amount", "unit", "source", "period", "place")
"""What may drift, in the order told."""

_PLACES = {areas.CONTAINS: "place narrowed", areas.WITHIN: "place widened", areas.OVERLAPS: "place shifted"}


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed.

    Attributes
    ----------
    aspect : str
        One of `ASPECTS`.
    said : str
        In words: "hedge added", "civilians → people".
    """

    aspect: str
    said: str


def drift(before: Statement, after: Statement, *, credited: str = "") -> tuple[Change, ...]:
    """Return what changed from one statement of a figure to a later one, in the order of `ASPECTS`.

    `credited` is the source that was named last before: a figure that lost its source may come back under another.
    """
    return tuple(
        Change(aspect, said)
        for aspect, found in (
            ("hedge", _hedge(before, after)),
            ("amount", _amount(before, after)),
            ("unit", _unit(before, after)),
            ("source", _source(before, after, credited)),
            ("period", _period(before, after)),
            ("place", _place(before, after)),
        )
        for said in found
    )


def _hedge(before: Statement, after: Statement) -> Iterator[str]:
    first, second = before.claim.hedge, after.claim.hedge
    if first == second:
        return
    if first == "exact":
        yield f"hedge added: {wording.hedge(after.claim)}"
    elif second == "exact":
        yield "hedge lost"
    else:
        yield f"hedge changed: {wording.hedge(before.claim)} → {wording.hedge(after.claim)}"


def _amount(before: Statement, after: Statement) -> Iterator[str]:
    first, second = before.claim.value, after.claim.value
    if first is not None and second is not None and first != second:
        yield "rounded" if step(second) > step(first) else "made finer"


def _unit(before: Statement, after: Statement) -> Iterator[str]:
    first, second = _counted(before), _counted(after)
    if first != second:
        yield f"{first} → {second}"


def _counted(statement: Statement) -> str:
    """Return what is counted without what happened to it: "civilians"."""
    happened = statement.claim.subevent or statement.claim.event
    return statement.what.removesuffix(f" {happened}")


def _source(before: Statement, after: Statement, credited: str) -> Iterator[str]:
    first, second = source_of(before.source), source_of(after.source)
    if first == second:
        return
    if not second:
        yield "source lost"
    elif not first and source_of(credited) in ("", second):
        yield "source named"
    else:
        yield "source changed"


def _period(before: Statement, after: Statement) -> Iterator[str]:
    first, second = before.since, after.since
    if first is None and second is None:
        return
    if first is None or second is None:
        yield "first day named" if first is None else "first day lost"
    elif second[0] > first[1]:
        yield "starts later"
    elif first[0] > second[1]:
        yield "starts earlier"


def _place(before: Statement, after: Statement) -> Iterator[str]:
    """Yield how the place moved, between articles only: the place of a reference row is its keeper's word for it."""
    if before.article and after.article:
        said = _PLACES.get(areas.relation(before.claim.place, after.claim.place), "")
        if said:
            yield said
