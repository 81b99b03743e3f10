"""What people said of the figures: each correction with its reason, and those that fit no more."""

from __future__ import annotations

from tallybook.analysis import words
from tallybook.analysis.reading import Reading
from tallybook.document.nodes import Block, Break, ClaimRef, Column, Inline, Paragraph, Row, Table, Text
from tallybook.ledger.claim import Claim
from tallybook.ledger.review import Review
from tallybook.report.display import Piece, piece
from tallybook.report.value import declared, muted, strong, worded

_ACTIONS = {"confirm": "read as it should be", "reject": "no figure", "add": "a figure that was not read"}
_APPLIED = (Column("", width=0), Column("Figure", width=0.6), Column("Correction"), Column("Why, and on whose word"))
_KEPT = (Column("Figure", width=0.4), Column("Why it fits no more"), Column("Why it was made, and on whose word"))
_REASON = "words of a correction"


def listed(reading: Reading) -> Piece:
    """Return the corrections of the article in the order in which they were made, and below them what fits no more."""
    ledger = reading.ledger
    if not ledger.reviews and not ledger.unfit:
        return piece(reading, Paragraph((Text("Nobody has corrected this reading."),), "note"))
    by_place = {(claim.start, claim.text): claim for claim in ledger.claims}
    rows = tuple(_row(review, by_place.get((review.start, review.text))) for review in ledger.reviews)
    blocks: list[Block] = [Table(_APPLIED, rows, "What people corrected")] if rows else []
    kept = tuple(Row(((_words(unfit.review),), (_plain(unfit.reason),), _said(unfit.review))) for unfit in ledger.unfit)
    blocks += [Table(_KEPT, kept, "Corrections that fit no more, kept and not applied")] if kept else []
    return piece(reading, *blocks)


def _row(review: Review, claim: Claim | None) -> Row:
    number: tuple[Inline, ...] = () if claim is None else (ClaimRef(claim.claim_id),)
    return Row((number, (_words(review),), _changes(review), _said(review)))


def _words(review: Review) -> Inline:
    return strong(_plain(review.text))


def _changes(review: Review) -> tuple[Inline, ...]:
    """Return what changes, a field a line: its name, what it was, and what it is."""
    said: list[Inline] = [Text(_ACTIONS[review.action])] if review.action in _ACTIONS else []
    for name, value in review.after.items():
        said += [Break()] if said else []
        field = name.replace("_", " ")
        if name in review.before:
            said += [muted(Text(f"{field}: "), _plain(_value(review.before[name])), Text(" → ")), _plain(_value(value))]
        elif value not in (None, "", False):
            said += [muted(Text(f"{field}: ")), _plain(_value(value))]
    return tuple(said)


def _said(review: Review) -> tuple[Inline, ...]:
    when = declared(words.day(review.at.date()), "the day of the correction")
    by: Inline = muted(_plain(review.by), Text(", "), when)
    return (_plain(review.why), Break(), by) if review.why else (by,)


def _value(value: object) -> str:
    return "empty" if value in (None, "") else str(value).replace("_", " ")


def _plain(said: str) -> Inline:
    return worded(said, _REASON)
