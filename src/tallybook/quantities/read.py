"""The one pass that finds the amounts of an article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from tallybook.interval import Interval
from tallybook.lexicon import load_lexicon
from tallybook.quantities.amount import Amount, from_numeral
from tallybook.quantities.hedges import find_hedge, interval_of
from tallybook.quantities.nouns import find_noun
from tallybook.quantities.numerals import Numeral, find_numerals
from tallybook.quantities.patterns import Patterns
from tallybook.quantities.quantity import Quantity, Residue
from tallybook.quantities.ranges import join_ranges
from tallybook.quantities.units import with_unit
from tallybook.text.article import Article
from tallybook.text.sentences import Sentence
from tallybook.text.span import Span
from tallybook.text.tokens import Token

Tokens = Sequence[Token]


def read_quantities(
    article: Article, sentences: tuple[Sentence, ...]
) -> tuple[tuple[Quantity, ...], tuple[Residue, ...]]:
    """Return the amounts of the article and the numerals that are none, both in order of start."""
    quantities: list[Quantity] = []
    residue: list[Residue] = []
    for sentence in sentences:
        amounts, left = _read(sentence.tokens)
        residue += left
        quantities += [_quantity(sentence, amount) for amount in amounts]
    return tuple(quantities), tuple(residue)


def _read(tokens: Tokens) -> tuple[list[Amount], list[Residue]]:
    numerals = find_numerals(tokens)
    residue, counting = [], []
    for which, numeral in enumerate(numerals):
        match = _not_claims().match(tokens, numerals, which)
        if match:
            residue.append(Residue(Span(tokens[match.first].start, tokens[match.stop - 1].end), match.entry.why))
        else:
            counting.append(numeral)
    amounts = join_ranges(tokens, [with_unit(tokens, from_numeral(numeral)) for numeral in counting])
    return _hedged(tokens, amounts), residue


def _hedged(tokens: Tokens, amounts: Sequence[Amount]) -> list[Amount]:
    read: list[Amount] = []
    for amount in amounts:
        barrier = read[-1].stop if read else 0
        hedge = find_hedge(tokens, amount.first, amount.stop, barrier=barrier)
        amount = replace(amount, first=hedge.first, stop=hedge.stop, cue=hedge.cue, after=max(amount.after, hedge.stop))
        if amount.hedge == "exact" and amount.value is not None:
            amount = replace(amount, hedge=hedge.name, interval=interval_of(hedge.name, amount.value))
        if not amount.unit:
            noun = find_noun(tokens, amount.after)
            if noun:
                amount = replace(amount, unit=noun.unit, unit_span=noun.span)
        read.append(amount)
    return read


def _quantity(sentence: Sentence, amount: Amount) -> Quantity:
    tokens = sentence.tokens
    number = Span(tokens[amount.number[0]].start, tokens[amount.number[1] - 1].end)
    return Quantity(
        span=Span(tokens[amount.first].start, tokens[amount.stop - 1].end),
        sentence=sentence.index,
        hedge=amount.hedge,
        value=amount.value,
        amount=amount.interval,
        magnitude=amount.magnitude,
        unit=amount.unit,
        unit_kind=amount.unit_kind,
        unit_span=amount.unit_span,
        share_of=amount.share_of,
        sense=amount.sense,
        rule=amount.rule or amount.hedge,
        cues=(amount.cue or number, *((amount.unit_span,) if amount.unit_span else ())),
    )


@cache
def _not_claims() -> Patterns:
    return Patterns(load_lexicon("not_claims"))
