"""Breakdowns: amounts that share a whole because of where they stand, without words of their own that say so."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tallybook.context.nearness import words_of
from tallybook.ledger.containment import Parts
from tallybook.ledger.mentions import (
    PLAIN_KINDS,
    Mention,
    alike,
    link_words,
    may_hold,
    one_event,
    rows_at,
    same_people,
    same_thing,
    stretch,
    words_of_row,
)
from tallybook.ledger.parts import listed_with
from tallybook.ledger.wholes import just_before
from tallybook.lexicon import load_lexicon
from tallybook.quantities.inflection import singular
from tallybook.quantities.nouns import counts_people
from tallybook.text.tokens import tokenize

_BESIDE = 5  # tokens between an amount and "alone", "later"
_LIST = 2  # tokens behind an amount in which its own place stands
_NEAR = 9  # tokens between two amounts in apposition
_TOLERANCE = 0.1  # by which a share may miss the quotient of its two counts
_LOOSE = 0.25  # the same for "fewer than a third"
_CLOSE = frozenset(("exact", "approx", "range"))
_BACK = 12
_MARKS = frozenset((":", "–", "—", "--"))


def tie_sibling(parts: Parts, row: Sequence[Mention], place: int) -> None:
    """Give an amount the whole of the one before it in a list: "18 of the deaths and ... the other 11"."""
    later = row[place]
    kind = later.quantity.unit_kind
    earlier = next((other for other in reversed(row[:place]) if other.plain and other.quantity.unit_kind == kind), None)
    tied = parts.found.get(earlier.index) if earlier else None
    if not earlier or not tied or tied[1] not in _chained() or not later.plain or _heads_toll(later):
        return
    if len({earlier.source.source, later.source.source} - {""}) > 1:
        return  # "four of the dead were its members, said a source close to the group, which announced only three"
    if later.event.kind != earlier.event.kind and tied[1] != "of_the_dead":
        if listed_with(earlier, later):
            same = (other for other in reversed(row[:place]) if one_event(other, later))
            mixed = parts.mentions[tied[0]] if parts.mentions[tied[0]].event.kind == "other" else None
            parts.tie(later, next(same, mixed), tied[1], tied[2])  # "among them 10 dead and 40 wounded civilians"
        return
    whole = parts.mentions[tied[0]]
    aside = tied[1] == "of_them" and not later.understood and later.word(earlier.amount.end) == ","
    if aside and whole.index in parts.found:
        tied = parts.found[whole.index]  # "10 civilians, five of them children, and 12 medics"
    another = later.understood and later.word(later.amount.first - 1) in ("another", "further")
    if another and tied[1] == "of_them" and whole.index in parts.found:
        tied = parts.found[whole.index]  # "12 of the wounded, two of them badly, ... and another nine"
    if listed_with(earlier, later) or _elliptical(earlier, later) or another:
        parts.tie(later, parts.mentions[tied[0]], tied[1], tied[2])


def _heads_toll(mention: Mention) -> bool:
    """Say whether an amount is a total of its own: "so the toll stood at 66"."""
    before = [mention.word(index) for index in range(max(0, mention.amount.first - _BESIDE), mention.amount.first)]
    return before[-1:] in (["at"], ["to"]) and any(word in ("toll", "total", "tally") for word in before)


@cache
def _chained() -> frozenset[str]:
    """Return the rules whose whole an amount listed next has too."""
    return frozenset(row.name for row in load_lexicon("links") if row.facts.get("chain"))


def _elliptical(earlier: Mention, later: Mention) -> bool:
    """Say whether the later amount leaves out the noun of the earlier one: "Magway for 9,800"."""
    beside = {later.word(later.amount.first - 1), later.word(later.amount.stop)}
    more = beside & {"more", "another", "further", "by"}
    return later.understood and not more and earlier.quantity.unit_kind == later.quantity.unit_kind


def tie_after_colon(parts: Parts, row: Sequence[Mention]) -> None:
    """Tie what is listed behind a colon or dash to the amount before it: "246 casualties: 58 killed, 191 injured"."""
    tokens = row[0].tokens
    around = stretch(row)
    for mark in (index for index in around if tokens[index].text in _MARKS):
        before = [mention for mention in row if mention.amount.end <= mark and mention.plain]
        closed = next((index for index in around if index > mark and tokens[index].text in _MARKS - {":"}), around.stop)
        listed = [mention for mention in row if mark < mention.amount.first < closed and mention.plain]
        listed = [mention for mention in listed if mention.index not in parts.found]
        rest = any(rows_at("rest").find(tokens[mark : around.stop])) or _ends_in_one(listed)
        whole = next((other for other in reversed(before) if _fits(other, listed)), None)
        whole = whole or _shared(parts, row, mark, listed)
        if not before and listed and any(token.lower in link_words("everyone") for token in tokens[:mark]):
            standing = parts.standing(listed[0], before=listed[0].index)  # "the total breaks down as follows: 15"
            whole = next((other for other in standing if _fits(other, listed) and _nearly_fills(other, listed)), None)
        if whole is None or len(listed) < (1 if rest else 2):
            continue
        for mention in listed:
            parts.tie(mention, whole, "breakdown", tokens[mark].span)
        return


def _ends_in_one(listed: Sequence[Mention]) -> bool:
    """Say whether a list of one amount goes on with a single one: "eighteen were freed: 17 women and a boy"."""
    end = listed[0].amount.end if len(listed) == 1 else 0
    return end > 0 and listed[0].word(end) == "and" and listed[0].word(end + 1) in ("a", "an", "one")


def _fits(whole: Mention, listed: Sequence[Mention]) -> bool:
    """Say whether the listed amounts can break down the one before the colon."""
    if not all(may_hold(whole, part) for part in listed) or sum(part.size or 0 for part in listed) > _full(whole):
        return False
    if whole.event.subevent == "casualties":
        return all(part.event.kind in ("killed", "injured", "other") for part in listed)
    if all(same_people(whole, part) or _only_named(whole, part) for part in listed):
        return True
    things = not any(counts_people(mention.quantity.unit) for mention in (whole, *listed))
    return things and whole.plain and sum(part.size or 0 for part in listed) == whole.size


def _shared(parts: Parts, row: Sequence[Mention], mark: int, listed: Sequence[Mention]) -> Mention | None:
    """Return the whole of a share that the amounts behind it count out: "half of the dead: 53 women and 32 boys"."""
    shares = [mention for mention in row if mention.amount.end <= mark and mention.quantity.unit_kind == "share"]
    whole = parts.whole_of(shares[-1]) if shares and len(listed) > 1 else None
    part, full = (shares[-1].size or 0, whole.size or 0) if whole else (0, 0)
    told = sum(mention.size or 0 for mention in listed)
    return whole if full and abs(told / full - part) <= _TOLERANCE * part else None


def _nearly_fills(whole: Mention, listed: Sequence[Mention]) -> bool:
    return sum(part.size or 0 for part in listed) >= (whole.size or 0) * (1 - _TOLERANCE)


def _full(whole: Mention) -> float:
    """Return what the parts of a whole may come to, as texts round them and miscount them."""
    return float("inf") if whole.size is None else whole.size * (1 + _TOLERANCE)


def _only_named(whole: Mention, part: Mention) -> bool:
    """Say whether nothing else is told of people than who they are: "86 were killed: 23 civilians, 40 rebels"."""
    told = (part.event.kind, part.event.subevent) != (whole.event.kind, whole.event.subevent) and part.event.rule
    return whole.people and part.people and not told


def tie_brackets(parts: Parts, row: Sequence[Mention]) -> None:
    """Tie amounts that stand alone in parentheses: "killed 200 people in Kidal (120), Gao (50) and Menaka (30)"."""
    inside = [mention for mention in row if _bracketed(mention)]
    if len(inside) < 2 or any(mention.index in parts.found for mention in inside):
        return
    before = [mention for mention in row if mention.index < inside[0].index and mention.plain]
    whole = before[-1] if before else just_before(parts, inside[0])
    if whole and (whole.size or 0) >= sum(mention.size or 0 for mention in inside):
        for mention in inside:
            if same_thing(mention, whole) or (not before and alike(mention, whole)):
                parts.tie(mention, whole, "brackets", None)


def _bracketed(mention: Mention) -> bool:
    return (mention.word(mention.amount.first - 1), mention.word(mention.amount.stop)) == ("(", ")")


def tie_alone(parts: Parts, row: Sequence[Mention]) -> None:
    """Tie what one place or day accounts for: "212 people have died. In Punjab alone, 96 were killed"."""
    if link_words("alone").isdisjoint([token.lower for token in words_of_row(row)]):
        return
    for mention in row:
        near = range(max(0, mention.amount.first - _BESIDE), mention.amount.end + _BESIDE)
        alone = next((index for index in near if mention.word(index) in link_words("alone")), None)
        between = [] if alone is None else range(min(alone, mention.amount.first), max(alone, mention.amount.end))
        if between and not any(mention.word(index) == ";" for index in between):
            noun = singular(mention.word(alone - 1)) if alone else ""
            tied = parts.tie(mention, _of_those(parts, mention, noun) or _larger(parts, mention), "alone", None)
            for place in range(row.index(mention) + 1, len(row) if tied else 0):
                tie_sibling(parts, row, place)  # "Bakra camp alone is holding 41,000, followed by Muna with 36,900"


def _of_those(parts: Parts, part: Mention, noun: str) -> Mention | None:
    """Return those whom the sentence before counts in all such places: "128,600 are in 18 camps. Bakra camp alone"."""
    for other in reversed(parts.mentions[max(0, part.index - _BACK) : part.index]):
        if other.sentence.index < part.sentence.index - 1:
            return None
        behind = {singular(token.lower) for token in other.tokens[other.amount.end :]}
        larger = other.index in parts.found and same_people(other, part) and (other.size or 0) > (part.size or 0)
        if larger and other.plain and other.sentence.index < part.sentence.index and noun in behind:
            return other
    return None


def tie_with(parts: Parts, row: Sequence[Mention], place: int) -> None:
    """Tie ", with 210 arrests in the capital" and ", nine in one house" to the amount before them."""
    if not place:
        return
    whole, part = row[place - 1], row[place]
    first = part.amount.first
    share = parts.whole_of(whole) if whole.quantity.unit_kind == "share" else None
    between = [part.word(index) for index in range(whole.amount.end, first)]
    marked = part.word(first - 1) in link_words("with") and part.word(first - 2) == "," and "followed" not in between
    again = whole.word(whole.amount.first - 1) in link_words("with") and part.understood
    told = between[-1:] == [","] and any(word in words_of("being") or word.endswith("ed") for word in between)
    elliptical = told and part.understood and part.word(part.amount.end) in words_of("preposition")
    listed = place + 1 < len(row) and listed_with(part, row[place + 1])
    parallel = _is_placed(whole, whole.amount.end, first) and _is_placed(part, part.amount.end, part.amount.end + _LIST)
    fatal = whole.event.subevent == "cases" and part.event.kind == "killed"
    if marked and again:
        parts.tie(
            part, parts.whole_of(whole), "with", None
        )  # "with 38 deaths, Nampula, with four, and Niassa, with two"
        return
    if marked and whole.quantity.unit_kind == "share":
        for other in (part, *(row[place + 1 : place + 2] if listed else ())):
            parts.tie(other, share if share and same_people(share, other) else _larger(parts, other), "with", None)
    if marked and _may_be_with(whole, part):
        parts.tie(part, whole, "with", None)
    if (marked or (elliptical and not listed and not parallel)) and (same_people(whole, part) or (marked and fatal)):
        parts.tie(part, whole, "with", None)


def _may_be_with(whole: Mention, part: Mention) -> bool:
    """Say whether those behind "with" are some of a population, or a share of what was just counted."""
    share = part.quantity.unit_kind == "share" and part.quantity.unit_span is None and whole.quantity.unit_kind == ""
    lives = whole.event.kind == "population" and part.people and part.quantity.unit_kind == ""
    return share or lives


def _is_placed(mention: Mention, first: int, stop: int) -> bool:
    """Say whether a place is named behind an amount: "71 in Khartoum, 18 in Omdurman" stand side by side."""
    near = range(first, min(stop, len(mention.tokens) - 1))
    return any(
        mention.word(at) in ("in", "at", "near", "from") and mention.tokens[at + 1].text[0].isupper() for at in near
    )


def _larger(parts: Parts, part: Mention) -> Mention | None:
    """Return the nearest standing amount of the same event that is larger."""
    wholes = parts.standing(part, before=part.index)
    larger = [other for other in wholes if (other.size or 0) > (part.size or 0)]
    same = next((other for other in larger if same_people(other, part)), None)
    near = (other for other in larger if other.sentence.index >= part.sentence.index - 1)
    return same or next((other for other in near if other.event.subevent == "casualties" and part.people), None)


def tie_apposed(parts: Parts, row: Sequence[Mention], place: int) -> None:
    """Let a share and the count beside it have one whole: "59 of the 89 hospitals – two-thirds"."""
    if not place:
        return
    one, other = row[place - 1 : place + 1]
    share, count = (one, other) if one.quantity.unit_kind == "share" else (other, one)
    if share.quantity.unit_kind != "share" or not count.plain or not _apposed(one, other):
        return
    if any(parts.found.get(mention.index, (None,))[0] == count.index for mention in row):
        parts.tie(share, count, "apposition", None)
        return
    whole = parts.whole_of(count) or parts.whole_of(share) or _quotient(parts, share, count, row)
    for mention in (share, count):
        parts.tie(mention, whole, "apposition", None)


def _apposed(one: Mention, other: Mention) -> bool:
    """Say whether a mark parts two amounts, and little else."""
    reaches = one.amount.end <= other.amount.first  # not in "half of them – 4,700 – children"
    end = one.amount.end if reaches else one.amount.stop
    between = [one.word(index) for index in range(end, other.amount.first)]
    last = [word for word in between if word != "or"][-1:]
    if one.quantity.unit_kind == "share" and ":" in between:
        return False  # a colon opens a breakdown
    return len(between) <= _NEAR and ";" not in between and (last[0] if last else "") in link_words("mark")


def _quotient(parts: Parts, share: Mention, count: Mention, row: Sequence[Mention]) -> Mention | None:
    """Return the nearest amount of which the count is the stated share."""
    said, size = share.size, count.size
    if not said or size is None:
        return None
    later = [other for other in row if other.index > max(share.index, count.index)]
    earlier = list(reversed(parts.mentions[max(0, count.index - _BACK) : min(share.index, count.index)]))
    return next(
        (
            other
            for other in (*later, *earlier)
            if other.size
            and other.index not in parts.closed
            and may_hold(other, count)
            and (alike(other, count) or other.event.kind == "population")
            and other.event.subevent != "duration"
            and abs(size / other.size - said) <= (_TOLERANCE if share.quantity.hedge in _CLOSE else _LOOSE) * said
        ),
        None,
    )


def tie_column(parts: Parts, column: Sequence[Mention], labels: Sequence[str], first_mention: dict[int, int]) -> None:
    """Tie the amounts of a column to its total, at the first mention of that total."""
    totals = [mention for mention, label in zip(column, labels, strict=True) if _is_total(label)]
    if not totals:
        return
    whole = parts.mentions[first_mention.get(totals[-1].index, totals[-1].index)]
    for mention in column:
        if mention not in totals and mention.quantity.unit_kind in PLAIN_KINDS and alike(mention, totals[-1]):
            parts.tie(mention, whole, "total_row", None)


def _is_total(label: str) -> bool:
    tokens = tokenize(label.strip())
    found = rows_at("row").at(tokens, 0) if tokens else None
    return found is not None and found.stop == len(tokens)
