"""The names that an article gives: acronyms with their full form, known bodies, names of several words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tallybook.text.phrases import Found
from tallybook.text.span import Span

RUN = re.compile(r"[A-Z][\w’'-]*(?:\s(?:of|for|and|the|al|bin|de|van)(?=\s[\w]))?(?:[\s-](?:al-)?[A-Z][\w’'-]*){0,7}")
_TOLD_OF = re.compile(
    r"(?:^|(?<=[.!?”\"] ))("
    r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,3}, (?:an?|the|who|his|her|their|\d\d)\b[^,.\n]*"
    r"|(?:His|Her|Their|The) [a-z-]+(?: [a-z-]+)?, [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*,)",
    re.MULTILINE,
)
_STRANGER = re.compile(
    r"\b(?:An?|a|One|one) (?:[a-z-]+ ){0,3}[a-z-]+(?: (?:of|from|in|at) (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)?"
    r"(?=,| who\b| told\b| said\b| reached\b| contacted\b| described\b| gave\b| recalled\b| cried\b| wept\b)"
)
_DEFINED = re.compile(r"(?<![\w’'&.-])((?:[\w’'&.-]+\s+){1,9})\((?:the\s)?([A-Z][A-Za-z]{1,9})\)")

_SHORT = re.compile(r"\((?:the\s)?[A-Z][A-Za-z]{1,9}\)")
_WITHIN = "_’'&.-"  # what a name holds besides letters and digits


def acronyms(body: str) -> list[tuple[str, str]]:
    """Return acronyms with the name before their parenthesis: "Syrian Democratic Forces (SDF)"."""
    found: list[tuple[str, str]] = []
    for match in _definitions(body):
        parts, letters = match[1].split(), match[2].lower()
        for first in range(len(parts)):
            initials = "".join(part[0] for part in parts[first:] if part[0].isupper()).lower()
            if initials == letters and parts[first][0].isupper():
                found.append((match[2], " ".join(parts[first:])))
                break
    return found


def initials(name: str) -> str:
    """Return the capitals that begin the words of a name; empty for one of less than three.

    >>> initials("Local Coordination Committees"), initials("Ana Cruz")
    ('LCC', '')
    """
    letters = "".join(word[0] for word in name.split() if word[0].isupper())
    return letters if len(letters) > 2 else ""


def _definitions(body: str) -> Iterator[re.Match[str]]:
    """Yield the words before a short name in brackets, with it; only there the slower pattern is tried."""
    for short in _SHORT.finditer(body):
        start = short.start()
        while start and (body[start - 1].isalnum() or body[start - 1].isspace() or body[start - 1] in _WITHIN):
            start -= 1
        match = _DEFINED.search(body, start, short.end())
        if match:
            yield match


def fullest_bodies(body: str, heard: list[Found]) -> dict[str, str]:
    """Return the fullest wording that the article uses of each known organisation: its own name, else the longest."""
    fullest: dict[str, str] = {}
    for found in heard:
        wording, before = found.span.of(body), fullest.get(found.entry.name, "")
        if wording == found.entry.say[0] or (before != found.entry.say[0] and len(wording) > len(before)):
            fullest[found.entry.name] = wording
    return fullest


def long_names(body: str) -> dict[str, str]:
    """Return, for each capitalised word, the first longer name that holds it as first or last word."""
    runs: dict[str, str] = {}
    for match in RUN.finditer(body):
        parts = match[0].split()
        pair = len(parts) == 3 and parts[1] == "and"  # "Guinea and Liberia" are two
        if len(parts) > 1 and not pair:
            runs.setdefault(parts[-1].lower(), match[0])
    return runs


def strangers(body: str, first: int, stop: int) -> Iterator[Span]:
    """Yield the phrases that bring in somebody without a name: "A resident of Kourakou, reached by telephone"."""
    return (Span(*match.span()) for match in _STRANGER.finditer(body, first, stop))


def told_of(body: str, first: int, stop: int) -> Iterator[Span]:
    """Yield the phrases that open a sentence with somebody: "Ana Cruz, a widow", "His wife, Ana Cruz,"."""
    return (Span(*match.span(1)) for match in _TOLD_OF.finditer(body, first, stop))
