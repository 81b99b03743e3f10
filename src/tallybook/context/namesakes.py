"""Names that hold or share the name of a country, and which of the two is meant: Georgia, Niger state, Port Sudan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from tallybook.context.gazetteer import Location, countries, fold, locate
from tallybook.context.nations import Mention
from tallybook.context.surroundings import is_body, preposition_before
from tallybook.text.span import Span
from tallybook.text.tokens import Token

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


def find_possessive(tokens: Sequence[Token], index: int) -> Mention | None:
    """Return a name that holds a possessive and that the gazetteer knows so: "Cox's Bazar"."""
    pair = tokens[index : index + 2]
    if len(pair) < 2 or not pair[0].lower.endswith(("'s", "s'")) or not pair[1].text[0].isupper():
        return None
    name = f"{pair[0].text} {pair[1].text}"
    if not any(place.kind == "city" for place in locate(name)):
        return None
    span = Span(pair[0].start, pair[1].end)
    return Mention(index, index + 2, span, fold(name), "exact", preposition_before(tokens, index))


def find_city_of_country(tokens: Sequence[Token], index: int) -> Mention | None:
    """Return a city that holds the name of its country: "Port Sudan", "Guatemala City"."""
    if countries().keys().isdisjoint([token.text for token in tokens[index : index + 3]]):
        return None
    for length in (3, 2):
        run = tokens[index : index + length]
        held = next((countries()[token.text] for token in run if token.text in countries()), "")
        if len(run) < length or not held or not all(token.text[0].isupper() for token in run):
            continue
        name = " ".join(token.text for token in run)
        if name not in countries() and any(place.kind == "city" and place.country == held for place in locate(name)):
            span = Span(run[0].start, run[-1].end)
            return Mention(index, index + length, span, fold(name), "exact", preposition_before(tokens, index))
    return None


def find_state_of_name(tokens: Sequence[Token], index: int) -> Mention | None:
    """Return a state that has the name of another country: "Niger state", but not "Niger state media"."""
    after = tokens[index + 1 : index + 2]
    land = countries().get(tokens[index].text)
    if land is None or not after or after[0].lower != "state" or is_body(tokens, index + 2):
        return None
    if not any(place.kind == "state" and place.country != land for place in locate(tokens[index].text)):
        return None
    span = Span(tokens[index].start, after[0].end)
    return Mention(index, index + 2, span, fold(tokens[index].text), "province", preposition_before(tokens, index))
