"""The names of places in a sentence, told from those of people and bodies by the words around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from tallybook.context.gazetteer import Location, countries, country_point, fold, locate, peoples
from tallybook.context.guards import names_more
from tallybook.context.slots import vocabulary
from tallybook.context.stretches import wordings
from tallybook.context.surroundings import (
    apposition,
    compass_before,
    feature_before,
    is_body,
    is_listed,
    is_placed,
    past_compass,
    preposition_before,
    words,
)
from tallybook.lexicon import load_lexicon
from tallybook.text.phrases import Found, Phrases
from tallybook.text.span import Span
from tallybook.text.tokens import Token

_LONGEST = 6
_FAMOUS = 300_000
"""Inhabitants of a city that is meant even in a text about other countries."""


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


def plain(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens without their possessives, so that "Gaza's" is read as "Gaza", and "YEMEN" as "Yemen".

    >>> [token.text for token in plain([Token(0, 6, "Gaza's", "gaza's")])]
    ['Gaza']
    """
    return [_plain(token) for token in tokens]


def _plain(token: Token) -> Token:
    shouted = len(token.text) > 3 and token.text.isupper()
    if token.lower.endswith("'s") and len(token.text) > 3:
        text = token.text[:-2]
        return replace(token, end=token.end - 2, text=text.title() if shouted else text, lower=token.lower[:-2])
    return replace(token, text=token.text.title()) if shouted else token


def find_mentions(tokens: Sequence[Token], known: frozenset[str] = frozenset()) -> tuple[Mention, ...]:
    """Return the names of places among the tokens, in order; `known` are the names the text has shown to be places.

    >>> from tallybook.text.tokens import tokenize
    >>> [m.core for m in find_mentions(tokenize("killed near the village of Tar Taing in southern Chin state"))]
    ['tar taing', 'chin']
    """
    return tuple(mention for mention in find_names(tokens, known) if mention.sure)


def find_names(tokens: Sequence[Token], known: frozenset[str] = frozenset()) -> tuple[Mention, ...]:
    """Return the names of places among the tokens, in order, with those that only the rest of the text can tell."""
    bare = plain(tokens)
    found: list[Mention] = []
    last: Mention | None = None
    index = 0
    while index < len(bare):
        stop = _run(bare, index)
        mention = (
            _known(bare, index)
            or _country(bare, index)
            or _area(bare, index)
            or (_name(tokens, bare, index, stop, last, known) if stop > index else None)
        )
        if mention:
            found.append(mention)
            last = mention if mention.sure else last
        index = mention.stop if mention else max(index + 1, stop)
    return tuple(found)


def _country(tokens: Sequence[Token], index: int) -> Mention | None:
    match: Found | None = _countries().at(tokens, index)
    if match and (_compounded(tokens, match.stop) or _in_a_name(tokens, match)):
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
    for length in (2, 1):
        word = " ".join(pair[:length])
        if word in peoples():
            feature = _of_a_people(tokens, index, index + length, word)
            if feature:
                return feature
            span = Span(tokens[index].start, tokens[min(index + length, len(tokens)) - 1].end)
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


def _compounded(tokens: Sequence[Token], stop: int) -> bool:
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
    return named and before.text[0].isupper() and before.lower not in words("locative") | words("compass")


@cache
def _territories() -> Phrases:
    return Phrases(row for row in load_lexicon("places") if row.facts["kind"] == "known")


def _known(tokens: Sequence[Token], index: int) -> Mention | None:
    match = _territories().at(tokens, index)
    if match is None or _compounded(tokens, match.stop) or is_body(tokens, match.stop):
        return None
    span = Span(tokens[index].start, tokens[match.stop - 1].end)
    core = fold(" ".join(token.text for token in tokens[index : match.stop]))
    preposition = preposition_before(tokens, index) or str(match.entry.facts.get("preposition", ""))
    return Mention(index, match.stop, span, core, "province", preposition)


def _area(tokens: Sequence[Token], index: int) -> Mention | None:
    """Return "the north-west" or "the capital", which name no name."""
    if index < 2 or tokens[index].text[0].isupper():
        return None
    stop = past_compass(tokens, index)
    if tokens[index].lower == "capital":
        stop = index + 1
    if stop == index or (
        stop < len(tokens)
        and (names_more(tokens[stop]) or tokens[stop].text[0].isupper() or tokens[stop].lower == "of")
    ):
        return None
    first = index
    while first > 1 and tokens[first - 1].lower in words("qualifier"):
        first -= 1
    if (
        tokens[first - 1].lower != "the"
        or first < 2
        or tokens[first - 2].lower not in ("in", "across", "throughout", "into")
    ):
        return None
    span = Span(tokens[first].start, tokens[stop - 1].end)
    return Mention(
        first, stop, span, fold(" ".join(t.lower for t in tokens[index:stop])), "region", tokens[first - 2].lower
    )


def _name(
    tokens: Sequence[Token], bare: Sequence[Token], index: int, stop: int, last: Mention | None, known: frozenset[str]
) -> Mention | None:
    name = " ".join(token.text for token in bare[index:stop])
    lowered = {token.lower for token in bare[index:stop]}
    if lowered & words("not_place") or lowered & words("organisation") or lowered <= words("compass"):
        return None
    feature, end = _feature(bare, index, stop)
    before = feature_before(bare, index)
    if is_body(bare, end) and not before:
        return None
    core = fold(name)
    preposition = preposition_before(bare, index)
    precision = feature or before or apposition(bare, stop) or _precision_of(name)
    listed = last is not None and not last.people and is_listed(bare, last.stop, index)
    sure = feature or before or core in known or is_placed(tokens, bare, index, stop, preposition, listed=listed)
    past = end if feature else stop
    span = Span(bare[index].start, bare[past - 1].end)
    return Mention(index, past, span, core, precision, preposition, sure=bool(sure))


def _precision_of(name: str) -> str:
    """Return the precision of a name that no noun explains."""
    options = locate(name)
    if not options:
        return "unknown"
    return "province" if options[0].kind == "state" else "exact"


def _run(tokens: Sequence[Token], index: int) -> int:
    """Return the index after a run of capitalised words and the small words inside it; `index` if there is none."""
    stop = index
    while stop < len(tokens) and stop - index < _LONGEST:
        if stop > index and tokens[stop].start - tokens[stop - 1].end >= len("'s "):
            break  # a possessive stood there: "Sagaing's Myinmu township" are two names
        if not _capital(tokens[stop]):
            reach = _past_of(tokens, index, stop) or _past_particles(tokens, stop)
            article = reach == stop + 2 and tokens[stop + 1].text == "-" and tokens[stop].text != "-"
            if reach == stop or reach >= len(tokens) or not _capital(tokens[reach]) or (stop == index and not article):
                break
            stop = reach
        stop += 1
    return stop


def _past_of(tokens: Sequence[Token], index: int, stop: int) -> int:
    """Return the index after the "of" of "Line of Control" or "Gulf of Aden"; 0 without one."""
    named = stop > index and stop < len(tokens) and tokens[stop].lower == "of"
    return stop + 1 if named and tokens[stop - 1].text in words("of_name") else 0


def _past_particles(tokens: Sequence[Token], index: int) -> int:
    reach = index
    while reach < len(tokens) and reach - index < 3:
        if tokens[reach].lower not in words("particle") and tokens[reach].text != "-":
            break
        reach += 1
    return reach


def _capital(token: Token) -> bool:
    calendar = vocabulary()
    if not token.text[0].isupper() or token.lower in calendar["month"] or token.lower in calendar["weekday"]:
        return False
    return len(token.text) > 1 and token.lower not in words("locative") and token.text not in countries()


def _feature(tokens: Sequence[Token], first: int, stop: int) -> tuple[str, int]:
    """Return the precision of the feature noun after a name, or at its end, and the index after it."""
    found = wordings("places", "feature").at(tokens, stop) if stop < len(tokens) else None
    if found:
        return str(found.entry.facts["precision"]), found.stop
    for start in range(max(first + 1, stop - 2), stop):
        inside = wordings("places", "feature").at(tokens, start)
        if inside and inside.stop == stop:
            return str(inside.entry.facts["precision"]), stop
    return "", stop


def location_of(mention: Mention, near: Sequence[str]) -> Location | None:
    """Return where a mention is.

    A name of many places is the one in the countries `near`, the text's own first; of others only a famous city is
    taken.
    """
    if mention.country:
        return country_point(mention.country)
    options = locate(mention.core)
    by_country = {option.country: option for option in reversed(options)}
    named = next((by_country[code] for code in near if code in by_country), None)
    if named or mention.precision not in ("exact", "province") or not options:
        return named
    state = options[0].kind == "state"
    famous = options[0].inhabitants >= _FAMOUS and mention.precision == "exact"
    return options[0] if state or famous or not near else None


def spelled(mentions: Iterator[Mention]) -> frozenset[str]:
    """Return the names of some mentions, by which they are known wherever they stand again."""
    return frozenset(mention.core for mention in mentions if not mention.people and mention.precision != "region")
