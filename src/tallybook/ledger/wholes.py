"""Which amount a part may be contained in, where its words name none: the nearest, or the nearest that stands alone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tallybook.context.governing import is_thing
from tallybook.context.nearness import words_of
from tallybook.ledger.containment import BACK, Parts
from tallybook.ledger.mentions import TOLLS, Mention, alike, may_hold, one_event, same_people
from tallybook.lexicon import load_lexicon
from tallybook.quantities.nouns import counts_people

_RECENT = 6  # mentions looked back for a whole that is itself a part
_BREAKDOWN = 3  # amounts of one whole that make a breakdown


def nearest(parts: Parts, part: Mention, here: Sequence[Mention]) -> Mention | None:
    """Return the nearest amount before a part: in its sentence, else the nearest standing one."""
    able = [other for other in reversed(here) if may_hold(other, part) and other.index not in parts.closed]
    able = [other for other in able if other.event.kind != "population"] or able
    if len(able) > 1 and parts.found.get(able[1].index, (-1, ""))[:2] == (able[0].index, "of_the_next"):
        return able[1]  # "90 of its 210 patients, including 14 children"
    if counts_people(part.quantity.unit):
        able = [other for other in able if other.people] or able
    same = next((other for other in able if other.quantity.unit == part.quantity.unit), None)
    return same or (able[0] if able else just_before(parts, part) or standing(parts, part, here))


def just_before(parts: Parts, part: Mention) -> Mention | None:
    """Return the amount that the sentence before is about; one that its own sentence calls a part is seldom that."""
    unfit, able = parts.closed | parts.compared, list[Mention]()
    for other in reversed(parts.mentions[max(0, part.index - BACK) : part.index]):
        if other.sentence.index < part.sentence.index - 1:
            break
        _, rule, _ = parts.found.get(other.index, (None, "", None))
        acts = rule in _clause_rules() and other.word(other.amount.end) in words_of("being", "having")
        heads = not rule or rule in _heading_rules() or other.amount.first <= 1 or acts or _is_alone(parts, other)
        if other.sentence.index < part.sentence.index and heads and other.index not in unfit and may_hold(other, part):
            able.append(other)
    if counts_people(part.quantity.unit):
        able = [other for other in able if other.people]
    same = [other for other in able if other.event.kind == part.event.kind] or able
    head = next((other for other in same if alike(other, part)), same[0] if same else None)
    return _broken_down(parts, head) if head else None


def _is_alone(parts: Parts, mention: Mention) -> bool:
    """Say whether an amount is the only one of its sentence, which then is about it."""
    beside = parts.mentions[max(0, mention.index - 1)], parts.mentions[min(len(parts.mentions) - 1, mention.index + 1)]
    return all(other is mention or other.sentence is not mention.sentence for other in beside)


def _broken_down(parts: Parts, head: Mention) -> Mention:
    """Return the whole of a sentence that breaks it down: "Of the dead, 12 were in Ikra, six in Olm, five in Tarv"."""
    whole = parts.whole_of(head)
    near = parts.mentions[head.index : head.index + BACK]
    listed = [other for other in near if other.sentence is head.sentence and parts.whole_of(other) is whole]
    return whole if whole and len(listed) >= _BREAKDOWN else head


@cache
def _heading_rules() -> frozenset[str]:
    """Return the rules whose parts are what their sentence is about: "of the 90, 40 have returned"."""
    return frozenset(row.name for row in load_lexicon("links") if row.facts.get("heads"))


@cache
def _clause_rules() -> frozenset[str]:
    """Return the rules that may open a clause of its own about a part: "of whom 23 had escaped"."""
    return frozenset(row.name for row in load_lexicon("links") if "of whom" in row.say)


def may_mean(pronoun: str, whole: Mention) -> bool:
    """Say whether a pronoun can stand for an amount: "whom" for people, "which" for anything else."""
    people = counts_people(whole.quantity.unit)
    return {"whom": people or not is_thing(whole.quantity), "which": not people}.get(pronoun, True)


def standing(parts: Parts, part: Mention, here: Sequence[Mention]) -> Mention | None:
    """Return the nearest standing amount of the same event; its own unit is preferred.

    A share has its whole in an earlier sentence: the amount beside it is its own other form.
    """
    sentence, people = part.sentence.index, counts_people(part.quantity.unit)
    inside = set() if part.quantity.unit_kind == "share" else {other.index for other in here}
    able = [
        other
        for other in parts.standing(part, before=part.index)
        if (other.sentence.index < sentence or other.index in inside) and not (people and other.quantity.unit_kind)
    ]
    if part.event.kind == "other":
        return _of_unit(able, part)
    able = [other for other in able if not {other.event.kind, part.event.kind} <= TOLLS or one_event(other, part)]
    same = next((other for other in able if other.event.kind == part.event.kind), None)
    return same or _largest(parts, part) or next(iter(able), None)


def _largest(parts: Parts, part: Mention) -> Mention | None:
    """Return the largest recent amount of the same event where all of them are parts of something else."""
    recent = parts.mentions[max(0, part.index - _RECENT) : part.index]
    able = [other for other in recent if same_people(other, part)]
    return max((other for other in able if may_hold(other, part)), key=lambda other: other.size or 0, default=None)


def _of_unit(able: Sequence[Mention], part: Mention) -> Mention | None:
    return next((other for other in able if alike(other, part)), able[0] if able else None)
