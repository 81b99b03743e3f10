"""What a number counts: the head of the noun phrase that follows it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from tallybook.lexicon import load_lexicon
from tallybook.quantities.inflection import is_plural, singular
from tallybook.quantities.neighbours import Tokens, touches
from tallybook.quantities.noun_phrase import words_behind
from tallybook.quantities.number_words import counting_words
from tallybook.quantities.word_lists import words_of
from tallybook.text.span import Span

KEPT = 2000  # units of which is kept what they count
_LONGEST = 9  # heads of one list
_DASHES = frozenset("-‐‑")


@dataclass(frozen=True, slots=True)
class Noun:
    """A counted noun.

    Attributes
    ----------
    unit : str
        Its singular lemma.
    span : Span
        The words that name it.
    first, stop : int
        Tokens ``[first, stop)`` of the head.
    """

    unit: str
    span: Span
    first: int
    stop: int


@cache
def people() -> frozenset[str]:
    """Return the nouns that count people, in lower case."""
    rows = load_lexicon("people")
    return frozenset(word.lower() for row in rows if row.name != "groups" for word in row.say) - words_of("no_nation")


@cache
def nationals() -> frozenset[str]:
    """Return the words for the people of a country: "Egyptian", "Egyptians"."""
    return frozenset(word for row in load_lexicon("countries") for word in row.facts["people"])


@lru_cache(KEPT)
def counts_people(unit: str) -> bool:
    """Say whether a unit is a kind of people.

    >>> [counts_people(unit) for unit in ("regime loyalist", "Afghan", "house")]
    [True, True, False]
    """
    return any(word in people() for word in unit.lower().split()) or unit in nationals() or unit in _small()


def counts_groups(unit: str) -> bool:
    """Say whether a unit is a group of people whose size nobody states.

    >>> [counts_groups(unit) for unit in ("household", "soldier")]
    [True, False]
    """
    return any(word in _groups() for word in unit.lower().split())


@cache
def _groups() -> frozenset[str]:
    return frozenset(word for row in load_lexicon("people") if row.name == "groups" for word in row.say)


def is_kind_of_people(unit: str) -> bool:
    """Say whether a unit is a kind of living people: "civilian", but not "person" or "body"."""
    return unit != "person" and any(word.lower() in _living() for word in unit.split())


@cache
def _small() -> frozenset[str]:
    """Return the words for the people of a country as a text without capitals writes them."""
    return frozenset(word.lower() for word in nationals()) - words_of("no_nation")


@cache
def _living() -> frozenset[str]:
    return frozenset(word.lower() for row in load_lexicon("people") if row.name == "people" for word in row.say)


def counts_plainly(word: str) -> bool:
    """Say whether a word, in lower case, is a plural that a number may count and that is no verb.

    >>> [counts_plainly(word) for word in ("houses", "house", "rose")]
    [True, False, False]
    """
    return word.isalpha() and is_plural(word) and word not in words_of("stop", "verb")


def find_noun(tokens: Tokens, start: int, *, single: bool = False) -> Noun | None:
    """Return the noun counted by a number that ends before ``tokens[start]``.

    With `single` the noun may be a singular ("one soldier", "40-vehicle").

    >>> from tallybook.text.tokens import tokenize
    >>> find_noun(tokenize("wounded government soldiers near"), 0).unit
    'soldier'
    """
    run = words_behind(tokens, start, single=single)
    if not run:
        return None
    plural = _last_plural(tokens, run)
    if plural is not None and not (single and _heads_compound(tokens, run, plural)):
        return _named(tokens, run, plural)
    adjective = next((index for index in reversed(run) if tokens[index].lower in words_of("people_adjective")), None)
    if adjective is not None:
        return _people(tokens, run, adjective)
    return _singular_head(tokens, run, single)


def _heads_compound(tokens: Tokens, run: list[int], plural: int) -> bool:
    """Say whether a word of one form stands before its singular head: "one police officer"."""
    behind = run[run.index(plural) + 1 :]
    same_form = singular(tokens[plural].lower) == tokens[plural].lower
    return same_form and bool(behind) and behind[0] == plural + 1 and tokens[behind[0]].lower in people()


def _last_plural(tokens: Tokens, run: list[int]) -> int | None:
    """Return the place of the head: the last of the first unbroken run of plurals."""
    head: int | None = None
    for index in run:
        word = tokens[index].lower
        if is_plural(word) and word not in words_of("people_adjective"):
            if word not in words_of("opener") or word == "others":
                head = index
            if word in words_of("modifier"):
                continue
        elif head is not None and tokens[head].lower not in words_of("modifier"):
            break
    return head if head is None or tokens[head].lower != "others" else None


def _named(tokens: Tokens, run: list[int], head: int) -> Noun:
    word = tokens[head]
    if word.lower in words_of("event_noun"):
        return _people(tokens, run, head)
    first, unit = _nation(tokens, run, head) or (head, _lemma(word.text))
    named = [token.lower for token in tokens[head : head + 3]]
    if len(named) == 3 and f"{singular(named[0])} of {named[2]}" in words_of("with_of") and named[1] == "of":
        unit = f"{_lemma(word.text)} of {named[2]}"
        return Noun(unit, Span(word.start, tokens[head + 2].end), head, head + 3)
    before = head - 1
    if before in run and f"{tokens[before].lower} {word.lower}" in words_of("compound"):
        first, unit = before, f"{tokens[before].lower} {unit}"
    stop = head + 1
    listed = _listed(tokens, stop)
    other = _coordinated(tokens, listed[-1] + 1 if listed else stop)
    if other is not None:
        unit = ", ".join([unit, *(_lemma(tokens[at].text) for at in listed)])
        unit, stop = f"{unit} and {_lemma(tokens[other].text)}", other + 1
    return Noun(unit, Span(tokens[first].start, tokens[stop - 1].end), first, stop)


def _nation(tokens: Tokens, run: list[int], head: int) -> tuple[int, str] | None:
    """Return where a people of two words begins, and its name: "South Sudanese", "Sri Lankans"."""
    before = head - 1
    named = f"{tokens[before].text} {tokens[head].text}" if before in run else ""
    return (before, f"{tokens[before].text} {_lemma(tokens[head].text)}") if named in nationals() else None


def _listed(tokens: Tokens, index: int) -> list[int]:
    """Return the places of heads between commas: "homes, shops and schools"."""
    found: list[int] = []
    while index + 2 < len(tokens) and tokens[index].text == "," and len(found) < _LONGEST:
        word = tokens[index + 1].lower
        plain = is_plural(word) and word not in words_of("stop", "verb", "people_adjective")
        if not plain or tokens[index + 2].lower not in (",", "and"):
            break
        found.append(index + 1)
        index += 2
    return found


def _coordinated(tokens: Tokens, index: int) -> int | None:
    """Return the place of a second head: "hospitals and schools"."""
    if index + 1 >= len(tokens) or tokens[index].lower != "and":
        return None
    word = tokens[index + 1].lower
    following = tokens[index + 2].lower if index + 2 < len(tokens) else "."
    plain = is_plural(word) and word not in words_of("stop", "verb", "people_adjective")
    ends = not following[0].isalpha() or following in words_of("stop", "verb") or following.endswith("ed")
    return index + 1 if plain and ends and word not in counting_words() else None


def _people(tokens: Tokens, run: list[int], head: int) -> Noun:
    """Read an adjective or an event that stands for people: the victim, if named, else a person."""
    for index in reversed([index for index in run if index < head]):
        lemma = singular(tokens[index].lower)
        nation = tokens[index].text in nationals()
        if lemma in words_of("animal"):
            return Noun(lemma, tokens[index].span, index, head + 1)
        if nation or (lemma in people() and lemma not in words_of("people_adjective")):
            first, named = _nation(tokens, run, index) or (index, _lemma(tokens[index].text))
            return Noun(named, Span(tokens[first].start, tokens[head].end), first, head + 1)
    return Noun("person", tokens[head].span, head, head + 1)


def _singular_head(tokens: Tokens, run: list[int], single: bool) -> Noun | None:
    model = _model(tokens, run)
    if model:
        return model
    last = _before_participle(tokens, run)
    name = tokens[last].text
    if name.lower().endswith("'s"):
        return None
    start = last
    while start - 2 >= run[0] and tokens[start - 1].text in _DASHES and touches(tokens, start):
        start -= 2
    if single and start < last and tokens[start].text[0].isupper():  # a name: Port-au-Prince
        name = "".join(token.text for token in tokens[start : last + 1])
        return Noun(name, Span(tokens[start].start, tokens[last].end), last, last + 1)
    if single or (name.endswith(("ese", "ois")) and name[0].isupper()):
        first, unit = _nation(tokens, run, last) or (last, _lemma(name))
        return Noun(unit, Span(tokens[first].start, tokens[last].end), first, last + 1)
    return None


def _before_participle(tokens: Tokens, run: list[int]) -> int:
    """Return the last word that is no participle behind the noun: "one aid worker killed"."""
    for before, index in pairwise(run):
        word = tokens[index].lower
        if word in words_of("participle") or word in words_of("people_adjective") or word.endswith("ed"):
            return before
    return run[-1]


def _model(tokens: Tokens, run: list[int]) -> Noun | None:
    """Read a model name as its class: "nine Kh-101s" are missiles."""
    first = run[0]
    if first + 2 >= len(tokens) or tokens[first + 1].text not in _DASHES or not tokens[first + 2].text[0].isdecimal():
        return None
    for row in load_lexicon("nouns"):
        if row.name == "class" and tokens[first].lower in row.say:
            stop = first + 4 if first + 3 < len(tokens) and tokens[first + 3].lower == "s" else first + 3
            return Noun(row.facts["unit"], Span(tokens[first].start, tokens[stop - 1].end), first, stop)
    return None


def _lemma(word: str) -> str:
    """Return the singular; common nouns in lower case, names as they are."""
    one = singular(word)
    lower = one.lower()
    return lower if lower in people_lower() or (one.isupper() and len(one) > 4) or one.islower() else one


@cache
def people_lower() -> frozenset[str]:
    """Return the nouns for people that are written with a small letter."""
    return frozenset(word for row in load_lexicon("people") for word in row.say if word.islower())
