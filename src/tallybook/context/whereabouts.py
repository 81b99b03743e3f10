"""What a place is in its sentence: where it happened, where people fled from, or where somebody spoke."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tallybook.context.localities import Locality
from tallybook.context.stretches import Unit, says, token_at, wordings
from tallybook.context.surroundings import is_body, precisions, words
from tallybook.text.span import Span
from tallybook.text.tokens import Token

NO_SCENE = ("to", "into", "toward", "towards", "for", "via", "of", "from", "on", "over", "between")
_BEING = frozenset(("was", "were", "been", "is", "are", "be", "being"))
_FLED = 6
"""Words before "from" that may say that not people came from there."""
_MARKED = 12
"""Words before a place among which a distance from it, and what was so far from it, may stand."""
_ARRIVED = 6
"""Words on either side of an amount that may say that people came there."""
_OPENING = 4
"""Words with which a sentence goes on with the event of the lead."""


def within_since(unit: Unit, first: int, stop: int) -> bool:
    """Say whether a place stands in the clause of another event: "73 died since the storm hit Mecufi"."""
    return any(token.lower == "since" for token in unit.tokens[first:stop])


def acts(locality: Locality) -> bool:
    """Say whether a country stands without a preposition, as one that acts: "Russia launched 35 drones"."""
    return all(mention.precision == "country" and not mention.preposition for mention in locality.mentions)


def counts_at_home(unit: Unit, locality: Locality) -> bool:
    """Say whether a country tells how many there were in it: "Mexico reported 27 dead", but not "has sent 27"."""
    after = unit.tokens[locality.stop : locality.stop + 2]
    if not says("places", "counting", after[:1]):
        return False
    return after[0].lower != "has" or len(after) < 2 or not after[1].lower.endswith(("ed", "t", "en", "wn"))


def of_office(unit: Unit, locality: Locality) -> bool:
    """Say whether one who holds an office there speaks of it: "said the mayor of Tawila"."""
    before = unit.tokens[max(unit.first, locality.first - 2) : locality.first]
    after = unit.tokens[locality.stop].lower if locality.stop < unit.stop else ""
    held = after in words("office") and not locality.mentions[0].preposition  # "Sofala Governor Lourenço Bulha"
    return held or (len(before) > 1 and before[1].lower == "of" and before[0].lower in words("office"))


def is_governed(unit: Unit, locality: Locality) -> bool:
    """Say whether a preposition leads to the place, or a verb that tells what befell it: "they raided Tawila"."""
    return bool(locality.mentions[0].preposition) or is_befallen(unit, locality) or _is_called(unit, locality)


def is_befallen(unit: Unit, locality: Locality) -> bool:
    """Say whether the verb before a place tells what befell it: "after lashing the Philippines"."""
    place = locality.first - 1
    land = locality.head.precision == "country"
    place -= land and place > unit.first and unit.tokens[place].lower == "the"
    return place >= unit.first and unit.tokens[place].lower in words("befallen")


def _is_called(unit: Unit, locality: Locality) -> bool:
    """Say whether a noun before a name tells what it is: "the capital Nouakchott", "a nearby village, Barire"."""
    place = locality.first - 1
    place -= place > unit.first and unit.tokens[place].text == ","
    return place >= unit.first and unit.tokens[place].lower in words("capital_noun", "unnamed")


def is_told_at(unit: Unit, locality: Locality) -> bool:
    """Say whether it is where someone was spoken to: "he told the agency at a hospital in Cuttack"."""
    start, _ = unit.segment(locality.first)
    quoted = [index for index in range(unit.first, start) if unit.tokens[index].text in '”"']
    start = (
        start if of_office(unit, locality) else min([*quoted[-1:], start])
    )  # “We dug,” she says, sitting in what is left of Charpentier
    tokens = unit.tokens[start : locality.first]
    return any(
        not found.first or tokens[found.first - 1].lower not in _BEING  # "no deaths were reported at"
        for found in wordings("places", "speech").find(tokens)
    )


def is_scene(unit: Unit, locality: Locality) -> bool:
    """Say whether something is told to have happened there: behind a preposition or what befell it."""
    preposition, last = locality.mentions[0].preposition, locality.mentions[-1]
    owner = bool(last.country) and unit.tokens[last.stop - 1].lower.endswith("'s") and is_body(unit.tokens, last.stop)
    name = locality.mentions[0]
    stands = preposition == "on" and any(
        unit.tokens[index].lower in precisions() for index in (name.first, name.stop - 1)
    )
    befell = not preposition and is_governed(unit, locality) and not is_departure(unit, locality)
    befell = befell or is_near_mark(unit, locality)
    befell = befell or _is_of_event(unit, locality)
    told = befell or (bool(preposition) and (preposition not in NO_SCENE or stands))  # "on Martyrs' Square"
    return told and not owner and not is_delivery(unit, locality) and not is_told_at(unit, locality)


def _is_of_event(unit: Unit, locality: Locality) -> bool:
    """Say whether what happened is told of as that of the place: "the fall of Goma", "the battle for Kherson"."""
    before = [token.lower for token in unit.tokens[max(unit.first, locality.first - 3) : locality.first]]
    if len(before) < 2 or before[-1] != locality.mentions[0].preposition or before[-1] not in ("of", "for", "on"):
        return False
    return before[-2] in words("fought_over")


def is_near_mark(unit: Unit, locality: Locality) -> bool:
    """Say whether it is told how far from the place it was: "sank about a mile (1.6 km) from the port of Romblon"."""
    if locality.mentions[0].preposition not in ("from", "of", "off"):
        return False
    start = max(unit.first, locality.first - _MARKED)
    before = [unit.tokens[index].lower for index in range(start, locality.first)]
    lengths = [index for index, word in enumerate(before) if word.lstrip("0123456789") in words("length")]
    said = wordings("places", "situated").find(unit.tokens[max(unit.first, start - _MARKED) : start + 1])
    rest = before[lengths[-1] + 1 :] if lengths else ["none"]
    small = words("locative", "compass", "qualifier")
    quiet = all(word in small or word in precisions() or word in ("the", ")", "away") for word in rest)
    return quiet and next(iter(said), None) is not None


def is_arrival(unit: Unit, quantity: Span) -> bool:
    """Say whether those are counted who came or stay: "8,500 refugees arrive in Chad", "Chad hosts 75,000"."""
    place = token_at(unit.tokens, quantity.start)
    return says("places", "arrival", unit.tokens[max(unit.first, place - _ARRIVED) : place + _ARRIVED])


def is_goal(unit: Unit, locality: Locality) -> bool:
    """Say whether people fled to the place: "had fled the area into Kasai province"."""
    start, _ = unit.segment(locality.first)
    goes = locality.mentions[0].preposition in ("to", "into", "across")
    return goes and says("places", "origin", unit.tokens[start : locality.first])


def is_origin(unit: Unit, locality: Locality) -> bool:
    """Say whether people left it: "fled from Kharkiv", "have fled Ukraine"."""
    start, _ = unit.segment(locality.first)
    if is_flight(unit, locality):
        return True
    before = unit.tokens[max(unit.first, locality.first - 3) : locality.first]
    near = unit.tokens[max(start, locality.first - _FLED) : locality.first]
    if locality.mentions[0].preposition == "from" and any(token.lower in ("spilled", "spread") for token in near):
        return False  # "violence that spilled over from Mali" drove people from elsewhere
    verbs = [found.stop for found in wordings("places", "origin").find(before)]
    rest = {token.lower for token in before[max(verbs) :]} if verbs else {"no verb"}
    return locality.mentions[0].preposition == "from" or rest <= {"the", "their", "homes", "in"}


def is_departure(unit: Unit, locality: Locality) -> bool:
    """Say whether somebody only set out from the place: "it had left Batangas with 241 people aboard"."""
    return locality.first in _stops(unit, locality, "departure")


def is_delivery(unit: Unit, locality: Locality) -> bool:
    """Say whether some were only brought there: "the wounded were taken to the clinic in Djibo"."""
    ends = _stops(unit, locality, "delivery")
    between = unit.tokens[ends[-1] : locality.first] if ends else ()
    return bool(ends) and not any(token.text[0].isupper() for token in between)


def _stops(unit: Unit, locality: Locality, kind: str) -> list[int]:
    """Return the tokens behind the wordings of a kind that stand before a place in its part of the sentence."""
    phrases = wordings("places", kind)
    if phrases.heads.isdisjoint(unit.words):
        return []
    start, _ = unit.segment(locality.first)
    return [start + found.stop for found in phrases.find(unit.tokens[start : locality.first])]


def goes_on(tokens: Sequence[Token]) -> bool:
    """Say whether a sentence opens with the event of the lead: "The attack took place in"."""
    opening = [token.lower for token in tokens[:_OPENING]]
    return any(the in ("the", "this") and noun in words("incident") for the, noun in pairwise(opening))


def is_flight(unit: Unit, locality: Locality) -> bool:
    """Say whether people fled what there was in the place: "fleeing from violence in Myanmar"."""
    start, _ = unit.segment(locality.first)
    near = unit.tokens[max(start, locality.first - _FLED) : locality.first]
    verbs = [found.stop for found in wordings("places", "origin").find(near)]
    rest = [token.lower for token in near[max(verbs) :]] if verbs else []
    causes = [index for index, word in enumerate(rest) if word in words("cause_of_flight")]
    small = words("locative", "qualifier", "compass")
    return bool(causes) and all(word == "the" or word in small for word in rest[causes[-1] + 1 :])


def is_provenance(unit: Unit, locality: Locality, event: str) -> bool:
    """Say whether a place only tells where those came from who are told of: "75 people from Iran", "rebels from Chad".

    What is evacuated or fired from a place is told of there, unless people stand before its country.
    """
    if locality.mentions[0].preposition != "from":
        return event != "displaced" and is_flight(unit, locality)
    if event in ("killed", "injured", "displaced"):
        return True
    people = locality.head.precision == "country"
    return people or not says("places", "removed", unit.tokens[unit.first : locality.first])
