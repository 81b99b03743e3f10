"""Where what is said begins: after the hearer, the day, the place and the manner of saying it."""

from __future__ import annotations

from tallybook.context.cues import Cue
from tallybook.context.grammar import time_words, words
from tallybook.context.kinds import bodies
from tallybook.context.outline import Outline
from tallybook.context.relays import CARRIERS, told_outlet
from tallybook.context.subjects import Phrase

TOLD = frozenset({"tell", "tells", "told", "telling", "informed", "informing", "reminded", "advised", "warned"})
_OPENINGS = frozenset("on in at by via through during after late early last from over before".split())
_OBJECTS = frozenset({"him", "them", "me", "us", "her"})
_WARNED = frozenset({"informed", "informing", "reminded", "advised", "warned"})


def content_start(outline: Outline, cue: Cue) -> tuple[int, Phrase | None]:
    """Return where what is said begins, and the outlet that was told it, if any."""
    index, via = cue.stop, None
    if outline.lower(cue.stop - 1) in TOLD:
        index = _after_addressee(outline, index)
        via = told_outlet(outline, cue.stop, index)
        if outline.kind(index) in ".,;" and via is None and outline.lower(cue.stop - 1) in _WARNED:
            index = cue.stop
    moved = True
    while moved:
        moved = False
        following = _after_adverbial(outline, index)
        moved, index = following > index, following
    if outline.kind(index) == "," and outline.lower(index + 1) == "that":
        index += 1
    return index + (outline.lower(index) == "that" and cue.kind != "charge"), via


def _after_addressee(outline: Outline, first: int) -> int:
    """Return the token after the hearer: "told reporters", "told the Bakhtar agency", "told Khit Myat"."""
    if outline.lower(first) == "that":
        return first
    index = first + (outline.lower(first) in words("determiner", "possessive"))
    if outline.lower(index) in _OBJECTS or outline.lower(index) in words("pronoun"):
        return index + 1
    named = False
    while index < len(outline.tokens) and outline.kinds[index] == "w" and index - first < 12:
        lower, capital = outline.lower(index), outline.tokens[index].text[:1].isupper()
        stops = lower in words("determiner", "pronoun", "opener", "adverb", "preposition")
        if (stops and not capital) or lower in words("day") or (named and outline.is_verb(index)):
            break
        named = named or capital
        index += 1
        if not capital and not outline.tokens[min(index, len(outline.tokens) - 1)].text[:1].isalpha():
            break
        if not capital and lower.endswith("s") and lower != "news":
            break
    return index


def _after_adverbial(outline: Outline, index: int) -> int:
    """Return the token after one time or manner expression: "on Monday", "in a statement", "by telephone"."""
    lower = outline.lower(index)
    skips = lower in words("adverb") and (lower not in words("quantifying") or outline.lower(index + 1) == "that")
    if lower in words("day") or (skips and outline.kind(index) == "w"):
        return index + 1
    if lower not in _OPENINGS:
        return index
    return _after_phrase(outline, index)


def _after_phrase(outline: Outline, index: int) -> int:
    placed = _past_place(outline, index)
    if placed > index and outline.lower(placed) == "that":  # "reported in Lima that …"
        return placed
    for at in range(index + 1, min(index + 9, len(outline.tokens))):
        word = outline.lower(at)
        counts = outline.tokens[at].text[0].isdigit() and not _is_day(outline, at)
        if outline.kinds[at] != "w" or counts or word in {"that", "least", "most"} or word in words("pronoun"):
            return index
        found = bodies().at(outline.tokens, at)
        if found and found.entry.facts["kind"] in CARRIERS:
            return found.stop
        if word in words("manner") and outline.lower(at + 1) in words("manner"):
            continue
        if (
            word in words("manner")
            or word in words("day")
            or word in words("month")
            or word in {"week", "month", "year", "night"}
        ):
            return _past_place(outline, _past_date(outline, at + 1))
        if at - index > 1 and outline.is_verb(at, index):
            return index
        if word in {"condition", "x"}:
            return at + 3 if word == "condition" else at + 1
    return index


def _past_place(outline: Outline, index: int) -> int:
    """Return the token after "in South Carolina" where it only says where something was said."""
    if outline.lower(index) not in {"in", "at", "on", "with", "to", "from", "near", "outside"}:
        return index
    at = index + 1 + (outline.lower(index + 1) in words("determiner"))
    start = at
    while outline.kind(at) == "w" and outline.tokens[at].text[:1].isupper():
        at += 1
    return at if at > start and not (outline.kind(at) == "w" and outline.is_verb(at)) else index


def _is_day(outline: Outline, index: int) -> bool:
    """Say whether a numeral belongs to a date: "12 June", "June 12"; "in a statement 14 others …" counts."""
    near = {outline.lower(index - 1), outline.lower(index + 1)}
    return outline.tokens[index].text.isdigit() and bool(near & words("month"))


def _past_date(outline: Outline, index: int) -> int:
    while outline.kind(index) == "w" and (outline.lower(index) in time_words() or _is_day(outline, index)):
        index += 1
    return index
