"""A name that is a country's and another country's state: which of the two a text means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from tallybook.context.gazetteer import Location, locate
from tallybook.context.nations import Mention

_LARGE = 5_000_000
"""Inhabitants of a state that a bare name may mean as readily as the country: Georgia, not Nigeria's Niger."""


def as_states(mentions: Sequence[tuple[Mention, ...]]) -> list[tuple[Mention, ...]]:
    """Return the mentions of each sentence, with Georgia as the state where its neighbours are named as well.

    A name is the state's where the text names another state of the same country, and neither a city nor the people
    of the country that shares the name.
    """
    named = [mention for found in mentions for mention in found]
    shared = {mention.country for mention in named if _namesake(mention)}
    if not shared:
        return list(mentions)
    beside = {state.country for mention in named if not mention.country and (state := _state(mention.core))}
    taken = frozenset(code for code in shared if not _speaks_of(code, named))
    return [tuple(_as_state(mention, taken, beside) for mention in found) for found in mentions]


def _as_state(mention: Mention, taken: frozenset[str], beside: Iterable[str]) -> Mention:
    state = _namesake(mention)
    if state is None or mention.country not in taken or state.country not in beside:
        return mention
    return replace(mention, country="", precision="province" if mention.precision == "country" else mention.precision)


def _namesake(mention: Mention) -> Location | None:
    """Return the large state that shares the name of the country that is mentioned."""
    state = _state(mention.core) if mention.country and not mention.people else None
    return state if state and state.country != mention.country and state.inhabitants >= _LARGE else None


@cache
def _state(core: str) -> Location | None:
    return next((place for place in locate(core) if place.kind == "state"), None)


def _speaks_of(code: str, named: Iterable[Mention]) -> bool:
    """Say whether the people or a city of a country are named."""
    return any(
        (mention.people and mention.country == code)
        or (not mention.country and any(place.country == code for place in locate(mention.core)[:1]))
        for mention in named
    )
