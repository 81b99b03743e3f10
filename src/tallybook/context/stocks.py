"""Amounts of a state and not of a stretch of time: how many there are, how many are needed, how many are planned."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tallybook.context.candidates import Candidate
from tallybook.context.events import Event
from tallybook.context.governed import is_own
from tallybook.context.stretches import Unit, says, tells, token_at
from tallybook.quantities.quantity import Quantity
from tallybook.text.tokens import Token, tokens_of

_AROUND = 10
"""Words on either side of a quantity that may say that it is a stock, or planned."""
_DEFINITE = frozenset(("the", "its", "their", "our", "his", "her"))
_PRESENT = frozenset(("is", "are", "stands", "carries", "numbers", "makes", "runs", "covers", "can", "will", "would"))
_HAVING = frozenset(
    ("has", "have", "had", "keeps", "keep", "employs", "maintains", "fields", "boasts", "houses", "holds")
)
_QUIET = frozenset(
    ("about", "around", "some", "at", "least", "more", "than", "over", "nearly", "almost", "only", "just", "a")
)

_PAST = frozenset(("killed", "injured", "missing"))


def is_stock(unit: Unit, quantity: Quantity, event: Event, chosen: Candidate | None) -> bool:
    """Say whether a quantity is of a state, which has no days unless `chosen` dates it."""
    if event.kind == "population":
        return True
    place = token_at(unit.tokens, quantity.span.start)
    start, stop = unit.segment(place)
    if event.kind not in _PAST and place > unit.first and is_possessive(unit.tokens[place - 1].lower):
        return True
    if event.kind in _PAST or (chosen is not None and is_own(unit, chosen, place)):
        return False
    if event.subevent == "stock":
        start, stop = unit.first, unit.stop
    near = unit.tokens[max(start, place - _AROUND) : min(stop, place + _AROUND)]
    distance = event.kind == "distance" and not event.subevent
    return distance or says("periods", "stock", near) or _goes_on(near)


def _goes_on(tokens: Sequence[Token]) -> bool:
    """Say whether it is going on now: "is skipping meals", "are leaving"."""
    return any(
        token.lower in ("is", "are") and after.lower.endswith("ing") and len(after.text) > 5
        for token, after in pairwise(tokens)
    )


def is_undated(unit: Unit, quantity: Quantity, event: Event, chosen: Candidate | None) -> bool:
    """Say whether a quantity has no period but one of its own clause: sums of money, strengths, wholes."""
    if event.kind in _PAST or (chosen is not None and is_own(unit, chosen, token_at(unit.tokens, quantity.span.start))):
        return False
    given = says("periods", "given", tokens_of(event.subevent))
    return given or is_whole(unit, quantity) or _is_present(unit, quantity, event)


def takes_nothing_over(unit: Unit, event: Event) -> bool:
    """Say whether a quantity takes no period over from another sentence: aid, strengths, what is pledged."""
    undated = says("periods", "undated", tokens_of(event.subevent))
    return undated or (event.kind == "other" and tells("periods", "pledge", unit))


def is_whole(unit: Unit, quantity: Quantity) -> bool:
    """Say whether it is what a share is of: "14 of the 35 hospitals", "the country's 21 provinces"."""
    place = token_at(unit.tokens, quantity.span.start)
    before = [token.lower for token in unit.tokens[max(unit.first, place - 2) : place]]
    if len(before) < 2:
        return False
    return is_possessive(before[1]) or (before[0] == "of" and before[1] in _DEFINITE)


def is_possessive(word: str) -> bool:
    """Say whether a word makes what follows somebody's own: "the country's", "whose"."""
    return word.endswith(("'s", "’s")) or word == "whose"


def _is_present(unit: Unit, quantity: Quantity, event: Event) -> bool:
    """Say whether its clause is in the present: "unemployment stands at 25%", "30 are in hospital"."""
    last = token_at(unit.tokens, quantity.span.end - 1)
    if says("periods", "harm", tokens_of(event.subevent)) or says("places", "part", unit.tokens[last + 1 : last + 3]):
        return False
    place = token_at(unit.tokens, quantity.span.start)
    start, stop = unit.segment(place)
    while place > start and unit.tokens[place - 1].lower in _QUIET:
        place -= 1
    owned = place > start and unit.tokens[place - 1].lower in _HAVING
    return owned or any(token.lower in _PRESENT for token in unit.tokens[start:stop])


def is_planned(unit: Unit, quantity: Quantity) -> bool:
    """Say whether a quantity is of spending or aid that lies ahead."""
    first, last = (token_at(unit.tokens, place) for place in (quantity.span.start, quantity.span.end - 1))
    near = [*unit.tokens[max(unit.first, first - 3) : first], *unit.tokens[last + 1 : last + 3]]
    start, _ = unit.segment(first)
    ahead = unit.tokens[max(start, first - _AROUND) : first]
    return says("periods", "planned", near) or says("periods", "ahead", ahead)
