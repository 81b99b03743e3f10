"""Bodies that are named after a country: whose figures are of the whole country, and whose say nothing of a place."""

from __future__ import annotations

from collections.abc import Sequence

from tallybook.context.events import Event
from tallybook.context.localities import Locality
from tallybook.context.nations import Mention
from tallybook.context.stretches import Unit, says
from tallybook.context.surroundings import is_body
from tallybook.text.tokens import Token

_REACH = 6
"""Words between the name of a body and the verb by which it speaks."""
_LOCAL = ("killed", "injured", "missing", "displaced")
"""Events that a national body tells of one place as well as of the whole country."""


def is_foreign_body(tokens: Sequence[Token], locality: Locality, event: Event, country: str) -> bool:
    """Say whether a country only owns a body that tells of harm done elsewhere: "Russia's ministry said it killed 60".

    `country` is the one that the text is about; what a body counts of money or goods is of its own country.
    """
    if event.kind not in _LOCAL:
        return False
    mention = locality.mentions[-1]
    owner = tokens[mention.stop - 1].lower.endswith("'s") and not locality.mentions[0].preposition
    return owner and bool(mention.country) and mention.country != country and is_body(tokens, mention.stop)


def counts_for_country(unit: Unit, mentions: Sequence[Mention], event: Event, country: str) -> bool:
    """Say whether a body of the country's people opens the unit and speaks: "The Ukrainian air force said".

    What it counts is of the whole country, but for those who came to harm, who may be those of one place.
    """
    if event.kind in _LOCAL or not country:
        return False
    named = next((mention for mention in mentions if mention.first <= unit.first + 1), None)
    if named is None or not named.people or named.country != country or not is_body(unit.tokens, named.stop):
        return False
    return says("places", "speech", unit.tokens[named.stop : min(unit.stop, named.stop + _REACH)])
