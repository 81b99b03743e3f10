"""Hedge policies: how far a hedge may be read beyond what its words state."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches

from tallybook.errors import UsageError
from tallybook.interval import Interval, Number
from tallybook.ledger.claim import Claim
from tallybook.lexicon import load_lexicon

POLICIES = ("strict", "conventional", "wide")


@dataclass(frozen=True, slots=True)
class Reach:
    """How far one hedge reaches under a policy.

    Attributes
    ----------
    hedge : str
        The hedge concerned.
    below, above : float or None
        Steps of the last significant digit allowed on that side; ``None`` leaves it as the words have it.
    convention : bool
        True where a vague word takes the floor that conflict databases give it.
    why : str
        The reason, in words.
    """

    hedge: str
    below: float | None
    above: float | None
    convention: bool
    why: str


@dataclass(frozen=True, slots=True)
class Policy:
    """A named way to read hedges.

    Attributes
    ----------
    name : str
        ``strict`` (only what the words say), ``conventional`` or ``wide``.
    reaches : tuple of Reach
        One for each hedge that it reads beyond its words.
    """

    name: str
    reaches: tuple[Reach, ...]

    def reach(self, hedge: str) -> Reach | None:
        """Return what the policy adds to a hedge, or ``None`` where it adds nothing."""
        return next((reach for reach in self.reaches if reach.hedge == hedge), None)

    def allows(self, claim: Claim) -> Interval:
        """Return what `claim` may be: its words, and what the policy adds on the sides that they leave open."""
        stated = claim.amount
        reach = self.reach(claim.hedge)
        if reach is None:
            return stated
        low, high = stated.low, stated.high
        if low is None and reach.convention:
            low = claim.magnitude
        if low is None and reach.below is not None and claim.value is not None:
            low = _moved(claim, claim.value, -reach.below)
        if high is None and reach.above is not None and claim.value is not None:
            high = _moved(claim, claim.value, reach.above)
        return Interval(low, high, stated.low_open, stated.high_open)


def find_policy(name: str) -> Policy:
    """Return the policy of this name.

    Raises
    ------
    UsageError
        If there is none, with the nearest name.

    >>> find_policy("strict").reaches
    ()
    """
    if name not in POLICIES:
        close = get_close_matches(name, POLICIES, n=1)
        raise UsageError(
            "hedge_policy",
            expected=", ".join(POLICIES[:-1]) + f" or {POLICIES[-1]}",
            found=repr(name),
            remedy=f"Did you mean {close[0]}?" if close else "Choose one of them.",
        )
    rows = (entry for entry in load_lexicon("policies") if entry.name.split("/")[0] == name)
    return Policy(
        name,
        tuple(
            Reach(
                hedge, row.facts.get("below"), row.facts.get("above"), bool(row.facts.get("convention", False)), row.why
            )
            for row in rows
            for hedge in row.say
        ),
    )


def step(value: Number) -> Decimal:
    """Return one unit of the last significant digit of `value`.

    >>> step(400000), step(1400), step(0.27)
    (Decimal('1E+5'), Decimal('1E+2'), Decimal('0.01'))
    """
    exponent = Decimal(str(value)).normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)


def _moved(claim: Claim, value: Number, steps: float) -> Number:
    in_words = claim.unit_kind == "share" and not any(character.isdigit() for character in claim.text)
    size = Decimal("0.1") if in_words else step(value)
    moved = max(Decimal(0), Decimal(str(value)) + size * Decimal(str(steps)))
    return int(moved) if isinstance(value, int) and moved == int(moved) else float(moved)
