"""Counts for the sentence that opens a brief."""

from __future__ import annotations

from dataclasses import dataclass

from tallybook.analysis.kinds import mark_of
from tallybook.analysis.reading import Reading
from tallybook.ledger.claim import Claim


@dataclass(frozen=True, slots=True)
class Summary:
    """How firmly an article reports its figures; each field holds the claims that it counts.

    Attributes
    ----------
    figures : tuple of Claim
        All that were asked for.
    unhedged : tuple of Claim
        Printed without a hedge.
    bounded : tuple of Claim
        Both limits stated (or given by the policy).
    one_sided : tuple of Claim
        One limit stated, the other side open.
    unlimited : tuple of Claim
        No limit stated.
    unsourced : tuple of Claim
        No source named.
    verified : tuple of Claim
        The source says that it verified them.
    sources : tuple of str
        Who is cited for a figure, in order of first mention.
    """

    figures: tuple[Claim, ...]
    unhedged: tuple[Claim, ...]
    bounded: tuple[Claim, ...]
    one_sided: tuple[Claim, ...]
    unlimited: tuple[Claim, ...]
    unsourced: tuple[Claim, ...]
    verified: tuple[Claim, ...]
    sources: tuple[str, ...]


def summarise(reading: Reading) -> Summary:
    """Return the counts of a reading."""
    figures = reading.claims
    ends = {claim.claim_id: _ends(reading, claim) for claim in figures}
    return Summary(
        figures=figures,
        unhedged=tuple(claim for claim in figures if claim.hedge == "exact"),
        bounded=tuple(claim for claim in figures if ends[claim.claim_id] == 2),
        one_sided=tuple(claim for claim in figures if ends[claim.claim_id] == 1),
        unlimited=tuple(claim for claim in figures if ends[claim.claim_id] == 0),
        unsourced=tuple(claim for claim in figures if not claim.source),
        verified=tuple(claim for claim in figures if mark_of(claim) == "verified"),
        sources=tuple(dict.fromkeys(claim.source for claim in figures if claim.source)),
    )


def _ends(reading: Reading, claim: Claim) -> int:
    allowed = reading.allows(claim)
    return (allowed.low is not None) + (allowed.high is not None)
