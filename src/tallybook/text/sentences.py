"""Paragraphs and sentences as spans of the body."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tallybook.text.article import Article
from tallybook.text.span import Span
from tallybook.text.tokens import Token, tokenize

_ABBREVIATIONS = frozenset(
    "mr mrs ms dr gen lt col capt maj sgt rev st prof sen rep gov no jan feb mar apr jun jul aug sep sept oct nov dec"
    " u.s u.n u.k e.g i.e a.m p.m inc co corp ltd vs approx est".split()
)
_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]*[A-Z0-9$€£])")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and where it stands.

    Attributes
    ----------
    index : int
        Its place in the article, from 0.
    paragraph : int
        The place of its paragraph (a line of the body), from 0.
    span : Span
        Without the white space around it.
    kind : str
        ``"prose"``, ``"heading"``, ``"caption"``, ``"row"`` (of a table) or ``"signature"``.
    tokens : tuple of Token
        Its words, numerals and marks.
    """

    index: int
    paragraph: int
    span: Span
    kind: str
    tokens: tuple[Token, ...] = field(repr=False)


def split_sentences(article: Article) -> tuple[Sentence, ...]:
    """Return the sentences of the article's body, in order.

    >>> from tallybook.text.article import from_text
    >>> [s.span for s in split_sentences(from_text("Gen. Smith spoke. He left.", article_id="x"))]
    [Span(start=0, end=17), Span(start=18, end=26)]
    """
    spans = [
        (number, span) for number, line in enumerate(_lines(article.body)) for span in _sentences(article.body, line)
    ]
    return tuple(
        Sentence(index, number, span, "prose", tokenize(article.body, span.start, span.end))
        for index, (number, span) in enumerate(spans)
    )


def _lines(body: str) -> list[Span]:
    return [Span(match.start(), match.end()) for match in re.finditer(r"[^\n]*\S[^\n]*", body)]


def _sentences(body: str, line: Span) -> list[Span]:
    starts = [line.start]
    for match in _END.finditer(body, line.start, line.end):
        if not _abbreviated(body, match.start()):
            starts.append(match.end())
    stops = [*starts[1:], line.end]
    return [_trimmed(body, start, stop) for start, stop in zip(starts, stops, strict=True)]


def _abbreviated(body: str, dot: int) -> bool:
    word = re.search(r"[\w.]+$", body[max(0, dot - 12) : dot])
    return bool(word) and body[dot] == "." and (word[0].lower() in _ABBREVIATIONS or len(word[0]) == 1)  # type: ignore[index]


def _trimmed(body: str, start: int, stop: int) -> Span:
    text = body[start:stop]
    return Span(start + len(text) - len(text.lstrip()), start + len(text.rstrip()))
