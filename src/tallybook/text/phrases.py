"""Finding a lexicon's wordings among tokens: longest wording first, in one pass."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tallybook.lexicon import Entry
from tallybook.text.span import Span
from tallybook.text.tokens import Token, tokenize


@dataclass(frozen=True, slots=True)
class Found:
    """A wording found among tokens.

    Attributes
    ----------
    entry : Entry
        The row it belongs to.
    first, stop : int
        Indexes ``[first, stop)`` of its tokens.
    span : Span
        Its characters.
    """

    entry: Entry
    first: int
    stop: int
    span: Span


class Phrases:
    """The wordings of some rows, ready to be found.

    A wording in lower case matches any case; a wording with a capital letter matches that case only.

    >>> from types import MappingProxyType
    >>> rows = [Entry("at_least", ("at least", "no fewer than"), "a floor", MappingProxyType({}))]
    >>> [found.span for found in Phrases(rows).find(tokenize("At least 12, no fewer than 3"))]
    [Span(start=0, end=8), Span(start=13, end=26)]
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        table: dict[str, list[tuple[tuple[str, ...], bool, Entry]]] = {}
        for entry in entries:
            for wording in entry.say:
                cased = wording != wording.lower()
                words = tuple(_as_written(token) if cased else token.lower for token in tokenize(wording))
                table.setdefault(words[0].lower(), []).append((words, cased, entry))
        self._table = {
            first: tuple(sorted(wordings, key=lambda item: (-len(item[0]), not item[1])))
            for first, wordings in table.items()
        }

    def at(self, tokens: Sequence[Token], index: int) -> Found | None:
        """Return the longest wording that begins at ``tokens[index]``, if any."""
        for words, cased, entry in self._table.get(tokens[index].lower, ()):
            stop = index + len(words)
            if stop <= len(tokens) and all(
                (_as_written(token) if cased else token.lower) == word
                for token, word in zip(tokens[index:stop], words, strict=True)
            ):
                return Found(entry, index, stop, Span(tokens[index].start, tokens[stop - 1].end))
        return None

    def find(self, tokens: Sequence[Token]) -> Iterator[Found]:
        """Yield the wordings among `tokens`, from left to right, none overlapping another."""
        index = 0
        while index < len(tokens):
            found = self.at(tokens, index)
            if found:
                yield found
            index = found.stop if found else index + 1


def _as_written(token: Token) -> str:
    """Return a token with its capitals, and with the straight apostrophe that stands for either."""
    return token.text.replace("’", "'")
