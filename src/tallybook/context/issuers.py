"""Whose statement a text is as a whole: a press release, a briefing note, a situation update of one body."""

from __future__ import annotations

import re
from functools import cache

from tallybook.context.datelines import find_dateline
from tallybook.context.kinds import bodies, nouns
from tallybook.lexicon import load_lexicon
from tallybook.text.article import Article
from tallybook.text.phrases import Phrases
from tallybook.text.sentences import Sentence
from tallybook.text.span import Span
from tallybook.text.tokens import tokenize

_KINDS = frozenset({"un", "ngo", "monitor", "government", "health"})  # who issues statements; agencies write dispatches
_BRACKETS = re.compile(r"\(([^()\n]{2,60})\)")
_OPENING = 3  # sentences in which a text says who made it
_MADE_BY = re.compile(
    r"\b[Tt]his (?:\w+ ){0,2}(?:report|update|bulletin|snapshot|document|brief|overview)"
    r" (?:is|was|has been) (?:\w+ )?(?:produced|issued|prepared|compiled|published) by "
)
_OF = re.compile(r"\s+of(?:\s+(?!and\b)[A-Z][\w-]*(?:\s+and(?=\s+[A-Z]))?){1,3}")
_CONTACT = re.compile(r"[^\n]*\b(?:contact|contacts|enquiries|inquiries)\b", re.IGNORECASE)


def find_issuer(article: Article, sentences: tuple[Sentence, ...]) -> Span | None:
    """Return the words that name the body whose statement the text is; None for a dispatch.

    A body that is no agency stands before the name of a document in the title ("Health Cluster Bulletin"), in the
    dateline's brackets, in a sentence that says who made the text, or in the last line for those who want to ask.

    >>> from tallybook.text.article import from_text
    >>> from tallybook.text.sentences import split_sentences
    >>> article = from_text("Maputo (ICRC) – Some 40 families have fled.", article_id="x")
    >>> find_issuer(article, split_sentences(article)).of(article.body)
    'ICRC'
    """
    body = article.body
    titled = _titled(body, sentences)
    if titled:
        return titled
    stated = _stated(body, sentences)
    if stated:
        return stated
    dateline = find_dateline(body)
    bracketed = _BRACKETS.search(body, dateline.start, dateline.end)
    if bracketed:
        known = _known(body, *bracketed.span(1))
        whole = known is not None and known.end - known.start >= len(bracketed[1].strip()) - 1
        return known if whole else None
    last = next((sentence for sentence in reversed(sentences) if sentence.kind == "signature"), None)
    line = last.span if last and _CONTACT.match(body, last.span.start, last.span.end) else None
    return _known(body, line.start, line.end) if line else None


def _titled(body: str, sentences: tuple[Sentence, ...]) -> Span | None:
    """Return the body that a title above the text names before the name of its document."""
    for sentence in sentences:
        if sentence.kind == "prose":
            return None
        tokens = tokenize(body, sentence.span.start, sentence.span.end)
        document = next(iter(_documents().find(tokens)), None)
        if document is None:
            continue
        known = _known(body, sentence.span.start, document.start)
        return known or _described(
            body, max(sentence.span.start, body.rfind(":", 0, document.start) + 1), document.start
        )
    return None


def _stated(body: str, sentences: tuple[Sentence, ...]) -> Span | None:
    """Return the body of which the first sentences say that it made the text: "This report is produced by OCHA"."""
    for sentence in [sentence for sentence in sentences if sentence.kind == "prose"][:_OPENING]:
        made = _MADE_BY.search(body, sentence.span.start, sentence.span.end)
        known = _known(body, made.end(), sentence.span.end) if made else None
        if known:
            return known
    return None


def _described(body: str, start: int, end: int) -> Span | None:
    """Return the body of no fixed name that ends the words before a document: "Ministry of Health"."""
    marks = [mark for mark in nouns().find(tokenize(body, start, end)) if mark.entry.name in _KINDS]
    if not marks:
        return None
    tail = _OF.match(body, marks[-1].end, end)
    return Span(marks[-1].start, tail.end() if tail else marks[-1].end)


@cache
def _documents() -> Phrases:
    return Phrases(row for row in load_lexicon("layout") if row.name == "bulletin")


def _known(body: str, start: int, end: int) -> Span | None:
    """Return the first body among the words that may issue a statement."""
    found = (found for found in bodies().find(tokenize(body, start, end)) if found.entry.facts["kind"] in _KINDS)
    known = next(found, None)
    return known.span if known else None
