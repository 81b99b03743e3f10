"""A ledger as plain data, JSON and JSON Lines: the public contract."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from tallybook.ledger.claim import Claim, Trail
from tallybook.ledger.ledger import Ledger
from tallybook.ledger.review import Review
from tallybook.text.article import Article
from tallybook.text.span import Span
from tallybook.text.terminal import harmless


def to_json(ledger: Ledger) -> dict[str, Any]:
    """Return the ledger as plain data: ``article``, ``claims``, ``quotes``, ``dates``, ``attributions``, ``residue``.

    Where people corrected the reading, ``reviews`` says how, and ``unfit`` which corrections fit no more. Spans are
    ``[start, end]``, dates are ISO strings, and what is missing is ``None`` or an empty string.
    """
    body = ledger.article.body
    return {
        "article": _article(ledger.article),
        "claims": [_claim(claim) for claim in ledger.claims],
        "quotes": [
            {
                **_stretch(quote.quotation.span, body),
                "speaker": quote.speaker,
                "speaker_type": quote.speaker_type,
                "partial": quote.quotation.partial,
            }
            for quote in ledger.quotes
        ],
        "dates": [
            {
                **_stretch(found.span, body),
                "iso_start": _plain(found.start),
                "iso_end": _plain(found.end),
                "anaphoric": found.anaphoric,
                "precision": found.precision,
                "rule": found.rule,
            }
            for found in ledger.dates
        ],
        "attributions": [
            {
                "source": [_plain(span) for span in found.source_spans],
                "cue": [_plain(span) for span in found.cue_spans],
                "content": [_plain(span) for span in found.content_spans],
                "name": found.source,
                "type": found.source_type,
                "via": found.via,
                "rule": found.rule,
            }
            for found in ledger.attributions
            if found.content_spans  # a statement's issuer stands for what is left over: it covers no words of its own
        ],
        "residue": [{**_stretch(left.span, body), "reason": left.reason} for left in ledger.residue],
        **({"reviews": [_review(review) for review in ledger.reviews]} if ledger.reviews else {}),
        **(
            {"unfit": [{**_review(left.review), "reason": left.reason} for left in ledger.unfit]}
            if ledger.unfit
            else {}
        ),
    }


def to_text(ledger: Ledger) -> str:
    """Return the ledger as indented JSON, ending in a line break."""
    return harmless(json.dumps(to_json(ledger), ensure_ascii=False, indent=2)) + "\n"


def to_line(ledger: Ledger, name: object) -> str:
    """Return the ledger as one line of JSON Lines, with `name` as its ``id``."""
    line = json.dumps({"id": name, **to_json(ledger)}, ensure_ascii=False, separators=(",", ":"))
    return harmless(line) + "\n"


def _article(article: Article) -> dict[str, Any]:
    return {
        "id": article.article_id,
        "title": article.title,
        "publisher": article.publisher,
        "agency": article.agency,
        "published": _plain(article.published),
        "timezone": article.timezone,
        "url": article.url,
        "sha256": article.sha256,
        "length": len(article.body),
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {item.name: _plain(getattr(claim, item.name)) for item in fields(claim)}


def _review(review: Review) -> dict[str, Any]:
    return {item.name: _plain(getattr(review, item.name)) for item in fields(review)}


def _stretch(span: Span, body: str) -> dict[str, Any]:
    return {"text": span.of(body), "start": span.start, "end": span.end}


def _plain(value: object) -> Any:
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Trail):
        return {"field": value.field, "rule": value.rule, "span": _plain(value.span)}
    if isinstance(value, Mapping):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value
