"""From the words around a quantity to the days it was counted over."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import pairwise

from tallybook.context.calendar import Days, moved, year_of
from tallybook.context.discourse import Discourse
from tallybook.context.events import Event
from tallybook.context.governed import Candidate, choose, compared_with
from tallybook.context.slots import classes, readers
from tallybook.context.stretches import Unit, says, token_at
from tallybook.context.templates import Templates
from tallybook.lexicon import load_lexicon
from tallybook.quantities.quantity import Quantity
from tallybook.text.tokens import Token, tokenize

_NEAR = 3
"""Words between a figure and the date that is its own."""
_AROUND = 10
"""Words on either side of a quantity that may say that it is a stock, or planned."""
_PAST = frozenset(("killed", "injured", "missing"))
_DATED = frozenset(("killed", "injured", "displaced", "missing", "detained"))


_YEAR = re.compile(r"1[89]\d\d|20\d\d")


@dataclass(frozen=True, slots=True)
class Choice:
    """The days of a quantity, and what later quantities may make of them.

    Attributes
    ----------
    days : Days or None
        ``None`` where the text gives none.
    rule : str
        Name of the rule that chose them.
    candidate : Candidate or None
        The expression that gave them.
    implicit : bool
        True where they are taken over from another sentence.
    running : bool
        True for a count that began with a "since".
    lasting : bool
        False for the days of a comparison or of a rise, which what follows does not take over.
    stock : bool
        True for a state of the present, which has no days.
    """

    days: Days | None
    rule: str = ""
    candidate: Candidate | None = None
    implicit: bool = False
    running: bool = False
    lasting: bool = True
    stock: bool = False


def choose_days(
    unit: Unit,
    candidates: Sequence[Candidate],
    quantity: Quantity,
    event: Event,
    taken: Choice | None,
    discourse: Discourse,
) -> Choice:
    """Return the days of a quantity of an event; `taken` are those of the quantity before it in the unit."""
    compared = compared_with(unit, candidates, quantity.span)
    if compared:
        return Choice(compared.date.days, "compared", compared, lasting=False)
    chosen = choose(unit, candidates, quantity.span, taken.candidate if taken else None)
    if _is_stock(unit, quantity, event, chosen):
        return Choice(None, stock=True)
    found = (
        _since_adverb(unit, quantity, taken, discourse)
        or _of_named_event(unit, candidates, quantity, chosen, discourse)
        or _governed(unit, quantity, chosen, discourse)
        or _of_unit(unit, candidates, quantity, taken, discourse)
        or _taken_over(unit, candidates, event, discourse)
    )
    return _ended(unit, candidates, quantity, found, discourse)


def _is_stock(unit: Unit, quantity: Quantity, event: Event, chosen: Candidate | None) -> bool:
    if event.kind == "population":
        return True
    place = token_at(unit.tokens, quantity.span.start)
    start, stop = unit.segment(place)
    if event.kind in _PAST or (chosen is not None and _own(unit, chosen, place)):
        return False
    near = unit.tokens[max(start, place - _AROUND) : min(stop, place + _AROUND)]
    distance = event.kind == "distance" and not event.subevent
    return distance or says("periods", "stock", near) or _goes_on(near)


def _own(unit: Unit, chosen: Candidate, place: int) -> bool:
    """Say whether the date stands in the quantity's own part of the sentence, with no "and" before the quantity."""
    start, stop = unit.segment(place)
    between = unit.tokens[chosen.stop : place]
    return start <= chosen.first < stop and not any(token.lower == "and" for token in between)


def _goes_on(tokens: Sequence[Token]) -> bool:
    """Say whether it is going on now: "is skipping meals", "are leaving"."""
    return any(
        token.lower in ("is", "are") and after.lower.endswith("ing") and len(after.text) > 5
        for token, after in pairwise(tokens)
    )


def _of_named_event(
    unit: Unit, candidates: Sequence[Candidate], quantity: Quantity, chosen: Candidate | None, discourse: Discourse
) -> Choice | None:
    """Return the days of a toll: from the day of "Monday's earthquake" to the day it is told of.

    What "Tuesday's explosion" itself killed, in a sentence with another date before it, is of that Tuesday.
    """
    named = next((found for found in candidates if found.role == "names" and found.date.days), None)
    if named is None or named.date.start is None:
        return None
    if chosen and chosen.first < named.first < token_at(unit.tokens, quantity.span.start):
        return Choice(named.date.days, "day_of_event", named)
    if not says("periods", "running", unit.tokens[unit.first : unit.stop]):
        return None
    until = chosen.date.end if chosen and chosen.date.end else discourse.published
    last = max(filter(None, (until, named.date.start)))
    return Choice(Days(named.date.start, last), "toll_of_event", named, running=True)


def _governed(unit: Unit, quantity: Quantity, chosen: Candidate | None, discourse: Discourse) -> Choice | None:
    """Return what the preposition of the governing expression makes of its days."""
    if chosen is None or chosen.date.days is None:
        return None
    days, today = chosen.date.days, discourse.published
    match "since" if _begins(unit, chosen) else chosen.date.governor:
        case "since" if not _told_by_when(unit, chosen):
            if says("periods", "unchanged", unit.tokens[unit.first : unit.stop]):
                return Choice(_up_to(days, discourse), "unchanged_since", chosen)
            return Choice(Days(days.start, max(today, days.start)) if today else days, "since", chosen, running=True)
        case "by" | "until" | "till":
            ahead = today is not None and days.start > today
            return Choice(Days(today, days.end) if ahead and today else _up_to(days, discourse), "until", chosen)
        case "on" | "" if len(days) == 1 and says("periods", "reached", unit.tokens[unit.first : unit.stop]):
            return Choice(_toll(unit, days, discourse), "toll", chosen, running=True)
        case _ if today and days.start < today < days.end and not _is_planned(unit, quantity):
            return Choice(Days(days.start, today), "to_publication", chosen)
    return Choice(days, chosen.date.governor or chosen.date.rule, chosen)


def _toll(unit: Unit, days: Days, discourse: Discourse) -> Days:
    """Return the days of a toll that stood on a day: from "four days after the storm", else from the onset."""
    since = _spell(unit.tokens[unit.first : unit.stop], "after")
    if since:
        return Days(moved(days.start, -since[0], since[1]), days.end)
    onset = discourse.onset
    return Days(onset.start, days.end) if onset and onset.start <= days.start else days


def _begins(unit: Unit, chosen: Candidate) -> bool:
    """Say whether the count runs from the date: "the war, which began in November 2020, has killed"."""
    before = unit.tokens[max(unit.first, chosen.first - 4) : chosen.first]
    perfect = any(token.lower in ("has", "have") for token in unit.tokens[unit.first : unit.stop])
    return chosen.date.governor in ("in", "on") and perfect and says("periods", "beginning", before)


def _told_by_when(unit: Unit, chosen: Candidate) -> bool:
    return any(token.lower == "when" for token in unit.tokens[chosen.stop : chosen.stop + 2])


def _up_to(days: Days, discourse: Discourse) -> Days:
    known = [told.start for told in (discourse.last, discourse.onset) if told and told.start <= days.end]
    return Days(known[0] if known else days.start, days.end)


def _is_planned(unit: Unit, quantity: Quantity) -> bool:
    first, last = (token_at(unit.tokens, place) for place in (quantity.span.start, quantity.span.end - 1))
    near = [*unit.tokens[max(unit.first, first - 3) : first], *unit.tokens[last + 1 : last + 3]]
    return says("periods", "planned", near)


def _of_unit(
    unit: Unit, candidates: Sequence[Candidate], quantity: Quantity, taken: Choice | None, discourse: Discourse
) -> Choice | None:
    """Return the days that the unit gives in another way than by an expression that governs the quantity."""
    tokens, today = unit.tokens[unit.first : unit.stop], discourse.published
    if taken is not None and taken.days is not None:
        return taken
    last = token_at(unit.tokens, quantity.span.end - 1)
    if today and says("periods", "day_count", unit.tokens[last : last + 7]):
        return Choice(Days(moved(today, -1, "day"), today), "day_count", lasting=False)
    spell = _spell(tokens)
    if spell and today:
        said = next((found.date.end for found in candidates if found.role == "reports" and found.date.end), today)
        return Choice(Days(moved(moved(said, -spell[0], spell[1]), 1, "day"), said), "spell")
    named = next((found for found in candidates if found.role == "names"), None)
    if named:
        return Choice(named.date.days, "day_of_event", named)
    if _has_since(tokens) and not any(found.date.governor == "since" for found in candidates):
        return Choice(discourse.whole(), "since_event", running=True)
    return _of_named_year(unit, quantity)


def _of_named_year(unit: Unit, quantity: Quantity) -> Choice | None:
    """Return the year of what the clause names by it: "the 1999 quake killed more than 17,000"."""
    place = token_at(unit.tokens, quantity.span.start)
    for index in range(unit.first, place - 2):
        the, year = unit.tokens[index : index + 2]
        if the.lower == "the" and _YEAR.fullmatch(year.text) and unit.tokens[index + 2].text[0].isalpha():
            return Choice(year_of(int(year.text)), "named_year", lasting=False)
    return None


def _since_adverb(unit: Unit, quantity: Quantity, taken: Choice | None, discourse: Discourse) -> Choice | None:
    """Return the days of "five of whom have since been freed": from those just told of to publication."""
    place = token_at(unit.tokens, quantity.span.start)
    near = unit.tokens[place : place + 7]
    adverb = any(
        token.lower == "since" and after.lower in ("been", "then", "died", "left", "returned")
        for token, after in pairwise(near)
    )
    if not adverb or taken is None or taken.days is None or discourse.published is None:
        return None
    return replace(taken, days=Days(taken.days.start, max(taken.days.end, discourse.published)), rule="since_then")


def _has_since(tokens: Sequence[Token]) -> bool:
    return any(token.lower == "since" for token in tokens)


@cache
def _spells(kind: str) -> Templates:
    rows = [row for row in load_lexicon("periods") if row.facts["kind"] == kind]
    return Templates(rows, readers(), classes)


def _spell(tokens: Sequence[Token], kind: str = "spell") -> tuple[int, str] | None:
    for index in range(len(tokens)):
        for match in _spells(kind).at(tokens, index):
            if match.slots["unit"] in ("day", "week", "month"):
                return match.slots["n"], match.slots["unit"]
    return None


def _taken_over(unit: Unit, candidates: Sequence[Candidate], event: Event, discourse: Discourse) -> Choice:
    tokens = unit.tokens[unit.first : unit.stop]
    if says("periods", "undated", tokenize(event.subevent)) or (event.kind == discourse.stock != ""):
        return Choice(None, stock=True)
    days, rule = discourse.taken_over(tokens, unit.sentence.index)
    if days is None and event.kind in _DATED:
        told = next((found for found in candidates if found.role == "reports"), None)
        if told:
            return Choice(told.date.days, "reported", told, implicit=True)
    return Choice(days, rule, implicit=True, running=days is not None and days == discourse.running)


def _ended(
    unit: Unit, candidates: Sequence[Candidate], quantity: Quantity, choice: Choice, discourse: Discourse
) -> Choice:
    """Return the days of a figure that the text has replaced: they end before those of the new one."""
    place, today = token_at(unit.tokens, quantity.span.start), discourse.published
    last = token_at(unit.tokens, quantity.span.end - 1)
    if choice.days is None or today is None:
        return choice
    told = next((found for found in candidates if found.role == "reports" and last < found.first <= last + 4), None)
    end: date | None = None
    if told and _follows_directly(unit, last, told):
        end = told.date.end
    elif not _dated_itself(choice, last) and says(
        "periods", "earlier", unit.tokens[max(unit.first, place - 4) : place]
    ):
        end = moved(min(choice.days.end, today), -1, "day")
    if end is None:
        return choice
    return replace(choice, days=Days(min(choice.days.start, end), end), rule="earlier_figure", lasting=False)


def _dated_itself(choice: Choice, last: int) -> bool:
    """Say whether the replaced figure has its own date: "up from nine a day earlier"."""
    return choice.candidate is not None and last < choice.candidate.first <= last + _NEAR


def _follows_directly(unit: Unit, last: int, told: Candidate) -> bool:
    """Say whether "the 1,061 reported on Monday" is meant, not "killed 12, it said on Monday"."""
    return (
        told.date.start is not None
        and all(token.text[0].isalpha() for token in unit.tokens[last + 1 : told.first])
        and (unit.tokens[last + 1].lower in ("reported", "announced", "recorded", "given", "counted"))
    )
