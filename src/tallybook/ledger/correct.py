"""From what a person says of a figure to a review that fits: fields in their types, amounts that agree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any

from tallybook.errors import UsageError
from tallybook.interval import Interval
from tallybook.ledger.claim import Claim
from tallybook.ledger.ledger import Ledger
from tallybook.ledger.review import Review, apply, digest_of, fingerprint
from tallybook.quantities.read import read_quantities
from tallybook.text.article import from_text
from tallybook.text.sentences import split_sentences
from tallybook.text.span import Span

CHOICES = {
    "hedge": ("exact", "at_least", "more_than", "nearly", "less_than", "up_to", "approx", "range", "vague"),
    "unit_kind": ("", "length", "area", "volume", "money", "time", "share", "ratio"),
    "event": (*("killed", "injured", "missing", "detained", "displaced", "population", "distance", "area", "other"),),
    "period_precision": ("", "day", "month", "part_of_month", "season", "year", "period"),
    "sense": ("", "increase", "decrease"),
}
"""The fields of a claim that know a closed set of words."""

_FIXED = ("claim_id", "article_id", "sentence", "start", "end", "text", "rule", "status", "trail")
_NUMBERS = ("value", "low", "high", "lat", "lon", "magnitude")
_DAYS = ("period_start", "period_end", "as_of")
_STATED = ("value", "low", "high", "hedge", "magnitude")
_FLAGS = ("period_implicit", "superseded")
EDITABLE = tuple(item.name for item in fields(Claim) if item.name not in _FIXED and not item.name.endswith("_span"))
"""The fields that a review may change."""


def make_review(
    ledger: Ledger,
    action: str,
    span: Span,
    given: Mapping[str, object] | None = None,
    *,
    by: str,
    at: datetime,
    why: str = "",
) -> Review:
    """Return a review of the figure at `span`, which fits the ledger as it is.

    Parameters
    ----------
    ledger : Ledger
        With the reviews that were made before.
    action : str
        ``confirm``, ``edit``, ``reject`` or ``add``.
    span : Span
        The figure's own, or for ``add`` the words that are to be one.
    given : mapping
        Fields to change, as text or in the claim's types; empty text empties a field.
    by, at, why
        Who, when and for what reason; only a confirmation needs none.

    Raises
    ------
    UsageError
        If a field is unknown or mistyped, the reason is missing, or there is no such figure.
    """
    if not by.strip() or (action != "confirm" and not why.strip()):
        raise UsageError(f"{action}: no {'name' if not by.strip() else 'reason'}", expected="who says so, and why")
    body = ledger.article.body
    claim = next((claim for claim in ledger.claims if claim.span == span), None)
    after = {name: typed(name, value) for name, value in (given or {}).items()}
    if action == "add":
        after = _checked(_bounded({**_read(span.of(body)), **after}, set(after)))
    elif action == "edit" and claim is not None:
        after = _edited(ledger, claim, after)
    before = {} if claim is None or action == "add" else {name: getattr(claim, name) for name in after}
    review = Review(
        action=action,
        start=span.start,
        end=span.end,
        text=span.of(body),
        context=fingerprint(body, span),
        by=by.strip(),
        at=at.replace(microsecond=0),
        why=" ".join(why.split()),
        before=before,
        after=after,
        reading=digest_of(claim) if claim is not None and action == "confirm" else "",
    )
    unfit = apply(replace(ledger, unfit=()), (review,)).unfit
    if unfit:
        raise UsageError(f"{action} “{review.text}”: does not fit", found=unfit[0].reason)
    return review


def typed(name: str, value: object) -> Any:
    """Return a field's value in the claim's own type.

    >>> typed("value", "1,200"), typed("period_start", "2019-08-03"), typed("low", "")
    (1200, datetime.date(2019, 8, 3), None)

    Raises
    ------
    UsageError
        If there is no such field, or the value does not fit it.
    """
    if name not in EDITABLE:
        close = get_close_matches(name, EDITABLE, n=1)
        raise UsageError(
            f"{name}: no field that can be corrected",
            expected=f"one of {', '.join(EDITABLE)}",
            remedy=f"Did you mean {close[0]}?" if close else "",
        )
    try:
        found = _typed(name, value)
    except (KeyError, TypeError, ValueError) as error:
        kind = "a number" if name in _NUMBERS else "a day, YYYY-MM-DD" if name in _DAYS else "true or false"
        raise UsageError(name, expected=kind, found=repr(value)) from error
    if name in CHOICES and found not in CHOICES[name]:
        close = get_close_matches(str(found), CHOICES[name], n=1)
        raise UsageError(
            name,
            expected=f"one of {', '.join(filter(None, CHOICES[name]))}",
            found=repr(value),
            remedy=f"Did you mean {close[0]}?" if close else "",
        )
    return found


def _typed(name: str, value: object) -> object:
    if name in _FLAGS:
        return (
            value if isinstance(value, bool) else {"true": True, "false": False}[str(value).lower()] if value else False
        )
    if name in _NUMBERS:
        return _number(value)
    if name in _DAYS:
        return value if isinstance(value, date) else date.fromisoformat(str(value)) if value else None
    return str(value or "")


def _number(value: object) -> int | float | None:
    if value in (None, ""):
        return None
    number = float(str(value).replace(",", ""))
    if number != number or number in (float("inf"), float("-inf")):
        raise ValueError("not a finite number")
    return int(number) if number == int(number) and "." not in str(value) else number


def _read(words: str) -> dict[str, Any]:
    """Return what the reader makes of the words alone, where it reads one amount in them."""
    article = from_text(words, article_id="words")
    quantities, _ = read_quantities(article, split_sentences(article))
    if len(quantities) != 1:
        return {}
    found = quantities[0]
    amount = {"value": found.value, "low": found.amount.low, "high": found.amount.high, "hedge": found.hedge}
    return {**amount, "magnitude": found.magnitude, "unit": found.unit, "unit_kind": found.unit_kind}


def _edited(ledger: Ledger, claim: Claim, given: dict[str, Any]) -> dict[str, Any]:
    """Return the fields that an edit changes, those among them that follow from others."""
    after = {**_kind_of_source(ledger, given), **given}
    if given.keys() & _STATED:
        after = _checked(_bounded({name: getattr(claim, name) for name in _STATED} | after, set(given)))
    after = {name: value for name, value in after.items() if value != getattr(claim, name)}
    if not after:
        raise UsageError("edit: nothing would change", expected=f"another value of {', '.join(given) or 'a field'}")
    return after


def _kind_of_source(ledger: Ledger, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the kind of a source that is named, as the article's other figures have it; nothing where none tells."""
    name = given.get("source")
    if not name:
        return {} if name is None else {"source_type": "unattributed"}
    kinds = [claim.source_type for claim in ledger.claims if claim.source == name]
    kinds += [found.source_type for found in ledger.attributions if found.source == name]
    return {"source_type": kinds[0]} if kinds else {}


def _bounded(after: dict[str, Any], given: set[str]) -> dict[str, Any]:
    """Return the fields with the bounds that value and hedge call for, unless the bounds were given themselves."""
    value, hedge = after.get("value"), after.get("hedge", "exact")
    if not given & {"value", "hedge"} or given & {"low", "high"} or hedge == "range":
        return after
    floor = value if hedge in ("exact", "at_least", "more_than") else None
    ceiling = value if hedge in ("exact", "nearly", "less_than", "up_to") else None
    return {**after, "low": floor, "high": ceiling}


def _checked(after: dict[str, Any]) -> dict[str, Any]:
    """Return the fields where they state an amount and its bounds agree."""
    if all(after.get(name) is None for name in ("value", "low", "high", "magnitude")) and after.get("hedge") != "vague":
        raise UsageError("value", expected="an amount", found="none", remedy="Give value, or low and high.")
    try:
        Interval(after.get("low"), after.get("high"))
    except ValueError as error:
        raise UsageError("low", expected="no more than high", found=f"{after['low']} and {after['high']}") from error
    return after
