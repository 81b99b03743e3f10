"""The derived figures of one reading, ready to be drawn and printed."""

from __future__ import annotations

from dataclasses import dataclass

from tallybook.analysis.derived.find import Refusal, derive
from tallybook.analysis.derived.measure import Derived, Terms, as_printed, bounds, limits, terms_of
from tallybook.analysis.derived.wording import Told, tell
from tallybook.analysis.kinds import EVIDENCE, PEOPLE_EVENTS, counts_people, mark_of
from tallybook.analysis.policy import find_policy
from tallybook.analysis.reading import Reading
from tallybook.interval import Interval

ALL = "all"


@dataclass(frozen=True, slots=True)
class Item:
    """One derived figure.

    Attributes
    ----------
    derived : Derived
    told : Told
        In words.
    stated : Interval
        Its limits by the words alone.
    allowed : Interval
        Its limits under the policy.
    value : float or None
        What the numbers alone give.
    mark : str
        The weakest grade of evidence among the figures behind it.
    """

    derived: Derived
    told: Told
    stated: Interval
    allowed: Interval
    value: float | None
    mark: str

    @property
    def at(self) -> float:
        """Where it stands on its axis."""
        known = (self.value, self.allowed.low, self.allowed.high)
        return next((float(number) for number in known if number is not None), 0.0)

    @property
    def limited(self) -> bool:
        """Say whether it has a limit."""
        return self.allowed.low is not None or self.allowed.high is not None

    @property
    def says(self) -> bool:
        """Say whether there is anything to draw: a limit, or a number."""
        return self.limited or self.value is not None

    @property
    def rank(self) -> tuple[bool, bool, bool, bool, int, float]:
        """Its place in a report: limits first, all whom a source counts, named sources, people, deaths, size."""
        first = self.derived.of[0]
        order = PEOPLE_EVENTS.index(first.event) if first.event in PEOPLE_EVENTS else len(PEOPLE_EVENTS)
        sizes = [claim.value or claim.high or claim.low or 0 for claim in self.derived.claims]
        nameless = self.mark == EVIDENCE[-1]
        return not self.limited, not self.derived.among, nameless, not counts_people(first), order, -max(sizes)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The derived figures of one reading.

    Attributes
    ----------
    reading : Reading
    items : tuple of Item
        By measure, then in order of the text.
    refused : tuple of Refusal
        What the text sets side by side and is not combined.
    days : str
        How imprecise dates are read.
    measure : str
        The only measure asked for, or ``all``.
    """

    reading: Reading
    items: tuple[Item, ...]
    refused: tuple[Refusal, ...]
    days: str
    measure: str

    def of(self, *measures: str) -> tuple[Item, ...]:
        """Return the items of these measures."""
        return tuple(item for item in self.items if item.derived.measure in measures)


def work_out(reading: Reading, *, days: str = "any", measure: str = ALL) -> Sheet:
    """Return what the figures of a reading allow to be worked out.

    Parameters
    ----------
    reading : Reading
    days : str
        How imprecise dates are read: as ``any`` of their days, or the ``earliest``, ``middle`` or ``latest``.
    measure : str
        ``all``, or one of `MEASURES`.
    """
    found = derive(reading)
    terms = terms_of(reading.figures, reading.policy)
    words_alone = terms_of(reading.figures, find_policy("strict"))
    items = (
        _item(derived, reading, terms, words_alone, days)
        for derived in found.found
        if measure in (ALL, derived.measure)
    )
    return Sheet(reading, tuple(item for item in items if item.says), found.refused, days, measure)


def _item(derived: Derived, reading: Reading, terms: Terms, words_alone: Terms, days: str) -> Item:
    return Item(
        derived,
        tell(derived, terms, reading.ledger, days=days),
        stated=limits(derived, bounds(derived, words_alone, days=days)),
        allowed=limits(derived, bounds(derived, terms, days=days)),
        value=as_printed(derived),
        mark=max((mark_of(claim) for claim in derived.claims), key=EVIDENCE.index),
    )
