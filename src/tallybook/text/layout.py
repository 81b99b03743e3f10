"""What a line of a dispatch is: prose, heading, caption, row of a table, or signature."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from tallybook.lexicon import load_lexicon
from tallybook.text.span import Span

_SEPARATOR = re.compile(r"\t+|(?<!\s)\s+[/|]\s+|(?<!\s)\s*\|\s*")  # looks at a run of spaces only once
_STOP = re.compile(r"[.!?…]['\"”’)\]»]*$|[”\"»]$")
_DATELINE = re.compile(r"\s[—–-]\s|^\S.{0,80}?\)\s[—–-]")
_LONGEST_HEADING = 140
_FIRST_LINES = 5  # a headline, a deck, a byline, a place, a date
_FIGURES = re.compile(r"[^:/|]{1,60}:\s*[\d.,\u00a0\u202f]+\s[/|]\s(?:[\d.,\u00a0\u202f]+|n/a|[–-])")  # two columns
_NAMES = re.compile(r"[\s.:,/&#*-]*(?:(?:[A-Z][\w.’'-]*|and|in|for|at|of|the)[\s.:,/&#*-]*)*")
_LAST_LINES = 3  # a line of names alone is a signature only near the end


def cells(line: str) -> list[tuple[int, int]]:
    """Return the cells of a table's row, as offsets into `line`; one cell where it is none.

    >>> cells("Marib: 840 / 14 / 120")
    [(0, 10), (13, 15), (18, 21)]
    """
    found, start = [], 0
    for match in _SEPARATOR.finditer(line):
        found.append((start, match.start()))
        start = match.end()
    return [*found, (start, len(line))]


def kinds_of(body: str, lines: Sequence[Span]) -> tuple[str, ...]:
    r"""Return the kind of each line.

    >>> text = "Toll rises\nCAIRO — Six people died.\nEditing by A. Reader"
    >>> kinds_of(text, [Span(0, 10), Span(11, 35), Span(36, 55)])
    ('heading', 'prose', 'signature')
    """
    kinds: list[str] = []
    opening = True
    for index, span in enumerate(lines):
        last = index >= len(lines) - _LAST_LINES and index > 0
        kinds.append(_kind(span.of(body), opening=opening and index < _FIRST_LINES, last=last))
        opening = opening and kinds[-1] == "heading"
    return _with_headers(body, lines, kinds)


def _with_headers(body: str, lines: Sequence[Span], kinds: Sequence[str]) -> tuple[str, ...]:
    """Return the kinds with the line above a table's first row as a row too, where it has as many cells."""
    found = list(kinds)
    for index in range(len(lines) - 1):
        if found[index + 1] == "row" and found[index] in ("prose", "heading"):
            above, below = (len(cells(lines[at].of(body))) for at in (index, index + 1))
            found[index] = "row" if above == below > 1 else found[index]
    return tuple(found)


def _kind(line: str, *, opening: bool, last: bool) -> str:
    if len(cells(line)) >= 3 or _FIGURES.fullmatch(line):
        return "row"
    if _is_caption(line):
        return "caption"
    if _is_signature(line, last=last):
        return "signature"
    if opening and len(line) <= _LONGEST_HEADING and not _STOP.search(line) and not _DATELINE.search(line):
        return "heading"
    return "heading" if _is_subhead(line) else "prose"


def _is_subhead(line: str) -> bool:
    return len(line) <= 60 and line[-1].isalpha() and line[0].isupper() and line.count(" ") < 9


def _is_caption(line: str) -> bool:
    opened = _opening_pattern("caption").match(line)
    if opened and re.match(r"\s*(?:[:—–(,]|\d|by\b)", line[opened.end() :]):
        return True
    return bool(_credit_pattern().search(line[-80:])) and len(line) < 600


def _is_signature(line: str, *, last: bool) -> bool:
    opened = _opening_pattern("signature").match(line)
    tells = opened and (opened[0].lower() not in _plain() or _NAMES.fullmatch(line, opened.end()))
    if opened and tells and (last or line[0] in "(©" or line[: opened.end()].lower().endswith((" by", "reporting"))):
        return True
    bare = line.strip(" .()[]—–-")
    return bare in agencies() or (last and 0 < len(bare) < 60 and bare.isupper() and not _STOP.search(line))


@cache
def _plain() -> frozenset[str]:
    return frozenset(word for row in load_lexicon("layout") if row.name == "signature_or_prose" for word in row.say)


@cache
def _opening_pattern(name: str) -> re.Pattern[str]:
    wordings = sorted((word for row in load_lexicon("layout") if row.name == name for word in row.say), key=len)
    return re.compile("(?:" + "|".join(re.escape(word) for word in reversed(wordings)) + r")(?!\w)", re.IGNORECASE)


@cache
def _credit_pattern() -> re.Pattern[str]:
    owners = "|".join(re.escape(word) for row in load_lexicon("layout") if row.name == "credit" for word in row.say)
    after_stop = rf"[.!?”\"]\s*(?:{owners})(?:\s*/\s*\w[\w ]*)?"
    in_brackets = rf"\((?:{owners})(?:\s*/[\w ]*)?\)"
    named = r"(?:Photograph|Photo|Image|Picture):[\w /.-]+"
    return re.compile(rf"(?:{after_stop}|{in_brackets}|{named})\s*$")


@cache
def agencies() -> frozenset[str]:
    """Return the names of agencies, as they stand alone on a line."""
    return frozenset(word for row in load_lexicon("layout") if row.name == "agency" for word in row.say)
