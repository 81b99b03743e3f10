"""Which mention of a figure stands for it: a headline drops the hedge that the text below it keeps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tallybook.ledger.claim import Claim
from tallybook.text.sentences import Sentence


def told_in_prose(claims: Sequence[Claim], sentences: Sequence[Sentence]) -> tuple[Claim, ...]:
    """Return the claims with each figure of a heading as a repeat of its first mention in prose.

    A ledger ties the later mention to the earlier: "11 die in port" is the figure, "At least 11 people were killed" its
    repeat. What is counted, drawn and worked out goes by the second; all ties to the first lead to it then.
    """
    headed = {claim.claim_id for claim in claims if _kind(claim, sentences) == "heading"}
    first: dict[str, str] = {}
    for claim in claims:
        if claim.repeats in headed and _kind(claim, sentences) == "prose":
            first.setdefault(claim.repeats, claim.claim_id)
    return tuple(_retied(claim, first) for claim in claims) if first else tuple(claims)


def _retied(claim: Claim, first: dict[str, str]) -> Claim:
    if claim.claim_id in first:
        return replace(claim, repeats=first[claim.claim_id])
    repeats = first.get(claim.repeats, claim.repeats)
    part_of = first.get(claim.part_of, claim.part_of)
    return replace(claim, repeats="" if repeats == claim.claim_id else repeats, part_of=part_of)


def _kind(claim: Claim, sentences: Sequence[Sentence]) -> str:
    return sentences[claim.sentence].kind if 0 <= claim.sentence < len(sentences) else ""
