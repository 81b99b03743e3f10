"""The parts of a sentence between its commas and dashes, and what stands in each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from tallybook.lexicon import load_lexicon
from tallybook.text.phrases import Phrases
from tallybook.text.sentences import Sentence
from tallybook.text.span import Span
from tallybook.text.tokens import Token

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
    """

    sentence: Sentence
    first: int
    stop: int
    breaks: tuple[int, ...]

    @property
    def tokens(self) -> Sequence[Token]:
        """The tokens of the whole sentence, which `first` and `stop` count into."""
        return self.sentence.tokens

    @property
    def span(self) -> Span:
        """Its characters."""
        return Span(self.tokens[self.first].start, self.tokens[self.stop - 1].end)

    def holds(self, span: Span) -> bool:
        """Say whether a span begins in the unit."""
        return self.span.start <= span.start < self.span.end

    def segment(self, index: int) -> tuple[int, int]:
        """Return the indexes of the part between commas that a token is in."""
        after = bisect_right(self.breaks, index)
        start = self.breaks[after - 1] + 1 if after else self.first
        return start, self.breaks[after] if after < len(self.breaks) else self.stop


def split_units(sentence: Sentence) -> tuple[Unit, ...]:
    """Return the units of a sentence, in order.

    >>> from tallybook.text.tokens import tokenize
    >>> text = "41 troops, it said; the rebels said 67"
    >>> whole = Sentence(0, 0, Span(0, len(text)), "prose", tokenize(text))
    >>> [(unit.first, unit.stop, unit.breaks) for unit in split_units(whole)]
    [(0, 5, (2,)), (6, 10, ())]
    """
    tokens = sentence.tokens
    cuts = [-1, *(index for index, token in enumerate(tokens) if token.text == ";"), len(tokens)]
    return tuple(
        Unit(sentence, cut + 1, stop, tuple(i for i in range(cut + 1, stop) if tokens[i].text in _BREAKS))
        for cut, stop in pairwise(cuts)
        if stop > cut + 1
    )


def token_at(tokens: Sequence[Token], position: int) -> int:
    """Return the index of the first token that ends after a character."""
    return bisect_left(tokens, position + 1, key=lambda token: token.end)


@cache
def wordings(lexicon: str, kind: str) -> Phrases:
    """Return the wordings of one kind of a lexicon, ready to be found."""
    return Phrases(row for row in load_lexicon(lexicon) if row.facts.get("kind") == kind)


def says(lexicon: str, kind: str, tokens: Sequence[Token]) -> bool:
    """Say whether any wording of a kind stands among the tokens.

    >>> from tallybook.text.tokens import tokenize
    >>> says("periods", "running", tokenize("raising the toll to 59"))
    True
    """
    return next(iter(wordings(lexicon, kind).find(tokens)), None) is not None
