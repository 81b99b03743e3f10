"""Amounts that the text gives again: a heading's in the lead, the lead's further on."""

from __future__ import annotations

from collections.abc import Sequence

from tallybook.ledger.mentions import TOLLS, Mention, alike, link_words
from tallybook.quantities.nouns import counts_people

_CHANCE = 10  # smaller amounts agree by chance, even with "the 12 inmates", which points back
_LEAD = 3  # sentences behind a heading that give its amounts again, a dateline among them
_OPENING = 2  # the sentences of the lead, which give what the text is about
_SOON = 8  # sentences from the lead in which a small toll is still that of the lead
_FEW = 5  # smaller tolls agree by chance even so
_LARGE = 20  # smaller amounts agree by chance
_BACK = 12  # mentions of the same amount that are looked at


def find_repeats(mentions: Sequence[Mention]) -> dict[int, int]:
    """Return the first mention of each amount that is given again, by the index of the later one."""
    first: dict[tuple[object, ...], list[Mention]] = {}
    repeats = {}
    for mention in mentions:
        quantity = mention.quantity
        share = quantity.unit_kind == "share" and mention.event.kind == "other"
        if mention.size is None or not (mention.plain or share):
            continue
        key = (quantity.value, quantity.magnitude, mention.size, quantity.unit_kind)
        earlier = next((other for other in first.get(key, ())[:_BACK] if _same_count(other, mention)), None)
        if earlier:
            repeats[mention.index] = earlier.index
        else:
            first.setdefault(key, []).append(mention)
    return repeats


def _same_count(earlier: Mention, later: Mention) -> bool:
    """Say whether two equal amounts are one count: from one source, or a heading and the text under it."""
    beside = {later.word(later.amount.first - 1), later.word(later.amount.stop)}
    if earlier.sentence.index == later.sentence.index or (beside & link_words("more") and not is_heading(earlier)):
        return False
    if later.quantity.unit_kind == "share":
        named = alike(earlier, later) or not later.quantity.unit
        return earlier.sentence.index <= 1 and named and earlier.quantity.sense == later.quantity.sense
    if is_heading(earlier) and _of_the_lead(earlier, later):
        return True
    if earlier.event.kind != later.event.kind:
        return False
    people, told = (
        may_be_people(earlier) and may_be_people(later),
        earlier.event.kind in TOLLS or _one_deed(earlier, later),
    )
    same = alike(earlier, later) or (people and told)
    if is_heading(earlier) or "caption" in (earlier.sentence.kind, later.sentence.kind):
        return same or (may_be_people(earlier) and may_be_people(later))
    if later.word(later.amount.first - 1) in link_words("definite") and (later.quantity.value or 0) >= _CHANCE:
        return same
    one_source = _of_one_office(earlier, later) or _opens_text(earlier, later)
    of_lead = earlier.sentence.index <= _OPENING and told and later.sentence.index - earlier.sentence.index <= _SOON
    return same and one_source and (later.quantity.value or 0) >= (_FEW if of_lead else _LARGE)


def _one_deed(earlier: Mention, later: Mention) -> bool:
    """Say whether the same was done in both places, and more is told than that there are so many."""
    return earlier.event.subevent == later.event.subevent and earlier.event.subevent not in ("", "stock")


def _of_one_office(earlier: Mention, later: Mention) -> bool:
    """Say whether two amounts are of one source, or the one the full name of the other: the police of a state."""
    first, second = (set(mention.source.source.lower().split()) for mention in (earlier, later))
    public = later.source.source_type == earlier.source.source_type != "unattributed"
    unnamed = earlier.sentence.index <= _OPENING and public and bool(first & link_words("unnamed"))
    return first == second or unnamed or (bool(first and second) and (first < second or second < first))


def _opens_text(earlier: Mention, later: Mention) -> bool:
    """Say whether the lines over the text give an amount without a source that its lead gives again with one."""
    over = earlier.sentence.index <= 1 and not earlier.source.source
    return over and later.sentence.index - earlier.sentence.index <= _LEAD


def _of_the_lead(heading: Mention, later: Mention) -> bool:
    """Say whether the lead gives a large amount of the heading in other words: "480 breaches", "480 times"."""
    near = 0 < later.sentence.index - heading.sentence.index <= _LEAD
    if not near or (later.quantity.value or 0) < _LARGE:
        return False
    kinds = {heading.event.kind, later.event.kind}
    if counts_people(heading.quantity.unit) and counts_people(later.quantity.unit):
        return len(kinds) == 1 or "other" in kinds
    return kinds == {"other"} and heading.event.subevent == later.event.subevent


def may_be_people(mention: Mention) -> bool:
    """Say whether people may be counted: by the noun, or because there is none."""
    unit = mention.quantity.unit
    return mention.quantity.unit_kind == "" and (not unit or counts_people(unit))


def is_heading(mention: Mention) -> bool:
    """Say whether a mention stands in a heading: marked as one, or a first line without a full stop."""
    sentence = mention.sentence
    return sentence.kind == "heading" or (sentence.index == 0 and sentence.tokens[-1].text not in ".!?…\"'”’")
