"""Whose statement a text is as a whole: a press release, a briefing note, a situation update of one body."""

from __future__ import annotations

import re

from tallybook.context.kinds import bodies
from tallybook.text.article import Article
from tallybook.text.sentences import Sentence
from tallybook.text.span import Span
from tallybook.text.tokens import tokenize

_KINDS = frozenset({"un", "ngo", "monitor", "government", "health"})  # who issues statements; agencies write dispatches
_DATELINE = re.compile(r"[^\n().]{2,60}\(([^()\n]{2,60})\)\s*[—–-]")
_CONTACT = re.compile(r"[^\n]*\b(?:contact|contacts|enquiries|inquiries)\b", re.IGNORECASE)


def find_issuer(article: Article, sentences: tuple[Sentence, ...]) -> Span | None:
    """Return the words that name the body whose statement the text is; None for a dispatch.

    A known body that is no agency stands in the dateline's brackets, or in the last line for those who want to ask.

    >>> from tallybook.text.article import from_text
    >>> from tallybook.text.sentences import split_sentences
    >>> article = from_text("Maputo (ICRC) – Some 40 families have fled.", article_id="x")
    >>> find_issuer(article, split_sentences(article)).of(article.body)
    'ICRC'
    """
    body = article.body
    first = next((sentence.span.start for sentence in sentences if sentence.kind == "prose"), -1)
    dateline = _DATELINE.match(body, first) if first >= 0 else None
    if dateline:
        known = _known(body, *dateline.span(1))
        whole = known is not None and known.end - known.start >= len(dateline[1].strip()) - 1
        return known if whole else None
    last = next((sentence for sentence in reversed(sentences) if sentence.kind == "signature"), None)
    line = last.span if last and _CONTACT.match(body, last.span.start, last.span.end) else None
    return _known(body, line.start, line.end) if line else None


def _known(body: str, start: int, end: int) -> Span | None:
    """Return the first body among the words that may issue a statement."""
    found = (found for found in bodies().find(tokenize(body, start, end)) if found.entry.facts["kind"] in _KINDS)
    known = next(found, None)
    return known.span if known else None
