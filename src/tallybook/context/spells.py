"""From the words around a quantity to the days it was counted over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from tallybook.context.appeals import of_appeal
from tallybook.context.calendar import Days, moved
from tallybook.context.candidates import Candidate
from tallybook.context.choices import Choice
from tallybook.context.counted_back import counted_back, tells_time
from tallybook.context.discourse import Discourse
from tallybook.context.effects import drop_ahead, of_effect
from tallybook.context.events import Event
from tallybook.context.governed import choose, compared_with, is_own
from tallybook.context.lasting import spell_of, years_of
from tallybook.context.named_years import of_named_year
from tallybook.context.older import DATED, days_compared, ended
from tallybook.context.stocks import is_planned, is_stock, is_undated, takes_nothing_over
from tallybook.context.stretches import Unit, says, tells, token_at
from tallybook.context.tolls import begun, grown, has_run, of_disaster, of_named_event
from tallybook.quantities.quantity import Quantity
from tallybook.text.tokens import Token

_TOLLS = ("killed", "injured")
_STRETCH = 60
"""Days of a stretch, as of this year, that a count to a day within it is of."""
_POINTER = 3
"""Words in which a sentence points back at the figure before it."""
_MOMENT = 2
"""Days of a statement or a deed: "overnight"."""


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
    restated = _of_figure_before(unit, quantity, chosen, discourse)
    if restated:
        return restated
    if is_stock(unit, quantity, event, chosen) or (
        is_undated(unit, quantity, event, chosen) and not _is_share(unit, quantity, taken)
    ):
        return Choice(None, stock=True)
    found = (
        _same_period(unit, candidates, chosen, discourse)
        or _since_event(unit, quantity, chosen, discourse)
        or _since_adverb(unit, quantity, taken, discourse)
        or counted_back(unit, quantity, chosen, discourse, grows=grows)
        or grown(unit, quantity, event, chosen, discourse)
        or _same_as(unit, quantity, chosen, taken)
        or of_named_event(unit, candidates, quantity, chosen, discourse)
        or _governed(unit, candidates, quantity, chosen, discourse)
        or _of_unit(unit, candidates, quantity, event, taken, discourse)
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


def _same_as(unit: Unit, quantity: Quantity, chosen: Candidate | None, taken: Choice | None) -> Choice | None:
    """Return the days of the quantity before, where its expression is all that dates this one."""
    if taken is None or chosen is None or chosen is not taken.candidate or _told_by_when(unit, chosen, quantity):
        return None
    return None if is_own(unit, chosen, token_at(unit.tokens, quantity.span.start)) else taken


def _governed(
    unit: Unit, candidates: Sequence[Candidate], quantity: Quantity, chosen: Candidate | None, discourse: Discourse
) -> Choice | None:
    """Return what the preposition of the governing expression makes of its days."""
    if chosen is None or chosen.date.days is None:
        return None
    days, today = chosen.date.days, discourse.published
    match "since" if begun(unit, chosen) or has_run(unit, chosen, quantity, today) else _governor(unit, chosen):
        case "since" if not _told_by_when(unit, chosen, quantity):
            if tells("periods", "unchanged", unit):
                return Choice(_up_to(days, unit, discourse), "unchanged_since", chosen)
            return Choice(Days(days.start, max(today, days.start)) if today else days, "since", chosen, running=True)
        case "by" | "until" | "till" | "to":
            ahead = today is not None and days.start > today
            wider = next(
                (found.date.days for found in candidates if _holds(found, days) or _led_to(unit, found, days)), None
            )
            if wider and not ahead:
                return Choice(Days(wider.start, days.end), "until", chosen)
            return Choice(Days(today, days.end) if ahead and today else _up_to(days, unit, discourse), "until", chosen)
        case _ if today and of_disaster(unit, quantity, chosen, discourse):
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


def _holds(found: Candidate, days: Days) -> bool:
    """Say whether a date holds some days within it: "this year is the deadliest, with 1,166 to the end of May"."""
    wider = found.date.days
    return wider is not None and len(wider) > len(days) and wider.start <= days.start and days.end <= wider.end


def _led_to(unit: Unit, found: Candidate, days: Days) -> bool:
    """Say whether what is counted to some days began on a date: "the war, which began in 2014, had killed by 2021"."""
    earlier = found.date.days is not None and found.date.days.start < days.start
    return earlier and begun(unit, found)


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
    unit: Unit,
    candidates: Sequence[Candidate],
    quantity: Quantity,
    event: Event,
    taken: Choice | None,
    discourse: Discourse,
) -> Choice | None:
    """Return the days that the unit gives in another way than by an expression that governs the quantity."""
    tokens, today = unit.tokens[unit.first : unit.stop], discourse.published
    if taken is not None and taken.days is not None:
        return taken
    last = token_at(unit.tokens, quantity.span.end - 1)
    if today and says("periods", "day_count", unit.tokens[last : last + 7]):
        return Choice(Days(moved(today, -1, "day"), today), "day_count", lasting=False)
    spell = spell_of(tokens, "spell") if tells_time(unit) else None
    if spell and today:
        said = next((found.date.end for found in candidates if found.role == "reports" and found.date.end), today)
        return Choice(Days(moved(moved(said, -spell[0], spell[1]), 1, "day"), said), "spell")
    years = years_of(tokens) if event.kind in DATED and tells_time(unit) else None
    if years and today:
        return Choice(Days(moved(today, -years[0], years[1]), today), "years_of_strife")
    named = next((found for found in candidates if found.role == "names"), None)
    if today and says("periods", "since_today", tokens):
        return Choice(Days(today, today), "since_today")
    if named:
        return Choice(named.date.days, "day_of_event", named)
    if "since" in unit.words and not any(found.date.governor == "since" for found in candidates):
        if _of_relative_clause(unit.tokens[last : unit.stop]):
            return of_named_year(unit, quantity)
        return Choice(discourse.since_outset(unit.tokens[last : unit.stop]), "since_event", running=True)
    return of_named_year(unit, quantity)


def _of_relative_clause(behind: Sequence[Token]) -> bool:
    """Say whether a "since" stands in a clause on something else: "five in Dawei, which has seen marches since the"."""
    words = [token.lower for token in behind]
    if "since" not in words:
        return False
    before = frozenset(words[: words.index("since")])
    return bool(before & {"that", "which", "where"}) and bool(before & {"has", "have"})


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


def _of_figure_before(unit: Unit, quantity: Quantity, chosen: Candidate | None, discourse: Discourse) -> Choice | None:
    """Return the days of the sentence before for a share that it is put into: "That is one in seven"."""
    first = unit.sentence.tokens[:_POINTER]
    points = says("periods", "restated", first)
    if quantity.unit_kind != "share" or chosen is not None or not points:
        return None
    days = discourse.last if discourse.sentence == unit.sentence.index - 1 else None
    return Choice(days, "restated", implicit=True) if days else None


def _since_event(unit: Unit, quantity: Quantity, chosen: Candidate | None, discourse: Discourse) -> Choice | None:
    """Return the days of "killed since the coup, a third of them in 2024": the date is that of another part."""
    last = token_at(unit.tokens, quantity.span.end - 1)
    start, stop = unit.segment(last)
    if chosen is None or start <= chosen.first < stop:
        return None
    since = any(
        token.lower == "since" and the.lower in ("the", "that") for token, the in pairwise(unit.tokens[last:stop])
    )
    days = discourse.since_outset(unit.tokens[last:stop]) if since else None
    return Choice(days, "since_event", running=True) if days else None


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
