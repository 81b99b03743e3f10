"""What a reader needs to check each claim."""

from __future__ import annotations

from functools import lru_cache

from tallybook.analysis import wording, words
from tallybook.analysis.kinds import mark_of
from tallybook.analysis.reading import Reading, around
from tallybook.document.nodes import Evidence
from tallybook.interval import Number
from tallybook.ledger.claim import Claim
from tallybook.text.span import Span

KEPT = 32
"""How many readings' evidence is kept: each piece of a report brings its own."""


@lru_cache(KEPT)
def evidence(reading: Reading, *, named: bool = False) -> tuple[Evidence, ...]:
    """Return the evidence of every claim of the whole ledger, in its order; `named` says of which article it is."""
    return tuple(_evidence(reading, claim, named=named) for claim in reading.ledger.claims)


def _evidence(reading: Reading, claim: Claim, *, named: bool) -> Evidence:
    article = reading.ledger.article
    where = f"{article.title or article.article_id}, " if named else ""
    sentence, place = around(reading.ledger, claim.span)
    return Evidence(
        claim_id=claim.claim_id,
        number=reading.number(claim),
        before=article.body[place.start : claim.start],
        text=claim.text,
        after=article.body[claim.end : place.end],
        allows=wording.allows(claim, reading.allows(claim)),
        what=wording.what(claim),
        source=f"{claim.source}, through {claim.via}" if claim.source and claim.via else claim.source,
        source_type=wording.source_type(claim.source_type),
        period=wording.period(claim, reading.ledger).removeprefix("period "),
        place=claim.place,
        rule=", ".join(filter(None, (claim.rule.replace("_", " "), wording.by_hand(claim)))),
        mark=mark_of(claim),
        where=f"{where}sentence {sentence}, characters {claim.start}–{claim.end}",
        trail=tuple((step.field, step.rule, _cue(article.body, step.span)) for step in claim.trail),
        start=claim.start,
        end=claim.end,
        also=_also(claim),
    )


def _also(claim: Claim) -> tuple[str, ...]:
    """Return the claim's amount in another unit, its other words, and its numbers and days as the ledger has them."""
    amounts = (claim.value, claim.low, claim.high, claim.magnitude)
    days = (claim.period_start, claim.period_end, claim.as_of)
    names = (claim.alt, claim.subevent, claim.share_of, claim.blamed, claim.via)
    said = (*names, *(_said(claim, one) for one in amounts if one is not None), *(str(day) for day in days if day))
    return tuple(dict.fromkeys(one for one in said if one))


def _said(claim: Claim, amount: Number) -> str:
    return words.in_unit(amount, claim.unit, claim.unit_kind)


def _cue(body: str, span: Span | None) -> str:
    return "" if span is None else span.of(body)
