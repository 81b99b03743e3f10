"""Which conclusions survive every reading: of the hedges, and of the dates that leave a day open."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce

from tallybook.analysis.derived.find import derive
from tallybook.analysis.derived.measure import Derived, Terms, as_printed, bounds, limits, terms_of
from tallybook.analysis.policy import POLICIES, find_policy
from tallybook.analysis.reading import Reading
from tallybook.interval import Interval, hull

NESTED = ("strict", "wide", "conventional")
"""The policies, the widest reading first: each only adds limits to the one before."""


@dataclass(frozen=True, slots=True)
class Conclusion:
    """A derived figure under every reading.

    Attributes
    ----------
    derived : Derived
    by_policy : tuple of (str, Interval)
        Its limits under each policy, dates read as any of their days.
    holds : Interval
        The limits that every reading keeps.
    """

    derived: Derived
    by_policy: tuple[tuple[str, Interval], ...]
    holds: Interval

    @property
    def moves(self) -> bool:
        """Say whether it depends on the reading: of a hedge, or of a date."""
        return len({allowed for _, allowed in self.by_policy}) > 1 or bool(
            self.derived.days and self.derived.days.worded
        )

    @property
    def survives(self) -> bool:
        """Say whether a limit is left under every reading."""
        return self.holds.low is not None or self.holds.high is not None


@dataclass(frozen=True, slots=True)
class Swing:
    """How far one kind of reading moves a derived figure, everything else read as printed.

    Attributes
    ----------
    derived : Derived
    cause : str
        ``hedges`` or ``days``.
    worded : tuple of str
        What is read: "nearly two thousand", "late April".
    printed : float
        The figure that the numbers alone give.
    reaches : tuple of (str, Interval)
        Its limits, the widest reading first: a policy's name, or ``days``.
    """

    derived: Derived
    cause: str
    worded: tuple[str, ...]
    printed: float
    reaches: tuple[tuple[str, Interval], ...]

    @property
    def size(self) -> tuple[int, float]:
        """How far it swings: open sides first, then the reach beside the figure itself."""
        widest = self.reaches[0][1]
        ends = [abs(limit / self.printed - 1) for limit in (widest.low, widest.high) if limit is not None]
        return 2 - len(ends), sum(ends)


def conclusions(reading: Reading) -> tuple[Conclusion, ...]:
    """Return every derived figure under every reading, in the order in which they are derived."""
    return tuple(_conclusion(derived, reading) for derived in derive(reading).found)


def _conclusion(derived: Derived, reading: Reading) -> Conclusion:
    allowed = [(name, bounds(derived, _terms(reading, name))) for name in POLICIES]
    return Conclusion(
        derived,
        tuple((name, limits(derived, found)) for name, found in allowed),
        limits(derived, reduce(hull, (found for _, found in allowed))),
    )


def swings(reading: Reading) -> tuple[Swing, ...]:
    """Return what the readings move, the widest swing first; figures that no reading moves are left out."""
    found = [
        swing
        for derived in derive(reading).found
        if (printed := as_printed(derived)) is not None
        for swing in (_by_hedges(derived, reading, printed), _by_days(derived, printed))
        if swing is not None
    ]
    return tuple(sorted(found, key=lambda swing: swing.size, reverse=True))


def _by_hedges(derived: Derived, reading: Reading, printed: float) -> Swing | None:
    hedged = tuple(
        dict.fromkeys(_plain(claim.text) for claim in derived.claims if claim.hedge not in ("exact", "range"))
    )
    if not hedged:
        return None
    reaches = tuple((name, limits(derived, bounds(derived, _terms(reading, name), days="middle"))) for name in NESTED)
    if len({reach for _, reach in reaches}) == 1:
        return None
    return Swing(derived, "hedges", hedged, printed, reaches)


def _by_days(derived: Derived, printed: float) -> Swing | None:
    if derived.days is None or not derived.days.worded:
        return None
    count, middle = derived.days.count(), derived.days.count("middle").low or 1
    reach = Interval(printed * middle / (count.high or 1), printed * middle / (count.low or 1))
    return Swing(derived, "days", derived.days.worded, printed, (("days", reach),))


def _plain(text: str) -> str:
    return " ".join(text.split())


def _terms(reading: Reading, name: str) -> Terms:
    return terms_of(reading.figures, find_policy(name))
