"""What a crisis has done or drawn, told without a date: roads damaged, schools closed, money received, troops sent."""

from __future__ import annotations

from tallybook.context.calendar import Days, moved
from tallybook.context.candidates import Candidate
from tallybook.context.choices import Choice
from tallybook.context.discourse import Discourse
from tallybook.context.events import Event
from tallybook.context.stocks import is_whole
from tallybook.context.stretches import Unit, says, token_at
from tallybook.quantities.quantity import Quantity

RULE = "effect"
_RECENT = 60
"""Days before publication within which what began has effects of its own: a war of years has a budget a year."""
_PERFECT = ("has", "have", "had")
_PARTICIPLE = 5
"""Words between "has" and what has been done: "has so far received"."""
_VERB = 12
"""Words after a figure within which its verb may stand: "1,226km of road in five districts has been damaged"."""
_TOLLS = frozenset(("killed", "injured", "missing", "displaced", "population"))


def of_effect(
    unit: Unit,
    quantity: Quantity,
    event: Event,
    chosen: Candidate | None,
    taken: Choice | None,
    discourse: Discourse,
) -> Choice | None:
    """Return the days since what the article is about began, for what it has done since; None for anything else."""
    days = _since_onset(discourse)
    if chosen is not None or event.kind in _TOLLS or days is None or is_whole(unit, quantity):
        return None
    place = token_at(unit.tokens, quantity.span.start)
    if taken is not None and taken.rule == RULE:
        return taken if is_told_back(unit, place) or not _is_told(unit, place) else None
    if not _has_done(unit, place):
        return None
    return Choice(days, RULE, implicit=True)


def drop_ahead(unit: Unit, quantity: Quantity, chosen: Candidate | None, discourse: Discourse) -> Candidate | None:
    """Return the date that governs an amount, but none that lies ahead of what has been done.

    "The army has sent 1,150 troops, and a ship is due on Tuesday": the troops are not of that Tuesday.
    """
    today = discourse.published
    if chosen is None or chosen.date.days is None or today is None:
        return chosen
    ahead = chosen.date.days.start >= today and chosen.date.days.end > today
    place = token_at(unit.tokens, quantity.span.start)
    return None if ahead and place < chosen.first and is_told_back(unit, place) else chosen


def is_told_back(unit: Unit, place: int) -> bool:
    """Say whether the part of the sentence before an amount has a perfect: "has released $6 million"."""
    start, _ = unit.segment(place)
    return any(token.lower in _PERFECT for token in unit.tokens[start:place])


def _since_onset(discourse: Discourse) -> Days | None:
    """Return the days since what the article is about began, or since an earlier day of a "since"; None if old."""
    onset, today = discourse.onset, discourse.published
    if onset is None or today is None or not onset.lasting or onset.reported:
        return None
    earliest = moved(today, -_RECENT, "day")
    begun = [days for days in (discourse.whole(), discourse.running) if days and earliest <= days.start <= today]
    return min(begun, key=lambda days: days.start, default=None)


def _is_told(unit: Unit, place: int) -> bool:
    """Say whether the part between commas has another verb of its own: "it needs 20 more"."""
    start, stop = unit.segment(place)
    return says("periods", "planned", unit.tokens[start:stop]) or says("periods", "ahead", unit.tokens[start:stop])


def _has_done(unit: Unit, place: int) -> bool:
    """Say whether the clause of an amount tells in the perfect what has been done."""
    start, stop = unit.segment(place)
    stop = min(stop, place + _VERB)
    return any(
        token.lower in _PERFECT and says("periods", RULE, unit.tokens[index + 1 : min(stop, index + 1 + _PARTICIPLE)])
        for index, token in enumerate(unit.tokens[start:stop], start)
    )
