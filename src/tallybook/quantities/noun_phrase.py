"""The words behind a number that may belong to the noun phrase it counts."""

from __future__ import annotations

from collections.abc import Sequence

from tallybook.quantities.inflection import is_plural
from tallybook.quantities.neighbours import Tokens, touches
from tallybook.quantities.number_words import counting_words
from tallybook.quantities.word_lists import words_of

_LONGEST = 9  # words that a counted noun phrase may have
_QUOTES = frozenset("\"“”‘’'«»")
_DASHES = frozenset("-‐‑")
_SIZES = frozenset(("mm", "kg", "lb", "cm", "ft", "sqm", "kw", "mw"))
_PAIRING = ("and", "or")
_ADJECTIVE = ("al", "ary", "ic", "ive", "ian", "ous", "ish", "ese", "male", "young", "old", "ed")


def words_behind(tokens: Tokens, start: int, *, single: bool = False) -> list[int]:
    """Return the indexes of the words from ``tokens[start]`` on that may belong to the noun phrase.

    >>> from tallybook.text.tokens import tokenize
    >>> words_behind(tokenize("two heavily armed men were seen"), 1)
    [1, 2, 3]
    """
    run: list[int] = []
    index, ended = start, False
    while index < len(tokens) and len(run) < _LONGEST and not ended:
        token = tokens[index]
        compound = _compound(tokens, index)
        if compound:
            index = compound
            continue
        if token.text[0].isalpha():
            named = not single and _is_noun_in_s(tokens, index, run)
            ended = _ends(tokens, index, run) and not named and not _pairs_adjectives(tokens, index, run, single)
            if not ended and token.lower not in _PAIRING:
                run.append(index)
        elif token.text in _DASHES:
            ended = index == 0 or tokens[index - 1].end != token.start
        elif token.text in _QUOTES:
            ended = bool(run)
        elif token.text[0].isdecimal():
            ended = not (run and tokens[index - 1].end == token.start)
        elif token.text == ".":
            ended = not (run and _is_initial(tokens, index - 1))
        else:
            ended = True
        index += 1
    return run


def _compound(tokens: Tokens, index: int) -> int | None:
    """Return the end of an adjective that begins with a number: "two 10-year terms", "30 9mm cartridges"."""
    if not (tokens[index].digital or tokens[index].lower in counting_words()) or touches(tokens, index):
        return None
    stop = index + 1
    while (
        stop + 1 < len(tokens) and tokens[stop].text in _DASHES and touches(tokens, stop) and touches(tokens, stop + 1)
    ):
        stop += 2
    if stop == index + 1:
        joined = stop < len(tokens) and tokens[index].digital and tokens[stop].lower in _SIZES
        stop = stop + 1 if joined else stop
    return stop if stop > index + 1 and tokens[stop - 1].text[0].isalpha() else None


def _is_initial(tokens: Tokens, index: int) -> bool:
    """Say whether a letter with a point is part of a name: "U.S.", and "u.s." where all is in small letters."""
    letter = tokens[index].text
    run_on = touches(tokens, index) or (index + 2 < len(tokens) and touches(tokens, index + 2))
    return len(letter) == 1 and (letter.isupper() or (letter.isalpha() and run_on))


def _is_joined(tokens: Tokens, mark: int) -> bool:
    return touches(tokens, mark) and touches(tokens, mark + 1)


def _is_noun_in_s(tokens: Tokens, index: int, run: Sequence[int]) -> bool:
    """Say whether a word that could be a verb must be a noun, for many do not "stands": "22 vendor stands"."""
    word = tokens[index].lower
    form = len(word) > 3 and word.endswith("s") and word in words_of("verb")
    return form and bool(run) and run[-1] == index - 1 and not is_plural(tokens[run[-1]].lower)


def _pairs_adjectives(tokens: Tokens, index: int, run: Sequence[int], single: bool) -> bool:
    """Say whether "and" joins two adjectives of one noun: "500 British and American troops"."""
    if single or tokens[index].lower not in _PAIRING or not run or run[-1] != index - 1 or index + 1 >= len(tokens):
        return False
    if any(is_plural(tokens[at].lower) or tokens[at].lower in words_of("people_adjective") for at in run):
        return False
    word = tokens[index - 1]
    following = [token.lower for token in tokens[index + 1 : index + 3]]
    plain = all(item.isalpha() and item not in words_of("stop", "verb") for item in following)
    described = word.text[0].isupper() or word.lower.endswith(_ADJECTIVE)
    return described and plain and any(is_plural(item) for item in following[1:])


def _parcels(word: str, following: str, run: Sequence[int]) -> bool:
    """Say whether a word that may be a verb is counted itself: "two sets of remains"."""
    return not run and word.endswith("s") and following == "of"


def _describes(word: str, following: str) -> bool:
    """Say whether a participle that may be a verb stands before its noun: "198 confirmed deaths"."""
    return word in words_of("participle") and is_plural(following) and following not in words_of("people_adjective")


def _soon_plural(tokens: Tokens, index: int) -> bool:
    """Say whether a plural follows a participle, one word between at most: "26 newly created transition zones"."""
    words = [token.lower for token in tokens[index + 1 : index + 3]]
    plain = all(word.isalpha() and word not in words_of("stop", "verb") for word in words)
    return plain and any(is_plural(word) for word in words)


def _ends(tokens: Tokens, index: int, run: list[int]) -> bool:
    word = tokens[index].lower
    joined = index > 0 and tokens[index - 1].text in _DASHES and tokens[index - 1].end == tokens[index].start
    before_dash = (
        index + 1 < len(tokens) and tokens[index + 1].text in _DASHES and tokens[index + 1].start == tokens[index].end
    )
    if joined or before_dash:
        return False
    following = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    if word in counting_words() or (
        word in words_of("verb") and not (_describes(word, following) or _parcels(word, following, run))
    ):
        return True
    if word in words_of("stop"):
        owned = word == "most" and index > 0 and tokens[index - 1].lower.endswith("'s")  # the country's most vulnerable
        return not owned and (not tokens[index].text.isupper() or len(word) < 2)  # US is not us
    if word in words_of("people_adjective") or word in words_of("participle"):
        return bool(run) and is_plural(tokens[run[-1]].lower) and tokens[run[-1]].lower not in words_of("modifier")
    if run and tokens[run[-1]].lower.endswith("ly") and word.endswith("ed") and _soon_plural(tokens, index):
        return False
    if word.endswith(("ed", "ing", "ly")) and len(word) > 4:
        loose = word.endswith("ing") and following.isalpha() and following not in words_of("stop")
        return not (loose or is_plural(following)) or (bool(run) and is_plural(tokens[run[-1]].lower))
    return False
