"""Tables set as lines: a header that names the columns, and rows of numbers under it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tallybook.quantities.amount import Amount
from tallybook.quantities.neighbours import Tokens
from tallybook.quantities.nouns import Noun, find_noun
from tallybook.quantities.numeral import Numeral
from tallybook.quantities.word_lists import words_of
from tallybook.text.sentences import Sentence
from tallybook.text.tokens import Token

_MARKS = frozenset(("/", "|", "\t"))


@dataclass(frozen=True, slots=True)
class Header:
    """The nouns that a table's columns count, by the number of marks that stand before them."""

    nouns: tuple[Noun | None, ...]


def read_header(sentence: Sentence, numerals: Sequence[Numeral]) -> Header | None:
    """Return the header that a row is, if none of its cells is a number."""
    if sentence.kind != "row" or numerals:
        return None
    columns = _columns(sentence.tokens)
    return Header(tuple(_noun(sentence.tokens, first, stop) for first, stop in columns))


def count_in_row(tokens: Tokens, header: Header, amounts: Sequence[Amount]) -> list[Amount]:
    """Return the amounts of a row, each counting what its column counts."""
    columns = _columns(tokens)
    counted: list[Amount] = []
    for amount in amounts:
        column = next((k for k, (first, stop) in enumerate(columns) if first <= amount.first < stop), -1)
        noun = header.nouns[column] if 0 <= column < len(header.nouns) else None
        if noun and not amount.unit:
            counted.append(replace(amount, unit=_unit(noun), rule="table", part=True))
        else:
            counted.append(amount)
    return counted


def fills_cell(tokens: Tokens, numeral: Numeral) -> bool:
    """Say whether a numeral is a whole cell: then nothing around it can make it a year or a code."""
    before = tokens[numeral.first - 1].text if numeral.first else ":"
    after = tokens[numeral.stop].text if numeral.stop < len(tokens) else "/"
    return (before in _MARKS or before == ":") and after in _MARKS


def _unit(noun: Noun) -> str:
    return "person" if noun.unit.split()[-1] in words_of("collective") else noun.unit


def _columns(tokens: Tokens) -> list[tuple[int, int]]:
    """Return the cells as ranges of tokens; what stands before a colon is a label."""
    colon = next((k for k, token in enumerate(tokens) if token.text == ":"), None)
    starts = [0 if colon is None else colon + 1]
    starts += [k + 1 for k in range(starts[0], len(tokens)) if _divides(tokens, k)]
    return list(zip(starts, [*(start - 1 for start in starts[1:]), len(tokens)], strict=True))


def _divides(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    spaced = index > 0 and tokens[index - 1].end < token.start
    return token.text == "|" or (token.text == "/" and spaced)


def _noun(tokens: Tokens, first: int, stop: int) -> Noun | None:
    return find_noun(tokens[:stop], first, single=True)
