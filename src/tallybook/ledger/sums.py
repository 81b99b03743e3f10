"""Breakdowns that their sum gives away: amounts that a total adds up, in so many words or in fact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from tallybook.ledger.containment import Parts
from tallybook.ledger.mentions import Mention, are_people, link_words, may_hold, right_before, same_people

_RECENT = 4  # standing amounts looked back for a total
_SENTENCES = 3  # sentences between a total and its breakdown
_SMALLEST = 4  # totals below add up by chance


def tie_sums(parts: Parts, row: Sequence[Mention]) -> None:
    """Tie the amounts of a sentence to the total that they are said to make: "taking the combined toll to 28,192"."""
    for whole in row:
        found = right_before(whole, "total", gap=1)
        if found:
            for part in _summands(row, whole):
                parts.tie(part, whole, found.entry.name, found.span)
            continue
        found, summands = right_before(whole, "adds_up", gap=1), _summands(row, whole)
        if found and len(summands) > 1 and sum(part.size or 0 for part in summands) == whole.size:
            for part in summands:
                parts.tie(part, whole, found.entry.name, found.span)


def _summands(row: Sequence[Mention], whole: Mention) -> list[Mention]:
    return [part for part in row if part.index < whole.index and part.plain and same_people(whole, part)]


def tie_breakdown(parts: Parts, row: Sequence[Mention]) -> None:
    """Tie amounts of a sentence that add up to one before them: "34 died ... 21 in the north and 13 in the south"."""
    free = [mention for mention in row if mention.plain and mention.quantity.unit_kind == ""]
    for start, first in enumerate(free):
        for whole in _totals(parts, first):
            listed = _adding_up(free[start:], whole)
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
        if not _may_break_down(whole, mention) or mention.quantity.value is None or mention.quantity.value > left:
            return []
        listed.append(mention)
        left -= mention.quantity.value
        if left == 0:
            return listed if len(listed) > 1 else []
    return []


def _may_break_down(whole: Mention, part: Mention) -> bool:
    """Say whether amounts are of one event, or people to whom several things happened."""
    beside = {part.word(part.amount.first - 1), part.word(part.amount.stop)}
    if not may_hold(whole, part) or beside & link_words("more"):
        return False
    mixed = whole.event.kind == "other" and are_people(whole) and are_people(part)
    return same_people(whole, part) or mixed
