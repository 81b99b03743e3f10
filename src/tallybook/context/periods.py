"""The days over which a reported amount was counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from tallybook.context.appeals import find_appeal
from tallybook.context.beginnings import is_moment, is_superlative
from tallybook.context.candidates import Candidate, Dated
from tallybook.context.choices import Choice
from tallybook.context.dates import DateExpression
from tallybook.context.discourse import Discourse
from tallybook.context.events import Event
from tallybook.context.older import COMPARED
from tallybook.context.onsets import find_onsets
from tallybook.context.spells import choose_days
from tallybook.context.stretches import Unit, inside, says, split_units
from tallybook.quantities.quantity import Quantity
from tallybook.text.article import Article
from tallybook.text.sentences import Sentence
from tallybook.text.span import Span

_LEAD = 4
"""Sentences from which a heading takes a period, where it repeats no amount."""
_AFTER = 12
"""Amounts after it among which a heading may find the one that it repeats."""


@dataclass(frozen=True, slots=True)
class Period:
    """The days a claim speaks of.

    Attributes
    ----------
    start, end : date or None
        First and last day, both included; ``None`` where the text gives none.
    as_of : date or None
        The day on which the count stood.
    precision : str
        As in `DateExpression`; empty without a period.
    implicit : bool
        True where no expression of the claim's own sentence governs it.
    cue_span : Span or None
        The expression that gave it.
    rule : str
        Name of the rule that chose it.
    """

    start: date | None = None
    end: date | None = None
    as_of: date | None = None
    precision: str = ""
    implicit: bool = False
    cue_span: Span | None = None
    rule: str = ""


def find_periods(
    article: Article,
    sentences: tuple[Sentence, ...],
    quantities: tuple[Quantity, ...],
    events: tuple[Event, ...],
    dates: tuple[DateExpression, ...],
) -> tuple[Period, ...]:
    """Return the period of each quantity; `events` stand in the order of `quantities`.

    An expression of the quantity's own clause governs it, else that of the quantity before it in the sentence, else
    what the text has told so far: a toll that grows runs from the onset to publication, other amounts take over the
    period of the amount before. Stocks and present states have none unless they are dated.
    """
    dated = Dated(dates, article.body)
    onset, outset = find_onsets(article, sentences, dated)
    ahead = find_appeal(sentences, events, dated, article.published)
    discourse = Discourse(article.published, onset, outset, ahead=ahead)
    found = [Period()] * len(quantities)
    amounts = _by_sentence(quantities)
    for number in range(max(amounts, default=-1) + 1):
        indexes = amounts.get(number, [])
        discourse = discourse.entering(sentences[number])
        for unit in split_units(sentences[number]):
            within = inside(unit, quantities, indexes)
            if indexes and not within:
                discourse = _told_in(discourse, sentences[number], unit, dated)
            candidates = dated.within(unit) if within else ()
            taken: Choice | None = None
            for index in within:
                choice = choose_days(unit, candidates, quantities[index], events[index], taken, discourse)
                found[index] = _period(choice, article.published)
                taken = choice if choice.days and choice.lasting else taken
                discourse = _after(discourse, choice, sentences[number], events[index].kind)
        if discourse.sentence != number:
            discourse = _passed(discourse, sentences[number], dated)
    return _with_headings(found, sentences, quantities, events)


def _after(discourse: Discourse, choice: Choice, sentence: Sentence, kind: str) -> Discourse:
    if choice.stock:
        return discourse.stated(kind)
    if choice.rule == "appeal" and choice.days and not choice.implicit:
        discourse = replace(discourse, appeal=choice.days)
    headed = choice.implicit and _is_heading(sentence)  # it tells nothing yet that the text goes on with
    if choice.days is None or headed or sentence.kind == "caption" or choice.rule == COMPARED:
        return discourse
    return discourse.told(choice.days, sentence, running=choice.running, background=not choice.lasting)


def _passed(discourse: Discourse, sentence: Sentence, dated: Dated) -> Discourse:
    """Return the discourse after a sentence without amounts, which may tell the day of what follows."""
    if sentence.kind != "prose":
        return discourse
    for unit in split_units(sentence):
        discourse = _told_in(discourse, sentence, unit, dated)
    return discourse


def _told_in(discourse: Discourse, sentence: Sentence, unit: Unit, dated: Dated) -> Discourse:
    for found in dated.within(unit):
        earlier = any(token.lower == "had" for token in unit.tokens[unit.first : found.first])
        before = unit.tokens[max(unit.first, found.first - 3) : found.first]
        if found.role == "governs" and found.date.governor == "since" and not is_superlative(unit, found):
            discourse = discourse.recalled(found.date.days, sentence)
        ahead = says("periods", "ahead", unit.tokens[unit.segment(found.first)[0] : found.first])
        if (
            found.date.days
            and not earlier
            and not ahead
            and (is_moment(found) or says("periods", "counted_for", before))
        ):
            discourse = discourse.passing(found.date.days, sentence)
    return discourse


def _by_sentence(quantities: Sequence[Quantity]) -> dict[int, list[int]]:
    grouped: dict[int, list[int]] = {}
    for index, quantity in enumerate(quantities):
        grouped.setdefault(quantity.sentence, []).append(index)
    return grouped


def _period(choice: Choice, published: date | None) -> Period:
    days = choice.days
    if days is None:
        return Period()
    candidate: Candidate | None = choice.candidate
    same = candidate is not None and candidate.date.days == days
    return Period(
        start=days.start,
        end=days.end,
        as_of=min(days.end, published) if published else days.end,
        precision=candidate.date.precision if candidate and same else ("day" if len(days) == 1 else "period"),
        implicit=choice.implicit,
        cue_span=candidate.date.span if candidate else None,
        rule=choice.rule,
    )


def _with_headings(
    found: list[Period], sentences: Sequence[Sentence], quantities: Sequence[Quantity], events: Sequence[Event]
) -> tuple[Period, ...]:
    """Give the amounts of a heading the period of the amount that they repeat, else of the lead."""
    for index, quantity in enumerate(quantities):
        own = found[index].start and not found[index].implicit
        if own or events[index].kind == "distance" or not _is_heading(sentences[quantity.sentence]):
            continue
        dated = [
            place
            for place in range(index + 1, min(len(quantities), index + _AFTER))
            if quantity.sentence < quantities[place].sentence and found[place].start
        ]
        lead = [place for place in dated if quantities[place].sentence <= quantity.sentence + _LEAD]
        same = [place for place in dated if quantities[place].value == quantity.value and quantity.value is not None]
        if same or lead:
            found[index] = replace(found[(same or lead)[0]], implicit=True, rule="heading")
    return tuple(found)


def _is_heading(sentence: Sentence) -> bool:
    unended = sentence.tokens[-1].text not in '.!?”"…:' if sentence.tokens else False
    return sentence.kind == "heading" or (sentence.index == 0 and unended)
