"""What an amount may be in a test: its words, the policy for its hedge, and the rounding of the print."""

from __future__ import annotations

import re
from decimal import Decimal

from tallybook.analysis.policy import Policy, step
from tallybook.interval import Interval, Number, hull
from tallybook.ledger.claim import Claim

_EXACT_BELOW = 1000  # a smaller count is meant as it stands
_ROUND = 100  # a number is round from two zeros at its end
_MOST_IN_DIGITS = Decimal("0.025")  # "2,000" is at most this far from what was counted
_MOST_OF_A_PART = Decimal("0.005")  # a breakdown is given more exactly than its total
_MOST_IN_WORDS = Decimal("0.1")  # "2 million" may be further
_SCALED = re.compile(r"\d\s?(?:k|m|mn|mln|b|bn|tn|thousand|million|billion|trillion)\b", re.IGNORECASE)
_LOOSE = Decimal("0.05")  # "about 15" need not be 15, though its last digit is no zero


def rounding(claim: Claim, *, part: bool = False) -> Decimal:
    """Return how far an amount may be from what was counted because it is printed as a round number.

    That is half a step of its last significant digit, within limits; a small count, and one that does not end in
    zeros, is meant as it stands. The parts of a breakdown are rounded less than a total.
    """
    if claim.value is None or claim.unit_kind in ("share", "ratio"):
        return Decimal(0)
    value, size = Decimal(str(abs(claim.value))), step(claim.value)
    if size < 1 and not _in_words(claim):
        return size / 2 if claim.unit_kind else Decimal(0)
    if value < _EXACT_BELOW or size < _ROUND:
        return Decimal(0)
    most = _MOST_IN_WORDS if _in_words(claim) else _MOST_OF_A_PART if part else _MOST_IN_DIGITS
    return min(size / 2, value * most)


def _in_words(claim: Claim) -> bool:
    """Say whether the amount is printed with a scale word or wholly in words: "2.3 million", "$84bn"."""
    return _SCALED.search(claim.text) is not None or not any(character.isdigit() for character in claim.text)


def possible(claim: Claim, policy: Policy, *, part: bool = False) -> Interval:
    """Return what an amount may be in a test.

    An amount without a hedge gets the rounding of its print; one with a hedge what its words and the policy say. A
    count is never below nought.
    """
    allowed = policy.allows(claim)
    if claim.hedge == "exact" and claim.value is not None:
        around = rounding(claim, part=part)
        return allowed if not around else _around(claim.value, around)
    if claim.hedge == "approx" and claim.value is not None and policy.reach("approx") is not None:
        loose = max(rounding(claim), _floor_of_approx(claim))
        return hull(allowed, _around(claim.value, loose))
    low = 0 if allowed.low is None and (allowed.high is None or allowed.high >= 0) else allowed.low
    return Interval(low, allowed.high, allowed.low_open, allowed.high_open)


def _floor_of_approx(claim: Claim) -> Decimal:
    value = Decimal(str(abs(claim.value or 0)))
    if claim.unit_kind in ("share", "ratio"):
        return value * _LOOSE
    return max(value * _LOOSE, Decimal(1)) if value < _EXACT_BELOW else Decimal(0)


def _around(value: Number, width: Decimal) -> Interval:
    middle = Decimal(str(value))
    return Interval(plain_number(max(Decimal(0), middle - width)), plain_number(middle + width))


def quotient(part: Interval, whole: Interval) -> Interval:
    """Return what one amount may be as a multiple of another; both are nought or more.

    >>> quotient(Interval(10, 12), Interval(4, 5))
    Interval(low=2.0, high=3.0)
    """
    low = None if part.low is None or whole.high is None or not whole.high else part.low / whole.high
    high = None if part.high is None or whole.low is None or not whole.low else part.high / whole.low
    return Interval(0.0 if low is None else low, high)


def plain_number(value: Decimal) -> Number:
    """Return a decimal as an int where it is whole."""
    return int(value) if value == value.to_integral_value() else float(value)


def total(values: list[Number]) -> Number:
    """Return a sum without the noise of binary fractions.

    >>> total([0.1, 0.2]), total([58, 191])
    (0.3, 249)
    """
    return plain_number(sum((Decimal(str(value)) for value in values), Decimal(0)))


def says_bounds(interval: Interval) -> bool:
    """Say whether an interval rules anything out."""
    return bool(interval.low) or interval.high is not None
