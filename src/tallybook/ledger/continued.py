"""Parts that go on from the sentence before: what became of some of those counted there, and what is left of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tallybook.context.nearness import words_of
from tallybook.ledger.containment import Parts
from tallybook.ledger.mentions import Mention, are_people, link_words, until_mark
from tallybook.ledger.parts import just_before
from tallybook.lexicon import load_lexicon
from tallybook.quantities.inflection import singular
from tallybook.quantities.nouns import counts_people

_BESIDE = 5  # tokens behind an amount in which "later" stands
_SENTENCES = 2  # sentences between some of a whole and "the other four"
_BACK = 12


def left_over(parts: Parts, last: Mention) -> Mention | None:
    """Return the whole of which the sentence before tells so many that this many are left: "three of the dead"."""
    for other in reversed(parts.mentions[max(0, last.index - _BACK) : last.index]):
        whole = parts.whole_of(other)
        if other.sentence.index < last.sentence.index - _SENTENCES:
            return None
        if whole and whole.size == (other.size or 0) + (last.size or 0):
            return whole
    return None


def tie_follow_ups(parts: Parts, row: Sequence[Mention]) -> None:
    """Tie what became of some of those counted before: "200 were held; 140 were later freed"."""
    for part in row:
        if part.understood and part.quantity.unit_kind == "" and _goes_on(part):
            wholes = parts.standing(part, before=part.index)
            near = [other for other in wholes if other.sentence.index >= part.sentence.index - 1]
            able = [other for other in near if _may_become(other, part)]
            same = (other for other in able if other.event.kind == part.event.kind)
            parts.tie(part, next(same, next(iter(able), None)), "follow_up", None)


def _goes_on(part: Mention) -> bool:
    """Say whether the words behind an amount tell what happened later to those already counted."""
    beside = {part.word(part.amount.first - 1), part.word(part.amount.stop)}
    words = {part.word(index) for index in until_mark(part, part.amount.stop, _BESIDE)}
    later = bool(words & link_words("since_then")) or part.event.rule in _follow_ups() or beside & link_words("only")
    return bool(later) and bool(words & (words_of("being") | words_of("having"))) and not beside & link_words("more")


def _may_become(whole: Mention, part: Mention) -> bool:
    """Say whether a part can be what became of some of a whole: the dead are not among the missing."""
    kinds = {whole.event.kind, part.event.kind}
    return are_people(whole) and "population" not in kinds and (len(kinds) == 1 or "other" in kinds)


@cache
def _follow_ups() -> frozenset[str]:
    """Return the events that befall only those to whom something else did before: they are recaptured, discharged."""
    return frozenset(row.name for row in load_lexicon("events") if row.facts.get("follows"))


def tie_classed(parts: Parts, row: Sequence[Mention]) -> None:
    """Tie a bare number that opens a sentence by what those counted before were: "Six were children"."""
    first = row[0]
    if first.quantity.unit_kind == "" and first.amount.first <= 1 and _is_classed(first):
        parts.tie(first, just_before(parts, first), "classed", first.tokens[first.amount.stop].span)


def _is_classed(mention: Mention) -> bool:
    """Say whether a noun for people is told of a number without one: "Four were my cousins"."""
    being = mention.amount.stop
    if mention.word(being) not in words_of("being") | words_of("having"):
        return False
    told = [mention.word(index) for index in until_mark(mention, being + 1, _BESIDE)]
    noun = next((word for word in told if counts_people(singular(word))), "")
    return bool(noun) and not any(word in words_of("preposition") for word in told[: told.index(noun)])
