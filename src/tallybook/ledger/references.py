"""What a text means by "the dead", "those arrested", "that figure": the amount that such words stand for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tallybook.context.governing import leaves_phrase, unit_events
from tallybook.context.nearness import words_of
from tallybook.ledger.containment import BACK, Parts
from tallybook.ledger.mentions import Mention, link_words, may_hold
from tallybook.lexicon import load_lexicon
from tallybook.quantities.inflection import singular
from tallybook.quantities.nouns import counts_people
from tallybook.quantities.word_lists import words_of as noun_words

_TOLD = ("noun", "topic", "verb", "subject")
_LONGEST = 5  # words of a phrase such as "the remaining displaced people"
_LOOK_ALIKE = 8.0  # rows that cost more only keep others away
_FAR = 3  # sentences from a whole to a nearer part of another one that bears the same name
_STEM = 4  # letters that an adjective shares with its noun: Syria, the Syrian dead


def phrase_at(mention: Mention, start: int) -> list[str]:
    """Return the words of the noun phrase that begins at a token, without articles and "who were"."""
    passed = link_words("pointing") | words_of("being", "having")
    index = start
    while index != mention.amount.first and mention.word(index) in passed:
        index += 1
    last = mention.amount.first if start < mention.amount.first else index + _LONGEST
    words = [mention.word(place) for place in range(index, min(last, index + _LONGEST))]
    stop = next((place for place, word in enumerate(words) if not word or _ends(words, place)), len(words))
    return words[:stop]


def _ends(words: Sequence[str], place: int) -> bool:
    """Say whether a word stands behind a noun phrase: "two of the wounded | died"."""
    told = place > 0 and words[place - 1] in noun_words("people_adjective") and words[place] in _told_of_subjects()
    return told or leaves_phrase(words[place])


@cache
def _told_of_subjects() -> frozenset[str]:
    rows = (row for row in load_lexicon("events") if row.facts["role"] == "subject")
    return frozenset(word for row in rows for word in row.say if " " not in word)


def names_an_event(words: Sequence[str]) -> bool:
    """Say whether a phrase names those to whom something happened.

    >>> names_an_event(["the", "dead"]), names_an_event(["the", "convoy"])
    (True, False)
    """
    return any(word in _events() or word in link_words("victims") for word in words[-2:])


def referent(parts: Parts, part: Mention, words: Sequence[str], *, before: int | None = None) -> Mention | None:
    """Return the nearest standing amount of what the words name: by its unit, by its event, by the verb told of it.

    Where the words name a place too, an amount told of that place is taken even if it is itself a part. Words that
    say no more than that it was counted mean the amount last counted.
    """
    before = part.index if before is None else before
    words = [word for word in words if word not in link_words("pointing")]
    if words and all(word in link_words("victims") for word in words):
        return _victims(parts, part, before)
    if not words or all(word in link_words("generic", "victims") for word in words):
        return _last_counted(parts, part, before)
    lemmas = {singular(word) for word in words}
    events = set().union(*(_events().get(word, frozenset()) for word in words)) | unit_events(lemmas)
    earlier = reversed(parts.mentions[max(0, before - BACK) : before])
    able = [other for other in earlier if may_hold(other, part) and other.index not in parts.compared]
    able = [other for other in able if _is_named(other, lemmas, events) or _is_told(other, words)]
    if words[-1] == "casualties":  # the dead and the hurt together: neither is their whole
        able = [other for other in able if other.event.kind not in ("killed", "injured")]
    if counts_people(part.quantity.unit):  # 65,282 families are another count than the people in them
        able = [other for other in able if counts_people(other.quantity.unit)] or able
    stems = {word[:_STEM] for word in words if len(word) > _STEM and word not in _events()}
    if not able and words[-1] in link_words("everyone"):
        return _last_counted(parts, part, before)
    near = [other for other in able if stems & _context(other)]
    standing = [other for other in able if other.index not in parts.found and other.index not in parts.closed]
    apart = able and standing and able[0].sentence.index - standing[0].sentence.index > _FAR
    if apart and parts.whole_of(able[0]) not in standing:
        standing = []  # another matter, told long before
    return next(iter(near or standing or able), None)


def _last_counted(parts: Parts, part: Mention, before: int) -> Mention | None:
    return next(iter(parts.standing(part, before=before)), None)


def _victims(parts: Parts, part: Mention, before: int) -> Mention | None:
    """Return the amount last counted of those who came to harm: of the same harm, or any."""
    harmed = [other for other in parts.standing(part, before=before) if _is_harm(other)]
    same = (other for other in harmed if other.event.kind == part.event.kind)
    return next(same, None) or next(iter(harmed), None) or _last_counted(parts, part, before)


def _is_harm(mention: Mention) -> bool:
    harmed = mention.event.kind in ("killed", "injured", "missing", "detained")
    return harmed or mention.event.subevent in ("casualties", "abducted")


def _is_named(mention: Mention, lemmas: set[str], events: set[tuple[str, str]]) -> bool:
    unit = mention.quantity.unit.lower().split(" ")[-1]
    return singular(unit) in lemmas or _event(mention) in events


def _event(mention: Mention) -> tuple[str, str]:
    return mention.event.kind, mention.event.subevent if mention.event.kind == "other" else ""


def _is_told(mention: Mention, words: Sequence[str]) -> bool:
    """Say whether the words repeat the verb that was told of an amount: "of those admitted"."""
    cue = mention.event.cue_span
    if cue is None:
        return False
    told = {token.lower for token in mention.tokens if cue.start <= token.start < cue.end}
    return any(word in told and not word.endswith("s") for word in words)


def _context(mention: Mention) -> set[str]:
    """Return the stems of the words right behind an amount: "3,575 in Syria" is named by "the Syrian dead"."""
    stop = mention.amount.stop
    words = [mention.word(index) for index in range(stop, stop + _LONGEST)]
    return {word[:_STEM] for word in words if len(word) > _STEM}


@cache
def _events() -> dict[str, frozenset[tuple[str, str]]]:
    """Return the events of each word that can stand for those it happened to: "deaths", "casualties", "infected"."""
    events: dict[str, set[tuple[str, str]]] = {}
    for row in load_lexicon("events"):
        if row.facts["role"] not in _TOLD or float(row.facts.get("cost", 0.0)) > _LOOK_ALIKE:
            continue
        active = row.facts["role"] in ("verb", "subject")
        for word in row.say:
            if active and word.endswith("s"):
                continue  # "its shelters", "those jails": nouns, or verbs that stand for nobody
            events.setdefault(word, set()).add((row.facts["kind"], row.facts.get("subevent", "")))
    return {word: frozenset(those) for word, those in events.items() if " " not in word}
