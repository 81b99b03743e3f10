"""The parts of a sentence between its commas and dashes, and what stands in each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from operator import attrgetter

from tallybook.lexicon import load_lexicon
from tallybook.quantities.quantity import Quantity
from tallybook.text.phrases import Phrases
from tallybook.text.sentences import Sentence
from tallybook.text.span import Span
from tallybook.text.tokens import Token

_end = attrgetter("end")
_LONG = 120
"""Words after which a unit is broken off, so that a text without full stops is still read in linear time."""
_KEPT = 1000  # sentences whose units are kept
_BREAKS = frozenset(",:—–()[]")


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of a sentence that stands on its own, between semicolons.

    Attributes
    ----------
    sentence : Sentence
        The sentence it is in.
    first, stop : int
        Indexes ``[first, stop)`` of its tokens.
    breaks : tuple of int
        Indexes of the commas, dashes, colons and brackets within it.
    words : frozenset of str
        Its words in lower case: what none of them is need not be looked for, amount by amount.
    tokens : tuple of Token
        The tokens of the whole sentence, which `first` and `stop` count into.
    """

    sentence: Sentence
    first: int
    stop: int
    breaks: tuple[int, ...]
    words: frozenset[str]
    tokens: tuple[Token, ...] = field(repr=False)

    @property
    def span(self) -> Span:
        """Its characters."""
        return Span(self.tokens[self.first].start, self.tokens[self.stop - 1].end)

    def segment(self, index: int) -> tuple[int, int]:
        """Return the indexes of the part between commas that a token is in."""
        after = bisect_right(self.breaks, index)
        start = self.breaks[after - 1] + 1 if after else self.first
        return start, self.breaks[after] if after < len(self.breaks) else self.stop


def split_units(sentence: Sentence) -> tuple[Unit, ...]:
    """Return the units of a sentence, in order; kept for whoever asks next of the same article.

    >>> from tallybook.text.tokens import tokenize
    >>> text = "41 troops, it said; the rebels said 67"
    >>> whole = Sentence(0, 0, Span(0, len(text)), "prose", tokenize(text))
    >>> [(unit.first, unit.stop, unit.breaks) for unit in split_units(whole)]
    [(0, 5, (2,)), (6, 10, ())]
    """
    kept = _units.get(id(sentence))
    if kept is None or kept[0] is not sentence:
        if len(_units) >= _KEPT:
            _units.clear()
        kept = _units[id(sentence)] = sentence, _split(sentence)
    return kept[1]


_units: dict[int, tuple[Sentence, tuple[Unit, ...]]] = {}
"""By the identity of a sentence, which is kept with them: to compare its tokens would take longer than to split it."""


def _split(sentence: Sentence) -> tuple[Unit, ...]:
    tokens = sentence.tokens
    ends = [-1, *(index for index, token in enumerate(tokens) if token.text == ";"), len(tokens)]
    stretches = (
        (start, min(start + _LONG, stop)) for end, stop in pairwise(ends) for start in range(end + 1, stop, _LONG)
    )
    return tuple(
        Unit(
            sentence,
            start,
            stop,
            tuple(index for index in range(start, stop) if tokens[index].text in _BREAKS),
            frozenset([token.lower for token in tokens[start:stop]]),
            tokens,
        )
        for start, stop in stretches
    )


def inside(unit: Unit, quantities: Sequence[Quantity], indexes: Sequence[int]) -> Sequence[int]:
    """Return those of the `indexes`, in order of the text, whose quantity begins in the unit."""
    if not indexes:
        return indexes
    span = unit.span
    low, high = (
        bisect_left(indexes, place, key=lambda index: quantities[index].span.start) for place in (span.start, span.end)
    )
    return indexes[low:high]


def token_at(tokens: Sequence[Token], position: int) -> int:
    """Return the index of the first token that ends after a character."""
    return bisect_left(tokens, position + 1, key=_end)


@cache
def wordings(lexicon: str, kind: str) -> Phrases:
    """Return the wordings of one kind of a lexicon, ready to be found."""
    return Phrases(row for row in load_lexicon(lexicon) if row.facts.get("kind") == kind)


def tells(lexicon: str, kind: str, unit: Unit) -> bool:
    """Say whether any wording of a kind stands in a unit; one of which no first word does need not be looked for."""
    may = not wordings(lexicon, kind).heads.isdisjoint(unit.words)
    return may and says(lexicon, kind, unit.tokens[unit.first : unit.stop])


def says(lexicon: str, kind: str, tokens: Sequence[Token]) -> bool:
    """Say whether any wording of a kind stands among the tokens.

    >>> from tallybook.text.tokens import tokenize
    >>> says("periods", "running", tokenize("raising the toll to 59"))
    True
    """
    return wordings(lexicon, kind).within(tokens)
