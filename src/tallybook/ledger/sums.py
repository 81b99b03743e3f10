"""Breakdowns that their sum gives away: amounts that a total adds up, in so many words or in fact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from tallybook.ledger.containment import Parts
from tallybook.ledger.mentions import Mention, are_people, link_words, may_hold, right_before, same_people

_RECENT = 4  # standing amounts looked back for a total
_SENTENCES = 3  # sentences between a total and its breakdown
_SMALLEST = 4  # totals below add up by chance
_LARGE = 20  # the same for amounts that count several things, or stand in two sentences
_SPREAD = 4  # sentences over which a breakdown of several amounts may run
_SEVERAL = 3
_CARRIED = 8  # amounts of the sentence before that one sentence goes on adding up


def tie_sums(parts: Parts, row: Sequence[Mention]) -> None:
    """Tie the amounts of a sentence to the total that they are said to make: "taking the combined toll to 28,192"."""
    for whole in row:
        found = right_before(whole, "total", gap=1)
        if found:
            for part in _summands(row, whole):
                parts.tie(part, whole, found.entry.name, found.span)
            continue
        found = right_before(whole, "adds_up", gap=1)
        summands = _summands(row, whole) if found else []
        if found and len(summands) > 1 and sum(part.size or 0 for part in summands) == whole.size:
            for part in summands:
                parts.tie(part, whole, found.entry.name, found.span)


def _summands(row: Sequence[Mention], whole: Mention) -> list[Mention]:
    return [part for part in row if part.index < whole.index and part.plain and same_people(whole, part)]


def tie_breakdown(parts: Parts, row: Sequence[Mention]) -> None:
    """Tie amounts of a sentence that add up to one before them: "34 died ... 21 in the north and 13 in the south"."""
    earlier = parts.mentions[max(0, row[0].index - _CARRIED) : row[0].index]
    carried = [mention for mention in earlier if mention.sentence.index >= row[0].sentence.index - _SPREAD]
    free = [mention for mention in (*carried, *row) if mention.plain and mention.quantity.unit_kind == ""]
    free = [mention for mention in free if mention.index not in parts.found or mention.index >= row[0].index]
    for start, first in enumerate(free):
        for whole in _totals(parts, first):
            listed = _adding_up(free[start:], whole)
            across = first.index < row[0].index
            if listed and across and (listed[-1].index < row[0].index or (whole.quantity.value or 0) < _LARGE):
                continue
            far = listed and listed[0].sentence.index < row[0].sentence.index - 1
            if far and (len(listed) < _SEVERAL or any(part.event.kind != whole.event.kind for part in listed)):
                continue
            if listed and not any(mention.index in parts.found for mention in listed):
                for mention in listed:
                    parts.tie(mention, whole, "adds_up", None)
                return


def _totals(parts: Parts, first: Mention) -> Iterator[Mention]:
    """Yield the recent amounts that a breakdown may add up to, nearest first."""
    for whole in islice(parts.standing(first, before=first.index), _RECENT):
        if whole.sentence.index < first.sentence.index - _SENTENCES:
            return
        if (whole.quantity.value or 0) >= _SMALLEST:
            yield whole


def _adding_up(row: Sequence[Mention], whole: Mention) -> list[Mention]:
    """Return the first of the amounts that add up to a total; nothing if they do not, or count something else."""
    listed: list[Mention] = []
    left = whole.quantity.value or 0
    for mention in row:
        value = mention.quantity.value
        if value is None or value > left or (value == left and not listed):
            return []
        if not _may_break_down(whole, mention, goes_on=_goes_on(listed, mention, whole)):
            return []
        listed.append(mention)
        left -= value
        if left == 0:
            return listed
    return []


def _goes_on(listed: Sequence[Mention], later: Mention, whole: Mention) -> bool:
    """Say whether "and another 11" closes a list: of two in the sentence of the total or the next, or of more."""
    beside = later.word(later.amount.first - 2) == "and" and later.word(later.amount.first - 1) == "another"
    near = later.sentence.index - whole.sentence.index <= 1
    pair = beside and near and len(listed) == 1 and listed[0].sentence.index == later.sentence.index
    return pair or len(listed) > 1


def _may_break_down(whole: Mention, part: Mention, *, goes_on: bool) -> bool:
    """Say whether amounts are of one event, or people to whom several things happened.

    "Another 11" is more than the total, unless it goes on with a list: "eight in tents and another 11 in boats".
    """
    beside = {part.word(part.amount.first - 1), part.word(part.amount.stop)}
    the_rest = part.word(part.amount.first - 2) == "the"
    if not may_hold(whole, part) or (beside & link_words("more") and not the_rest and not goes_on):
        return False
    mixed = whole.event.kind == "other" and are_people(whole) and are_people(part)
    return same_people(whole, part) or mixed or _several_things(whole, part)


def _several_things(whole: Mention, part: Mention) -> bool:
    """Say whether one source counts out what it counted together: 50 attacks, "30 raids and 20 ambushes"."""
    one_source = len({whole.source.source, part.source.source} - {""}) < 2
    one_kind = whole.event.kind == part.event.kind == "other" and part.event.subevent in _told(whole)
    return one_source and one_kind and (whole.quantity.value or 0) >= _LARGE


def _told(whole: Mention) -> frozenset[str]:
    """Return the sub-events of what an amount may break down into: the same, or none of their own."""
    return frozenset({whole.event.subevent, "stock", ""})
