"""Areas that a text does not name: "the capital", "the south", "the Israeli side"; and what they are called in full."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache

from tallybook.context.gazetteer import country_name, fold
from tallybook.context.localities import Locality
from tallybook.context.nations import Mention
from tallybook.context.scenes import Scene
from tallybook.context.surroundings import words
from tallybook.lexicon import load_lexicon


@cache
def _capitals() -> Mapping[str, str]:
    """Return the countries by the names of their capitals, folded."""
    return {fold(row.facts["capital"]): row.name.upper() for row in load_lexicon("countries") if "capital" in row.facts}


def capitals_named(mentions: Iterable[Mention]) -> dict[str, Mention]:
    """Return the capitals that a text names, by country; one in small letters rather than in a dateline's."""
    found: dict[str, Mention] = {}
    for mention in mentions:
        country = _capitals().get(mention.core)
        if country:
            found[country] = mention
    return found


def in_full(place: Locality, scene: Scene, capitals: Mapping[str, Mention], body: str) -> Locality:
    """Return a place that the text does not name with what it is: "the capital" by its name, "the south" of Lebanon."""
    mention = place.mentions[0]
    if len(place.mentions) > 1 or mention.precision != "region":
        return place
    noun = mention.core.rsplit(" ", 1)[-1]
    if mention.country:
        bare = noun in words("national_feature")
        land, capital = mention.country if bare else "", bare and noun == "capital"
    else:
        bare = noun in words("compass") or mention.core == "capital"
        land, capital = scene.around() or scene.land() if bare else "", mention.core == "capital"
    if capital and land in capitals:
        seat = capitals[land]
        return replace(place, name=seat.span.of(body), mentions=(replace(seat, preposition=mention.preposition),))
    nation = scene.nations.get(land)
    if nation is None:
        return place
    named = country_name(land) if nation.people else nation.span.of(body)
    return replace(place, name=f"{place.name}, {named}")
