"""Which statements may print one and the same figure: by its size, what is counted, where and when."""

from __future__ import annotations

from datetime import timedelta

from tallybook.analysis import areas
from tallybook.analysis.audit.rivals import shared_days
from tallybook.analysis.derived.rows import side
from tallybook.analysis.kinds import counts_people
from tallybook.analysis.policy import step
from tallybook.analysis.sameness import kind_of_counted
from tallybook.analysis.statements import Statement
from tallybook.interval import Number

SMALL = 20  # smaller numbers are printed of many things
_MOST_APART = 0.05  # 1,950 may become 2,000, but 1,600 does not

RULE = (
    "Statements may print the same figure where their numbers are equal, or where the rounder of them is what the "
    "other rounds to; where they count the same event and the same people, or people without a word for who they were; "
    "in places that are the same, overlap or contain each other; and around the same days. Small numbers, which are "
    "printed of many things, must be of the same words, place and days. Whoever is cited, "
    "whatever the hedge, and whenever the count is said to begin: these are what may drift."
)


def one_figure(one: Statement, other: Statement, *, window: int) -> bool:
    """Say whether two statements of different publications may print one figure, days at most `window` apart."""
    values = one.claim.value, other.claim.value
    return (
        publication(one) != publication(other)
        and not (one.adds or other.adds)
        and values[0] is not None
        and values[1] is not None
        and one_size(values[0], values[1])
        and _one_count(one, other)
        and _one_place(one, other)
        and _one_time(one, other, window)
        and (max(values[0], values[1]) >= SMALL or _one_incident(one, other))
    )


def _one_incident(one: Statement, other: Statement) -> bool:
    """Say whether two small counts are of the same words, place and days: otherwise they are alike by chance."""
    return (
        one.what == other.what
        and areas.relation(one.claim.place, other.claim.place) == areas.SAME
        and shared_days(one.claim, other.claim) > 0
    )


def publication(statement: Statement) -> str:
    """Return what tells one publication from another: the article, or where a reference row was published."""
    return statement.article or statement.evidence


def one_size(one: Number, other: Number) -> bool:
    """Say whether two numbers are equal, or the rounder is what the other rounds to.

    >>> one_size(790, 800), one_size(781, 790), one_size(1600, 2000), one_size(400_000, 400_000)
    (True, False, False, True)
    """
    if one == other:
        return True
    round_one, fine = sorted((one, other), key=step, reverse=True)
    size = float(step(round_one))
    rounds = step(one) != step(other) and round(float(fine) / size) * size == round_one
    return rounds and abs(round_one - fine) <= _MOST_APART * max(abs(round_one), abs(fine))


def _one_count(one: Statement, other: Statement) -> bool:
    first, second = one.claim, other.claim
    if (first.event, first.subevent, first.unit_kind) != (second.event, second.subevent, second.unit_kind):
        return False
    kinds, claims = (kind_of_counted(one), kind_of_counted(other)), (first, second)
    anybody = "people" in kinds and all(counts_people(claim) and side(claim.unit) != "combatant" for claim in claims)
    return kinds[0] == kinds[1] or anybody


def _one_place(one: Statement, other: Statement) -> bool:
    first, second = one.claim.place, other.claim.place
    return not (first and second) or areas.meets(first, second)


def _one_time(one: Statement, other: Statement, window: int) -> bool:
    if one.as_of is None or other.as_of is None or abs(one.as_of - other.as_of) > timedelta(days=window):
        return False
    dated = all(claim.period_start and claim.period_end for claim in (one.claim, other.claim))
    return not dated or shared_days(one.claim, other.claim) > 0
