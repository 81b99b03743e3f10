"""What happened to those who are counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tallybook.context.ellipsis import Antecedent, inherit
from tallybook.context.governing import Reading, govern, near
from tallybook.context.happenings import Happening, find_happenings
from tallybook.context.measures import read_measure
from tallybook.context.nearness import Layout, lay_out
from tallybook.context.placing import Amount, place_amounts
from tallybook.context.rows import read_rows
from tallybook.quantities.quantity import Quantity
from tallybook.text.article import Article
from tallybook.text.sentences import Sentence
from tallybook.text.span import Span

_OF_PEOPLE = frozenset(("killed", "injured", "missing", "detained", "displaced", "population"))
RECENT = 30  # amounts looked back for one that tells what happened


@dataclass(frozen=True, slots=True)
class Event:
    """What the amount is an amount of.

    Attributes
    ----------
    kind : str
        ``killed``, ``injured``, ``missing``, ``detained``, ``displaced``, ``population``, ``distance``, ``area``,
        ``other``.
    subevent : str
        A short phrase for ``other`` ("damaged", "funding sought", "casualties"); else mostly empty.
    cue_span : Span or None
        The words that gave it.
    rule : str
        Name of the lexicon row that gave it.
    """

    kind: str = "other"
    subevent: str = ""
    cue_span: Span | None = None
    rule: str = ""


def find_events(
    article: Article, sentences: tuple[Sentence, ...], quantities: tuple[Quantity, ...]
) -> tuple[Event, ...]:
    """Return the event of each quantity.

    The cheapest of three readings holds: by a cue of its own clause, by what it counts, or by an amount before it
    that it is tied to. Measures go by their unit, cells of a table by the heading of their column.
    """
    rows = read_rows(article, sentences, quantities)
    by_sentence: dict[int, list[int]] = {}
    for index, quantity in enumerate(quantities):
        by_sentence.setdefault(quantity.sentence, []).append(index)
    read: list[Antecedent] = []
    for number, indexes in by_sentence.items():
        amounts = place_amounts([quantities[index] for index in indexes], sentences[number])
        cues, layout = _prepare(sentences[number], amounts)
        for index, amount in zip(indexes, amounts, strict=True):
            reading = rows.get(index) or _reading(amount, cues, layout, read)
            read.append(Antecedent(amount, reading, number))
    return tuple(_event(antecedent.reading) for antecedent in read)


def with_people(quantity: Quantity, event: Event) -> Quantity:
    """Return a number that nothing else names as one of people, where only people come to such harm."""
    if quantity.unit or quantity.unit_kind or event.kind not in _OF_PEOPLE:
        return quantity
    return replace(quantity, unit="person")


def _reading(
    amount: Amount, cues: Sequence[Happening], layout: Layout, earlier: Sequence[Antecedent]
) -> Reading | None:
    measured = read_measure(amount, layout.tokens)
    if measured:
        return measured
    own, taken = govern(amount, near(amount, cues), layout), inherit(amount, earlier[-RECENT:], layout)
    return taken if taken and (not own or taken.cost < own.cost) else own


def _event(reading: Reading | None) -> Event:
    if reading is None:
        return Event()
    facts = reading.row.facts
    if reading.negated:
        denied = facts.get("subevent") or facts["kind"]
        return Event("other", f"not {denied}", reading.span, reading.row.name)
    return Event(facts["kind"], facts.get("subevent", ""), reading.span, reading.row.name)


def _prepare(sentence: Sentence, amounts: Sequence[Amount]) -> tuple[tuple[Happening, ...], Layout]:
    cues = find_happenings(sentence.tokens, frozenset(amount.first for amount in amounts))
    extra = {amount.first: 0.8 for amount in amounts}
    for cue in cues:
        if cue.role in ("verb", "subject"):
            extra[cue.found.first] = extra.get(cue.found.first, 0.0) + 1.5
    ends = frozenset(end for amount in amounts for end in (amount.stop, amount.end))
    return cues, lay_out(sentence, extra, ends)
