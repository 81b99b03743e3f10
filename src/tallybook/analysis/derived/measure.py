"""A figure that is worked out from those of a text, and what it may be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tallybook.analysis.derived.days import Stretch
from tallybook.analysis.policy import Policy
from tallybook.interval import Interval, portion, quotient, share
from tallybook.ledger.claim import Claim

MEASURES = ("share", "ratio", "per_day", "per_capita")
"""What can be worked out, in the order of a report."""

PER_CAPITA = 100_000
"""The field's base for a rate among a population."""


@dataclass(frozen=True, slots=True)
class Derived:
    """A share, a ratio or a rate: how it is worked out, whatever its hedges are read as.

    Attributes
    ----------
    measure : str
        One of `MEASURES`.
    of : tuple of Claim
        What is measured; several are added up.
    by : tuple of Claim
        What it is measured against: its whole, another count, a population; the other parts of the whole where
        `among`. Empty for a rate per day.
    among : bool
        True where the whole is not stated: it is `of` and `by` together.
    days : Stretch or None
        The days of a rate.
    grounds : tuple of str
        Names of what it takes for granted, in the order printed.
    """

    measure: str
    of: tuple[Claim, ...]
    by: tuple[Claim, ...] = ()
    among: bool = False
    days: Stretch | None = None
    grounds: tuple[str, ...] = ()

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim that it rests on, in order of the text."""
        return tuple(sorted({*self.of, *self.by}, key=lambda claim: claim.start))


@dataclass(frozen=True, slots=True)
class Terms:
    """How amounts are read: by a policy for their hedges, and a whole no smaller than a part that the text gives.

    Attributes
    ----------
    policy : Policy
    parts : mapping of str to tuple of Claim
        The stated parts of a claim, by its id.
    """

    policy: Policy
    parts: Mapping[str, tuple[Claim, ...]]

    def allows(self, claim: Claim) -> Interval:
        """Return what a claim may be."""
        stated = self.policy.allows(claim)
        floors = [
            low for part in self.parts.get(claim.claim_id, ()) if (low := self.policy.allows(part).low) is not None
        ]
        floor = max(floors, default=None)
        if floor is None or (stated.low is not None and stated.low >= floor):
            return stated
        if stated.high is not None and floor > stated.high:
            return stated  # a part larger than its whole is the audit's to tell
        return Interval(floor, stated.high, high_open=stated.high_open)

    def together(self, claims: Iterable[Claim]) -> Interval:
        """Return what several claims may be when added up; whether they may be is asked before."""
        found = Interval(0, 0)
        for claim in claims:
            found = found + self.allows(claim)
        return found


def terms_of(claims: Iterable[Claim], policy: Policy) -> Terms:
    """Return how the claims of a ledger are read under a policy."""
    parts: dict[str, tuple[Claim, ...]] = {}
    for claim in claims:
        if claim.part_of and _is_part(claim):
            parts[claim.part_of] = (*parts.get(claim.part_of, ()), claim)
    return Terms(policy, parts)


def _is_part(claim: Claim) -> bool:
    return not (claim.unit_kind in ("share", "ratio") or claim.sense or claim.superseded)


def bounds(derived: Derived, terms: Terms, *, days: str = "any") -> Interval:
    """Return what a derived figure may be.

    Parameters
    ----------
    derived : Derived
    terms : Terms
        How hedges are read.
    days : str
        How imprecise dates are read: ``any``, ``earliest``, ``middle`` or ``latest``.

    Returns
    -------
    Interval
        A share within [0, 1]; for the others an end that nothing limits is open.
    """
    top, bottom = terms.together(derived.of), terms.together(derived.by)
    if derived.measure == "share":
        return portion(top, bottom) if derived.among else share(top, bottom)
    if derived.days is not None:
        return quotient(top, derived.days.count(days))
    found = quotient(top, bottom)
    return found.scaled(PER_CAPITA) if derived.measure == "per_capita" else found


def limits(derived: Derived, allowed: Interval) -> Interval:
    """Return the bounds that say something: that a share is at most all of its whole limits nothing.

    >>> limits(Derived("share", ()), Interval(0.45, 1.0)), limits(Derived("share", ()), Interval(1.0, 1.0))
    (Interval(low=0.45, high=None), Interval(low=1.0, high=1.0))
    """
    if derived.measure != "share" or allowed.low == allowed.high:
        return allowed
    return Interval(allowed.low or None, None if allowed.high == 1 else allowed.high)


def as_printed(derived: Derived) -> float | None:
    """Return the figure that the numbers alone give, hedges left out and dates in the middle; None without numbers."""
    top, bottom = _plain(derived.of), _plain(derived.by)
    if top is None or bottom is None:
        return None
    if derived.days is not None:
        bottom = float(derived.days.count("middle").low or 1)
    elif derived.among:
        bottom += top
    if not bottom:
        return None
    return top / bottom * (PER_CAPITA if derived.measure == "per_capita" else 1)


def _plain(claims: Iterable[Claim]) -> float | None:
    total = 0.0
    for claim in claims:
        if claim.value is None:
            return None
        total += claim.value
    return total
