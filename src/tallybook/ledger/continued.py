"""Parts that go on from the sentence before: what became of some of those counted there, and what is left of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tallybook.context.nearness import words_of
from tallybook.ledger.breakdowns import tie_sibling
from tallybook.ledger.containment import Parts
from tallybook.ledger.localised import placed
from tallybook.ledger.mentions import (
    TOLLS,
    Mention,
    alike,
    link_words,
    right_before,
    rows_at,
    same_people,
    same_thing,
    until_mark,
)
from tallybook.ledger.wholes import just_before
from tallybook.lexicon import load_lexicon
from tallybook.quantities.inflection import singular
from tallybook.quantities.nouns import counts_people
from tallybook.text.phrases import Found

_BESIDE = 5  # tokens behind an amount in which "later" stands
_SENTENCES = 2  # sentences between some of a whole and "the other four"
_BACK = 12
_BEHIND = 8  # tokens behind an amount in which "separate" stands
_LEAD = 6  # sentences back to the wounded of the lead, of whom some remain in hospital
_ROUNDED = 0.02  # by which parts that are rounded may miss their whole
_SCENE = 3  # sentences between a toll and that of a place in it


def tie_rest(parts: Parts, row: Sequence[Mention]) -> None:
    """Tie a whole breakdown to its total where it ends in "the other 64"."""
    for last in row:
        found = right_before(last, "rest", gap=1) or _rest_named(last)
        listed = [mention for mention in row if mention.index <= last.index and same_thing(mention, last)]
        tied = next((mention for mention in reversed(row) if mention.index < last.index and mention.plain), None)
        if found and tied and tied.index in parts.found and alike(tied, last):
            parts.tie(last, parts.whole_of(tied), found.entry.name, found.span)
        if found and not tied:
            parts.tie(last, _left_over(parts, last) or _less_those(parts, last), found.entry.name, found.span)
        if not found or len(listed) < 2 or any(mention.index in parts.found for mention in listed):
            continue
        sizes = [mention.size or 0 for mention in listed]
        whole = next(
            (
                other
                for other in parts.standing(last, before=listed[0].index)
                if same_thing(other, last) and (other.size or 0) >= sum(sizes)
            ),
            None,
        )
        for mention in listed:
            parts.tie(mention, whole, found.entry.name, found.span)


def _left_over(parts: Parts, last: Mention) -> Mention | None:
    """Return the whole of which the sentence before tells so many that this many are left: "three of the dead"."""
    told: dict[int, float] = {}
    for other in reversed(parts.mentions[max(0, last.index - _BACK) : last.index]):
        whole = parts.whole_of(other)
        if other.sentence.index < last.sentence.index - _SENTENCES:
            return None
        if whole and whole.size == (other.size or 0) + (last.size or 0):
            return _outer(parts, other, whole, last)
        if whole and whole.size and same_people(whole, last):
            told[whole.index] = told.get(whole.index, last.size or 0) + (other.size or 0)
            if abs(told[whole.index] - whole.size) <= _ROUNDED * whole.size:
                return whole
    return None


def _less_those(parts: Parts, last: Mention) -> Mention | None:
    """Return the total from which a count just told leaves this many: 127,000, of whom 73,000 returned, less 54,000."""
    recent = parts.mentions[max(0, last.index - _BACK) : last.index]
    told = {other.size for other in recent if other.plain and other.sentence.index >= last.sentence.index - _SENTENCES}
    wholes = (other for other in parts.standing(last, before=last.index) if alike(other, last))
    return next((other for other in wholes if other.size and (other.size - (last.size or 0)) in told), None)


def _outer(parts: Parts, told: Mention, whole: Mention, last: Mention) -> Mention:
    """Return the larger whole that fits as well: "of the 11 dead eight are named, five here. The other three"."""
    outer = parts.whole_of(whole)
    beside = outer is not None and told.sentence.index == whole.sentence.index
    fits = outer is not None and outer.size == (whole.size or 0) + (last.size or 0)
    return outer if outer and beside and fits else whole


def tie_made_up(parts: Parts, row: Sequence[Mention]) -> None:
    """Tie the tolls of several sentences that end in "the remaining 11" to the toll that they add up to."""
    found = next((cue for mention in row if (cue := right_before(mention, "rest", gap=1))), None)
    last = row[0]
    if found is None or last.amount.first < found.stop or last.index in parts.found:
        return
    whole = next((other for other in parts.standing(last, before=last.index) if _may_sum(other, last)), None)
    if whole is None:
        return
    between = parts.mentions[whole.index + 1 : last.index + 1]
    listed = [m for m in between if _may_sum(m, last) and parts.whole_of(m) in (None, whole)]
    if len(listed) > 1 and sum(mention.size or 0 for mention in listed) == whole.size:
        for mention in listed:
            parts.tie(mention, whole, found.entry.name, found.span)


def _may_sum(mention: Mention, last: Mention) -> bool:
    one_source = len({mention.source.source, last.source.source} - {""}) < 2
    toll = mention is last or (same_people(mention, last) and last.event.kind in TOLLS and one_source)
    return toll and mention.plain and (mention is last or (mention.size or 0) > 0)


def _rest_named(last: Mention) -> Found | None:
    """Return the words for what is left that a comma parts from its amount: "the remainder, nearly 2,000 people"."""
    first = last.amount.first - 3
    found = rows_at("rest").at(last.tokens, first) if first >= 0 and last.word(first + 2) == "," else None
    return found if found and found.stop == first + 2 else None


def tie_follow_ups(parts: Parts, row: Sequence[Mention]) -> None:
    """Tie what became of some of those counted before: "200 were held; 140 were later freed"."""
    for part in row:
        if part.understood and part.quantity.unit_kind == "" and _goes_on(part):
            wholes = parts.standing(part, before=part.index)
            near = [other for other in wholes if other.sentence.index >= part.sentence.index - _told_back(other, part)]
            able = [other for other in near if _may_become(other, part)]
            same = (other for other in able if other.event.kind == part.event.kind)
            parts.tie(part, next(same, next(iter(able), None)), "follow_up", None)


def _goes_on(part: Mention) -> bool:
    """Say whether the words behind an amount tell what happened later to those already counted."""
    beside = {part.word(part.amount.first - 1), part.word(part.amount.stop)}
    words = {part.word(index) for index in until_mark(part, part.amount.stop, _BESIDE)}
    later = bool(words & link_words("since_then")) or part.event.rule in _follow_ups() or beside & link_words("only")
    acts = bool(words & (words_of("being", "having") | link_words("remaining")))
    return bool(later) and acts and not beside & link_words("more")


def _told_back(whole: Mention, part: Mention) -> int:
    """Return how many sentences back a whole may stand: those in hospital are some of the wounded of the lead."""
    harmed = whole.event.kind == part.event.kind == "injured"
    return _LEAD if harmed and (whole.size or 0) > (part.size or 0) else 1


def _may_become(whole: Mention, part: Mention) -> bool:
    """Say whether a part can be what became of some of a whole: the dead are not among the missing."""
    kinds = {whole.event.kind, part.event.kind}
    return whole.people and "population" not in kinds and (len(kinds) == 1 or "other" in kinds)


@cache
def _follow_ups() -> frozenset[str]:
    """Return the events that befall only those to whom something else did before: they are recaptured, discharged."""
    return frozenset(row.name for row in load_lexicon("events") if row.facts.get("follows"))


def tie_classed(parts: Parts, row: Sequence[Mention]) -> None:
    """Tie a bare number that opens a sentence by what those counted before were: "Six were children"."""
    first = row[0]
    if first.quantity.unit_kind == "" and first.amount.first <= 1 and _is_classed(first):
        parts.tie(first, _of_one_class(parts, first), "classed", first.tokens[first.amount.stop].span)


def _of_one_class(parts: Parts, part: Mention) -> Mention | None:
    """Return those just counted; what they are a part of, where a second class goes on from a first.

    "Twelve of the 17 dead were students. Five were teachers": five of the 17.
    """
    head = just_before(parts, part)
    whole = parts.whole_of(head) if head else None
    if not (head and whole) or "person" in (head.quantity.unit, part.quantity.unit):
        return head
    apart = head.quantity.unit != part.quantity.unit and counts_people(head.quantity.unit)
    fits = (head.size or 0) + (part.size or 0) <= (whole.size or 0)
    return whole if apart and fits else head


def tie_identified(parts: Parts, row: Sequence[Mention]) -> None:
    """Tie the bodies that are identified, or given to their families, to the dead: "214 died. 112 bodies are named"."""
    for part in row:
        told = {part.word(index) for index in until_mark(part, part.amount.end, _BESIDE)}
        bodies = part.quantity.unit.lower() in ("body", "corpse", "remains")
        more = {part.word(part.amount.first - 1), part.word(part.amount.stop)} & link_words("more")
        if bodies and not more and told & link_words("identified") and told & (words_of("being") | words_of("having")):
            dead = (other for other in parts.standing(part, before=part.index) if other.event.kind == "killed")
            near = next((other for other in dead if (other.size or 0) > (part.size or 0)), None)
            if near and near.sentence.index >= part.sentence.index - _SCENE:
                parts.tie(part, near, "identified", None)


def _is_classed(mention: Mention) -> bool:
    """Say whether a noun for people is told of a number without one: "Four were my cousins"."""
    being = mention.amount.stop
    if mention.word(being) not in words_of("being", "having"):
        return False
    told = [mention.word(index) for index in until_mark(mention, being + 1, _BESIDE)]
    noun = next((word for word in told if counts_people(singular(word))), "")
    return bool(noun) and not any(word in words_of("preposition") for word in told[: told.index(noun)])


def tie_opening(parts: Parts, row: Sequence[Mention]) -> None:
    """Tie a bare number that opens a sentence to those whom the sentence before counts: "Eleven escaped"."""
    part = row[0]
    if not _is_bare(part) or _is_classed(part) or _is_apart(part):
        return
    whole = just_before(parts, part)
    if whole and _may_go_on(whole, part) and not (placed(whole) and placed(part)):
        parts.tie(part, whole, "some_of_them", None)
        for place in range(1, len(row)):
            tie_sibling(parts, row, place)


def _is_apart(part: Mention) -> bool:
    """Say whether the words behind an amount tell of another happening: "17 were killed in separate attacks"."""
    return any(part.word(index) in link_words("apart") for index in until_mark(part, part.amount.stop, _BEHIND))


def _is_bare(part: Mention) -> bool:
    """Say whether a number opens its sentence, and neither a noun nor "more" stands beside it."""
    bare = part.quantity.unit_kind == "" and part.understood and part.word(part.amount.stop).isalpha()
    behind = part.word(part.amount.stop)
    follows = behind not in link_words("more") | words_of("preposition", "joint")
    if not (bare and follows and _is_small(part, part.amount.stop)):
        return False
    return all(token.lower in link_words("opener") for token in part.tokens[: part.amount.first])


def _is_small(mention: Mention, index: int) -> bool:
    return index < len(mention.tokens) and mention.tokens[index].text.islower()


def _may_go_on(whole: Mention, part: Mention) -> bool:
    """Say whether a part can be some of those counted before, things of things and people of people."""
    kinds = {whole.event.kind, part.event.kind}
    smaller = whole.size is not None and part.size is not None and part.size < whole.size
    return smaller and _of_one_sort(whole, part) and "population" not in kinds and (len(kinds) == 1 or "other" in kinds)


def _of_one_sort(whole: Mention, part: Mention) -> bool:
    unit = part.quantity.unit
    return not unit or counts_people(unit) == whole.people


def tie_clause(parts: Parts, row: Sequence[Mention], place: int) -> None:
    """Tie a bare number with a verb of its own: "35 were detained, and 11 have been charged"."""
    part, whole = row[place], row[place - 1]
    if not place or not part.understood or not whole.plain or part.quantity.sense:
        return
    between = [part.word(index) for index in range(whole.amount.end, part.amount.first)]
    mark = next((word for word in between if word in (";", "but", "and")), "")
    behind = part.word(part.amount.stop)
    verb = behind in words_of("having") or (mark in (";", "but") and behind in words_of("being"))
    fled = mark == ";" and part.event.kind == "displaced" and behind.isalpha() and behind not in words_of("preposition")
    told = fled or (verb and part.event.kind == "other")
    opens = set(between[between.index(mark) + 1 :]) <= link_words("opener") if mark else False
    if told and opens and _may_go_on(whole, part):
        parts.tie(part, whole, "some_of_them", None)
