"""From the words around a quantity to the days it was counted over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from tallybook.context.appeals import of_appeal
from tallybook.context.calendar import Days, moved
from tallybook.context.choices import Choice
from tallybook.context.discourse import Discourse
from tallybook.context.effects import drop_ahead, of_effect
from tallybook.context.events import Event
from tallybook.context.governed import Candidate, choose, compared_with, is_own
from tallybook.context.lasting import spell_of
from tallybook.context.named_years import of_named_year
from tallybook.context.older import DATED, days_compared, ended
from tallybook.context.onsets import begins
from tallybook.context.stocks import is_planned, is_stock, is_undated, takes_nothing_over
from tallybook.context.stretches import Unit, says, token_at
from tallybook.quantities.quantity import Quantity
from tallybook.text.tokens import Token

_WITHIN = 7
"""Words before a figure among which "in which" leads back to how long something went on."""
_BEFORE = 8
"""Words before a figure that may say that it is a total."""
_CLAUSE = 30
"""Words before a figure among which its clause says how long before another day it was."""
_TIMES = frozenset(
    "hour hours day days week weeks month months year years fortnight night nights decade decades".split()
)
_NEXT = 6
"""Words between the day that something began and the number of those whom it "has killed"."""
_TOLLS = ("killed", "injured")
_STRETCH = 60
"""Days of a stretch, as of this year, that a count to a day within it is of."""
_MOMENT = 2
"""Days of a statement or a deed: "overnight"."""


_OVER = frozenset(("previous", "earlier", "former"))
"""Words before an event that is no longer going on."""


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
        return days_compared(compared, event, discourse)
    chosen = choose(unit, candidates, quantity.span, taken.candidate if taken else None)
    chosen = drop_ahead(unit, quantity, chosen, discourse)
    effect = of_effect(unit, quantity, event, chosen, taken, discourse)
    if effect:
        return effect
    appeal = of_appeal(unit, candidates, quantity, event, discourse)
    if appeal:
        return appeal
    grows = event.kind in _TOLLS and discourse.onset is not None and discourse.onset.lasting
    if not grows and _of_the_moment(unit, quantity, chosen, discourse):
        return Choice(discourse.main_days(), "moment", implicit=True, lasting=False)
    if is_stock(unit, quantity, event, chosen) or (
        is_undated(unit, quantity, event, chosen) and not _is_share(unit, quantity, taken)
    ):
        return Choice(None, stock=True)
    found = (
        _same_period(unit, candidates, chosen, discourse)
        or _since_event(unit, quantity, chosen, discourse)
        or _since_adverb(unit, quantity, taken, discourse)
        or _counted_back(unit, quantity, chosen, discourse, grows=grows)
        or _grown(unit, quantity, event, chosen, discourse)
        or _same_as(unit, quantity, chosen, taken)
        or _of_named_event(unit, candidates, quantity, chosen, discourse)
        or _governed(unit, candidates, quantity, chosen, discourse)
        or _of_unit(unit, candidates, quantity, taken, discourse)
        or _taken_over(unit, candidates, event, discourse)
    )
    return ended(unit, candidates, quantity, found, discourse)


def _of_the_moment(unit: Unit, quantity: Quantity, chosen: Candidate | None, discourse: Discourse) -> bool:
    """Say whether it is told of the event itself: "of the 476 people on board"."""
    place = token_at(unit.tokens, quantity.span.start)
    if discourse.onset is None or discourse.onset.ongoing:
        return False
    if chosen is not None and not (chosen.stop < place and spell_of(unit.tokens[chosen.stop : place], "after")):
        return False  # "on Monday, five days after it sank with 750 people on board"
    start, stop = unit.segment(place)
    return says("periods", "moment", unit.tokens[start:stop])


def _is_share(unit: Unit, quantity: Quantity, taken: Choice | None) -> bool:
    """Say whether it is a part of a dated amount of its sentence: "$1.9 billion this year, just under half"."""
    part = quantity.unit_kind == "share" or _is_included(unit, quantity)
    return part and taken is not None and taken.days is not None


def _is_included(unit: Unit, quantity: Quantity) -> bool:
    """Say whether it is a part of the amount before it: "$2.4 billion, including $600 million for roads"."""
    place = token_at(unit.tokens, quantity.span.start)
    return any(token.lower in ("including", "includes") for token in unit.tokens[max(unit.first, place - 3) : place])


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
    grows = discourse.onset is None or discourse.onset.lasting or discourse.onset.days != named.date.days
    if not grows or not says("periods", "running", unit.tokens[unit.first : unit.stop]):
        return None
    until = chosen.date.end if chosen and chosen.date.end else discourse.published
    last = max(filter(None, (until, named.date.start)))
    return Choice(Days(named.date.start, last), "toll_of_event", named, running=True)


def _same_as(unit: Unit, quantity: Quantity, chosen: Candidate | None, taken: Choice | None) -> Choice | None:
    """Return the days of the quantity before, where its expression is all that dates this one."""
    if taken is None or chosen is None or chosen is not taken.candidate or _told_by_when(unit, chosen, quantity):
        return None
    return None if is_own(unit, chosen, token_at(unit.tokens, quantity.span.start)) else taken


def _grown(
    unit: Unit, quantity: Quantity, event: Event, chosen: Candidate | None, discourse: Discourse
) -> Choice | None:
    """Return the days of a toll from the onset, where the day beside it is only the day that it is told on.

    "On Wednesday, a week after the ferry sank, divers found eight more, raising the toll to 150."
    """
    onset, days = discourse.onset, chosen.date.days if chosen else None
    if onset is None or chosen is None or days is None or event.kind not in DATED:
        return None
    if chosen.date.governor == "since" or len(days) > _MOMENT or days.start <= onset.days.start:
        return None
    place = token_at(unit.tokens, quantity.span.start)
    start, stop = unit.segment(place)
    totalled = says("periods", "totalled", unit.tokens[max(unit.first, place - _BEFORE) : place]) or (
        onset.lasting and says("periods", "running", unit.tokens[start:place])
    )
    aside = not start <= chosen.first < stop
    perfect = any(token.lower in ("has", "have") for token in unit.tokens[start:stop])
    after = spell_of(unit.tokens[unit.first : place], "after") is not None
    recalled = onset.ongoing and unit.tokens[start].lower == "after"  # "battled it on Saturday, after it killed 20"
    if not (totalled or recalled or (aside and (perfect or after))):
        return None
    end = max(filter(None, (days.end, discourse.published if perfect else None)))
    return Choice(Days(onset.days.start, end), "toll", chosen, running=True)


def _governed(
    unit: Unit, candidates: Sequence[Candidate], quantity: Quantity, chosen: Candidate | None, discourse: Discourse
) -> Choice | None:
    """Return what the preposition of the governing expression makes of its days."""
    if chosen is None or chosen.date.days is None:
        return None
    days, today = chosen.date.days, discourse.published
    match "since" if _begun(unit, chosen) or _has_run(unit, chosen, quantity, today) else _governor(unit, chosen):
        case "since" if not _told_by_when(unit, chosen, quantity):
            if says("periods", "unchanged", unit.tokens[unit.first : unit.stop]):
                return Choice(_up_to(days, unit, discourse), "unchanged_since", chosen)
            return Choice(Days(days.start, max(today, days.start)) if today else days, "since", chosen, running=True)
        case "by" | "until" | "till" | "to":
            ahead = today is not None and days.start > today
            wider = next((found.date.days for found in candidates if _holds(found, days)), None)
            if wider and not ahead:
                return Choice(Days(wider.start, days.end), "until", chosen)
            return Choice(Days(today, days.end) if ahead and today else _up_to(days, unit, discourse), "until", chosen)
        case _ if today and _of_disaster(unit, quantity, chosen, discourse):
            return Choice(Days(days.start, max(today, days.end)), "toll_of_event", chosen, running=True)
        case _ if today and days.start < today < days.end and not is_planned(unit, quantity):
            return Choice(Days(days.start, today), "to_publication", chosen)
    paired = _paired(unit, candidates, chosen, days)
    return Choice(paired or days, chosen.date.governor or chosen.date.rule, chosen)


def _governor(unit: Unit, chosen: Candidate) -> str:
    """Return the preposition of a date, "by" for "as of"."""
    before = [token.lower for token in unit.tokens[max(unit.first, chosen.first - 2) : chosen.first]]
    return "by" if before == ["as", "of"] else chosen.date.governor


def _paired(unit: Unit, candidates: Sequence[Candidate], chosen: Candidate, days: Days) -> Days | None:
    """Return the days from the first to the second of two: "on June 1 and June 3"."""
    for other in candidates:
        first, second = sorted((other, chosen), key=lambda found: found.first)
        between = [token.lower for token in unit.tokens[first.stop : second.first]]
        if other.date.days and between in (["and"], ["and", "on"]):
            return Days(min(days.start, other.date.days.start), max(days.end, other.date.days.end))
    return None


def _begun(unit: Unit, chosen: Candidate) -> bool:
    """Say whether the count runs from the date: "the war, which began in November 2020, has killed".

    What was before, "a previous outbreak, which began in 2010", is over.
    """
    over = any(token.lower in _OVER for token in unit.tokens[unit.first : chosen.first])
    return begins(unit, chosen) and not over


def _holds(found: Candidate, days: Days) -> bool:
    """Say whether a date holds some days within it: "this year is the deadliest, with 1,166 to the end of May"."""
    wider = found.date.days
    return wider is not None and len(wider) > len(days) and wider.start <= days.start and days.end <= wider.end


def _of_disaster(unit: Unit, quantity: Quantity, chosen: Candidate, discourse: Discourse) -> bool:
    """Say whether the day is that of what killed, told aside: "64 were dead after tornadoes that struck on Friday"."""
    onset, last = discourse.onset, token_at(unit.tokens, quantity.span.end - 1)
    if onset is None or not onset.lasting or chosen.date.days != onset.days:
        return False
    between = unit.tokens[last + 1 : chosen.first]
    if says("periods", "totalled", unit.tokens[max(unit.first, chosen.stop) : last + 1]):
        return True  # "days after it struck on Saturday, the agency raised the toll to 1,941"
    if chosen.first <= last:
        return False
    relative = any(token.lower in ("that", "which", "when", "after") for token in between)
    return relative and says("periods", "struck", between)


def _counted_back(
    unit: Unit, quantity: Quantity, chosen: Candidate | None, discourse: Discourse, *, grows: bool
) -> Choice | None:
    """Return the day of what is told by its distance from another: "on Monday, three days after jets hit 60 targets".

    A toll that grows runs on from there. "24 hours of fighting that killed 30" is counted back from the day that the
    sentence tells.
    """
    place = token_at(unit.tokens, quantity.span.start)
    start, _ = unit.segment(place)
    base = chosen.date.days.start if chosen and chosen.date.days else discourse.published
    if base is None or (chosen is not None and chosen.first >= start and not chosen.stop < place):
        return None
    if not _times(unit):
        return None
    start = max(start, place - _CLAUSE)
    after = spell_of(unit.tokens[start:place], "after") if chosen is None or chosen.stop <= start else None
    if after:
        day = moved(base, -after[0], after[1])
        if grows and discourse.onset and discourse.onset.days == Days(day, day):
            return Choice(Days(day, max(base, discourse.published or base)), "toll_of_event", running=True)
        return Choice(Days(day, day), "counted_back", lasting=False)
    within = [token.lower for token in unit.tokens[max(unit.first, place - _WITHIN) : place]]
    spell = spell_of(unit.tokens[unit.first : place], "spell") if ("in", "which") in pairwise(within) else None
    if spell:
        return Choice(Days(moved(base, -spell[0], spell[1]), base), "spell")
    since = max(start, chosen.stop) if chosen else start
    hours = _hours_of(unit.tokens[since:place])
    return Choice(Days(moved(base, -hours, "day"), base), "spell") if hours else None


def _hours_of(tokens: Sequence[Token]) -> int:
    """Return over how many days "24 hours of fighting that" reaches back; 0 without such words."""
    for index in range(len(tokens) - 3):
        number, unit, of = (token.lower for token in tokens[index : index + 3])
        if unit == "hours" and of == "of" and number.isdecimal() and any(t.lower == "that" for t in tokens[index:]):
            return max(1, -(-int(number) // 24))
    return 0


def _has_run(unit: Unit, chosen: Candidate, quantity: Quantity, today: date | None) -> bool:
    """Say whether what is told of a day in a clause of its own has lasted: "strife that flared in 2015 has killed"."""
    days, place = chosen.date.days, token_at(unit.tokens, quantity.span.start)
    if days is None or today is None or days.end >= today or not chosen.stop <= place <= chosen.stop + _NEXT:
        return False
    return any(
        token.lower in ("has", "have") and after.lower.endswith(("ed", "en", "ost", "ft", "aken"))
        for token, after in pairwise(unit.tokens[chosen.stop : place])
    )


def _told_by_when(unit: Unit, chosen: Candidate, quantity: Quantity) -> bool:
    """Say whether it is told of the day itself: "since April, when it seized 276"."""
    told = quantity.span.start > chosen.date.span.end
    return told and any(token.lower == "when" for token in unit.tokens[chosen.stop : chosen.stop + 2])


def _up_to(days: Days, unit: Unit, discourse: Discourse) -> Days:
    last = discourse.last_of(unit.sentence)
    if last and len(last) > _STRETCH and last.start <= days.end <= last.end:
        return Days(last.start, days.end)  # "1,600 have died this year. 20,000 were turned back as of Nov. 9"
    deed = discourse.onset is not None and not discourse.onset.ongoing
    first = deed or discourse.is_passing()
    order = (discourse.main(), discourse.last) if first else (discourse.last, discourse.main())
    known = [told.start for told in order if told and told.start <= days.end]
    return Days(known[0] if known else days.start, days.end)


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
    spell = spell_of(tokens, "spell") if _times(unit) else None
    if spell and today:
        said = next((found.date.end for found in candidates if found.role == "reports" and found.date.end), today)
        return Choice(Days(moved(moved(said, -spell[0], spell[1]), 1, "day"), said), "spell")
    named = next((found for found in candidates if found.role == "names"), None)
    if today and says("periods", "since_today", tokens):
        return Choice(Days(today, today), "since_today")
    if named:
        return Choice(named.date.days, "day_of_event", named)
    if "since" in unit.words and not any(found.date.governor == "since" for found in candidates):
        return Choice(discourse.since_outset(), "since_event", running=True)
    return of_named_year(unit, quantity)


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


def _same_period(
    unit: Unit, candidates: Sequence[Candidate], chosen: Candidate | None, discourse: Discourse
) -> Choice | None:
    """Return the days of the sentence before, for "over the same period": a "since the coup" is no date of its own."""
    same = chosen is not None and chosen.date.anaphoric and unit.tokens[chosen.stop - 1].lower == "period"
    days = discourse.last_of(unit.sentence) if same and candidates[0] is chosen else None
    return Choice(days, "same_period", chosen) if days and len(days) > _MOMENT else None


def _since_event(unit: Unit, quantity: Quantity, chosen: Candidate | None, discourse: Discourse) -> Choice | None:
    """Return the days of "killed since the coup, a third of them in 2024": the date is that of another part."""
    last = token_at(unit.tokens, quantity.span.end - 1)
    start, stop = unit.segment(last)
    if chosen is None or start <= chosen.first < stop:
        return None
    since = any(
        token.lower == "since" and the.lower in ("the", "that") for token, the in pairwise(unit.tokens[last:stop])
    )
    days = discourse.since_outset() if since else None
    return Choice(days, "since_event", running=True) if days else None


def _times(unit: Unit) -> bool:
    """Say whether a unit has a word for a stretch of time at all."""
    return bool(unit.words & _TIMES)


def _taken_over(unit: Unit, candidates: Sequence[Candidate], event: Event, discourse: Discourse) -> Choice:
    tokens = unit.tokens[unit.first : unit.stop]
    if takes_nothing_over(unit, event) or event.kind == discourse.stock != "":
        return Choice(None, stock=True)
    days, rule = discourse.taken_over(tokens, unit.sentence)
    if days is None and event.kind in DATED:
        told = next((found for found in candidates if found.role == "reports"), None)
        if told:
            return Choice(told.date.days, "reported", told, implicit=True)
    return Choice(days, rule, implicit=True, running=days is not None and days == discourse.running)
