"""Amounts that the text gives again, and amounts that it replaces by newer ones."""

from __future__ import annotations

from collections.abc import Sequence

from tallybook.ledger.mentions import TOLLS, Mention, alike, in_sentences, right_before, rows_at, same_thing, stretch
from tallybook.quantities.nouns import counts_people
from tallybook.text.phrases import Found

_LARGE = 20  # smaller amounts agree by chance
_REACH = 8  # tokens from the words that withdraw an amount to the amount
_BACK = 12  # mentions looked back for the amount that a revision replaces
_COUNT = frozenset({"toll", "figure", "count", "number", "estimate", "tally", "report", "statement", "claim", "total"})


def find_repeats(mentions: Sequence[Mention]) -> dict[int, int]:
    """Return the first mention of each amount that is given again, by the index of the later one."""
    first: dict[tuple[object, ...], list[Mention]] = {}
    repeats = {}
    for mention in mentions:
        if not mention.plain or mention.quantity.value is None:
            continue
        key = (mention.quantity.value, mention.quantity.unit_kind, mention.event.kind)
        earlier = next((other for other in first.get(key, ())[:_BACK] if _same_count(other, mention)), None)
        if earlier:
            repeats[mention.index] = earlier.index
        else:
            first.setdefault(key, []).append(mention)
    return repeats


def _same_count(earlier: Mention, later: Mention) -> bool:
    """Say whether two equal amounts are one count: from one source, or a heading and the text under it."""
    if earlier.sentence.index == later.sentence.index:
        return False
    if is_heading(earlier):
        return alike(earlier, later) or (_people(earlier) and _people(later))
    large = later.quantity.value is not None and later.quantity.value >= _LARGE
    return large and alike(earlier, later) and earlier.source.source == later.source.source


def _people(mention: Mention) -> bool:
    unit = mention.quantity.unit
    return mention.quantity.unit_kind == "" and (not unit or counts_people(unit))


def is_heading(mention: Mention) -> bool:
    """Say whether a mention stands in a heading: marked as one, or a first line without a full stop."""
    sentence = mention.sentence
    return sentence.kind == "heading" or (sentence.index == 0 and sentence.tokens[-1].text not in ".!?…\"'”’")


def find_superseded(mentions: Sequence[Mention]) -> dict[int, Found]:
    """Return the words that replace each superseded amount, by the amount's index."""
    superseded: dict[int, Found] = {}
    for row in in_sentences(mentions):
        for mention in row:
            found = _replaced(mention, row, mentions)
            revised = None if found else _revised(mention, row)
            target = mention if found else _before(mention, mentions) if revised else None
            words = found or revised
            if words and target:
                superseded[target.index] = words
        _withdraw(row, mentions, superseded)
    return superseded


def _replaced(mention: Mention, row: Sequence[Mention], mentions: Sequence[Mention]) -> Found | None:
    """Return the words that make an amount the older one: "to 59 from an earlier 51"."""
    found = right_before(mention, "replaced", gap=1)
    if not found or mention.event.kind not in TOLLS:
        return None
    if found.entry.facts.get("anywhere"):
        return found if _before(mention, mentions) else None
    others = [other for other in row if other is not mention and same_thing(other, mention)]
    beside = found.entry.facts.get("beside")
    if beside:
        others = [other for other in others if other.word(other.amount.first - 1) in beside]
    return found if others else None


def _withdraw(row: Sequence[Mention], mentions: Sequence[Mention], superseded: dict[int, Found]) -> None:
    """Mark what a sentence takes back: "withdrew its figure of 11,300", "... but later withdrew the figure"."""
    span = stretch(row)
    tokens = row[0].tokens[span.start : span.stop]
    tolls = [mention for mention in row if mention.event.kind in TOLLS]
    found = next(rows_at("withdrawn").find(tokens), None)
    if not found or not tolls or not any(token.lower in _COUNT for token in tokens):
        return
    behind = [toll for toll in tolls if 0 <= toll.amount.first - span.start - found.stop <= _REACH]
    named = [toll for toll in tolls if _introduced(toll)]
    target = (behind or named or tolls[-1:])[0]
    for other in (*mentions[max(0, target.index - _BACK) : target.index], target):
        if other.quantity.value == target.quantity.value and other.event.kind == target.event.kind:
            superseded[other.index] = found


def _introduced(mention: Mention) -> bool:
    """Say whether an amount is called a toll or figure by the words before it."""
    first = max(0, mention.amount.first - 4)
    return any(token.lower in _COUNT for token in mention.tokens[first : mention.amount.first])


def _revised(mention: Mention, row: Sequence[Mention]) -> Found | None:
    """Return the words that make an amount the newer one: "revised the number of injured to 21"."""
    if mention.event.kind not in TOLLS or mention.word(mention.amount.first - 1) not in ("to", "at"):
        return None
    since = max((other.amount.end for other in row if other.index < mention.index), default=0)
    return next(rows_at("revised").find(mention.tokens[since : mention.amount.first]), None)


def _before(mention: Mention, mentions: Sequence[Mention]) -> Mention | None:
    """Return the nearest earlier amount of the same toll."""
    earlier = mentions[max(0, mention.index - _BACK) : mention.index]
    return next((other for other in reversed(earlier) if other.plain and _one_toll(other, mention)), None)


def _one_toll(one: Mention, other: Mention) -> bool:
    sources = {mention.source.source for mention in (one, other)} - {""}
    return one.event.kind == other.event.kind and len(sources) < 2 and (_people(one) and _people(other))
