"""The one pass that finds the amounts of an article."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from tallybook.lexicon import load_lexicon
from tallybook.quantities.amount import Amount, from_numeral
from tallybook.quantities.antecedents import Mention, is_where, speaks
from tallybook.quantities.changes import with_change
from tallybook.quantities.compounds import join_compounds
from tallybook.quantities.conversions import REASON, fold_conversions
from tallybook.quantities.counted import count
from tallybook.quantities.hedges import Hedge, find_hedge, interval_of
from tallybook.quantities.neighbours import Tokens
from tallybook.quantities.numeral import Numeral
from tallybook.quantities.numerals import find_numerals
from tallybook.quantities.patterns import Patterns
from tallybook.quantities.quantity import Quantity, Residue
from tallybook.quantities.ranges import join_bounds, join_ranges
from tallybook.quantities.ratios import with_multiple
from tallybook.quantities.rows import Header, count_in_row, fills_cell, read_header
from tallybook.quantities.understood import understand
from tallybook.quantities.units import with_unit
from tallybook.text.article import Article
from tallybook.text.sentences import Sentence
from tallybook.text.span import Span

_NEAR = 40  # characters between an amount and the noun that is quoted with it


@dataclass(frozen=True, slots=True)
class _Left:
    """A numeral left out: the phrase that makes it no figure, the numeral alone, and why."""

    phrase: Span
    numeral: Span
    reason: str


def read_quantities(
    article: Article, sentences: tuple[Sentence, ...]
) -> tuple[tuple[Quantity, ...], tuple[Residue, ...]]:
    """Return the amounts of the article and the numerals that are none, both in order of start.

    >>> from tallybook.text.article import from_text
    >>> from tallybook.text.sentences import split_sentences
    >>> article = from_text("At least 29 civilians, aged 4 to 60, were killed.", article_id="x")
    >>> amounts, rest = read_quantities(article, split_sentences(article))
    >>> [(amount.span.of(article.body), amount.unit) for amount in amounts]
    [('At least 29', 'civilian')]
    >>> [(left.span.of(article.body), left.reason) for left in rest]
    [('aged 4 to 60', 'an age')]
    """
    quantities: list[Quantity] = []
    residue: list[Residue] = []
    mentions: list[Mention] = []
    header: Header | None = None
    for sentence in sentences:
        numerals = find_numerals(sentence.tokens)
        if sentence.kind != "row":
            header = None
        elif not numerals:
            header = read_header(sentence, numerals)
        amounts, left = _amounts(sentence, numerals, header)
        for stated in amounts:
            amount = understand(sentence.tokens, stated, sentence.index, mentions)
            quantity = _quantity(article.body, sentence, amount)
            where, told = is_where(sentence.tokens, amount), speaks(sentence.tokens, amount)
            mentions.append(Mention(sentence.index, amount, _worded(article.body, quantity), where, told))
            quantities.append(quantity)
        residue += left
    return tuple(quantities), tuple(residue)


def _amounts(
    sentence: Sentence, numerals: Sequence[Numeral], header: Header | None
) -> tuple[list[Amount], list[Residue]]:
    tokens = sentence.tokens
    counting, left = _sorted_out(tokens, numerals, header)
    measured = [with_multiple(tokens, with_unit(tokens, from_numeral(numeral))) for numeral in counting]
    whole = join_ranges(tokens, join_compounds(tokens, measured))
    hedged = join_bounds(tokens, _hedged(tokens, whole))
    amounts, conversions = fold_conversions(tokens, hedged)
    residue = _residue(left, hedged, tokens) + [Residue(span, REASON) for span in conversions]
    residue.sort(key=_place)
    if header:
        return count_in_row(tokens, header, amounts), residue
    changed = [with_change(tokens, amount) for amount in amounts]
    return [count(tokens, changed, index) for index in range(len(changed))], residue


def _place(left: Residue) -> Span:
    return left.span


def _sorted_out(
    tokens: Tokens, numerals: Sequence[Numeral], header: Header | None
) -> tuple[list[Numeral], list[_Left]]:
    """Part the numerals that count from those that do not."""
    left: list[_Left] = []
    counting: list[Numeral] = []
    for which, numeral in enumerate(numerals):
        match = None if header and fills_cell(tokens, numeral) else _not_claims().match(tokens, numerals, which)
        if match is None:
            counting.append(numeral)
        else:
            left.append(
                _Left(
                    _span(tokens, match.first, match.stop), _span(tokens, numeral.first, numeral.stop), match.entry.why
                )
            )
    return counting, left


def _residue(left: Sequence[_Left], amounts: Sequence[Amount], tokens: Tokens) -> list[Residue]:
    """Return the phrases left out: one where they overlap, and only the numeral where a claim shares the phrase."""
    taken = [_span(tokens, amount.first, amount.stop) for amount in amounts]
    ends = [claim.end for claim in taken]
    residue: list[Residue] = []
    for item in left:
        nearest = bisect_right(ends, item.phrase.start)
        shared = nearest < len(taken) and taken[nearest].overlaps(item.phrase)
        phrase = item.numeral if shared else item.phrase
        reason = item.reason
        while residue and residue[-1].span.overlaps(phrase):
            before = residue.pop()
            longer = before.span.end - before.span.start >= phrase.end - phrase.start
            phrase = Span(min(phrase.start, before.span.start), max(phrase.end, before.span.end))
            reason = before.reason if longer else reason
        residue.append(Residue(phrase, reason))
    return residue


def _span(tokens: Tokens, first: int, stop: int) -> Span:
    return Span(tokens[first].start, tokens[stop - 1].end)


def _hedged(tokens: Tokens, amounts: Sequence[Amount]) -> list[Amount]:
    read: list[Amount] = []
    for amount in amounts:
        barrier = read[-1].stop if read else 0
        hedge = find_hedge(tokens, amount.first, amount.stop, barrier=barrier)
        if _is_bare(amount, hedge):
            read.append(amount)
            continue
        bounded = amount.hedge == "exact" and amount.value is not None
        read.append(
            replace(
                amount,
                first=hedge.first,
                stop=hedge.stop,
                cue=hedge.cue,
                after=max(amount.after, hedge.stop),
                hedge=hedge.name if bounded else amount.hedge,
                interval=interval_of(hedge.name, amount.value) if bounded and amount.value else amount.interval,
            )
        )
    return read


def _is_bare(amount: Amount, hedge: Hedge) -> bool:
    """Say whether nothing is added to an amount by what was found at it."""
    bare = hedge.cue is None and hedge.name == amount.hedge == "exact" and amount.after >= hedge.stop
    return bare and (not amount.value or amount.interval == interval_of("exact", amount.value))


def _worded(body: str, quantity: Quantity) -> str:
    """Return an amount's words with what it counts: "no fewer than 120 civilians"."""
    near = quantity.unit_span is not None and 0 <= quantity.unit_span.start - quantity.span.end <= _NEAR
    end = quantity.unit_span.end if near and quantity.unit_span else quantity.span.end
    return body[quantity.span.start : end]


def _quantity(article_body: str, sentence: Sentence, amount: Amount) -> Quantity:
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
        alt=amount.alt.of(article_body) if amount.alt else "",
        alt_span=amount.alt,
        share_of=amount.share_of,
        sense=amount.sense,
        rule=amount.rule or amount.hedge,
        cues=(amount.cue or number, *((amount.unit_span,) if amount.unit_span else ())),
    )


@cache
def _not_claims() -> Patterns:
    return Patterns(load_lexicon("not_claims"))
