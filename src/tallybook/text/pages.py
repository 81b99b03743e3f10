"""A PDF: the text of its pages, by pypdf, its lines joined into paragraphs."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from tallybook.errors import InputError
from tallybook.lexicon import load_lexicon
from tallybook.text.extracted import Extracted

_STOP = re.compile(r"[.!?…:][\"'”’)\]»]*$")
_BULLET = re.compile(r"[•‣▪●◦–—*-]\s|\(?\d{1,2}[.)]\s")
_PAGE_NUMBER = re.compile(r"[\s–—-]*(?:page\s+)?(\d+)(?:\s*(?:of|/)\s*\d+)?[\s–—-]*", re.IGNORECASE)
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\N{HYPHEN}]$")
_RANGE = re.compile(r"\d[-–]$")
# What a page draws as these characters; a soft hyphen that is drawn is a hyphen.
_DRAWN = str.maketrans({"\N{SOFT HYPHEN}": "-", "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"})
_LEAST_GAP = 3.0  # points: less lies between a line and its raised figures
_WIDE = 1.3  # times the usual space between two lines: a paragraph ends
_EDGE = 2  # lines at the head and the foot of a page that may be the same on others
_FULL = 0.85  # of the width of the page's long lines: a line that ends a sentence before it ends its paragraph
_SHORT = 0.6  # a line without a stop before it is a heading
_TITLE = re.compile(r"\.(?:docx?|pdf|rtf|indd)$|^Microsoft Word|^untitled", re.IGNORECASE)


def read_pages(data: bytes, *, name: str) -> Extracted:
    """Return the text of a PDF, with its title where it states one.

    Lines that stand at the head or foot of most pages, and page numbers, are left aside and named in the notes. The day
    on which a PDF was made says nothing of when it was published, so none is taken from it.

    Raises
    ------
    InputError
        If the file is damaged or locked, or holds pictures of text only.
    """
    pages, title = _opened(data, name)
    if not any(line for page in pages for line in page):
        raise InputError(
            name,
            expected="a PDF with text",
            found=f"{len(pages)} pages without any, as a scanner makes them",
            remedy="Have its text recognised, and save that as .txt.",
        )
    kept, aside = _without_edges(pages)
    empty = [str(number) for number, page in enumerate(pages, 1) if not any(page)]
    notes = (
        f"lines of page heads and feet: {'; '.join(aside)}" if aside else "",
        f"pages without text: {', '.join(empty)}" if empty else "",
    )
    body = "\n\n".join(_paragraphs(kept)) + "\n"
    return Extracted(body, title=title, notes=tuple(filter(None, notes)))


def _opened(data: bytes, name: str) -> tuple[list[list[str]], str]:
    """Return the lines of each page, an empty one where the page leaves a gap, and the title."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        return [_lines(page) for page in reader.pages], _title(reader)
    except (FileNotDecryptedError, DependencyError) as error:
        raise InputError(
            name, expected="a PDF that is open", found="a locked one", remedy="Unlock it first."
        ) from error
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise InputError(
            name, expected="a PDF", found=f"a damaged one ({error})", remedy="Get it again, or save its text as .txt."
        ) from error


def _lines(page: Any) -> list[str]:
    """Return the lines of a page, an empty one wherever the space between two is wider than is usual on the page."""
    pieces: list[tuple[str, float]] = []
    page.extract_text(visitor_text=lambda text, cm, tm, *_: pieces.append((text, tm[5] * cm[3] + cm[5])))
    lines: list[tuple[str, float]] = [("", 0.0)]
    for text, height in pieces:
        for number, part in enumerate(text.split("\n")):
            words, at = ("", 0.0) if number else lines.pop()
            lines.append((words + part.translate(_DRAWN), at if words.strip() else height))
    lines = [(words.strip(), at) for words, at in lines if words.strip()]
    gaps = [above[1] - below[1] for above, below in pairwise(lines)]
    usual = sorted(gap for gap in gaps if gap > _LEAST_GAP)
    wide = _WIDE * usual[len(usual) // 4] if usual else float("inf")
    return [
        line for (words, _), gap in zip(lines, [0.0, *gaps], strict=False) for line in ("",) * (gap > wide) + (words,)
    ]


def _title(reader: Any) -> str:
    found = str((reader.metadata or {}).get("/Title") or "").strip()
    return "" if _TITLE.search(found) else found


def _without_edges(pages: Sequence[Sequence[str]]) -> tuple[list[list[str]], list[str]]:
    """Return the pages without the lines that most of them share at head or foot, and those lines, each once."""
    seen = Counter(key for page in pages for key in {_key(page[at]) for at in _edges(page)})
    shared = {key for key, times in seen.items() if len(pages) > 1 and times * 2 > len(pages)}
    kept: list[list[str]] = []
    aside: dict[str, None] = {}
    for number, page in enumerate(pages, 1):
        dropped = {at for at in _edges(page) if _key(page[at]) in shared or _is_number(page[at], number)}
        aside |= {page[at]: None for at in sorted(dropped)}
        kept.append(_trimmed([line for at, line in enumerate(page) if at not in dropped]))
    return kept, list(aside)


def _trimmed(page: Sequence[str]) -> list[str]:
    """Return a page without the empty lines at its head and foot."""
    filled = [at for at, line in enumerate(page) if line]
    return list(page[filled[0] : filled[-1] + 1]) if filled else []


def _edges(page: Sequence[str]) -> list[int]:
    filled = [at for at, line in enumerate(page) if line]
    return sorted({*filled[:_EDGE], *filled[-_EDGE:]})


def _key(line: str) -> str:
    return re.sub(r"\d+", "#", line)


def _is_number(line: str, page: int) -> bool:
    match = _PAGE_NUMBER.fullmatch(line)
    return match is not None and int(match[1]) == page


def _paragraphs(pages: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the paragraphs; one that the end of a page cuts goes on upon the next."""
    words = set(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", " ".join(line for page in pages for line in page).lower()))
    paragraph = ""
    for page in pages:
        width = _width(page)
        for line, below in zip(page, [*page[1:], None], strict=True):
            if line:
                paragraph = _joined(paragraph, line, words)
            if paragraph and _ends(paragraph, line, below, width):
                yield paragraph
                paragraph = ""
    if paragraph:
        yield paragraph


def _width(page: Sequence[str]) -> int:
    lengths = sorted(len(line) for line in page if line)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _ends(paragraph: str, line: str, below: str | None, width: int) -> bool:
    """Say whether a paragraph is over with this line; `below` is None at the foot of a page."""
    stopped = _STOP.search(paragraph) is not None
    if not line:
        return stopped or not below or not below[0].islower()  # wide lines of a headline are one sentence
    if not below:
        return stopped
    if _BULLET.match(below):
        return True
    return len(line) < width * (_FULL if stopped else _SHORT) and (stopped or below[0].isupper())


def _joined(paragraph: str, line: str, words: set[str]) -> str:
    if not paragraph:
        return line
    if _HYPHEN.search(paragraph) and line[0].islower():
        return _mended(paragraph, line, words)
    return f"{paragraph}{line}" if _RANGE.search(paragraph) and line[0].isdigit() else f"{paragraph} {line}"


def _mended(paragraph: str, line: str, words: set[str]) -> str:
    """Return a word cut by the end of a line as the rest of the text writes it; a compound keeps its hyphen.

    >>> _mended("the govern-", "ment said", set()), _mended("twenty-", "five died", set())
    ('the government said', 'twenty-five died')
    """
    first = re.findall(r"[^\W\d_]+", paragraph)[-1].lower()
    second = re.match(r"[^\W\d_]+", line)
    rest = second[0].lower() if second else ""
    compound = f"{first}-{rest}" in words or first in _kept()
    return paragraph + line if compound and first + rest not in words else paragraph[:-1] + line


def _kept() -> frozenset[str]:
    return frozenset(word for row in load_lexicon("layout") if row.name == "compound" for word in row.say)
