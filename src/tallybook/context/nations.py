"""The names of countries and of their peoples in a sentence."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

from tallybook.context.gazetteer import fold, peoples
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
    """Return the country, the people or "the Somali capital" that begins at a token; `tokens` have no possessives."""
    match: Found | None = _countries().at(tokens, index)
    if match and (is_compounded(tokens, match.stop) or _in_a_name(tokens, match)):
        return None
    if match:
        name = " ".join(token.text for token in tokens[match.first : match.stop])
        if is_body(tokens, match.stop) and index and tokens[index - 1].text[0].isupper():
            return None
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
