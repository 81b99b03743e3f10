"""A human correction of the reading, and how it is put over an extraction: where it fits, and nowhere else."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from tallybook.ledger.claim import Claim, Trail, claim_id
from tallybook.text.span import Span

if TYPE_CHECKING:
    from tallybook.ledger.ledger import Ledger

ACTIONS = ("confirm", "edit", "reject", "add")
STATUS = {"confirm": "confirmed", "edit": "corrected", "reject": "rejected", "add": "added"}
AROUND = 32
"""Code points on either side of a figure that its fingerprint is made of, within its line."""
ENOUGH = 24
"""Code points that tell a place; a line with fewer, such as a cell of a table, needs those above and below it."""

_NOT_READ = ("claim_id", "article_id", "sentence", "start", "end", "part_of", "repeats", "rule", "status", "trail")


@dataclass(frozen=True, slots=True)
class Review:
    """What one person said of one figure.

    Attributes
    ----------
    action : str
        ``confirm``, ``edit``, ``reject`` or ``add``.
    start, end : int
        Where the figure stood in the article's body.
    text : str
        Its words.
    context : str
        Twelve hexadecimal digits of the words with what stands around them: see `fingerprint`.
    by : str
        Who says so.
    at : datetime
        When, in UTC.
    why : str
        The reason.
    before, after : mapping
        Each field that changes, as it was and as it is to be, in the claim's own types.
    reading : str
        Of a confirmation: twelve digits of the fields that were confirmed.
    """

    action: str
    start: int
    end: int
    text: str
    context: str
    by: str
    at: datetime
    why: str = ""
    before: Mapping[str, Any] = field(default_factory=dict, hash=False)
    after: Mapping[str, Any] = field(default_factory=dict, hash=False)
    reading: str = ""

    @property
    def span(self) -> Span:
        """Where the figure stood."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Unfit:
    """A review that fits no more: it is kept, reported, and applied to nothing."""

    review: Review
    reason: str


def fingerprint(body: str, span: Span) -> str:
    """Return what tells this place of the text from every other: its words, and those around them.

    >>> fingerprint("and 790 civilians", Span(4, 7)) == fingerprint("and 790 soldiers", Span(4, 7))
    False
    """
    before, after = body[max(span.start - AROUND, 0) : span.start], body[span.end : span.end + AROUND]
    line = before.rpartition("\n")[2], after.partition("\n")[0]
    around = line if sum(map(len, line)) >= ENOUGH else (before, after)
    parts = (around[0], span.of(body), around[1])
    return hashlib.sha256("\0".join(parts).encode("utf-8", errors="surrogatepass")).hexdigest()[:12]


def digest_of(claim: Claim) -> str:
    """Return twelve hexadecimal digits of what was read of a claim, wherever the claim stands."""
    names = [item.name for item in fields(Claim) if item.name not in _NOT_READ and not item.name.endswith("_span")]
    return hashlib.sha256(repr([getattr(claim, name) for name in names]).encode("utf-8")).hexdigest()[:12]


def apply(ledger: Ledger, reviews: Iterable[Review]) -> Ledger:
    """Return the ledger with the reviews over it, one after the other; those that do not fit are listed as unfit.

    A review fits where its words stand in their surroundings, the reader reads a figure at exactly these words (for an
    addition: none), and the fields that it changes are as they were. Where the article has grown or shrunk elsewhere
    the place is found again, if there is only one.
    """
    for review in reviews:
        found = _apply_one(ledger, review)
        if isinstance(found, str):
            ledger = replace(ledger, unfit=(*ledger.unfit, Unfit(review, found)))
        else:
            ledger = replace(found, reviews=(*found.reviews, review))
    return ledger


def _apply_one(ledger: Ledger, review: Review) -> Ledger | str:
    """Return the ledger with one review over it, or why it does not fit."""
    place = _place(ledger.article.body, review)
    if isinstance(place, str):
        return place
    there = [claim for claim in ledger.claims if claim.span.overlaps(place)]
    unknown = _unknown_ties(ledger, review)
    if unknown:
        return unknown
    if review.action == "add":
        return f"“{there[0].text}” is read there now" if there else _added(ledger, review, place)
    claim = next((claim for claim in there if claim.span == place), None)
    if claim is None:
        return f"“{there[0].text}” is read there now" if there else "no figure is read there any more"
    changed = _changed(claim, review)
    if changed:
        return changed
    corrected = replace(claim, **review.after, status=_status(claim, review), trail=_trail(claim, review))
    claims = tuple(corrected if other is claim else other for other in ledger.claims)
    return replace(ledger, claims=claims)


def _place(body: str, review: Review) -> Span | str:
    """Return where the words of a review stand now, or why that cannot be said."""
    if review.end <= len(body) and fingerprint(body, review.span) == review.context:
        return review.span
    found, at = [], body.find(review.text) if review.text else -1
    while at >= 0:
        span = Span(at, at + len(review.text))
        found += [span] if fingerprint(body, span) == review.context else []
        at = body.find(review.text, at + 1)
    if len(found) == 1:
        return found[0]
    return "the article has these words in several such places" if found else "the article has no such place any more"


def _unknown_ties(ledger: Ledger, review: Review) -> str:
    known = {"", *(claim.claim_id for claim in ledger.claims)}
    names = [name for name in ("part_of", "repeats") if review.after.get(name, "") not in known]
    return f"its {names[0]} names a figure that is not there any more" if names else ""


def _changed(claim: Claim, review: Review) -> str:
    """Return what is read otherwise than it was when the review was made; empty if nothing is."""
    if review.action == "confirm" and digest_of(claim) != review.reading:
        return "it is read otherwise now than what was confirmed"
    for name, before in review.before.items():
        now = getattr(claim, name)
        if now not in (before, review.after.get(name, before)):
            return f"its {name} was {_said(before)} when it was corrected, and is read as {_said(now)} now"
    return ""


def _said(value: object) -> str:
    return "empty" if value in (None, "") else f"“{value}”"


def _status(claim: Claim, review: Review) -> str:
    """Return what becomes of a claim: one that was corrected or added stays so when it is confirmed or edited."""
    kept = claim.status in ("corrected", "added") and review.action in ("confirm", "edit")
    return claim.status if kept else STATUS[review.action]


def _trail(claim: Claim, review: Review) -> tuple[Trail, ...]:
    """Return the trail with the hand that decided each field that changed."""
    rule = f"{STATUS[review.action]} by {review.by}"
    names = tuple(dict.fromkeys(_STEP.get(name, name) for name in review.after)) or ("review",)
    return (*(step for step in claim.trail if step.field not in names), *(Trail(name, rule) for name in names))


_STEP = {
    **dict.fromkeys(("value", "low", "high", "hedge", "magnitude"), "amount"),
    **dict.fromkeys(("unit", "unit_kind"), "unit"),
    **dict.fromkeys(("event", "subevent"), "event"),
    **dict.fromkeys(("blamed", "blamed_party"), "blamed"),
    **dict.fromkeys(("period_start", "period_end", "as_of", "period_precision", "period_implicit"), "period"),
    **dict.fromkeys(("place", "place_precision", "lat", "lon"), "place"),
    **dict.fromkeys(("source", "source_type", "via", "cue"), "source"),
    **dict.fromkeys(("part_of", "repeats", "superseded"), "links"),
}
"""The step of a claim's trail that each field belongs to."""


def _added(ledger: Ledger, review: Review, place: Span) -> Ledger:
    sentence = sum(found.span.start <= place.start for found in ledger.sentences) - 1
    given: dict[str, Any] = {"value": None, "low": None, "high": None, "hedge": "exact", **review.after}
    claim = Claim(
        claim_id=claim_id(ledger.article.sha256, place),
        article_id=ledger.article.article_id,
        sentence=max(sentence, 0),
        start=place.start,
        end=place.end,
        text=place.of(ledger.article.body),
        rule="review",
        status="added",
        trail=(Trail("amount", f"added by {review.by}"),),
        **given,
    )
    claims = tuple(sorted((*ledger.claims, claim), key=lambda one: one.start))
    residue = tuple(left for left in ledger.residue if not left.span.overlaps(place))
    return replace(ledger, claims=claims, residue=residue)
