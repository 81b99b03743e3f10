"""The names of countries and of their peoples in a sentence."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

from tallybook.context.gazetteer import fold, peoples
from tallybook.context.guards import names_more
from tallybook.context.surroundings import compass_before, is_body, preposition_before, words
from tallybook.lexicon import load_lexicon
from tallybook.text.phrases import Found, Phrases
from tallybook.text.span import Span
from tallybook.text.tokens import Token


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of a place where it stands.

    Attributes
    ----------
    first, stop : int
        Indexes ``[first, stop)`` of its tokens.
    span : Span
        Its characters, with the noun that makes it a place ("Kherson region"), without a possessive.
    core : str
        The name alone, folded: ``"kherson"``.
    precision : str
        ``exact``, ``district``, ``province``, ``country`` or ``region``; ``unknown`` for a name that nothing explains.
    preposition : str
        The one that governs it; empty without one.
    country : str
        ISO code, where it is a country or its people.
    people : bool
        True for an adjective or a people: "Syrian", "Afghans".
    sure : bool
        False for a name that is a place only if the text shows it to be one elsewhere.
    """

    first: int
    stop: int
    span: Span
    core: str
    precision: str
    preposition: str
    country: str = ""
    people: bool = False
    sure: bool = True


@cache
def _countries() -> Phrases:
    return Phrases(load_lexicon("countries"))


def country_openers() -> Collection[str]:
    """Return the first words of the names of countries, in lower case."""
    return _countries().heads


@cache
def people_openers() -> frozenset[str]:
    """Return the first words of the names of peoples, as they are written."""
    return frozenset(word.split(" ")[0] for word in peoples())


def find_country(tokens: Sequence[Token], index: int) -> Mention | None:
    """Return the country, the people, a border or "the Somali capital" at a token; `tokens` have no possessives."""
    if tokens[index].lower not in country_openers() and tokens[index].text not in people_openers():
        return None
    shared = _past_border(tokens, index)
    if shared > index:
        span = Span(tokens[index].start, tokens[shared - 1].end)
        core = fold(" ".join(token.text for token in tokens[index:shared]))
        return Mention(index, shared, span, core, "region", preposition_before(tokens, index) or "on")
    match: Found | None = _countries().at(tokens, index)
    if match and (is_compounded(tokens, match.stop) or _in_a_name(tokens, match)):
        return None
    if match:
        name = " ".join(token.text for token in tokens[match.first : match.stop])
        if is_body(tokens, match.stop) and index and tokens[index - 1].text[0].isupper():
            return None
        if _is_hailed_from(tokens, match) or _names_body(tokens, match):
            code = match.entry.name.upper()
            return Mention(index, match.stop, match.span, fold(name), "country", "", code, people=True)
        first = compass_before(tokens, index)
        precision = "region" if first < index else "country"
        span = Span(tokens[first].start, tokens[match.stop - 1].end)
        return Mention(
            first, match.stop, span, fold(name), precision, preposition_before(tokens, first), match.entry.name.upper()
        )
    pair = [token.text for token in tokens[index : index + 2]]
    for length in range(len(pair), 0, -1):
        word = " ".join(pair[:length])
        if word in peoples():
            feature = _of_a_people(tokens, index, index + length, word)
            if feature:
                return feature
            span = Span(tokens[index].start, tokens[index + length - 1].end)
            return Mention(index, index + length, span, fold(word), "country", "", peoples()[word], people=True)
    return None


def _is_hailed_from(tokens: Sequence[Token], match: Found) -> bool:
    """Say whether a country only tells where people are from: "Sudan refugees", but not "Pakistan's refugees"."""
    after = tokens[match.stop] if match.stop < len(tokens) else None
    return after is not None and after.lower in words("hailing") and after.start - match.span.end == 1


def _names_body(tokens: Sequence[Token], match: Found) -> bool:
    """Say whether a country only tells whose body follows, without a possessive: "the U.S. Geological Survey".

    The short forms that have no adjective tell so before any noun: "a US air base".
    """
    after = tokens[match.stop] if match.stop < len(tokens) else None
    if after is None or after.start - match.span.end != 1:
        return False
    name = "".join(token.text for token in tokens[match.first : match.stop]).replace(".", "")
    quiet = words("when", "heads", "locative")
    short = name in words("attributive") and names_more(after) and after.lower not in quiet
    return short or is_body(tokens, match.stop)


def _past_border(tokens: Sequence[Token], index: int) -> int:
    """Return the token behind the border of two countries, "Kyrgyz-Tajik border"; else the index itself."""
    one = _past_nation(tokens, index)
    if one == index or one + 2 >= len(tokens) or tokens[one].text not in "-–":
        return index
    two = _past_nation(tokens, one + 1)
    bordered = two > one + 1 and two < len(tokens) and tokens[two].lower in ("border", "frontier", "boundary")
    return two + 1 if bordered else index


def _past_nation(tokens: Sequence[Token], index: int) -> int:
    match = _countries().at(tokens, index)
    if match:
        return match.stop
    pair = [token.text for token in tokens[index : index + 2]]
    return next((index + length for length in (2, 1) if " ".join(pair[:length]) in peoples()), index)


def _of_a_people(tokens: Sequence[Token], index: int, stop: int, word: str) -> Mention | None:
    """Return "the Somali capital" or "a Greek island", which a preposition governs and no name follows."""
    preposition = preposition_before(tokens, index)
    if not preposition or stop >= len(tokens) or tokens[stop].lower not in words("national_feature"):
        return None
    if stop + 1 < len(tokens) and (tokens[stop + 1].lower == "of" or tokens[stop + 1].text[0].isupper()):
        return None
    span = Span(tokens[index].start, tokens[stop].end)
    return Mention(index, stop + 1, span, fold(f"{word} {tokens[stop].text}"), "region", preposition, peoples()[word])


def is_compounded(tokens: Sequence[Token], stop: int) -> bool:
    """Say whether a country is part of an adjective: "Britain-based", "Russia-backed", "US$5"."""
    if stop + 1 >= len(tokens):
        return False
    money = tokens[stop].text[0] == "$" and tokens[stop].start == tokens[stop - 1].end
    return money or (tokens[stop].text == "-" and tokens[stop + 1].text[0].islower())


def _in_a_name(tokens: Sequence[Token], match: Found) -> bool:
    """Say whether a country is a person's name: "President Jordan Smith"."""
    if match.first == 0 or match.stop >= len(tokens):
        return False
    before, after = tokens[match.first - 1], tokens[match.stop]
    named = after.text[0].isupper() and after.start - match.span.end == 1
    return named and before.text[0].isupper() and before.lower not in words("locative", "compass")
