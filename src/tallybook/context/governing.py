"""Which cue governs an amount: the one that it costs least to reach."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from tallybook.context.happenings import Happening, units
from tallybook.context.nearness import Layout, phrases_of, words_of
from tallybook.context.placing import Amount
from tallybook.lexicon import Entry
from tallybook.quantities.nouns import KEPT, counts_groups, counts_people
from tallybook.quantities.quantity import Quantity
from tallybook.text.span import Span

REACH = 8.0  # beyond this a cue does not govern an amount
WINDOW = 45  # tokens on either side that are looked at
OBLIQUE = 4.0  # an amount behind a preposition is not what a verb governs
WHOLE = 7.0  # what is said behind "97,735 of the 120,000 residents" is said of the 97,735
INSIDE = 0.3  # a participle before the noun: "seven kidnapped students"
PARTITIVE = 0.8  # "13 of the injured"
SHARE = 2.0  # what is said of a share of the bodies comes before that they are bodies
UNDERSTOOD = 2.0  # a noun that is left out says less than the words that are there
NOUN = 0.4  # a noun says less than the verb that follows it
ALONG = 1.0  # "he was killed along with two of his bodyguards"
BARE = 1.5  # how far a number that counts nothing may be from what happened to people
FOREIGN = 1.5  # what is said of people is said of things that no row knows only from near by
COUNTED = 6  # tokens back from what happened to "the number of"
_STATED = ("confirmed", "reported")  # before a noun: 198 confirmed deaths
TOLD = 5.0  # "the death toll since war broke out in the north has passed 25,000"
STATED = 0.3  # "the death toll in the north has hit 98, with 63 missing"
TOPIC = 1.5  # "the dead included 13 children"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cue would make of an amount, and how far-fetched that is."""

    row: Entry
    cost: float
    span: Span | None
    negated: bool = False


def govern(amount: Amount, cues: Sequence[Happening], layout: Layout) -> Reading | None:
    """Return the cheapest reading of an amount by the words of its sentence; None if nothing governs it."""
    strange = _is_strange(amount.quantity)
    readings = [
        Reading(cue.row, cost, cue.found.span, cue.negated)
        for cue in cues
        if fits(cue.row, amount.quantity)
        and (cost := _cost(amount, cue, layout)) <= _reach(cue, amount, strange=strange)
    ]
    alike = any(cue.cost > REACH and amount.stop <= cue.found.first < amount.end for cue in cues)
    unit = amount.quantity.unit_span
    readings += [
        Reading(row, float(row.facts["cost"]) + (0.0 if unit else UNDERSTOOD), unit)
        for row in unit_rows(amount.quantity)
        if fits(row, amount.quantity) and not alike  # "UN bodies" are no bodies
    ]
    return min(readings, key=lambda reading: reading.cost, default=None)


def near(amount: Amount, cues: Sequence[Happening]) -> Sequence[Happening]:
    """Return the cues that stand near enough to an amount to govern it; `cues` are in order."""
    first = bisect_left(cues, amount.first - WINDOW, key=lambda cue: cue.found.first)
    stop = bisect_right(cues, amount.end + WINDOW, key=lambda cue: cue.found.first)
    return cues[first:stop]


def _reach(cue: Happening, amount: Amount, *, strange: bool) -> float:
    """Return how far a cue may be: a bare number is a figure of people only where they are right beside it."""
    if cue.row.facts.get("needs") != "person":
        return REACH
    if strange:
        return FOREIGN
    return BARE if not amount.unit and cue.role != "topic" else REACH


def _is_strange(quantity: Quantity) -> bool:
    """Say whether a noun is counted of which no lexicon knows whether it is people."""
    if quantity.unit_span is None or not quantity.unit or unit_rows(quantity):
        return False
    return not (counts_people(quantity.unit) or counts_groups(quantity.unit))


def unit_rows(quantity: Quantity) -> tuple[Entry, ...]:
    """Return the lexicon rows that go by what is counted: the whole unit first, else its last word."""
    return _rows_of(quantity.unit)


@lru_cache(KEPT)
def _rows_of(unit: str) -> tuple[Entry, ...]:
    rows, words = units(), unit.lower().split()
    return rows.get(unit.lower()) or (rows.get(words[-1], ()) if words else ())


def unit_events(lemmas: Collection[str]) -> set[tuple[str, str]]:
    """Return what has happened to those whom a noun names: hostages were abducted."""
    return {
        (row.facts["kind"], row.facts.get("subevent", ""))
        for lemma in lemmas
        for row in units().get(lemma, ())
        if not row.facts.get("thing")
    }


def fits(row: Entry, quantity: Quantity) -> bool:
    """Say whether a row can speak of a quantity: people are killed, houses are not."""
    needs, shares = row.facts.get("needs", ""), row.facts.get("shares")
    if quantity.unit in row.facts.get("except", ()):
        return False
    if shares is not None and shares != (quantity.unit_kind == "share"):
        return False
    if needs == "length":
        return quantity.unit_kind == "length"
    if quantity.unit_kind not in ("", "share", "ratio", "volume"):
        return False
    if needs == "people":
        return counts_people(quantity.unit)
    if needs == "thing":
        return not counts_people(quantity.unit)
    return needs != "person" or not is_thing(quantity)


def is_thing(quantity: Quantity) -> bool:
    """Say whether what is counted cannot be people."""
    return quantity.unit_span is not None and _names_thing(quantity.unit)


@lru_cache(KEPT)
def _names_thing(unit: str) -> bool:
    return any(row.facts.get("thing") for row in _rows_of(unit))


def _cost(amount: Amount, cue: Happening, layout: Layout) -> float:
    first = cue.found.first
    if layout.outside(first, amount.first):
        return REACH + 1  # "10 others [not identified] were hurt"
    if amount.stop <= first < amount.end and cue.role in ("verb", "subject"):
        return cue.cost + INSIDE
    if cue.before and amount.first < first < amount.stop + WINDOW:
        return cue.cost + _behind(amount, cue, layout)
    if cue.role == "verb" and _object_relative(amount, cue, layout):
        return cue.cost
    if not amount.first - WINDOW < cue.found.stop <= amount.first:
        return REACH + 1
    if _names_count(amount, cue, layout):
        return cue.cost + layout.between(cue.found.stop, amount.first)
    if cue.before and not cue.after and cue.role in ("verb", "subject"):
        along = any(phrases_of("along").find(layout.tokens[max(cue.found.stop, amount.first - 4) : amount.first]))
        return cue.cost + (ALONG if along else REACH + 1)
    return cue.cost + (_ahead(amount, cue, layout) if cue.after else REACH + 1)


def _object_relative(amount: Amount, cue: Happening, layout: Layout) -> bool:
    """Say whether a pronoun and the verb follow the amount: "the 3.6 million it hosts"."""
    gap = range(amount.end, cue.found.first)
    return (
        0 < len(gap) <= 4
        and layout.word(amount.end) in words_of("pronoun")
        and all(layout.word(index) in words_of("having") or index == amount.end for index in gap)
    )


def _behind(amount: Amount, cue: Happening, layout: Layout) -> float:
    """Return the cost of a cue that follows the amount."""
    first = cue.found.first
    if cue.role == "noun" and not _counted_among(first, layout):
        return _within_phrase(amount, first, layout)
    gap = layout.between(amount.end, first)
    if cue.role == "topic" and not _counted_among(first, layout):
        near = amount.end == first or (first == amount.end + 1 and layout.word(amount.end) == "the")
        return NOUN if near else REACH + 1  # "raising to 140 the number of deaths"
    if _told_of_other(amount, first, layout):
        return gap + WHOLE
    return gap if gap <= PARTITIVE else gap + _oblique(amount, layout)


def _counted_among(first: int, layout: Layout) -> bool:
    """Say whether a cue names those among whom an amount is counted: "384 children are among the 602 dead"."""
    return any(layout.word(index) in words_of("counted_among") for index in range(max(0, first - 3), first + 1))


def _is_whole(amount: Amount, layout: Layout) -> bool:
    """Say whether the amount is one that another is a part of: what follows is said of the part.

    "97,735 of the region's 120,000 residents had fled": 97,735 fled.
    """
    for index in range(amount.first - 1, max(-1, amount.first - 6), -1):
        if layout.word(index) == "of":
            return index in layout.ends or (layout.word(index - 1) == "out" and index - 1 in layout.ends)
        if leaves_phrase(layout.word(index)) and layout.word(index) != "estimated":
            return False
    return False


def _told_of_other(amount: Amount, first: int, layout: Layout) -> bool:
    """Say whether a cue behind a part and its whole is told of the other one of the two.

    "46 of the 130 people who were arrested": the 130 were arrested; without "who" it would be the 46.
    """
    relative = words_of("person_relative")
    if _is_whole(amount, layout):
        return layout.word(amount.end) not in relative
    begun = (index for index in range(amount.stop + 1, first) if layout.word(index) in relative)
    return layout.word(amount.stop) == "of" and any(index in layout.ends for index in begun)


def _within_phrase(amount: Amount, first: int, layout: Layout) -> float:
    """Return the cost of a noun that the amount counts; it must stand in the same phrase."""
    words = [layout.word(index) for index in range(amount.stop, first)]
    leaves = any(leaves_phrase(word) and word not in _STATED for word in words)
    if len(words) > 6 or leaves or ("the" in words and "of" not in words):
        return REACH + 1
    if first >= amount.end and is_thing(amount.quantity):
        return REACH + 1  # "21 bags of remains", "two trucks for the wounded"
    share = SHARE if amount.quantity.unit_kind == "share" else 0.0
    return NOUN + share + 0.1 * len(words) + (PARTITIVE if "of" in words else 0.0)


def leaves_phrase(word: str) -> bool:
    """Say whether a word, in lower case, cannot stand within one noun phrase."""
    return not (word[0].isalnum() or word in "\"“”‘’'-") or word in _leaving()


@cache
def _leaving() -> frozenset[str]:
    closed = ("preposition", "joint", "being", "having", "relative", "subordinate", "reporting")
    return frozenset().union(*map(words_of, closed), words_of("linking") - {"of"})


def _ahead(amount: Amount, cue: Happening, layout: Layout) -> float:
    """Return the cost of a cue that stands before the amount."""
    stop = cue.found.stop
    gap = layout.between(stop, amount.first)
    if cue.role == "topic":
        as_many = stop == amount.first and layout.word(stop) == "as"  # "put the number of fatalities as high as 28"
        tied = as_many or layout.has("linking", stop, amount.first) or _opens(cue, amount, layout)
        told = layout.word(amount.first - 1) in words_of("rising", "counting")
        gap = min(gap, TOLD) if told else gap
        gap = min(gap, STATED) if _states(amount, stop, layout) else gap
        return gap + (OBLIQUE if _by(amount, stop, layout) else 0.0) if tied else REACH + 1
    if cue.role == "noun":
        counts = "linking" if layout.word(cue.found.first - 2) in words_of("tally") else "counting"
        tied = layout.has(counts, stop, amount.first) and not is_thing(amount.quantity)
        return gap + TOPIC + (OBLIQUE if _by(amount, stop, layout) else 0.0) if tied else REACH + 1
    if cue.row.facts.get("adjacent") and gap > PARTITIVE:
        return REACH + 1
    return gap + _oblique(amount, layout, since=stop)


def _states(amount: Amount, stop: int, layout: Layout) -> bool:
    """Say whether the verb right before an amount tells what a count before it, the first of the sentence, comes to."""
    at = amount.first - 1
    at -= layout.word(at) in ("at", "to")
    only = not any(stop < end <= at for end in layout.ends)
    return only and layout.word(at).isalpha() and layout.word(at) in words_of("counting", "reaching")


def _names_count(amount: Amount, cue: Happening, layout: Layout) -> bool:
    """Say whether a cue tells which count is spoken of: "put the number of people affected at 900"."""
    put = layout.word(amount.first - 1) in ("at", "to", "from") or layout.has("linking", cue.found.stop, amount.first)
    if not put or cue.role not in ("verb", "subject"):
        return False
    for index in range(cue.found.first - 1, max(0, cue.found.first - COUNTED), -1):
        if layout.word(index) == "of" and layout.word(index - 1) in words_of("tally"):
            return True
        if leaves_phrase(layout.word(index)):
            return False
    return False


def _by(amount: Amount, stop: int, layout: Layout) -> bool:
    """Say whether the amount is who did it, and not by how much a count has changed."""
    return layout.word(amount.first - 1) in words_of("agent") and not layout.has("rising", stop, amount.first)


def _opens(cue: Happening, amount: Amount, layout: Layout) -> bool:
    """Say whether the cue ends a phrase that opens the sentence before the amount: "Of the dead, 13 were"."""
    return layout.word(0) in ("of", "among") and cue.found.first <= 5 and amount.first - cue.found.stop <= 2


def _oblique(amount: Amount, layout: Layout, since: int = 0) -> float:
    """Return what a preposition before the amount costs, articles and the like passed over."""
    index = amount.first - 1
    while index >= since and layout.word(index) in words_of("quiet"):
        index -= 1
    return OBLIQUE if index >= since and layout.word(index) in words_of("preposition") else 0.0
