"""Noun phrases that name a source after its cue, with what stands in apposition: "according to Ana Cruz, a nurse"."""

from __future__ import annotations

from tallybook.context.grammar import time_words, words
from tallybook.context.outline import Outline
from tallybook.context.subjects import Phrase
from tallybook.context.titles import is_office

_REACH = 40  # tokens; keeps every search local
_BELONGING = 8  # tokens of "of the Alarm Phone network" after a name
_CHAIN = 5  # segments between commas: name, age, office, relative clause
_MADE = 8  # tokens from "of" to "by" in "a survey of 1,260 households carried out by volunteers"
_DAY = 3  # tokens of "on Tuesday", "late last week"
_JOINING = frozenset({"and", "or", "than", "but", "nor", "plus"})
_HERE = frozenset({"here", "there"})


def _leads_in(lower: str) -> bool:
    return lower != "that" and lower in words("opener", "preposition")


def phrase_after(outline: Outline, first: int) -> Phrase | None:
    """Return the noun phrase that begins at ``tokens[first]``, its appositions included."""
    if outline.kind(first) not in "ws" or _leads_in(outline.lower(first)):
        return None
    if outline.lower(first) in words("pronoun"):
        return first, first + 1
    stop = _scan_on(outline, first)
    if stop <= first:
        return None
    for _ in range(_CHAIN):
        following = _apposition_stop(outline, stop)
        if following is None:
            break
        stop = following
    return first, stop


def _scan_on(outline: Outline, first: int) -> int:
    stop = first
    while stop < len(outline.tokens) and stop - first < _REACH:
        kind, lower = outline.kinds[stop], outline.lower(stop)
        if kind == "(" and _closing(outline, stop) > 0:
            stop = _closing(outline, stop)
            continue
        if kind not in "ws" or (stop > first and _leaves_phrase(outline, stop, lower)):
            break
        stop += 1
    return stop


def _leaves_phrase(outline: Outline, index: int, lower: str) -> bool:
    if not words("relative").isdisjoint(outline.lowers[outline.segment_start(index) : index]):
        return False
    if lower == "of" and outline.lower(index + 1).endswith("ing") and outline.tokens[index + 1].text.islower():
        return True  # "is accused by the army of attacking"
    if lower.endswith("ed") and outline.lower(index + 1) == "that" and outline.is_verb(index, index - 1):
        return True  # "published by the police showed that"
    if _is_dated(outline, index):
        return False
    if _counts(outline, index):
        return True
    if lower in words("day") or (lower in words("opener") and outline.tokens[index].text.islower()):
        return True
    made = lower == "of" and "by" in outline.lowers[index + 2 : index + _MADE]
    if (
        lower in words("preposition")
        and not made
        and (
            outline.lower(index + 1) in time_words()
            or outline.tokens[min(index + 1, len(outline.tokens) - 1)].text[0].isdigit()
            or not words("manner").isdisjoint(outline.lowers[index + 1 : index + 4])
        )
    ):
        return True
    if lower.endswith("ed") and "by" in {outline.lower(index + 1), outline.lower(index + 2)}:
        return False  # "an assessment carried out by volunteers of the Red Cross"
    return lower in words("adverb") or lower in words("pronoun") or lower in words("finite")


def _counts(outline: Outline, index: int) -> bool:
    """Say whether a number begins what is told, without a comma: "according to the report 22 people are missing"."""
    if not outline.tokens[index].digital or index + 1 >= len(outline.tokens):
        return False
    before, after = outline.tokens[index - 1], outline.tokens[index + 1]
    led = before.lower in words("preposition", "determiner", "possessive", "adverb", "negation")
    joined = before.lower in _JOINING
    return before.text.isalpha() and before.text.islower() and not (led or joined) and after.text.islower()


def _is_dated(outline: Outline, index: int) -> bool:
    """Say whether a day stands between a paper's participle and its maker: "a report released on Tuesday by the UN"."""
    before, after = outline.lowers[max(0, index - _DAY) : index], outline.lowers[index + 1 : index + 1 + _DAY]
    return "by" in after and any(word.endswith("ed") for word in before)


def _closing(outline: Outline, opening: int) -> int:
    for index in range(opening + 1, min(len(outline.tokens), opening + 14)):
        if outline.kinds[index] == ")":
            return index + 1
    return -1


def _apposition_stop(outline: Outline, comma: int) -> int | None:
    """Return where an apposition after a comma ends: ", 61, who lives here", ", a civil society leader"."""
    first = comma + 1
    if outline.kind(comma) != "," or outline.kind(first) != "w":
        return None
    token, lower = outline.tokens[first], outline.lower(first)
    stop = outline.segment_stop(first)
    if token.text.isdigit():
        return stop if stop - first == 1 and len(token.text) <= 2 else None
    if lower in words("relative") and lower != "where":
        return stop
    office = is_office(lower) and outline.lower(first + 1) in {"of", "at", "for", "with", "in"}
    named = outline.tokens[comma - 1].text[:1].isupper() and outline.lower(first + 1) in {"the", "a"}
    belongs = named and lower in {"of", "from", "with", "at"} and stop - first <= _BELONGING
    names = lower in {"a", "an", "the"} or lower in words("possessive") or office or belongs
    noun = comma - 1 - (outline.lower(comma - 1) in _HERE)  # "said a surgeon there, Farrukh Nazirov"
    calling = is_office(outline.lower(noun)) and token.text[:1].isupper() and stop - first <= 8
    small = {"-", "of", ".", "&"}
    if calling and all(
        outline.tokens[at].text[:1].isupper() or outline.lower(at) in small for at in range(first, stop)
    ):
        return stop
    closes = is_office(outline.lower(stop - 1)) and outline.tokens[comma - 1].text[:1].isupper() and stop - first <= 8
    names = names or (closes and token.text[:1].isupper())  # ", MSF medical coordinator"
    if not names or outline.has_verb(first, stop) or outline.kind(stop) == "-":
        return None
    return stop
