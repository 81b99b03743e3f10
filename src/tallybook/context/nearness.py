"""How near the words of a sentence are to one another, counted in what stands between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from tallybook.lexicon import load_lexicon
from tallybook.text.phrases import Phrases
from tallybook.text.sentences import Sentence
from tallybook.text.tokens import Token

PLAIN = 0.3  # what an ordinary word costs
ASIDE = 0.3  # what is left of it inside an aside
LONGEST_ASIDE = 16  # tokens
LONGEST_SPEAKER = 8  # tokens of ", the army said,"


@dataclass(frozen=True, slots=True)
class Layout:
    """A sentence with the cost of crossing each of its words.

    Attributes
    ----------
    tokens : tuple of Token
    crossed : tuple of float
        ``crossed[i]`` is what the tokens before ``i`` cost together.
    ends : frozenset of int
        The tokens right behind each amount, and behind what it counts.
    brackets : tuple of int
        For each token the bracket that it stands in, counted from 1; 0 outside.
    """

    tokens: tuple[Token, ...]
    crossed: tuple[float, ...]
    ends: frozenset[int] = frozenset()
    brackets: tuple[int, ...] = ()

    def outside(self, index: int, other: int) -> bool:
        """Say whether the token `index` stands in brackets that the token `other` does not stand in."""
        return self.brackets[index] not in (0, self.brackets[other])

    def between(self, stop: int, start: int) -> float:
        """Return what the tokens ``[stop, start)`` cost; nothing if there are none."""
        return self.crossed[start] - self.crossed[stop] if stop < start else 0.0

    def has(self, name: str, first: int, stop: int) -> bool:
        """Say whether a word of the row `name` stands among the tokens ``[first, stop)``."""
        words = words_of(name)
        return any(token.lower in words for token in self.tokens[max(0, first) : stop])

    def word(self, index: int) -> str:
        """Return a token in lower case; empty beyond the sentence."""
        return self.tokens[index].lower if 0 <= index < len(self.tokens) else ""


def lay_out(sentence: Sentence, extra: Mapping[int, float], ends: frozenset[int] = frozenset()) -> Layout:
    """Return the sentence with its costs; `extra` adds to those of single tokens.

    >>> from tallybook.text.article import from_text
    >>> from tallybook.text.sentences import split_sentences
    >>> layout = lay_out(split_sentences(from_text("He died, she said; they fled.", article_id="x"))[0], {})
    >>> layout.between(2, 4) < layout.between(2, 7)
    True
    """
    costs = [PLAIN] * len(sentence.tokens)
    for found in _weights().find(sentence.tokens):
        weight = float(found.entry.facts["weight"]) / (found.stop - found.first)
        costs[found.first : found.stop] = [weight] * (found.stop - found.first)
    for index, cost in extra.items():
        costs[index] += cost
    marks = [index for index, token in enumerate(sentence.tokens) if not token.text[0].isalnum()]
    for start, stop in _asides(sentence.tokens, marks):
        costs[start:stop] = [cost * ASIDE for cost in costs[start:stop]]
    return Layout(sentence.tokens, (0.0, *accumulate(costs)), ends, _brackets(sentence.tokens, marks))


def _brackets(tokens: tuple[Token, ...], marks: Sequence[int]) -> tuple[int, ...]:
    """Return for each token the bracket, or the aside that names a part, that it stands in.

    One that is never closed holds nothing.
    """
    inside = [0] * len(tokens)
    opened, count = -1, 0
    for index in marks:
        text = tokens[index].text
        if text in "([":
            opened = index
        elif text in ")]" and opened >= 0:
            count += 1
            inside[opened : index + 1] = [count] * (index + 1 - opened)
            opened = -1
    for start, stop in _including(tokens, marks):
        if not any(inside[start:stop]):
            count += 1
            inside[start:stop] = [count] * (stop - start)
    return tuple(inside)


def _asides(tokens: tuple[Token, ...], marks: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the tokens ``[start, stop)`` of each aside: "(three of them children)", ", including a policeman,"."""
    ends = words_of("aside_end")
    for found in phrases_of("aside").find(tokens):
        for index in range(found.stop, min(found.stop + LONGEST_ASIDE, len(tokens))):
            if tokens[index].lower in ends:
                yield found.first, index + 1
                break
    yield from _dashed(tokens, marks)
    reporting = words_of("reporting")
    for mark in marks:
        if mark and tokens[mark].text == "," and tokens[mark - 1].lower in reporting:
            before = range(mark - 2, max(-1, mark - 1 - LONGEST_SPEAKER), -1)
            comma = next((index for index in before if tokens[index].text == ","), 0)
            if comma:
                yield comma, mark + 1  # ", the army said,"


def _dashed(tokens: tuple[Token, ...], marks: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the asides between two long dashes: "25,000 people – many of them women – had been killed"."""
    opened = -1
    for index in marks:
        dash = tokens[index].text in "–—"
        if dash and opened >= 0 and index - opened <= LONGEST_ASIDE:
            yield opened, index + 1
            opened = -1
        elif dash:
            opened = index


def _including(tokens: tuple[Token, ...], marks: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the asides that name a part: "95 miners, including 23 who were hurt, escaped"."""
    for index in marks:
        follows = tokens[index].text == "," and index + 1 < len(tokens)
        if follows and tokens[index + 1].lower in words_of("part"):
            reach = range(index + 2, min(index + LONGEST_ASIDE, len(tokens)))
            end = next((at for at in reach if tokens[at].text == ","), 0)
            if end:
                yield index, end + 1


@cache
def words_of(*names: str) -> frozenset[str]:
    """Return the wordings of one row of the lexicon of nearness, or of several."""
    return frozenset(word for row in load_lexicon("nearness") if row.name in names for word in row.say)


@cache
def phrases_of(name: str) -> Phrases:
    """Return the wordings of one row of the lexicon of nearness, ready to be found."""
    return Phrases(row for row in load_lexicon("nearness") if row.name == name)


@cache
def _weights() -> Phrases:
    return Phrases(row for row in load_lexicon("nearness") if "weight" in row.facts)
