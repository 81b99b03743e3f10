"""Amounts that take over what is said of an earlier one: "another 38", "five of them children", "of whom 13"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tallybook.context.governing import Reading, fits, is_thing
from tallybook.context.nearness import Layout, phrases_of, words_of
from tallybook.context.placing import Amount
from tallybook.context.predicates import has_predicate
from tallybook.quantities.nouns import counts_groups, counts_people
from tallybook.text.span import Span

LINKED = 0.8  # "including", "of them": the words tie it to the amount before
SHARED = 1.5  # a share of what was just counted
PARTITIVE = 2.0  # "three of the officers"
UNDERSTOOD = 2.5  # the noun is left out: "3,575 in Syria"
SET_OUT = 1.0  # "21 bodies – 11 men and ten women – had been recovered"
LISTED = 4.0  # "10 civilians, five of them children, and 12 medics"
COLON = 6  # tokens up to the colon of "eighteen people died in all: ten men"
ANOTHER_SENTENCE = 1.0
COUNTED = 5  # tokens between "the number of" and the noun
BROKEN_DOWN = 3.0
SAME = 3.5  # the same amount of the same thing as before


@dataclass(frozen=True, slots=True)
class Antecedent:
    """An earlier amount with what was read of it."""

    amount: Amount
    reading: Reading | None
    sentence: int


def inherit(amount: Amount, earlier: Sequence[Antecedent], layout: Layout) -> Reading | None:
    """Return what an amount takes over from the amounts before it, nearest last; None if nothing ties it to them."""
    if layout.word(amount.first - 1) in words_of("agent") and layout.word(amount.first - 2) != "followed":
        return None  # "abducted by eight men": they did it
    earlier = [other for other in earlier if not other.reading or fits(other.reading.row, amount.quantity)]
    here = [other for other in earlier if other.sentence == amount.quantity.sentence]
    readings = [
        (cost, found.reading)
        for found, cost in (
            _linked(amount, here, earlier, layout),
            _partitive(amount, earlier, layout),
            _bare_share(amount, earlier),
            _understood(amount, here, () if _of_pronoun(amount, layout) else earlier, layout),
            _same(amount, earlier),
            _listed(amount, here, layout),
            _bracketed(amount, earlier, layout),
            _restated(amount, here, layout),
        )
        if found and found.reading
    ]
    cost, reading = min(readings, key=_by_cost, default=(0.0, None))
    return replace(reading, cost=cost) if reading else None


def _by_cost(found: tuple[float, Reading]) -> float:
    return found[0]


def _linked(
    amount: Amount, here: Sequence[Antecedent], earlier: Sequence[Antecedent], layout: Layout
) -> tuple[Antecedent | None, float]:
    """Find the amount that words such as "of them" tie this one to."""
    tied, share = linked(amount, layout), amount.quantity.unit_kind in ("share", "ratio")
    if not (tied or share):
        return None, 0.0
    which = any(layout.word(index) == "which" for index in (amount.first - 1, amount.stop + 1))
    if which:
        here = [other for other in here if not counts_people(other.amount.quantity.unit)]
    found = _nearest(amount, here, any_unit=which)
    if found:
        return found, LINKED if tied else SHARED
    found = _nearest(amount, earlier[-8:]) if tied else None
    led = any(phrases_of("tie_before").find(layout.tokens[: amount.first][-4:]))
    return (found if found and (share or led or _alike(amount, found)) else None), LINKED + ANOTHER_SENTENCE


def linked(amount: Amount, layout: Layout) -> bool:
    """Say whether words before or after the amount tie it to an earlier one."""
    before = layout.tokens[max(0, amount.first - 4) : amount.first]
    after = layout.tokens[amount.stop : amount.stop + 3]
    nearby = layout.tokens[amount.end : amount.end + 3]
    return any(
        any(phrases_of(name).find(words))
        for name, words in (("tie_before", before), ("tie_after", after), ("tie_behind", nearby))
    )


def _partitive(amount: Amount, earlier: Sequence[Antecedent], layout: Layout) -> tuple[Antecedent | None, float]:
    """Find the amount that "three of the officers" is a part of: the nearest of the same unit."""
    named = layout.word(amount.stop) == "of" and layout.word(amount.stop + 1) in words_of("determiner")
    if not named or amount.quantity.unit_span is None:
        return None, 0.0
    near = list(reversed(earlier[-8:]))
    found = next((other for other in near if other.amount.unit == amount.unit), None)
    if amount.unit == "victim" and found is None:
        found = next((other for other in near if _has_victims(other, "killed")), None)
        found = found or next((other for other in near if _has_victims(other, "injured")), None)
    if found is None and layout.word(amount.stop + 3) in words_of("being"):
        found = _of_number(amount, near, layout)
    return found, PARTITIVE


def _of_number(amount: Amount, near: Sequence[Antecedent], layout: Layout) -> Antecedent | None:
    """Find the amount that is given again behind a part of it: "13 of the 21 were soldiers"."""
    again = layout.word(amount.stop + 2).replace(",", "")
    return next((o for o in near if again.isdecimal() and o.amount.quantity.value == int(again)), None)


def _has_victims(other: Antecedent, kind: str) -> bool:
    """Say whether an amount is of people who came to harm, who are called the victims later."""
    harmed = other.reading is not None and other.reading.row.facts["kind"] == kind
    return harmed and counts_people(other.amount.quantity.unit) and not other.amount.quantity.unit_kind


def _bare_share(amount: Amount, earlier: Sequence[Antecedent]) -> tuple[Antecedent | None, float]:
    """Find what a share that opens a sentence, and says not of what, is a share of: "Six out of ten went south"."""
    if amount.first > 1 or amount.quantity.unit_kind != "share" or amount.quantity.unit_span is not None:
        return None, 0.0
    before = [other for other in earlier[-4:] if other.sentence == amount.quantity.sentence - 1]
    return _nearest(amount, before, any_unit=True), SHARED + ANOTHER_SENTENCE


def _of_pronoun(amount: Amount, layout: Layout) -> bool:
    """Say whether a pronoun is what is counted: "we are 9,000 on paper"."""
    before = [layout.word(amount.first - 2), layout.word(amount.first - 1)]
    return before[0] in words_of("pronoun") and before[1] in words_of("being", "counting")


def _understood(
    amount: Amount, here: Sequence[Antecedent], earlier: Sequence[Antecedent], layout: Layout
) -> tuple[Antecedent | None, float]:
    """Find what an amount whose noun is left out counts: the nearest of the same unit."""
    named = amount.quantity.unit_span
    if amount.quantity.unit_kind or (named is not None and named.start >= amount.quantity.span.end):
        return None, 0.0
    if named is not None and _has_own_count(amount, named, layout):
        return None, 0.0
    if has_predicate(amount, layout):
        return None, 0.0
    found = _nearest_alike(amount, here)
    if found:
        return found, UNDERSTOOD
    return _nearest_alike(amount, earlier[-8:]), UNDERSTOOD + ANOTHER_SENTENCE


def _has_own_count(amount: Amount, named: Span, layout: Layout) -> bool:
    """Say whether the words before an amount name a count of their own: "the number of people affected at 900"."""
    at = next((index for index in range(amount.first) if layout.tokens[index].start >= named.start), 0)
    if layout.word(amount.first - 1) in words_of("numbering"):
        return True
    before = range(max(0, at - COUNTED), at)
    return any(layout.word(index) in words_of("tally") and layout.word(index + 1) == "of" for index in before)


def _listed(amount: Amount, here: Sequence[Antecedent], layout: Layout) -> tuple[Antecedent | None, float]:
    """Find the amount that this one is joined to in a list."""
    if not here or not here[-1].reading or here[-1].reading.row.facts["kind"] == "population":
        return None, 0.0
    between = [layout.word(index) for index in range(here[-1].amount.end, amount.first)]
    joined = 0 < len(between) <= 3 and all(word in (",", "and", "or", "&") for word in between)
    joined = joined or (0 < len(between) <= COLON and between[-1] in (":", "–", "—"))
    joined = joined or between == ["-", "-"]
    opens = between in (["–"], ["—"], ["--"], ["-", "-"], [":"]) and layout.has("joint", amount.end, amount.end + 1)
    return (here[-1] if joined else None), SET_OUT if opens else LISTED


def _bracketed(amount: Amount, earlier: Sequence[Antecedent], layout: Layout) -> tuple[Antecedent | None, float]:
    """Find the amount that a list of places with their numbers breaks down: "to Nabra (85 families), Jebel (55)"."""
    if layout.word(amount.first - 1) != "(" or amount.quantity.unit_kind:
        return None, 0.0
    return _nearest_alike(amount, earlier[-8:]), BROKEN_DOWN


def _restated(amount: Amount, here: Sequence[Antecedent], layout: Layout) -> tuple[Antecedent | None, float]:
    """Find the households that are counted again as people: "kits for 3,450 households (around 17,250 people)"."""
    if not here or not counts_people(amount.quantity.unit):
        return None, 0.0
    last = here[-1]
    before = layout.tokens[max(last.amount.end, amount.first - 4) : amount.first]
    again = any(found.stop == len(before) for found in phrases_of("restating").find(before))
    beside = layout.word(amount.first - 1) == "(" and last.amount.end == amount.first - 1
    groups = (again or beside) and counts_groups(last.amount.quantity.unit)
    return (last if groups else None), LINKED


def _same(amount: Amount, earlier: Sequence[Antecedent]) -> tuple[Antecedent | None, float]:
    """Find the same amount given before, as a headline's is in the lead."""
    quantity = amount.quantity
    if quantity.value is None or quantity.value < 20:
        return None, 0.0
    return next(
        (o for o in reversed(earlier[-30:]) if o.amount.quantity.value == quantity.value and _alike(amount, o)), None
    ), SAME


def _alike(amount: Amount, other: Antecedent) -> bool:
    return other.amount.unit == amount.unit and other.amount.quantity.unit_kind == amount.quantity.unit_kind


def _nearest_alike(amount: Amount, earlier: Sequence[Antecedent]) -> Antecedent | None:
    """Return the nearest amount of the same unit; a population only where there is nothing else."""
    able = [other for other in reversed(earlier) if _alike(amount, other)]
    told = [other for other in able if not (other.reading and other.reading.row.facts["kind"] == "population")]
    return next(iter(told or able), None)


def _nearest(amount: Amount, earlier: Sequence[Antecedent], *, any_unit: bool = False) -> Antecedent | None:
    """Return the nearest amount of the same thing, else the nearest of anything alike in kind."""
    thing = is_thing(amount.quantity)
    able = [o for o in reversed(earlier) if o.amount.quantity.unit_kind in ("", "share")]
    able = [o for o in able if not (o.reading and o.reading.row.facts["kind"] == "population")] or able
    same = next((o for o in able if o.amount.unit == amount.unit and not o.amount.quantity.unit_kind), None)
    return same or next((o for o in able if any_unit or is_thing(o.amount.quantity) == thing), None)
