"""Bodies and people that are named after a country: when their figures are of that country, and when not."""

from __future__ import annotations

from collections.abc import Sequence

from tallybook.context.events import Event
from tallybook.context.localities import Locality
from tallybook.context.nations import Mention
from tallybook.context.stretches import Unit, says, token_at
from tallybook.context.surroundings import is_body, words
from tallybook.text.span import Span
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


def counts_its_own(unit: Unit, locality: Locality) -> bool:
    """Say whether a country's own rescuers, doctors or police tell of it, or another body of "its side" of a border."""
    mention = locality.mentions[-1]
    if (
        not mention.country
        or not unit.tokens[mention.stop - 1].lower.endswith("'s")
        or locality.mentions[0].preposition
    ):
        return False
    name = unit.tokens[mention.stop : min(unit.stop, mention.stop + _REACH)]
    said = next((index for index, token in enumerate(name) if says("places", "speech", (token,))), len(name))
    return any(token.lower in words("civil") for token in name[:said]) or says(
        "places", "own_side", unit.tokens[mention.stop : unit.stop]
    )


def owns_speaker(unit: Unit, locality: Locality) -> bool:
    """Say whether a country only owns a body that speaks: "Ukraine's farm exporters' union said last week"."""
    mention = locality.mentions[-1]
    owner = unit.tokens[mention.stop - 1].lower.endswith("'s") and not locality.mentions[0].preposition
    if not owner or not mention.country:
        return False
    name = unit.tokens[mention.stop : min(unit.stop, mention.stop + _REACH)]
    said = next((index for index, token in enumerate(name) if says("places", "speech", (token,))), 0)
    return any(token.lower in words("organisation") for token in name[:said])


def counts_for_country(unit: Unit, mentions: Sequence[Mention], event: Event, country: str) -> bool:
    """Say whether a body of the country's people opens the unit and speaks: "The Ukrainian air force said".

    What it counts is of the whole country, but for those who came to harm, who may be those of one place, and for what
    an army does, which may be done abroad: only what it intercepts is at home.
    """
    if event.kind in _LOCAL or not country:
        return False
    named = next((mention for mention in mentions if mention.first <= unit.first + 1), None)
    if named is None or not named.people or named.country != country or not is_body(unit.tokens, named.stop):
        return False
    after = unit.tokens[named.stop : min(unit.stop, named.stop + _REACH)]
    abroad = says("places", "armed", after) and "intercepted" not in event.subevent
    return not abroad and says("places", "speech", after)


def of_people(
    unit: Unit, mentions: Sequence[Mention], others: Sequence[Span], quantity: Span, land: str, *, at_home: bool = False
) -> str:
    """Return the country whose people are counted: "two in three Yemenis", "of the Syrian dead, 1,408".

    Those of another country than `land`, where the text is, are counted abroad: "43 Egyptians were on board".

    With `at_home` the people of the land itself say nothing: those of them who came to harm did so where the text is.

    Two peoples counted side by side, "1,200 Lebanese and 160 Israelis", died where the text is, in neither's country
    for sure.
    """
    first, last = token_at(unit.tokens, quantity.start), token_at(unit.tokens, quantity.end - 1)
    if _counts_two(unit, mentions, others):
        return ""
    for mention in mentions:
        if not mention.people or not unit.first <= mention.first < unit.stop:
            continue
        noun = unit.tokens[mention.stop].lower if mention.stop < unit.stop else ""
        counted = (
            not at_home
            and mention.country == (land or mention.country)
            and last < mention.first <= last + 4
            and (_is_plural(unit.tokens[mention.stop - 1]) or noun in words("inhabitants"))
        )
        if counted or (mention.stop <= first and noun in words("of_a_country")):
            return mention.country
    return ""


def _is_plural(token: Token) -> bool:
    """Say whether a people is told in the plural: "Syrians", but not "US"."""
    return token.lower.endswith("s") and not token.text.isupper()


def _counts_two(unit: Unit, mentions: Sequence[Mention], quantities: Sequence[Span]) -> bool:
    """Say whether two quantities of the unit are each followed by a people, and these are not the same."""
    peoples = [mention for mention in mentions if mention.people]
    if not peoples:
        return False
    after = {token_at(unit.tokens, quantity.end - 1) + 1 for quantity in quantities}
    return len({mention.country for mention in peoples if mention.first in after}) > 1
