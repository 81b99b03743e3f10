"""Which kind of file it is: by its suffix, and where that says nothing, by its first bytes."""

from __future__ import annotations

import re
from pathlib import PurePath

from tallybook.text.encoding import encoding_of

SUFFIXES = {"text": ".txt", "html": ".html", "pdf": ".pdf", "mail": ".eml"}
"""Each kind that is read, and its suffix."""

OTHER_SUFFIXES = {".text": "text", ".md": "text", ".htm": "html", ".xhtml": "html"}
"""Other suffixes of these kinds."""

_BY_SUFFIX = {suffix: kind for kind, suffix in SUFFIXES.items()} | OTHER_SUFFIXES
_PDF = b"%PDF-"
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_HEADER = re.compile(rb"[!-9;-~]+:[ \t][^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n")
_ITS_OWN = (b"from:", b"date:")  # what every mail has (RFC 5322)
_BEGINNING = 16384


def kind_of(name: str, data: bytes) -> str:
    """Return ``text``, ``html``, ``pdf`` or ``mail``; `name` is a file's name, its suffix, or empty.

    >>> kind_of("a.eml", b""), kind_of("", b"<!DOCTYPE html><p>790"), kind_of("a.txt", b"<html>"), kind_of("", b"790")
    ('mail', 'html', 'text', 'text')
    """
    if data.startswith(_PDF):
        return "pdf"
    suffix = name.lower() if name.startswith(".") else PurePath(name).suffix.lower()
    return _BY_SUFFIX[suffix] if suffix in _BY_SUFFIX else _sniffed(data[:_BEGINNING])


def is_text(data: bytes) -> bool:
    """Say whether these bytes can be a text: without a NUL, unless each character is several bytes wide."""
    return b"\0" not in data or encoding_of(data).startswith(("utf-16", "utf-32"))


def _sniffed(start: bytes) -> str:
    if _HTML.match(start):
        return "html"
    return "mail" if _is_mail(start) else "text"


def _is_mail(start: bytes) -> bool:
    at, names = 0, set()
    while match := _HEADER.match(start, at):
        names.add(match[0].split(b":", 1)[0].lower() + b":")
        at = match.end()
    blank = start[at : at + 2].lstrip(b"\r")[:1] == b"\n"
    return blank and all(name in names for name in _ITS_OWN)
