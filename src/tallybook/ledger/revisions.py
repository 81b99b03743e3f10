"""Amounts that the text gives again, and amounts that it replaces by newer ones."""

from __future__ import annotations

from collections.abc import Sequence

from tallybook.ledger.mentions import TOLLS, Mention, in_sentences, right_before, rows_at, same_thing
from tallybook.text.phrases import Found

_LARGE = 20  # smaller amounts agree by chance
_BACK = 12  # mentions looked back for the amount that a revision replaces
_COUNT = frozenset({"toll", "figure", "count", "number", "estimate", "tally", "report", "statement", "claim", "total"})


def find_repeats(mentions: Sequence[Mention]) -> dict[int, int]:
    """Return the first mention of each amount that is given again, by the index of the later one."""
    first: dict[tuple[object, ...], list[Mention]] = {}
    repeats = {}
    for mention in mentions:
        if not mention.plain or mention.quantity.value is None:
            continue
        key = (mention.quantity.value, mention.quantity.unit.lower(), mention.quantity.unit_kind, mention.event.kind)
        earlier = next((other for other in first.get(key, ()) if _same_count(other, mention)), None)
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
        return True
    return (
        earlier.source.source == later.source.source
        and later.quantity.value is not None
        and (later.quantity.value >= _LARGE)
    )


def is_heading(mention: Mention) -> bool:
    """Say whether a mention stands in a heading: marked as one, or a first line without a full stop."""
    sentence = mention.sentence
    return sentence.kind == "heading" or (sentence.index == 0 and sentence.tokens[-1].text not in ".!?…\"'”’")


def find_superseded(mentions: Sequence[Mention]) -> dict[int, Found]:
    """Return the words that replace each superseded amount, by the amount's index."""
    superseded: dict[int, Found] = {}
    for row in in_sentences(mentions):
        for mention in row:
            found = _replaced(mention, row) or _withdrawn(mention)
            if found:
                superseded[mention.index] = found
                continue
            revised = _revised(mention, row)
            target = revised and _before(mention, mentions)
            if revised and target:
                superseded[target.index] = revised
    return superseded


def _replaced(mention: Mention, row: Sequence[Mention]) -> Found | None:
    """Return the words that make an amount the older one: "to 59 from an earlier 51"."""
    found = right_before(mention, "replaced", gap=1)
    if not found or mention.event.kind not in TOLLS:
        return None
    others = [other for other in row if other is not mention and same_thing(other, mention)]
    beside = found.entry.facts.get("beside")
    if beside:
        others = [other for other in others if other.word(other.amount.first - 1) in beside]
    return found if others else None


def _withdrawn(mention: Mention) -> Found | None:
    """Return the words that take an amount back: "withdrew its figure of 11,300"."""
    if mention.event.kind not in TOLLS or not any(token.lower in _COUNT for token in mention.tokens):
        return None
    first = max(0, mention.amount.first - 10)
    window = mention.tokens[first : mention.amount.end + 6]
    return next(rows_at("withdrawn").find(window), None)


def _revised(mention: Mention, row: Sequence[Mention]) -> Found | None:
    """Return the words that make an amount the newer one: "revised the number of injured to 21"."""
    if mention.event.kind not in TOLLS or mention.word(mention.amount.first - 1) not in ("to", "at"):
        return None
    since = max((other.amount.end for other in row if other.index < mention.index), default=0)
    return next(rows_at("revised").find(mention.tokens[since : mention.amount.first]), None)


def _before(mention: Mention, mentions: Sequence[Mention]) -> Mention | None:
    earlier = mentions[max(0, mention.index - _BACK) : mention.index]
    return next(
        (
            other
            for other in reversed(earlier)
            if other.plain
            and other.event.kind == mention.event.kind
            and (not other.source.source or not mention.source.source or other.source.source == mention.source.source)
        ),
        None,
    )
