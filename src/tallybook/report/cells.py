"""Cells that tables of figures share: the figure with its number, and who says so."""

from __future__ import annotations

from tallybook.analysis import wording
from tallybook.analysis.kinds import mark_of
from tallybook.document.nodes import ClaimRef, EvidenceMark, Inline, Text
from tallybook.ledger.claim import Claim
from tallybook.report.value import in_claim, of_claim, strong


def figure_cell(claim: Claim) -> tuple[Inline, ...]:
    """Return the numbered box of a claim, its amount with the hedge, and what is counted."""
    amount = strong(of_claim(claim, wording.amount(claim)))
    return ClaimRef(claim.claim_id), Text(" "), amount, Text(" "), in_claim(claim, wording.what(claim))


def source_cell(claim: Claim) -> tuple[Inline, ...]:
    """Return the mark of the evidence, and who says so."""
    return EvidenceMark(mark_of(claim)), in_claim(claim, wording.source(claim))
