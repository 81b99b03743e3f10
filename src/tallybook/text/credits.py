"""What a text says of itself in its first and last lines: its headline, who wrote and who printed it, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import dropwhile, islice

from tallybook.lexicon import load_lexicon
from tallybook.text.extracted import Extracted
from tallybook.text.layout import agencies, kinds_of
from tallybook.text.sentences import paragraphs
from tallybook.text.span import Span

_FIRST, _LAST = 10, 3  # lines that speak of the text rather than of the event
_ABOVE, _BELOW = 3000, 1500  # characters at the head and the foot of a text in which such lines are looked for
_LONGEST = 180  # characters of such a line
_NAME = 120  # characters of a name or a headline behind its label
_FILLED = re.compile(r"[^\n]*\S[^\n]*")
_STOP = re.compile(r"[.!?…]['\"”’)\]»]*(?:\s|$)")
_SENTENCE = re.compile(r"[.…]['\"”’)\]»]*$")  # how no headline ends; a question or a quotation may
_SLUG = re.compile(r"[\w.]+(?:[-/]+[\w.&]+)+/?(?:\s+\([A-Z\d ,.]*\))?")
_BYLINE = re.compile(r"by\s+(?=[^\W\d_])(?P<who>[^.!?]{2,80})", re.IGNORECASE)
_DATELINE = re.compile(
    r"(?P<place>[^\W\d_a-z][^()—–:]{1,70}?)(?:\s*\((?P<agency>[^()]{2,40})\))*\s*(?:[—–]|-{1,2}(?=\s))", re.DOTALL
)
_BARS = re.compile(r"[^|]{2,60}\|\s*(?P<agency>[^|]{2,40})\s*\|\s")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)(?:\s*©|\s*\(c\)|\s*copyright)?[\s,]*(?:\d{4}[\s,–-]*)*(?:by\s+)?", re.IGNORECASE
)
_OWNER = re.compile(r"[^.,;|]{2,60}?(?=\s*(?:\d{4}\s*)?(?:[.,;|]|$|all rights))", re.IGNORECASE)
_CLOSING = re.compile(r"(?:[.!?”\"]\s*[—–(-]{1,3}\s*|^\W*)(?P<agency>[^\W\d_][^.!?()—–]{1,40}?)[\s.)\]—–-]*$")
_CLOCK = re.compile(
    r"\b(?:at\s+)?(?:\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\b\.?)?|\d{1,2}\s*[ap]\.?m\b\.?|\d{4}(?=\s*(?:GMT|UTC)\b))"
    r"(?:\s*\(?(?P<zone>GMT|UTC|Z|[A-Z]{2,4}T|local time)\b\)?)?",
    re.IGNORECASE,
)
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})(?:T[\d:.]+(?P<zone>Z)?)?(?!\d)")


def credited(found: Extracted) -> Extracted:
    r"""Return what was found, with what it lacks as the lines of its text say it; the text stays as it is.

    The headline stands first, below nothing but standing heads, slugs, bylines and days. A day is taken from a line
    that says nothing else, or from a dateline with a year; never from a sentence.

    >>> text = "Toll rises to 40\nBy A. Reader\n3 May 2021\nCAIRO (Newswire) - Forty people died, police said."
    >>> said = credited(Extracted(text))
    >>> said.title, said.agency, said.published.isoformat()
    ('Toll rises to 40', 'Newswire', '2021-05-03')
    """
    above = found.body[:_ABOVE]
    lines = list(islice(_lines(above), _FIRST + _LAST))
    opening = [(line.of(above), kind) for line, kind in zip(lines[:_FIRST], kinds_of(above, lines), strict=False)]
    said: dict[str, str] = {}
    for name, words in (*_opening(opening), *_closing(found.body[-_BELOW:])):
        said.setdefault(name, words)
    day = said.get("published") or said.get("updated", "")
    publisher = found.publisher or said.get("publisher", "")
    return replace(
        found,
        title=found.title or said.get("title", ""),
        publisher="" if publisher == said.get("agency") else publisher,
        agency=found.agency or said.get("agency", ""),
        published=found.published or (date.fromisoformat(day) if day else None),
        timezone=found.timezone or said.get("timezone", ""),
        dateline=said.get("dateline", ""),
    )


def _lines(body: str) -> Iterator[Span]:
    """Yield the paragraphs of the body; where one was joined of lines that are no sentence, those lines."""
    for paragraph in paragraphs(body):
        apart = [Span(*match.span()) for match in _FILLED.finditer(body, paragraph.start, paragraph.end)]
        sentence = len(apart) == 1 or _SENTENCE.search(paragraph.of(body)) is not None
        while len(apart) > 1 and (not sentence or _facts(apart[0].of(body).strip()) is not None):
            first = apart.pop(0)
            while len(apart) > 1 and body[apart[0].start].islower():
                first = Span(first.start, apart.pop(0).end)
            yield first
        yield Span(apart[0].start, paragraph.end)


def _opening(lines: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield what the lines above the first sentence say, and the dateline of that sentence."""
    titled = False
    for line, kind in lines:
        place = _dateline(line)
        facts = None if place else _facts(line)
        if facts is not None:
            yield from facts
            titled = titled or "title" in dict(facts)
            continue
        yield from place or ()
        if kind in ("caption", "row", "signature") and place is None:
            continue
        headline = kind == "heading" or (not titled and len(line) <= _LONGEST and not _SENTENCE.search(line))
        if not headline or place is not None:
            return
        if not titled and len(lines) > 1:
            yield "title", " ".join(line.lstrip("# ").split())
        titled = True


def _facts(line: str) -> tuple[tuple[str, str], ...] | None:
    """Return what a line about the text says, which may be nothing; None of a line that is a headline or a sentence."""
    if len(line) > _LONGEST:
        return None
    bare = line.strip(" \t[](){}*_/—–-").strip()
    if not bare or _SLUG.fullmatch(line.strip()) or bare.casefold() in _words("standing"):
        return ()
    if bare in agencies():
        return (("publisher", bare),)
    labelled = _labelled(bare)
    if labelled is not None:
        return labelled
    byline = _BYLINE.fullmatch(bare)
    if byline:
        named = re.split(r",\s*|\s+/\s+|\s+\|\s+|\s+for\s+|\s+of\s+", byline["who"])[-1].strip()
        return (("agency", named),) if named in agencies() else ()
    return _owner(bare) or _day(bare, "published") or None


def _labelled(line: str) -> tuple[tuple[str, str], ...] | None:
    """Return what a line says that opens with the name of what it says, as in "Source: The Paper"."""
    opened, colon, rest = line.partition(":")
    if colon and 0 < len(rest.strip()) <= _NAME:
        for name in ("title", "publisher", "agency"):
            if opened.strip().casefold() in _words(f"says_{name}"):
                return ((name, rest.strip()),)
    for name, row in (("published", "says_day"), ("updated", "says_later_day")):
        found = _label_pattern(row).match(line)
        if found:
            rest = line[found.end() :].strip(" :,")
            dated = not rest or any(pattern.search(rest) for pattern in (_written(), _ISO, _CLOCK))
            return _day(rest, name) or (() if dated else None)
    return None


def _dateline(line: str) -> tuple[tuple[str, str], ...] | None:
    """Return the agency and the day of a line that opens with a place, as in "CAIRO, Nov 3, 2021 (Newswire) -"."""
    bars = _BARS.match(line)
    if bars and bars["agency"].strip() in agencies():
        return (("agency", bars["agency"].strip()),)
    opened = _DATELINE.match(line[:160])
    shouted = opened is not None and opened["place"].split(",")[0].isupper()
    agency = opened["agency"] if opened else None
    if opened is None or not (shouted or agency in agencies()):
        return None
    found = [("agency", agency)] if agency and agency[0].isupper() and agency not in _countries() else []
    written = _written().search(opened["place"])
    if written:
        found += [("published", day)] if (day := _iso(written)) else [("dateline", " ".join(written[0].split()))]
    return tuple(found)


def _closing(body: str) -> Iterator[tuple[str, str]]:
    """Yield whom the last lines name as the owner, and the agency that closes the text; no caption speaks of it."""
    lines = [Span(*match.span()) for match in _FILLED.finditer(body)]
    below = list(dropwhile(lambda line: not _STOP.search(line.of(body)), lines))[-_LAST:]
    for span, kind in reversed([*zip(below, kinds_of(body, below), strict=True)]):
        line = span.of(body).strip()
        if kind == "caption" and line.strip(" .()[]") not in agencies():
            continue
        yield from _owner(line)
        closed = _CLOSING.search(line[-60:])
        if closed and closed["agency"].strip() in agencies():
            yield "agency", closed["agency"].strip()


def _owner(line: str) -> tuple[tuple[str, str], ...]:
    opened = _COPYRIGHT.match(line)
    owner = _OWNER.match(line, opened.end()) if opened else None
    if owner is None or not owner[0][0].isupper():
        return ()
    return (("agency" if owner[0] in agencies() else "publisher", owner[0].strip()),)


def _day(line: str, name: str) -> tuple[tuple[str, str], ...]:
    """Return the day that a line is, with its zone; nothing of a line that says anything else."""
    found = _ISO.search(line) or _written().search(line)
    day = _iso(found) if found else ""
    if not found or not day:
        return ()
    rest = line[: found.start()] + " " + line[found.end() :]
    clock = _CLOCK.search(rest)
    zone = ((clock["zone"] if clock else None) or found.groupdict().get("zone") or "").upper()
    rest = _CLOCK.sub(" ", rest)
    if [
        word for word in re.findall(r"[^\W_]+", rest.casefold()) if word not in _weekdays() and word not in ("on", "at")
    ]:
        return ()
    return ((name, day), *((("timezone", "UTC"),) if zone in ("GMT", "UTC", "Z") else ()))


def _iso(found: re.Match[str]) -> str:
    """Return a day as written, in ISO form; empty without a year, or where there is no such day."""
    if found.re is _ISO:
        year, month, day = (int(found[at]) for at in (1, 2, 3))
    else:
        named = found["month"] or found["month_first"]
        year, month, day = int(found["year"] or 0), _months()[named.casefold()], int(found["day"] or found["day_after"])
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


@cache
def _written() -> re.Pattern[str]:
    """Return a pattern of days as written: "3 May 2021", "May 3, 2021", "Nov. 3"."""
    months = "|".join(sorted(_months(), key=len, reverse=True))
    ordinal, year = r"(?:st|nd|rd|th)?", r"(?:,?\s+(?P<year>\d{4})\b)?"
    after = rf"(?P<month_first>{months})\.?\s+(?P<day_after>\d{{1,2}}){ordinal}"
    before = rf"(?P<day>\d{{1,2}}){ordinal}\s+(?P<month>{months})\b\.?"
    return re.compile(rf"\b(?:{before}|{after})(?!\w){year}", re.IGNORECASE)


@cache
def _label_pattern(row: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(_words(row), key=len, reverse=True)))
    return re.compile(rf"(?:{words})\b", re.IGNORECASE)


@cache
def _months() -> dict[str, int]:
    rows = [row for row in load_lexicon("calendar") if row.facts.get("kind") == "month"]
    return {word: int(row.facts["value"]) for row in rows for word in row.say}


@cache
def _weekdays() -> frozenset[str]:
    rows = [row for row in load_lexicon("calendar") if row.facts.get("kind") == "weekday"]
    return frozenset(short for row in rows for word in row.say for short in (word, word[:3]))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(word for row in load_lexicon("layout") if row.name == name for word in row.say)


@cache
def _countries() -> frozenset[str]:
    return frozenset(word for row in load_lexicon("countries") for word in row.say)
