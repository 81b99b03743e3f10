"""The words before a number that tell what it counts: "the toll rose to 59", "children make up half of them"."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from tallybook.quantities.amount import Amount
from tallybook.quantities.inflection import is_plural, singular
from tallybook.quantities.neighbours import Tokens, lower
from tallybook.quantities.nouns import counts_people, counts_plainly, find_noun
from tallybook.quantities.number_words import number_words
from tallybook.quantities.ranges import is_ballot
from tallybook.quantities.word_lists import words_of

_REACH = 12  # words back in which a noun may govern the number
_LONG = 28  # words back in which "put the number of … at", or the toll that rose, may be named
_CLOSE = 5  # words within which the words of a change stand
_LABEL = 5  # words of a label before a colon
_FAR = 8  # words before a verb in which its subject may stand
_STOPS = (",", ";", ".", ":")
_AGAINST = frozenset(("to", "-", "–", "for", "in", "against"))  # behind the first number of a vote
_BE = frozenset(("are", "were", "is", "was"))
_INSIDE = frozenset(("of", "in", "for", "among", "across", "throughout"))  # within a noun phrase
_LINKS = frozenset(("on", "of", "by", "against", "in", "from", "at", "across", "among", "for", "the", "and"))


def governed(tokens: Tokens, amount: Amount) -> Amount | None:
    """Return an amount without a noun with the one that governs it from before, if there is one.

    >>> from tallybook.quantities.amount import from_numeral
    >>> from tallybook.quantities.numerals import find_numerals
    >>> from tallybook.text.tokens import tokenize
    >>> tokens = tokenize("a crowd of 300")
    >>> governed(tokens, from_numeral(find_numerals(tokens)[0])).unit
    'person'
    """
    if is_ballot(tokens, amount.first) and lower(tokens, amount.stop) in _AGAINST:
        return replace(amount, unit="vote")
    if lower(tokens, amount.first - 1) in words_of("level"):
        told = _toll(tokens, amount, amount.first - 1)
        if told:
            return told
    another = _followed(tokens, amount) or _bracketed(tokens, amount) or _labelled(tokens, amount)
    another = another or _out_of(tokens, amount)
    if another:
        return another
    numbered = _numbered(tokens, amount)
    if numbered:
        return numbered
    if gathers(tokens, amount):
        return replace(amount, unit="person", unit_span=tokens[amount.first - 2].span)
    number = amount.stop + 1 + (lower(tokens, amount.stop + 1) in words_of("total"))
    if [lower(tokens, at) for at in (amount.stop, number, number + 1)] == ["the", "number", "of"]:
        stop = min(len(tokens), amount.stop + _REACH)
        return _first_noun(tokens, amount, number + 2, stop)  # "bringing to eight the total number of deaths"
    return _by_noun(tokens, amount)


def gathers(tokens: Tokens, amount: Amount) -> bool:
    """Say whether the word before "of" is made up of people: "a crowd of 300", "a country of 11 million"."""
    return lower(tokens, amount.first - 1) == "of" and lower(tokens, amount.first - 2) in words_of("gathering")


def _followed(tokens: Tokens, amount: Amount) -> Amount | None:
    """Read the noun that is counted again behind "follows": "the attack follows one on Sunday"."""
    if lower(tokens, amount.first - 1) not in ("follows", "followed"):
        return None
    at = amount.first - 2
    plain = lower(tokens, at).isalpha() and lower(tokens, at) not in words_of("stop", "verb")
    named = at < 0 or tokens[at].text[0].isupper() or not plain
    return None if named else replace(amount, unit=singular(lower(tokens, at)), unit_span=tokens[at].span)


def _out_of(tokens: Tokens, amount: Amount) -> Amount | None:
    """Read the noun before the whole that it is a part of: "few houses stand out of the 42 that were there"."""
    at = amount.first - 1 - (lower(tokens, amount.first - 1) in ("the", "its", "their"))
    if lower(tokens, at) != "of" or lower(tokens, at - 1) != "out" or amount.unit_kind:
        return None
    for index in range(at - 2, max(-1, at - _FAR), -1):
        if lower(tokens, index) in _STOPS:
            return None
        if counts_plainly(lower(tokens, index)):
            return replace(amount, unit=singular(lower(tokens, index)), unit_span=tokens[index].span)
    return None


def _bracketed(tokens: Tokens, amount: Amount) -> Amount | None:
    """Read the noun before a number alone in brackets: "fewer explosions (about 70)"."""
    opening = amount.first - 1
    if lower(tokens, opening) != "(" or lower(tokens, amount.stop) != ")":
        return None
    word = lower(tokens, opening - 1)
    if not counts_plainly(word) or tokens[opening - 1].text[0].isupper():
        return None
    unit = "person" if word in words_of("event_noun", "people_adjective") else singular(word)
    return replace(amount, unit=unit, unit_span=tokens[opening - 1].span)


def range_of(tokens: Tokens, amount: Amount, last: Amount) -> str:
    """Return the unit of the amount that this one has come from: "fell from 17,900 cases in May to 12,600"."""
    risen = lower(tokens, amount.first - 1) == "to" and lower(tokens, last.first - 1) == "from"
    return last.unit if risen and not last.unit_kind else ""


def _labelled(tokens: Tokens, amount: Amount) -> Amount | None:
    """Read the noun of a label: "Homes destroyed: at least 1,700"."""
    colon = amount.first - 1
    if lower(tokens, colon) != ":" or not 0 < colon <= _LABEL or any(token.digital for token in tokens[:colon]):
        return None
    if any(token.lower in words_of("stop") for token in tokens[:colon]):
        return None
    return _first_noun(tokens, amount, 0, colon)


def _numbered(tokens: Tokens, amount: Amount) -> Amount | None:
    """Read the noun before "numbering": "troops numbering up to 4,000", "the rebels, who number 300"."""
    at = amount.first - 1
    if lower(tokens, at) not in words_of("numbering"):
        return None
    at -= 1
    while at > 0 and (lower(tokens, at) in (",", "who", "which", "that", "now")):
        at -= 1
    word = lower(tokens, at)
    if not (counts_plainly(word) or word in words_of("gathering")):
        return None
    unit = singular(word) if counts_plainly(word) and word not in words_of("people_adjective") else "person"
    return replace(amount, unit=unit, unit_span=tokens[at].span, whole=True)


def changed(tokens: Tokens, amount: Amount) -> Amount | None:
    """Return a share by which something rose or fell with what did: "derailments fell by 73 percent".

    >>> from tallybook.quantities.amount import from_numeral
    >>> from tallybook.quantities.numerals import find_numerals
    >>> from tallybook.text.tokens import tokenize
    >>> tokens = tokenize("attacks on aid workers rose by half")
    >>> changed(tokens, from_numeral(find_numerals(tokens)[0])).unit
    'attack'
    """
    told = _change_in(tokens, amount)
    if told:
        return told
    at = amount.first - 1
    at -= lower(tokens, at) == "by"
    if lower(tokens, at) in ("up", "down") and lower(tokens, at - 1) in _BE:
        return _subject(tokens, amount, at - 1)  # "rents were up 8.9%"
    return _subject(tokens, amount, at) if lower(tokens, at) in words_of("change") else None


def _change_in(tokens: Tokens, amount: Amount) -> Amount | None:
    """Read what changed behind its change: "a 79 per cent decrease in the number of deaths"."""
    for index in range(amount.stop, amount.stop + _CLOSE):
        if lower(tokens, index) == "in":
            words = [lower(tokens, at) for at in range(index + 1, index + 4)]
            counted = words[0] == "the" and words[1] in words_of("moved_count") and words[2] == "of"
            at = index + 4 if counted else index + 1
            noun = find_noun(tokens, at + (lower(tokens, at) in ("all", "the")))
            return replace(amount, unit=noun.unit, unit_span=noun.span) if noun else None
        if not lower(tokens, index).isalpha():
            break
    return None


def level(tokens: Tokens, amount: Amount) -> Amount | None:
    """Return a share with what stands at that level: "unemployment stands at 4.3%", "turnout was 48%".

    >>> from tallybook.quantities.amount import from_numeral
    >>> from tallybook.quantities.numerals import find_numerals
    >>> from tallybook.text.tokens import tokenize
    >>> tokens = tokenize("turnout was 48%")
    >>> level(tokens, from_numeral(find_numerals(tokens)[0])).unit
    'turnout'
    """
    at = amount.first - 1
    at -= lower(tokens, at) in ("at", "to")
    following = lower(tokens, amount.stop)
    if lower(tokens, at) not in words_of("level", "change") or following.endswith(("ed", "full")):
        return None
    head = _head_of_subject(tokens, at)
    word = lower(tokens, head)
    plain = word.isalpha() and word not in words_of("stop", "verb", "pronoun")
    if not plain or word in words_of("measured"):
        return None
    unit = tokens[head].text if tokens[head].text.isupper() else singular(word)
    return replace(amount, unit=unit, unit_span=tokens[head].span)


def _head_of_subject(tokens: Tokens, verb: int) -> int:
    """Return the noun before the first preposition of a subject: "profit for the second quarter rose"."""
    head = verb - 1
    for index in range(verb - 2, max(-1, verb - _FAR), -1):
        word = lower(tokens, index)
        if not word[:1].isalpha() or word in words_of("verb"):
            break
        if word in _INSIDE:
            head = index - 1
    while head > 0 and lower(tokens, head).endswith(("ly", "ed")):
        head -= 1
    return head


def _by_noun(tokens: Tokens, amount: Amount) -> Amount | None:
    """Read the noun that governs the number from before: "the number of injured to 21", "the toll at 59"."""
    for index in range(amount.first - 1, max(0, amount.first - _REACH), -1):
        word = lower(tokens, index)
        if word in (";", ".", ":", "—", "–", "(", "”"):
            return None
        if word in _changing() and lower(tokens, amount.first - 1) in ("from", "to", "by", "at"):
            return _toll(tokens, amount, index) or _subject(tokens, amount, index)
        if word == "of" and lower(tokens, index - 1) in ("number", "numbers", "total", "count", "tally"):
            return _first_noun(tokens, amount, index + 1, amount.first)
        if word in ("number", "numbers") and lower(tokens, index + 1) in words_of("people_adjective"):
            return replace(amount, unit="person", unit_span=tokens[index + 1].span)
        if word in ("toll", "population", "tolls"):
            return replace(amount, unit="person", unit_span=tokens[index].span)
        if word in ("dead", "casualties", "fatalities") and amount.first - index <= 3:
            return replace(amount, unit="person", unit_span=tokens[index].span)
    return _numbered_far(tokens, amount)


def _toll(tokens: Tokens, amount: Amount, verb: int) -> Amount | None:
    """Read the toll that a verb of change tells of from afar: "the toll from the quake that struck Chile rose to 9"."""
    if counts_plainly(lower(tokens, verb - 1)) and lower(tokens, verb - 1) == tokens[verb - 1].text:
        return None
    for index in range(verb - 1, max(-1, verb - _LONG), -1):
        word = lower(tokens, index)
        if word in (";", ":") or word in words_of("change"):
            return None
        if word in ("toll", "tolls"):
            return replace(amount, unit="person", unit_span=tokens[index].span)
    return None


def _numbered_far(tokens: Tokens, amount: Amount) -> Amount | None:
    """Read what stands far before its number: "put the number of people missing along the route at 385"."""
    if lower(tokens, amount.first - 1) != "at":
        return None
    for index in range(amount.first - _REACH, max(0, amount.first - _LONG), -1):
        if lower(tokens, index) in _STOPS:
            return None
        if lower(tokens, index) == "of" and lower(tokens, index - 1) in ("number", "numbers", "total"):
            return _first_noun(tokens, amount, index + 1, amount.first)
    return None


def _first_noun(tokens: Tokens, amount: Amount, start: int, stop: int) -> Amount | None:
    for index in range(start, stop):
        word = lower(tokens, index)
        if word in words_of("people_adjective") or word in words_of("event_noun"):
            return replace(amount, unit="person", unit_span=tokens[index].span)
        if is_plural(word):
            unit = singular(tokens[index].text if index else word)
            return replace(amount, unit=unit, unit_span=tokens[index].span)
    return None


def _subject(tokens: Tokens, amount: Amount, verb: int) -> Amount | None:
    """Read the plural noun before a verb of change, the first of its phrase: "attacks on convoys have doubled"."""
    found: Amount | None = None
    for index in range(verb - 1, max(-1, verb - _FAR), -1):
        word = lower(tokens, index)
        if word in _STOPS or (found and _parts(word)):
            break
        if word in ("toll", "population", "dead") or word in words_of("event_noun"):
            return replace(amount, unit="person", unit_span=tokens[index].span)
        named = index > 0 and tokens[index].text[0].isupper() and not counts_people(singular(tokens[index].text))
        if counts_plainly(word) and not named and (found is None or lower(tokens, index + 1) in _LINKS):
            unit = singular(tokens[index].text if index else word)
            found = replace(amount, unit=unit, unit_span=tokens[index].span)
    return found


def _parts(word: str) -> bool:
    """Say whether a word cannot stand inside the noun phrase that is a verb's subject."""
    return word in words_of("verb") or (word in words_of("stop") and word not in _LINKS)


@cache
def _changing() -> frozenset[str]:
    multiples = (word for word, roles in number_words().items() if any(role == "multiple" for role, _ in roles))
    return words_of("change") | frozenset(multiples)
