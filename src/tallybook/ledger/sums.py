"""Breakdowns that their sum gives away: amounts that a total adds up, in so many words or in fact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice

from tallybook.ledger.containment import Parts
from tallybook.ledger.mentions import TOLLS, Mention, link_words, may_hold, right_before, same_people
from tallybook.ledger.parts import listed_with

_RECENT = 4  # standing amounts looked back for a total
_NEAR = 3  # sentences between a total and a breakdown into few amounts
_SENTENCES = 8  # the same for what breaks it down into several of the same event
_SMALLEST = 4  # totals below add up by chance
_LARGE = 20  # the same for amounts that count several things, or stand in two sentences
_CLOSED = 10  # the same where the last of them comes on top of the others: 15 bodies, and an additional four
_HUGE = 1000  # the same for people of whom a breakdown does not say again what befell them
_PAIR = 50  # the same for two amounts that stand apart
_SLIP = 0.05  # by which a sum in apposition may miss what it adds up
_ROUNDING = 1.001  # by which a sum of fractions may come out too small
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
        summands = (_casualties(row, whole) or _summands(row, whole)) if found else []
        apart = (
            found and whole.word(found.first - 1) == ","
        )  # in apposition, right or wrong: 129 and 574, a total of 713
        sizes = sum(part.size or 0 for part in summands)
        if found and len(summands) > 1 and (sizes == whole.size or (apart and _is_nearly(sizes, whole.size))):
            for part in summands:
                parts.tie(part, whole, found.entry.name, found.span)


def _is_nearly(sizes: float, size: float | None) -> bool:
    return size is not None and abs(sizes - size) <= _SLIP * size


def _casualties(row: Sequence[Mention], whole: Mention) -> list[Mention]:
    """Return the dead and the hurt that a count of casualties adds up."""
    if whole.event.subevent != "casualties":
        return []
    return [part for part in row if part.index < whole.index and part.event.kind in ("killed", "injured")]


def _summands(row: Sequence[Mention], whole: Mention) -> list[Mention]:
    return [part for part in row if part.index < whole.index and part.plain and same_people(whole, part)]


def tie_breakdown(parts: Parts, row: Sequence[Mention]) -> None:
    """Tie amounts of a sentence that add up to one before them: "34 died ... 21 in the north and 13 in the south"."""
    earlier = parts.mentions[max(0, row[0].index - _CARRIED) : row[0].index]
    carried = [mention for mention in earlier if mention.sentence.index >= row[0].sentence.index - _SPREAD]
    near = [mention for mention in (*carried, *row) if mention.plain and mention.quantity.unit_kind == ""]
    most = _most_from(near)
    for start, first in enumerate(near):
        tied = parts.whole_of(first)
        for whole in (tied,) if tied else _totals(parts, first):
            if (whole.quantity.value or 0) > most[start]:
                continue
            listed = _adding_up(parts, _beside(parts, islice(near, start, None), whole), whole)
            if not any(mention.index not in parts.found for mention in listed):
                continue
            if tied or _is_no_chance(row, listed, whole):
                for mention in listed:
                    parts.tie(mention, whole, "adds_up", None)
                return


def _most_from(near: Sequence[Mention]) -> list[float]:
    """Return for each amount the most that it and those after it can add up to, rounding allowed for."""
    sizes = [max(mention.quantity.value or 0, 0) for mention in reversed(near)]
    return [total * _ROUNDING for total in accumulate(sizes)][::-1]


def _is_no_chance(row: Sequence[Mention], listed: Sequence[Mention], whole: Mention) -> bool:
    """Say whether a breakdown stands together, or its amounts are such that they do not add up by chance."""
    least = _CLOSED if _is_more(listed[-1]) else _LARGE
    if listed[0].index < row[0].index and (listed[-1].index < row[0].index or (whole.quantity.value or 0) < least):
        return False
    first = listed[0].sentence.index
    far = first < row[0].sentence.index - 1 or whole.sentence.index < first - _NEAR
    near = whole.sentence.index >= first - _NEAR
    several = len(listed) >= _SEVERAL or (near and (whole.quantity.value or 0) >= _PAIR)
    return not far or (several and all(part.event.kind == whole.event.kind for part in listed))


def _beside(parts: Parts, near: Iterable[Mention], whole: Mention) -> Iterator[Mention]:
    """Leave out what stands between the members of a breakdown: parts of them, replaced counts, other tolls."""
    for mention in near:
        tied = parts.found.get(mention.index)
        free = (tied is None or tied[0] == whole.index) and mention.index not in parts.closed
        if free and not _of_another_kind(whole, mention):
            yield mention


def _of_another_kind(whole: Mention, mention: Mention) -> bool:
    """Say whether an amount stands beside a toll and is none of it: the raids, the wounded where many died."""
    if whole.event.kind not in TOLLS:
        return False
    kind = mention.event.kind
    if kind == "other":
        return whole.people and not mention.people
    return kind != whole.event.kind and kind in TOLLS and (whole.quantity.value or 0) >= _LARGE


def _totals(parts: Parts, first: Mention) -> Iterator[Mention]:
    """Yield the recent amounts that a breakdown may add up to, nearest first."""
    for whole in islice(parts.standing(first, before=first.index), _RECENT):
        if whole.sentence.index < first.sentence.index - _SENTENCES:
            return
        if (whole.quantity.value or 0) >= _SMALLEST:
            yield whole


def _adding_up(parts: Parts, row: Iterable[Mention], whole: Mention) -> list[Mention]:
    """Return the first of the amounts that add up to a total; nothing if they do not, or count something else."""
    begun: bool | None = None
    listed: list[Mention] = []
    left = whole.quantity.value or 0
    for mention in row:
        begun = mention.index in parts.found if begun is None else begun
        value = mention.quantity.value
        if value is None or value > left or (value == left and not listed):
            return []
        if not _may_break_down(whole, mention):
            return []
        if _is_more(mention) and not (begun or _goes_on(listed, mention, whole) or (listed and value == left)):
            continue
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


def _is_more(part: Mention) -> bool:
    """Say whether an amount comes on top of a total: "another 11", unless it goes on with a list of its parts."""
    more, amount = link_words("more"), part.amount
    told = part.word(amount.first - 1) in more or part.word(amount.stop) in more
    return told and part.word(amount.first - 2) != "the"


def _may_break_down(whole: Mention, part: Mention) -> bool:
    """Say whether amounts are of one event, or people to whom several things happened."""
    if not may_hold(whole, part):
        return False
    beside = whole.sentence.index == part.sentence.index and not part.event.rule
    untold = part.event.kind == "other" and (beside or (whole.quantity.value or 0) >= _HUGE)
    mixed = (whole.event.kind == "other" or untold) and whole.people and part.people
    return same_people(whole, part) or mixed or _several_things(whole, part)


def _several_things(whole: Mention, part: Mention) -> bool:
    """Say whether one source counts out what it counted together: 50 attacks, "30 raids and 20 ambushes"."""
    one_source = len({whole.source.source, part.source.source} - {""}) < 2
    if whole.people != part.people or listed_with(whole, part):
        return False  # "186 passengers and a crew of 22"
    one_kind = whole.event.kind == part.event.kind == "other" and part.event.subevent in _told(whole)
    return one_source and one_kind and (whole.quantity.value or 0) >= _LARGE


def _told(whole: Mention) -> frozenset[str]:
    """Return the sub-events of what an amount may break down into: the same, or none of their own."""
    return frozenset({whole.event.subevent, "stock", ""})
