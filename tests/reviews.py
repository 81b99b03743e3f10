"""Reviews of a small article, made as a person would make them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from tallybook.ledger.correct import make_review
from tallybook.ledger.extract import extract
from tallybook.ledger.ledger import Ledger
from tallybook.ledger.review import Review
from tallybook.text.article import from_text
from tallybook.text.span import Span

BODY = (
    "At least 13 civilians were killed in the north on Saturday, the army said.\n\n"
    "Another 40 people were wounded, according to the Red Cross. The crisis has driven a whole town from home.\n"
)
AT = datetime(2024, 7, 9, 10, 0, tzinfo=UTC)


def read(body: str = BODY) -> Ledger:
    """Return the extraction of a text."""
    return extract(from_text(body, article_id="small", published=date(2024, 7, 8)))


def span_of(words: str, body: str = BODY) -> Span:
    """Return where words stand first."""
    start = body.index(words)
    return Span(start, start + len(words))


def review(action: str, words: str, ledger: Ledger | None = None, **given: Any) -> Review:
    """Return a review of the figure with these words, by Anna unless `by` says otherwise."""
    about = {name: given.pop(name) for name in ("by", "at", "why") if name in given}
    found = ledger or read()
    span = span_of(words, found.article.body)
    return make_review(found, action, span, given, **{"by": "Anna", "at": AT, "why": "I was there", **about})
