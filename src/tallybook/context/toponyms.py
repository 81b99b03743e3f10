"""The names of places in a sentence, told from those of people and bodies by the words around them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from tallybook.context.gazetteer import Location, countries, country_point, fold, locate, peoples
from tallybook.context.guards import names_more
from tallybook.context.lands import find_land, past_epithet, territories
from tallybook.context.namesakes import find_city_of_country, find_possessive, find_state_of_name
from tallybook.context.nations import (
    Mention,
    country_openers,
    find_country,
    people_openers,
)
from tallybook.context.slots import vocabulary
from tallybook.context.stretches import wordings
from tallybook.context.surroundings import (
    apposition,
    feature_before,
    is_apposed,
    is_body,
    is_ground,
    is_listed,
    is_placed,
    past_compass,
    precisions,
    preposition_before,
    words,
)
from tallybook.text.span import Span
from tallybook.text.tokens import Token

_LONGEST = 6
_FAMOUS = 300_000
"""Inhabitants of a city that is meant even in a text about other countries."""
_KEPT = 2000
"""Names whose places are kept by country."""


def plain(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens without their possessives, so that "Gaza's" is read as "Gaza", and "YEMEN" as "Yemen".

    >>> [token.text for token in plain([Token(0, 6, "Gaza's", "gaza's")])]
    ['Gaza']
    """
    return [_plain(token) if token.text.isupper() or token.lower.endswith("'s") else token for token in tokens]


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
    small, peoples_open = _small_openers(), people_openers()
    index = 0
    while index < len(bare):
        token = bare[index]
        if not (token.text[0].isupper() or token.lower in small or token.text in peoples_open):
            index += 1  # most words are small and begin no name
            continue
        if (past := past_epithet(bare, index)) > index:
            index = past
            continue
        stop = _run(bare, index)
        mention = (
            find_possessive(tokens, index)
            or find_land(bare, index)
            or find_city_of_country(bare, index)
            or find_state_of_name(bare, index)
            or (find_country(bare, index) if feature_before(bare, index) != "exact" else None)
            or _area(bare, index)
            or (_name(tokens, bare, index, stop, last, known) if stop > index else None)
        )
        if mention:
            mention = _apart(mention, found[-1], bare) if found else mention
            found.append(mention)
            last = mention if mention.sure else last
        index = mention.stop if mention else max(index + 1, stop)
    return tuple(found)


@cache
def _small_openers() -> frozenset[str]:
    return words("particle", "compass").union(
        ("-", "capital"), territories().heads, wordings("places", "world").heads, country_openers()
    )


def _apart(mention: Mention, last: Mention, tokens: Sequence[Token]) -> Mention:
    """Return a mention without the direction before it that the name before has taken: "Kivu West", "Syria"."""
    if mention.first >= last.stop:
        return mention
    return replace(mention, first=last.stop, span=Span(tokens[last.stop].start, mention.span.end))


def territory_of_body(tokens: Sequence[Token]) -> Mention | None:
    """Return the first territory that only stands in the name of a body: "Gaza's health ministry"."""
    bare = plain(tokens)
    for index in range(len(bare)):
        match = territories().at(bare, index)
        if match and "country" in match.entry.facts and is_body(bare, match.stop):
            span = Span(bare[index].start, bare[match.stop - 1].end)
            return Mention(index, match.stop, span, fold(bare[index].text), "province", "in")
    return None


def _area(tokens: Sequence[Token], index: int) -> Mention | None:
    """Return "the north-west", "the capital" or "worldwide", which name no name."""
    world = wordings("places", "world").at(tokens, index)
    if world:
        return Mention(index, world.stop, world.span, fold(tokens[world.stop - 1].text), "region", "across")
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
    directed = bare[index].lower in words("compass") and stop - index > 1  # "Western Province", but no "Western aid"
    if (
        (lowered - {bare[index].lower} if directed else lowered) & words("not_place")
        or lowered & words("organisation")
        or lowered <= words("compass")
    ):
        return None
    if stop - index == 1 and bare[index].lower in precisions():
        return _counted_site(bare, index)
    owner = tokens[stop - 1].lower.endswith("'s")  # "Aleppo's hospitals", "Assad's camp": no name of a site
    feature, end = ("", stop) if owner else _feature(bare, index, stop)
    if end > stop and index and tokens[index - 1].lower in ("a", "an") and not locate(name):
        return None  # "a Bible camp"
    before = feature_before(bare, index)
    if is_body(bare, end) and not before:
        return None
    if feature and _is_inside_name(bare, index):
        return None
    core = fold(name)
    preposition = preposition_before(bare, index) or ("of" if is_ground(bare, index) else "")
    if not preposition and index and bare[index - 1].text == "," and is_apposed(bare, index):
        preposition = preposition_before(bare, index - 1) or "in"  # "engulfed the Somali capital, Mogadishu"
    apposed = apposition(bare, stop, known=bool(locate(name)))
    precision = feature or before or apposed or _precision_of(name)
    listed = last is not None and not last.people and is_listed(bare, last.stop, index)
    sure = (
        feature
        or before
        or apposed
        or core in known
        or is_placed(tokens, bare, index, stop, preposition, listed=listed)
    )
    past = end if feature else stop
    span = Span(bare[index].start, bare[past - 1].end)
    return Mention(index, past, span, core, precision, preposition, sure=bool(sure))


def _is_inside_name(tokens: Sequence[Token], index: int) -> bool:
    """Say whether a longer name goes on at a token: "the Protection of Civilians site"."""
    if index < 3 or tokens[index - 1].lower != "of" or not tokens[index - 2].text[0].isupper():
        return False
    return tokens[index - 2].lower not in precisions() and tokens[index - 2].lower not in words("office")


def _counted_site(tokens: Sequence[Token], index: int) -> Mention | None:
    """Return "Camp 11" or "Zone 5", which are told by their number; a noun alone names nothing."""
    number = tokens[index + 1] if index + 1 < len(tokens) else None
    if number is None or not number.text[0].isdigit() or len(number.text) > len("11W"):
        return None
    span = Span(tokens[index].start, number.end)
    core = f"{tokens[index].lower} {number.lower}"
    precision = precisions()[tokens[index].lower]
    return Mention(index, index + 2, span, core, precision, preposition_before(tokens, index))


def _precision_of(name: str) -> str:
    """Return the precision of a name that no noun explains."""
    options = locate(name)
    if not options:
        return "unknown"
    return "province" if options[0].kind == "state" else "exact"


def _run(tokens: Sequence[Token], index: int) -> int:
    """Return the index after a run of capitalised words and the small words inside it; `index` if there is none."""
    stop = index
    if (
        tokens[index].text[0].isupper()
        and tokens[index].lower in words("qualifier") - words("compass")
        and index + 1 < len(tokens)
    ):
        return index  # "Neighbouring Karnataka"
    if tokens[index].text == "The" and index + 1 < len(tokens) and tokens[index + 1].text in peoples():
        return index  # "The Ukrainian army": a people, and no name that begins with an article
    while stop < len(tokens) and stop - index < _LONGEST:
        if stop > index and tokens[stop].start - tokens[stop - 1].end >= len("'s "):
            break  # a possessive stood there: "Sagaing's Myinmu township" are two names
        if stop > index and tokens[stop].lower in words("office"):
            break  # "Kharkiv Mayor Ihor Terekhov"
        if not _capital(tokens[stop]):
            reach = _past_of(tokens, index, stop) or _past_dot(tokens, stop) or _past_particles(tokens, stop)
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


def _past_dot(tokens: Sequence[Token], stop: int) -> int:
    """Return the index after the dot of "Sto. Tomas" or "St. Bernard"; 0 without one."""
    short = stop > 0 and tokens[stop].text == "." and tokens[stop - 1].text in words("saint")
    return stop + 1 if short and tokens[stop].start == tokens[stop - 1].end else 0


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
    leading = wordings("places", "leading").at(tokens, first) if stop - first > 1 else None
    if leading:
        return str(leading.entry.facts["precision"]), stop
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
    options, by_country = locate(mention.core), _by_country(mention.core)
    named = next((by_country[code] for code in near if code in by_country), None)
    if named or mention.precision not in ("exact", "province") or not options:
        return named
    state = options[0].kind == "state"
    famous = options[0].inhabitants >= _FAMOUS and mention.precision == "exact"
    return options[0] if state or famous or not near else None


@lru_cache(_KEPT)
def _by_country(name: str) -> Mapping[str, Location]:
    """Return the most populous place of a name in each country."""
    return {option.country: option for option in reversed(locate(name))}


def spelled(mentions: Iterator[Mention]) -> frozenset[str]:
    """Return the names of some mentions, by which they are known wherever they stand again."""
    return frozenset(mention.core for mention in mentions if not mention.people and mention.precision != "region")
