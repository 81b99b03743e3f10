"""Which hedges an article uses, what their words allow, and what the policy adds to them."""

from __future__ import annotations

from dataclasses import dataclass

from tallybook.analysis.reading import Reading
from tallybook.ledger.claim import Claim
from tallybook.lexicon import load_lexicon

_WHY = {
    "exact": "the number, and no other",
    "range": "both limits are stated",
    "vague": "no number is stated",
}
ORDER = ("exact", "at_least", "more_than", "nearly", "less_than", "up_to", "approx", "range", "vague")


@dataclass(frozen=True, slots=True)
class HedgeUse:
    """One class of hedge and the figures that have it.

    Attributes
    ----------
    hedge : str
        The class: ``approx``.
    claims : tuple of Claim
        In order of the text.
    why : str
        What the words of this class say about the amount.
    added : str
        Why the policy reads them beyond their words; empty where it does not.
    """

    hedge: str
    claims: tuple[Claim, ...]
    why: str
    added: str


def hedging(reading: Reading) -> tuple[HedgeUse, ...]:
    """Return the hedges that the figures of a reading have, from the firmest to the loosest."""
    reasons = {entry.name: entry.why for entry in load_lexicon("hedges")} | _WHY
    found = []
    for hedge in ORDER:
        claims = tuple(claim for claim in reading.claims if claim.hedge == hedge)
        reach = reading.policy.reach(hedge)
        if claims:
            found.append(HedgeUse(hedge, claims, reasons[hedge], reach.why if reach else ""))
    return tuple(found)
