"""Direct speech: what stands between quotation marks, as spans."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from tallybook.lexicon import load_lexicon
from tallybook.text.article import Article
from tallybook.text.sentences import Sentence
from tallybook.text.span import Span

_MARK = re.compile(r"[\"“”„‟«»]|``|''|(?<!\w)[‘'](?=\w)")
_FAR = 600  # a single quotation mark further off than this closes nothing: the scan stays linear
_SINGLE_CLOSE = re.compile(r"(?<=\S)['’](?!\w)")
_SINGLE_OPEN = re.compile(r"(?<![\w.,!?’'])[‘'](?=\w)")
_DOUBLE = re.compile(r"[\"“”]")
_GAP = 12  # characters between two paragraphs of one speech
_OPENERS = frozenset({'"', "“", "„", "«", "``", "'", "‘"})
_AROUND = 300  # characters of its sentence on either side of a quotation in which a cue is looked for
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_GOVERNED = 5  # words between a verb that takes somebody's own word and that word
_LONG = 4  # words from which a quotation is speech whatever stands around it


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks.

    Attributes
    ----------
    span : Span
        Without the marks, with the inner punctuation.
    partial : bool
        True for a fragment inside the reporter's sentence.
    """

    span: Span
    partial: bool = False


def find_quotations(article: Article, sentences: tuple[Sentence, ...]) -> tuple[Quotation, ...]:
    """Return the quotations of the article, in order; scare quotes are none.

    A quotation that runs over several paragraphs, each opened by a mark of its own, is one entry per paragraph.

    >>> from tallybook.text.article import from_text
    >>> from tallybook.text.sentences import split_sentences
    >>> article = from_text('"We will stay," he said. The army “neutralised” two men.', article_id="x")
    >>> [quotation.span.of(article.body) for quotation in find_quotations(article, split_sentences(article))]
    ['We will stay,']
    """
    found: list[Quotation] = []
    starts = [sentence.span.start for sentence in sentences]
    for paragraph in _paragraphs(sentences):
        for span in _stretches(article.body, paragraph, sentences, starts):
            sentence = sentences[max(0, bisect_right(starts, span.start) - 1)]
            before = article.body[max(sentence.span.start, span.start - 80) : span.start]
            if _is_speech(article.body, span, sentence, before):
                continues = bool(found) and found[-1].span.start >= sentence.span.start and not found[-1].partial
                found.append(Quotation(span, _is_partial(article.body, span, before, continues)))
    return tuple(found)


def speeches(quotations: Sequence[Quotation], body: str) -> tuple[int, ...]:
    r"""Return, for each quotation, the index of the first of its speech: paragraphs that are opened and not closed.

    >>> text = "“We walked.\n\n“Two died,” she said."
    >>> first, last = text.index("We"), text.index("Two")
    >>> speeches([Quotation(Span(first, first + 10)), Quotation(Span(last, last + 9))], text)
    (0, 0)
    """
    firsts: list[int] = []
    for index, quotation in enumerate(quotations):
        between = body[quotations[index - 1].span.end : quotation.span.start][:_GAP] if index else ""
        goes_on = "\n" in between and between.strip() in _OPENERS
        firsts.append(firsts[-1] if goes_on else index)
    return tuple(firsts)


def _paragraphs(sentences: tuple[Sentence, ...]) -> Iterator[Span]:
    start = 0
    for index, sentence in enumerate(sentences):
        if index + 1 == len(sentences) or sentences[index + 1].paragraph != sentence.paragraph:
            yield Span(sentences[start].span.start, sentence.span.end)
            start = index + 1


def _stretches(body: str, paragraph: Span, sentences: tuple[Sentence, ...], starts: list[int]) -> Iterator[Span]:
    """Yield what stands between marks in one paragraph; an unclosed mark closes with its sentence or paragraph."""
    position = paragraph.start
    while match := _MARK.search(body, position, paragraph.end):
        start = match.end()
        if not _opens(body, match, paragraph):
            position = start
            continue
        stop, position = _closing(body, match, paragraph)
        if stop < 0 and match[0] not in "'‘":
            first = match.start() == paragraph.start
            stop = paragraph.end if first else sentences[bisect_right(starts, match.start()) - 1].span.end
            position = stop
        if stop > start and body[start:stop].strip():
            yield _trimmed(body, start, stop)
        position = max(position, start)


def _opens(body: str, match: re.Match[str], paragraph: Span) -> bool:
    mark, end = match[0], match.end()
    if end >= paragraph.end or mark in "”»" or mark == "''":
        return False
    if mark in "'‘":
        return not any(body.startswith(elision, match.start()) for elision in _elisions())
    before = body[match.start() - 1] if match.start() > paragraph.start else " "
    return not body[end].isspace() and (mark != '"' or not before.isalnum())


def _closing(body: str, match: re.Match[str], paragraph: Span) -> tuple[int, int]:
    """Return where the stretch ends and where to read on; an end of -1 where no mark closes it.

    A line that opens with the mark again goes on with the speech: its stretch is one of its own.
    """
    mark, start = match[0], match.end()
    if mark in "'‘":
        return _single_closing(body, start, min(paragraph.end, start + _FAR))
    closers = {'"': ('"',), "``": ("''", '"')}.get(mark) or _closers()[mark]
    ends = [(at, len(closer)) for closer in closers if (at := body.find(closer, start, paragraph.end)) >= 0]
    mixed = _mixed_closing(body, mark, start, min([paragraph.end, *(at for at, _ in ends)]))
    if mixed >= 0:
        return mixed, mixed + 1
    limit = min([paragraph.end, *(at + 1 for at, _ in ends)])
    again = re.compile(rf"\n\s*{re.escape(mark)}").search(body, start, limit)
    if again:
        return again.start(), again.start()
    if not ends:
        return -1, start
    at, width = min(ends)
    return at, at + width


def _mixed_closing(body: str, mark: str, start: int, limit: int) -> int:
    """Return where a mark of the other kind closes what a straight or a curly one opened; -1 where none does."""
    closer = {'"': "”", "“": '"'}.get(mark, "")
    at = body.find(closer, start, limit) if closer else -1
    if at <= start or "“" in body[start:at]:
        return -1
    after = body[at + 1 : at + 2]
    return at if not body[at - 1].isspace() and not (after.isalnum() and body[at - 1].isalnum()) else -1


def _single_closing(body: str, start: int, limit: int) -> tuple[int, int]:
    """Choose the mark that closes a single quotation: not the apostrophe of "the rebels' attack"."""
    following = _SINGLE_OPEN.search(body, start, limit)
    ends = _uncut_ends(body, start, following.start()) if following else []
    ends = ends or _uncut_ends(body, start, limit)
    sure = (
        at for at in ends if body[at - 1] in ".,!?…" or body[at + 1 : at + 2] in (",", ".", ";", ":", "", "\n", "?")
    )
    plain = (at for at in ends if body[at - 1] != "s")
    at = next(sure, -1) if len(ends) > 1 else -1
    at = at if at >= 0 else next(plain, ends[-1] if ends else -1)
    return at, (at + 1 if at >= 0 else start)


def _uncut_ends(body: str, start: int, limit: int) -> list[int]:
    """Return the marks that may close a single quotation; none that would cut one in double marks within."""
    doubles = [match.start() for match in _DOUBLE.finditer(body, start, limit)]
    ends = (match.start() for match in _SINGLE_CLOSE.finditer(body, start, limit))
    return [at for at in ends if not bisect_right(doubles, at) % 2]


def _is_speech(body: str, span: Span, sentence: Sentence, before: str) -> bool:
    text = span.of(body)
    words = _WORD.findall(text)
    spoken = text[:1].isupper() and text[-1:] in ".,!?…"
    if not words or _introduces_name(before):
        return spoken and len(words) >= _LONG
    if _is_title(words) and before.rstrip("\"'“‘«„` ").lower().endswith(("'s", "’s")):
        return False  # he told ABC's "Good Morning America."
    if len(words) >= _LONG:
        return not _is_title(words) or spoken
    if spoken:
        return True
    if _is_characterised(before) or (
        len(words) > 2 and any(word.lower() in _wordings("clause_words") for word in words)
    ):
        return True
    return len(words) > 1 and _spoken_of(body, span, sentence, before)


def _introduces_name(before: str) -> bool:
    tail = before.rstrip("\"'“‘«„` ").lower()
    return any(tail.endswith(wording) for wording in _wordings("scare_openers"))


def _is_characterised(before: str) -> bool:
    """Say whether a verb that takes somebody's own word governs what follows: called it, described as, vowed to."""
    lead = {word.lower() for word in _WORD.findall(before.rpartition(".")[2])[-_GOVERNED:]}
    return bool(lead & _wordings("speech_cues"))


def _is_title(words: list[str]) -> bool:
    """Say whether the words look like the name of a book or an operation rather than speech."""
    return all(word[:1].isupper() or word in {"of", "the", "and", "in", "for", "to", "a"} for word in words)


def _spoken_of(body: str, span: Span, sentence: Sentence, before: str) -> bool:
    """Say whether a fragment of two or three words is somebody's wording: its sentence has a speech cue."""
    word = (_WORD.findall(before) or [""])[-1].lower()
    first, last = max(sentence.span.start, span.start - _AROUND), min(sentence.span.end, span.end + _AROUND)
    around = body[first : span.start] + " " + body[span.end : max(last, span.end)]
    outside = {word.lower() for word in _WORD.findall(around)}
    if outside & _wordings("speech_cues"):
        return True
    return word not in {"a", "an", "the", "its", "their", "his", "her", "of"} and bool(outside & _speech())


def _is_partial(body: str, span: Span, before: str, continues: bool) -> bool:
    lead = before.rstrip("\"'“‘«„` ").rstrip()
    return body[span.start].islower() and not (not lead or lead[-1] in ".;:!?" or (continues and lead[-1] == ","))


def _trimmed(body: str, start: int, stop: int) -> Span:
    text = body[start:stop]
    return Span(start + len(text) - len(text.lstrip()), start + len(text.rstrip()))


@cache
def _closers() -> dict[str, tuple[str, ...]]:
    return {
        mark: tuple(entry.facts["close"]) for entry in load_lexicon("quotes") for mark in entry.say if len(mark) == 1
    }


@cache
def _wordings(name: str) -> frozenset[str]:
    return frozenset(wording for entry in load_lexicon("quotes") if entry.name == name for wording in entry.say)


@cache
def _elisions() -> tuple[str, ...]:
    plain = _wordings("elisions")
    return tuple(sorted(plain | {wording.replace("'", "‘") for wording in plain}))


@cache
def _speech() -> frozenset[str]:
    """Return the words of saying that the lexicon of cues has."""
    return frozenset(
        wording
        for entry in load_lexicon("cues")
        if entry.facts["kind"] in {"speech", "report"}
        for wording in entry.say
    )
