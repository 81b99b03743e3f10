"""Finding a lexicon's wordings among tokens: longest wording first, in one pass."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, KeysView, Sequence
from typing import NamedTuple

from tallybook.lexicon import Entry
from tallybook.text.span import Span
from tallybook.text.tokens import Token, words_in

_ALONE = ""
"""Stands for the second word of a wording of one."""


class Found(NamedTuple):
    """A wording found among tokens; made so often that it is a tuple.

    Attributes
    ----------
    entry : Entry
        The row it belongs to.
    first, stop : int
        Indexes ``[first, stop)`` of its tokens.
    start, end : int
        Its characters ``[start, end)``.
    """

    entry: Entry
    first: int
    stop: int
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Its characters."""
        return Span(self.start, self.end)


class _Wording(NamedTuple):
    """The words of a wording; `told` where the two by which it is looked up are all of it, in any case."""

    words: list[str]
    cased: bool
    told: bool
    entry: Entry


class Phrases:
    """The wordings of some rows, ready to be found.

    A wording in lower case matches any case; a wording with a capital letter matches that case only.

    >>> from types import MappingProxyType
    >>> from tallybook.text.tokens import tokenize
    >>> rows = [Entry("at_least", ("at least", "no fewer than"), "a floor", MappingProxyType({}))]
    >>> [found.span for found in Phrases(rows).find(tokenize("At least 12, no fewer than 3"))]
    [Span(start=0, end=8), Span(start=13, end=26)]
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._table: dict[str, dict[str, list[_Wording]]] = {}
        for entry in entries:
            for wording in entry.say:
                cased = wording != wording.lower()
                words = words_in(wording if cased else wording.lower())
                begun = self._table.setdefault(words[0].lower(), {_ALONE: []})
                filed = begun.setdefault(words[1].lower() if len(words) > 1 else _ALONE, [])
                filed.append(_Wording(words, cased, not cased and len(words) < 3, entry))
        for begun in self._table.values():
            for second, wordings in begun.items():
                wordings.sort(key=_longest)
                if second:
                    wordings.extend(begun[_ALONE])

    def at(self, tokens: Sequence[Token], index: int) -> Found | None:
        """Return the longest wording that begins at ``tokens[index]``, if any."""
        begun = self._table.get(tokens[index].lower)
        if begun is None:
            return None
        after = tokens[index + 1].lower if index + 1 < len(tokens) else _ALONE
        for words, cased, told, entry in begun.get(after) or begun[_ALONE]:
            stop = index + len(words)
            if told or (stop <= len(tokens) and _says(tokens[index:stop], words, cased=cased)):
                return Found(entry, index, stop, tokens[index].start, tokens[stop - 1].end)
        return None

    def within(self, tokens: Sequence[Token]) -> bool:
        """Say whether any wording stands among the tokens."""
        table = self._table
        places = [index for index, token in enumerate(tokens) if token.lower in table]
        return bool(places) and any(self.at(tokens, index) for index in places)

    @property
    def heads(self) -> KeysView[str]:
        """The first words of the wordings, in lower case."""
        return self._table.keys()

    def find(self, tokens: Sequence[Token]) -> Iterator[Found]:
        """Yield the wordings among `tokens`, from left to right, none overlapping another."""
        table = self._table
        places = [index for index, token in enumerate(tokens) if token.lower in table]
        return self.find_at(tokens, places) if places else iter(())

    def find_at(self, tokens: Sequence[Token], places: Iterable[int]) -> Iterator[Found]:
        """Yield the wordings that begin at some of the tokens, from left to right, none overlapping another."""
        past = 0
        for index in places:
            found = self.at(tokens, index) if index >= past else None
            if found:
                yield found
                past = found.stop


class Shelves:
    """Several sets of phrases that are looked for together: a word that begins none of them costs one look.

    >>> from types import MappingProxyType
    >>> from tallybook.text.tokens import tokenize
    >>> sets = [Phrases([Entry(word, (word,), "a word", MappingProxyType({}))]) for word in ("killed", "hurt")]
    >>> [(which, found.entry.name) for which, found in Shelves(sets).find(tokenize("six killed, two hurt"))]
    [(0, 'killed'), (1, 'hurt')]
    """

    def __init__(self, sets: Sequence[Phrases]) -> None:
        self._sets = tuple(sets)
        self._by_head: dict[str, tuple[int, ...]] = {}
        for which, phrases in enumerate(self._sets):
            for head in phrases.heads:
                self._by_head[head] = (*self._by_head.get(head, ()), which)

    def find(self, tokens: Sequence[Token]) -> Iterator[tuple[int, Found]]:
        """Yield what is found of each set, with the number of the set; the sets in order."""
        places: dict[int, list[int]] = {}
        for index, token in enumerate(tokens):
            for which in self._by_head.get(token.lower, ()):
                places.setdefault(which, []).append(index)
        for which in sorted(places):
            for found in self._sets[which].find_at(tokens, places[which]):
                yield which, found


def _longest(wording: _Wording) -> tuple[int, bool]:
    return -len(wording.words), not wording.cased


def _says(tokens: Sequence[Token], words: list[str], *, cased: bool) -> bool:
    return [_as_written(token) if cased else token.lower for token in tokens] == words


def _as_written(token: Token) -> str:
    """Return a token with its capitals, and with the straight apostrophe that stands for either."""
    return token.text.replace("’", "'")
