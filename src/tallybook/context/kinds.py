"""Of which kind a source is: a ministry, an army, a hospital, those who were there."""

from __future__ import annotations

import re
from functools import cache

from tallybook.lexicon import Entry, load_lexicon
from tallybook.text.phrases import Found, Phrases
from tallybook.text.tokens import Token, tokenize

_TAIL = re.compile(r"\s(?:of|in|at|from|for|with|near|on|to|by|inside|outside)\s|,|\(|\swho\s|\swhich\s|\swhere\s")
_UNKNOWN = "official"  # a source that nothing in the text tells more of


@cache
def bodies() -> Phrases:
    """Return the known organisations, ready to be found."""
    return Phrases(load_lexicon("organisations"))


@cache
def nouns() -> Phrases:
    """Return the nouns that make a kind of source, ready to be found."""
    return Phrases(load_lexicon("source_types"))


@cache
def capitals() -> frozenset[str]:
    """Return the names that stand for a government: states and their capitals."""
    states = [entry for entry in load_lexicon("parties") if entry.facts["sort"] == "state"]
    return frozenset(name for entry in states for name in (*entry.say, *entry.facts["capitals"]))


@cache
def demonyms() -> frozenset[str]:
    """Return the adjectives and names of the people of states."""
    states = [entry for entry in load_lexicon("parties") if entry.facts["sort"] == "state"]
    return frozenset(name for entry in states for name in entry.facts["demonyms"])


def kind_of(text: str) -> str:
    """Return the kind of source that a noun phrase names; empty where its words tell nothing.

    The head of the phrase decides; "spokesman" and the like leave it to the body they belong to.

    >>> kind_of("Houthi military spokesman Yahya al-Marwani"), kind_of("the health ministry in Hamas-run Gaza")
    ('armed_group', 'government')
    >>> kind_of("a doctor at the regional hospital"), kind_of("two rebel sources")
    ('health', 'armed_group')
    """
    found = _marks(text)
    cuts = (match.start() for match in _TAIL.finditer(text))
    cut = next((at for at in cuts if not any(mark.span.start <= at < mark.span.end for mark in found)), len(text))
    marks = [mark for mark in found if mark.span.start < cut]
    for mark in reversed(marks):
        if _strength(mark) >= 2:
            return _overruled(mark, marks)
    if _names_state(text[:cut]):
        return "government"
    return next((_kind(mark) for mark in found[len(marks) :] if _strength(mark) >= 2), "") or _default(marks)


def _marks(text: str) -> list[Found]:
    """Return the bodies and nouns among the words, from left to right; "Hamas-run" tells who runs, not who speaks."""
    tokens = tokenize(text)
    found: list[Found] = []
    index = 0
    while index < len(tokens):
        mark = bodies().at(tokens, index) or nouns().at(tokens, index) or _owner(tokens, index)
        if mark and not _is_modifier(tokens, mark):
            found.append(mark)
        index = mark.stop if mark else index + 1
    return [mark for mark in found if mark.entry.facts.get("kind") != "channel"]


def _owner(tokens: tuple[Token, ...], index: int) -> Found | None:
    """Return the noun before a possessive ending: "the mayor's statement"."""
    token = tokens[index]
    if not token.lower.endswith("'s"):
        return None
    bare = Token(token.start, token.end, token.text[:-2], token.lower[:-2])
    return nouns().at((*tokens[:index], bare), index) or bodies().at((*tokens[:index], bare), index)


def _is_modifier(tokens: tuple[Token, ...], mark: Found) -> bool:
    """Say whether a mark is half of a compound such as "Hamas-run" or "pro-government"."""
    joined = [index for index in (mark.first - 1, mark.stop) if 0 < index < len(tokens) and tokens[index].text == "-"]
    return any(tokens[index - 1].end == tokens[index].start for index in joined)


def _strength(mark: Found) -> int:
    return 3 if "kind" in mark.entry.facts else int(mark.entry.facts["strength"])


def _kind(mark: Found) -> str:
    entry: Entry = mark.entry
    return str(entry.facts["kind"]) if "kind" in entry.facts else entry.name


def _overruled(head: Found, marks: list[Found]) -> str:
    """Let an armed group speak through its officers: "Houthi military spokesman" is of the group, not of an army."""
    kind = _kind(head)
    if kind in {"military", "media"} and head.stop - head.first == 1:
        return next((_kind(mark) for mark in marks if _kind(mark) in {"armed_group", "state_media"}), kind)
    return kind


def _names_state(head: str) -> bool:
    bare = re.sub(r"^(?:the|The)\s+", "", head.strip()).removesuffix("'s").removesuffix("’s")
    return bare in capitals()


def _default(marks: list[Found]) -> str:
    return "" if not marks else str(marks[-1].entry.facts.get("default", _UNKNOWN))
