"""Paragraphs and sentences as spans of the body."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from tallybook.lexicon import load_lexicon
from tallybook.text.article import Article
from tallybook.text.layout import kinds_of
from tallybook.text.span import Span
from tallybook.text.tokens import Token, tokenize

_END = re.compile(r"[.!?…]{1,6}[\"'”’)\]»]{0,3}(?=\s{1,4}[\"'“‘(\[«]{0,3}[^\W_a-zß-öø-ÿ]|\s{1,4}[\"“‘(\[«]{0,3}[$€£])")
_WORD_BEFORE = re.compile(r"[\w.]+$")
_WORD_AFTER = re.compile(r"[\s\"'“‘(\[«]*(\w+)")
_LINE = re.compile(r"[^\n]+")
_NARROWEST, _WIDEST = 50, 100  # how long the lines of a text with hard line ends are
_MANY = 6  # lines right above another from which those that break a sentence tell of hard line ends
_RAGGED = 15  # how much shorter than the longest a full line may be
_LONGEST_ABBREVIATION = 12


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and where it stands.

    Attributes
    ----------
    index : int
        Its place in the article, from 0.
    paragraph : int
        The place of its paragraph, from 0: a line of the body, or the lines that a mail program has broken it into.
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
    body = article.body
    lines = paragraphs(body)
    kinds = kinds_of(body, lines)
    spans = [
        (number, kind, span)
        for number, (paragraph, kind) in enumerate(zip(lines, kinds, strict=True))
        for span in ([paragraph] if kind == "row" else _sentences(body, paragraph))
    ]
    return tuple(
        Sentence(index, number, span, kind, tokenize(body, span.start, span.end))
        for index, (number, kind, span) in enumerate(spans)
    )


def paragraphs(body: str) -> list[Span]:
    """Return the lines of the body; lines that were broken because the next word did not fit are one paragraph."""
    lines = [_trimmed(body, match.start(), match.end()) for match in _LINE.finditer(body) if not match[0].isspace()]
    width = max((line.end - line.start for line in lines), default=0)
    if not _has_hard_ends(body, lines, width):
        return lines
    joined: list[Span] = []
    last = Span(0, 0)
    for line in lines:
        if joined and _is_wrapped(body, last, line, width):
            joined[-1] = Span(joined[-1].start, line.end)
        else:
            joined.append(line)
        last = line
    return joined


def _has_hard_ends(body: str, lines: list[Span], width: int) -> bool:
    """Say whether most lines with another right under them are nearly as long as the longest, or break a sentence."""
    if not _NARROWEST <= width <= _WIDEST:
        return False
    pairs = [(line, below) for line, below in pairwise(lines) if body.count("\n", line.end, below.start) == 1]
    full = sum(line.end - line.start >= width - _RAGGED for line, _ in pairs)
    broken = sum(body[below.start].islower() and body[line.end - 1] not in ".!?:" for line, below in pairs)
    return (2 * full >= len(pairs) > 0) or (2 * broken >= len(pairs) >= _MANY)


def _is_wrapped(body: str, line: Span, following: Span, width: int) -> bool:
    if body.count("\n", line.end, following.start) != 1:
        return False
    word = body[following.start : following.end].split(maxsplit=1)[0]
    length = line.end - line.start
    long = 5 * length > 3 * width  # a mail program's width may differ by paragraph
    goes_on = body[line.end - 1] not in ".!?:…" and (word[0].islower() or long)
    return goes_on or length + 1 + len(word) > width - 2


def _sentences(body: str, line: Span) -> list[Span]:
    ends = _END.finditer(body, line.start, line.end)
    starts = [line.start, *(end.end() for end in ends if not _goes_on(body, end.start(), end.end()))]
    stops = [*starts[1:], line.end]
    return [_trimmed(body, start, stop) for start, stop in zip(starts, stops, strict=True)]


def _goes_on(body: str, dot: int, end: int) -> bool:
    """Say whether the point at `dot` belongs to an abbreviation or an initial, so that the sentence goes on."""
    if body[dot] != "." or end - dot > 1:
        return False
    word = _WORD_BEFORE.search(body[max(0, dot - _LONGEST_ABBREVIATION) : dot])
    if word is None:
        return False
    name = word[0].lower()
    if name in _words("abbreviation") and not name.isdecimal():
        return name != "no" or body[end : end + 2].strip()[:1].isdecimal()
    initial = len(name) == 1 and word[0].isupper()
    if name in _words("closing") or initial or re.fullmatch(r"(?:\w\.)+\w", name):
        after = _WORD_AFTER.match(body, end, end + 40)
        return after is None or after[1].lower() not in _words("opening") or (initial and after[1] == "A")
    return False


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(word for row in load_lexicon("layout") if row.name == name for word in row.say)


def _trimmed(body: str, start: int, stop: int) -> Span:
    text = body[start:stop]
    left = len(text) - len(text.lstrip())
    return Span(start + left, max(start + left, start + len(text.rstrip())))
