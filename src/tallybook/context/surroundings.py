"""What the words around a capitalised name say about it: a place, a body, or a person."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tallybook.context.gazetteer import locate, peoples
from tallybook.context.guards import names_more
from tallybook.context.kinds import nouns
from tallybook.context.slots import vocabulary
from tallybook.lexicon import load_lexicon
from tallybook.text.tokens import Token

_AGAIN = 12
"""Words back among which others came from elsewhere: "106,000 from Batken district, 29,500 from Leilek"."""
_ASIDE = 8
"""Words of an aside behind a name."""
_LARGE = 50_000
"""Inhabitants from which a bare name at the head of a clause is taken for a city."""


@cache
def words(*kinds: str) -> frozenset[str]:
    """Return the wordings of a kind of the lexicon of places, or of several."""
    return frozenset(word for row in load_lexicon("places") if row.facts["kind"] in kinds for word in row.say)


@cache
def precisions() -> dict[str, str]:
    """Return the precision of every noun that makes a name a place."""
    return {
        word: str(row.facts["precision"])
        for row in load_lexicon("places")
        if "precision" in row.facts
        for word in row.say
    }


def apposition(tokens: Sequence[Token], stop: int, *, known: bool) -> str:
    """Return the precision of "al-Abdiyah, a district that …", but not of "Karim, a village elder".

    A name that is `known` may also be "the" city of its kind: "Madrid, the capital".
    """
    articles = ("a", "an", "the") if known else ("a", "an")
    following = [token.lower for token in tokens[stop : stop + 2]]
    if following[:1] != [","] or following[-1] not in articles:
        return ""
    for index in range(stop + 2, min(stop + 6, len(tokens))):
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        ends = after is None or not after.text[0].isalpha() or after.lower in words("locative", "goes_on")
        if tokens[index].lower in precisions() and ends:
            return precisions()[tokens[index].lower]
        if known and tokens[index].lower in words("capital_noun"):
            return "exact"
        if not tokens[index].text[0].isalpha() and tokens[index].text != "-":
            return ""
    return ""


def is_placed(
    tokens: Sequence[Token], bare: Sequence[Token], first: int, stop: int, preposition: str, *, listed: bool
) -> bool:
    """Say whether a name without a feature noun is a place: by its preposition, its list, or what follows it."""
    options = locate(" ".join(token.text for token in bare[first:stop]))
    after = tokens[stop] if stop < len(tokens) else None
    before = tokens[first - 1].lower if first else ""
    noun = names_more(after) and after is not None and after.lower not in words("when", "locative")
    held = after is not None and after.lower in words("disaster", "office")  # "Kharkiv Mayor Ihor Terekhov"
    if options and (preposition or listed or held):
        return True
    directed = preposition and stop - first > 1 and bare[first].lower in words("compass")
    if not options and stop - first == 1 and tokens[first].text.isupper():
        return False  # the FAO-managed project, MILF attacks
    if preposition in words("strong") or directed or (listed and before == "and"):
        return not noun
    if _led_to(tokens, first, before, preposition):
        return not noun
    struck = tokens[_past_qualifiers(tokens, first) - 1].lower if first else ""
    if before in words("left") or (options and (struck in words("befallen") or is_apposed(tokens, first))):
        return not noun
    if listed and before == "," and (after is None or after.text in (".", ";")):
        return True  # the outer unit that ends a clause: "in Mir Ali, North Waziristan."
    moved = _moved(tokens, first, preposition, listed=listed) or _counted_off(tokens, first, known=bool(options))
    if moved or is_ground(tokens, first) or _measured(tokens, stop) or _attacked(tokens, before, stop):
        return not noun
    if _numbered(tokens, first, stop):
        return listed or bool(options) or before in ("by", ",", ";", "and")
    if first == 0 and after is not None and _opens(tokens, stop, known=bool(options)):
        return True
    possessive = tokens[stop - 1].lower != bare[stop - 1].lower
    head = after is not None and (after.lower in words("heads") or possessive)
    return bool(options) and head and (options[0].inhabitants >= _LARGE or options[0].kind == "state")


def _past_qualifiers(tokens: Sequence[Token], first: int) -> int:
    """Return where the words that qualify a name begin: "rebel-held Idlib"; at least one word stands before them."""
    small = words("qualifier", "compass")
    while first > 1 and tokens[first - 1].lower in small:
        first -= 1
    return first


def _led_to(tokens: Sequence[Token], first: int, before: str, preposition: str) -> bool:
    """Say whether "bound for" or "the mayor of" leads to a name."""
    last = tokens[first - 2].lower if first > 1 else ""
    ways = (("for", "bound"), ("of", "office"), ("to", "way"))
    return any(word in (preposition, before) and last in words(kind) for word, kind in ways)


def _counted_off(tokens: Sequence[Token], first: int, *, known: bool) -> bool:
    """Say whether a name stands by a figure of a list: "5,200 left Muidumbe", "16,200 reached Cucuta, 12,600 Ocana"."""
    before = [token.lower for token in tokens[max(0, first - 2) : first]]
    if len(before) < 2:
        return False
    went = before[0][0].isdigit() and before[1] in ("left", "fled", "reached")
    return went or (known and before[0] in (",", "and") and before[1][0].isdigit())


def is_apposed(tokens: Sequence[Token], first: int) -> bool:
    """Say whether a name follows what it is, as one that the gazetteer knows may: "Congo's largest city, Goma"."""
    before = [token.lower for token in tokens[max(0, first - 2) : first]]
    capital = before[:1] == ["the"] and before[-1] in words("capital_noun")  # "the capital Nouakchott"
    return capital or (before[1:] == [","] and before[0] in words("unnamed", "capital_noun"))


def is_ground(tokens: Sequence[Token], first: int) -> bool:
    """Say whether ground is measured of the name: "850 hectares (2,100 acres) of the Galilee"."""
    place = first - 1
    while place > 0 and tokens[place].lower in ("of", "the", ")"):
        place -= 1
    return any(token.lower == "of" for token in tokens[place:first]) and tokens[place].lower in words("acreage")


def _moved(tokens: Sequence[Token], first: int, preposition: str, *, listed: bool) -> bool:
    """Say whether a figure came from the name or went to it, as others did: "29,500 from Leilek and 1,500 from Osh"."""
    if preposition not in ("from", "to"):
        return False
    counted = first > 1 and (tokens[first - 2].text[0].isdigit() or tokens[first - 2].lower in vocabulary()["number"])
    again = any(token.lower == preposition for token in tokens[max(0, first - _AGAIN) : first - 1])
    return counted and (listed or again)


def _measured(tokens: Sequence[Token], stop: int) -> bool:
    """Say whether an aside tells how far the name is: "Tawila, about 60 km to the west"."""
    if stop >= len(tokens) or tokens[stop].text not in (",", "("):
        return False
    aside = tokens[stop + 1 : stop + 5]
    figure = next((index for index, token in enumerate(aside[:3]) if token.text[0].isdigit()), None)
    if figure is None or any(token.lower not in words("approximate") for token in aside[:figure]):
        return False
    unit = [token.lower.lstrip("-") for token in aside[figure : figure + 3]]
    return any(word in words("length") or word.lstrip("0123456789") in words("length") for word in unit)


def _attacked(tokens: Sequence[Token], before: str, stop: int) -> bool:
    """Say whether somebody went there, or it was attacked, and "which" tells more: "visited Adidiang, which was"."""
    goes_on = [token.lower for token in tokens[stop : stop + 2]]
    return goes_on == [",", "which"] and before in words("befallen", "visited")


def _numbered(tokens: Sequence[Token], first: int, stop: int) -> bool:
    """Say whether a figure is given for the name: "Sindh (405)", ", Magway for 9,800", ", Bay 195,400"."""
    following = [token.lower for token in tokens[stop : stop + 4]]
    if following[:2] == [",", "with"]:
        following = following[1:]
    following = following[:3]
    beside = following[:1] and following[0][0].isdigit() and len(following[0]) > len("2,00")
    if beside and first and tokens[first - 1].lower in (",", ";", ":", "and"):
        return True
    if len(following) < 2 or not (
        following[1][0].isdigit() or following[1] in words("approximate") or following[1] in vocabulary()["number"]
    ):
        return False
    return (following[0] == "(" and following[2:] == [")"]) or (following[0] in ("for", "with") and first > 0)


def _is_label(tokens: Sequence[Token], first: int, stop: int) -> bool:
    """Say whether a figure follows behind a colon: "Mocha: 840", but "Officials: 12 dead"."""
    figure = tokens[stop].text == ":" and stop + 1 < len(tokens) and tokens[stop + 1].text[0].isdigit()
    return figure and nouns().at(tokens, first) is None


def _opens(tokens: Sequence[Token], stop: int, *, known: bool) -> bool:
    """Say whether the name at the head of a sentence is a place by what follows it."""
    return _is_label(tokens, 0, stop) or _set_in_the(tokens, stop) or (known and _goes_on_behind_aside(tokens, stop))


def _goes_on_behind_aside(tokens: Sequence[Token], stop: int) -> bool:
    """Say whether its clause goes on behind an aside with what befell a place: "Bento, in wine country, recorded"."""
    if stop >= len(tokens) or tokens[stop].text != ",":
        return False
    ends = (index for index in range(stop + 1, min(stop + _ASIDE, len(tokens) - 1)) if tokens[index].text == ",")
    end = next(ends, None)
    return end is not None and tokens[stop + 1].lower in words("strong") and tokens[end + 1].lower in words("heads")


def _set_in_the(tokens: Sequence[Token], stop: int) -> bool:
    """Say whether a direction follows in an aside: "Sindh, in the south, has"."""
    return [token.lower for token in tokens[stop : stop + 3]] == [",", "in", "the"]


def feature_before(tokens: Sequence[Token], first: int) -> str:
    """Return the precision of the noun in "the town of X" and "the towns of X"."""
    if first < 2 or tokens[first - 1].lower != "of":
        return ""
    return precisions().get(tokens[first - 2].lower, "")


def is_body(tokens: Sequence[Token], stop: int) -> bool:
    """Say whether a noun for a body follows within two words: "Khartoum state health ministry"."""
    for token in tokens[stop : stop + 2]:
        if token.lower in words("organisation"):
            return True
        if not token.text[0].isalpha() or token.lower in words("locative"):
            return False
    return False


def compass_before(tokens: Sequence[Token], index: int) -> int:
    """Return where the direction before a country begins: "north-eastern Syria"."""
    first = index
    while first > 0 and (
        tokens[first - 1].lower in words("compass")
        or (
            first > 1
            and first < index
            and tokens[first - 1].lower in ("-", "and")
            and tokens[first - 2].lower in words("compass")
        )
        or (first > 1 and tokens[first - 1].text == "-" and tokens[first - 2].lower in words("compass"))
    ):
        first -= 1
    return first


def past_compass(tokens: Sequence[Token], index: int) -> int:
    """Return the index after a direction that begins at a token: "north-west"; the same index without one."""
    stop = index
    while stop < len(tokens) and stop - index < 3:
        if tokens[stop].lower in words("compass"):
            stop += 1
        elif (
            tokens[stop].text == "-"
            and stop > index
            and stop + 1 < len(tokens)
            and tokens[stop + 1].lower in words("compass")
        ):
            stop += 2
        else:
            break
    return stop


def preposition_before(tokens: Sequence[Token], first: int) -> str:
    """Return the preposition that governs a name, past directions and nouns: "in the southern city of X"."""
    place = first - 1
    while place >= 0 and first - place < 8:
        word = tokens[place].lower
        if word in words("locative") and (word != "of" or place == first - 1):
            before = tokens[place - 1].lower if place else ""
            feature = word == "of" and before in precisions()
            return preposition_before(tokens, place - 1) or "in" if feature else word
        owner = word.removesuffix("'s") in precisions() and word.endswith("'s")  # "in the city's Shamasi district"
        if word not in _skipped() and not owner and tokens[place].text not in peoples():
            return ""
        place -= 1
    return ""


@cache
def _skipped() -> frozenset[str]:
    """Return the words that may stand between a preposition and the name that it governs."""
    small = ("the", "a", "an", "its", "their", "of", "country", "nation")
    return words("compass", "qualifier").union(small, precisions())


def is_listed(tokens: Sequence[Token], last: int, first: int) -> bool:
    """Say whether only commas and "and" stand between the place that ends at `last` and the name at `first`."""
    if first - last > 3:
        return False
    between = [token.lower for token in tokens[last:first]]
    return 0 < len(between) <= 3 and all(
        word in (",", "and", "or", "&") or word in words("qualifier") for word in between
    )
