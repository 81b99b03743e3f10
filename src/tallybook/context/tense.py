"""Which way a date looks, and which preposition governs it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from tallybook.context.slots import words_of
from tallybook.lexicon import load_lexicon
from tallybook.text.phrases import Phrases
from tallybook.text.tokens import Token

_NO_CLAUSE = frozenset(("been", "then", "had"))
_STOPS = frozenset(',;:—–()"“”')
_CLOCK = 8
"""Words of a time of the day: "6 p.m. local time"."""
_REACH = 14
"""Words between "since" and the date of its clause: "since the assault began on 9 October"."""


@cache
def _cues() -> Phrases:
    return Phrases(entry for entry in load_lexicon("calendar") if entry.facts["kind"] in ("future", "past"))


class Tense:
    """The words of a sentence that look ahead or back.

    >>> from tallybook.text.tokens import tokenize
    >>> tokens = tokenize("He said on Friday that talks will resume on Monday")
    >>> tense = Tense(tokens)
    >>> tense.future(3), tense.future(9)
    (False, True)
    """

    def __init__(self, tokens: Sequence[Token]) -> None:
        cues = {found.first: found.entry.name == "future" for found in _cues().find(tokens)}
        covered = {index for found in _cues().find(tokens) for index in range(found.first, found.stop)}
        for index, token in enumerate(tokens):
            if index not in covered and len(token.text) > 3 and token.lower.endswith("ed"):
                cues[index] = index > 0 and tokens[index - 1].lower == "be" and _looks_ahead(cues, index)
        self._places = sorted(cues)
        self._future = [cues[place] for place in self._places]

    def future(self, index: int) -> bool:
        """Say whether the words nearest before the token, else nearest after it, look ahead."""
        place = bisect_left(self._places, index)
        if place:
            return self._future[place - 1]
        return bool(self._future) and self._future[0]

    def known(self) -> bool:
        """Say whether the sentence has any such words."""
        return bool(self._places)


def _looks_ahead(cues: dict[int, bool], index: int) -> bool:
    """Say whether the cue nearest before a participle looks ahead: "will be presented"."""
    before = [place for place in cues if place < index]
    return bool(before) and cues[max(before)]


def governor(tokens: Sequence[Token], index: int) -> str:
    """Return the preposition that governs the expression at ``tokens[index]``; empty without one.

    >>> from tallybook.text.tokens import tokenize
    >>> governor(tokenize("Since the assault began on 9 October"), 5)
    'since'
    """
    place = index - 1
    while place >= 0 and index - place < 4 and tokens[place].lower in words_of("loose"):
        place -= 1
    word = tokens[place].lower if place >= 0 and index - place < 5 else ""
    found = word if word in words_of("governor") else ""
    if found in ("on", ""):
        found = _by_the_clock(tokens, place if found else index - 1) or found
    if found in ("", "on", "in", "of") and _in_since_clause(tokens, index):
        return "since"
    return found


def _by_the_clock(tokens: Sequence[Token], place: int) -> str:
    """Return "by" where a time of the day stands between it and the day: "as of 6 pm on Monday", "up to 18:00 on"."""
    first = place if tokens[place].lower == "on" else place + 1
    clock = first
    while clock > 0 and first - clock < _CLOCK and _is_clock(tokens[clock - 1]):
        clock -= 1
    before = [token.lower for token in tokens[max(0, clock - 2) : clock]]
    return "by" if clock < first and (before[-1:] == ["by"] or before in (["as", "of"], ["up", "to"])) else ""


def _is_clock(token: Token) -> bool:
    return token.text[0].isdigit() or token.text in (":", ".") or token.lower in words_of("clock")


def _in_since_clause(tokens: Sequence[Token], index: int) -> bool:
    for place in range(index - 1, max(-1, index - _REACH), -1):
        if tokens[place].text in _STOPS:
            return False
        if tokens[place].lower == "since":
            return tokens[place + 1].lower not in _NO_CLAUSE and tokens[place + 1].text not in _STOPS
    return False
