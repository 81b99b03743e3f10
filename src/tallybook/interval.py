"""What an amount may be: a closed, half-open or open range whose ends may be missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Number: TypeAlias = int | float


@dataclass(frozen=True, slots=True, repr=False)
class Interval:
    """The amounts that the words allow.

    Attributes
    ----------
    low, high : int, float or None
        The limits; ``None`` where the words leave that side open. Integers stay integers.
    low_open, high_open : bool
        True where the limit itself is excluded: "more than 370,000" is ``Interval(370000, None, low_open=True)``.

    Raises
    ------
    ValueError
        If `low` lies above `high`.

    >>> Interval(790, 790)
    Interval(low=790, high=790)
    >>> Interval(370000, None, low_open=True)
    Interval(low=370000, high=None, low_open=True)
    """

    low: Number | None = None
    high: Number | None = None
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"Interval: expected low <= high, found {self.low} > {self.high}")

    def __repr__(self) -> str:
        flags = "".join(f", {name}=True" for name in ("low_open", "high_open") if getattr(self, name))
        return f"Interval(low={self.low!r}, high={self.high!r}{flags})"

    def __contains__(self, amount: Number) -> bool:
        """Say whether `amount` is allowed.

        >>> 370000 in Interval(370000, None, low_open=True), 370001 in Interval(370000, None, low_open=True)
        (False, True)
        """
        above = self.low is None or amount > self.low or (amount == self.low and not self.low_open)
        below = self.high is None or amount < self.high or (amount == self.high and not self.high_open)
        return above and below

    def __add__(self, other: Interval) -> Interval:
        """Return what the sum of two amounts may be.

        >>> Interval(13, None) + Interval(7, 7)
        Interval(low=20, high=None)
        """
        return Interval(
            None if self.low is None or other.low is None else self.low + other.low,
            None if self.high is None or other.high is None else self.high + other.high,
            self.low_open or other.low_open,
            self.high_open or other.high_open,
        )

    def __sub__(self, other: Interval) -> Interval:
        """Return what the difference of two independent amounts may be.

        >>> Interval(790, 790) - Interval(700, None)
        Interval(low=None, high=90)
        """
        return self + Interval(
            None if other.high is None else -other.high,
            None if other.low is None else -other.low,
            other.high_open,
            other.low_open,
        )

    def scaled(self, factor: Number) -> Interval:
        """Return the interval times a factor of zero or more.

        >>> Interval(5, 12).scaled(2)
        Interval(low=10, high=24)
        """
        if factor < 0:
            raise ValueError(f"Interval.scaled: expected a factor of 0 or more, found {factor}")
        return Interval(
            None if self.low is None else self.low * factor,
            None if self.high is None else self.high * factor,
            self.low_open,
            self.high_open,
        )

    def overlaps(self, other: Interval) -> bool:
        """Say whether some amount is allowed by both.

        >>> Interval(None, 2000).overlaps(Interval(900, 900))
        True
        >>> Interval(5, None, low_open=True).overlaps(Interval(None, 5))
        False
        """
        return not (self._below(other) or other._below(self))

    def _below(self, other: Interval) -> bool:
        if self.high is None or other.low is None:
            return False
        return self.high < other.low or (self.high == other.low and (self.high_open or other.low_open))


def share(part: Interval, whole: Interval) -> Interval:
    """Return what `part` may be as a fraction of `whole`, when part is contained in whole.

    Both amounts are zero or more, so the fraction lies within [0, 1].

    >>> share(Interval(900, 900), Interval(None, 2000))
    Interval(low=0.45, high=1.0)
    """
    low = 0.0 if part.low is None or not whole.high else part.low / whole.high
    high = 1.0 if part.high is None or not whole.low else part.high / whole.low
    return Interval(min(low, 1.0), min(high, 1.0))


def portion(part: Interval, rest: Interval) -> Interval:
    """Return what `part` may be as a fraction of `part` and `rest` together; both are zero or more.

    The part stands above and below the line, so the fraction is narrower than `share` of their sum would be.

    >>> portion(Interval(1, 3), Interval(1, 1))
    Interval(low=0.5, high=0.75)
    >>> portion(Interval(790, 790), Interval(None, 2370))
    Interval(low=0.25, high=1.0)
    """
    low = 0.0 if not part.low or rest.high is None else part.low / (part.low + rest.high)
    high = 1.0 if part.high is None or not rest.low else part.high / (part.high + rest.low)
    return Interval(low, high)


def quotient(top: Interval, bottom: Interval) -> Interval:
    """Return what one amount may be as a multiple of another; both are zero or more.

    >>> quotient(Interval(10, 12), Interval(4, 5))
    Interval(low=2.0, high=3.0)
    >>> quotient(Interval(370000, None, low_open=True), Interval(2000, 2500))
    Interval(low=148.0, high=None, low_open=True)
    """
    low = None if top.low is None or not bottom.high else top.low / bottom.high
    high = None if top.high is None or not bottom.low else top.high / bottom.low
    return Interval(
        low,
        high,
        low is not None and (top.low_open or bottom.high_open),
        high is not None and (top.high_open or bottom.low_open),
    )


def hull(one: Interval, other: Interval) -> Interval:
    """Return the least interval that holds both.

    >>> hull(Interval(1, 3), Interval(2, None))
    Interval(low=1, high=None)
    """
    low = None if one.low is None or other.low is None else min(one.low, other.low)
    high = None if one.high is None or other.high is None else max(one.high, other.high)
    return Interval(
        low,
        high,
        low is not None and all(each.low_open for each in (one, other) if each.low == low),
        high is not None and all(each.high_open for each in (one, other) if each.high == high),
    )
