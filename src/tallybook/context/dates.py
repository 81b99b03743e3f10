"""Every date expression of the text, resolved against the day of publication."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tallybook.context.anaphora import ANAPHORIC, PREFIXED
from tallybook.context.calendar import Days, moved
from tallybook.context.counted import COUNTED
from tallybook.context.datelines import find_dateline
from tallybook.context.expressions import Reading, find_readings
from tallybook.context.moment import Moment
from tallybook.context.resolve import RESOLVERS
from tallybook.context.stretches import says
from tallybook.context.templates import Match
from tallybook.context.tense import Tense, governor
from tallybook.text.article import Article
from tallybook.text.sentences import Sentence
from tallybook.text.span import Span

_RESOLVERS = {**RESOLVERS, **COUNTED, **ANAPHORIC}


_WRITTEN = 4
"""Days before publication on which a dispatch may have been written."""


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A date or period that the text names.

    Attributes
    ----------
    span : Span
        Without its preposition: "late April", not "since late April".
    start, end : date or None
        First and last day, both included; ``None`` where it cannot be resolved.
    anaphoric : bool
        True for "the same period", which takes its days from another expression.
    precision : str
        ``day``, ``month``, ``part_of_month``, ``season``, ``year``, ``period``.
    rule : str
        Name of the rule that read it.
    governor : str
        The preposition that governs it ("since", also for "since the assault began on 9 October"); empty without one.
    """

    span: Span
    start: date | None
    end: date | None
    anaphoric: bool = False
    precision: str = "day"
    rule: str = ""
    governor: str = ""

    @property
    def days(self) -> Days | None:
        """Its days, where they are known."""
        return Days(self.start, self.end) if self.start and self.end else None


@dataclass(frozen=True, slots=True)
class _Memory:
    """What the text has spoken of so far: the last days, period and year, and the first "since"."""

    anchor: Days | None = None
    period: Days | None = None
    onset: Days | None = None
    year: int | None = None
    month: int = 1
    sentence: int = -9
    written: date | None = None


def find_dates(article: Article, sentences: tuple[Sentence, ...]) -> tuple[DateExpression, ...]:
    """Return the date expressions of the article, in order, none overlapping another.

    >>> from tallybook.text.article import from_text
    >>> from tallybook.text.sentences import split_sentences
    >>> article = from_text("790 killed since late April", article_id="x", published=date(2019, 8, 3))
    >>> [found.start.isoformat() for found in find_dates(article, split_sentences(article))]
    ['2019-04-21']
    """
    memory = _Memory()
    found: list[DateExpression] = []
    dateline = find_dateline(article.body).end
    for sentence in sentences:
        readings = find_readings(sentence.tokens)
        tense = Tense(sentence.tokens) if readings else None
        for reading in readings:
            assert tense is not None
            expression = _expression(article, sentence, reading, tense, memory)
            if expression.start is None and expression.anaphoric:
                continue
            expression = _as_told(expression, found, article.published)
            found.append(expression)
            memory = _remember(memory, expression, reading, sentence, article.published)
            if expression.span.end <= dateline and _is_of_writing(expression, article.published):
                memory = replace(memory, written=expression.start)
    return tuple(found)


def _is_of_poll(sentence: Sentence, reading: Reading) -> bool:
    """Say whether the date is that of an election, which may lie ahead: "to vote in the June 5 general election"."""
    return says("periods", "poll", sentence.tokens[reading.stop : reading.stop + 3])


def _as_told(expression: DateExpression, earlier: Sequence[DateExpression], published: date | None) -> DateExpression:
    """Return a weekday to come as the one told of before: "searched on Thursday … a briefing later on Thursday"."""
    day = expression.start
    if expression.rule != "weekday" or day is None or published is None or day <= published:
        return expression
    last = moved(day, -1, "week")
    told = any(other.rule == "weekday" and other.start == last == other.end for other in earlier)
    return replace(expression, start=last, end=last) if told else expression


def _is_of_writing(expression: DateExpression, published: date | None) -> bool:
    """Say whether a date of the dateline is the day of writing, no more than some days before publication."""
    day = expression.start
    if day is None or day != expression.end or expression.precision != "day":
        return False
    return published is None or moved(published, -_WRITTEN, "day") <= day <= published


def _expression(
    article: Article, sentence: Sentence, reading: Reading, tense: Tense, memory: _Memory
) -> DateExpression:
    governed = governor(sentence.tokens, reading.first)
    ahead = tense.future(reading.first) and governed != "since"
    moment = Moment(
        published=article.published,
        written=memory.written,
        future=ahead,
        nearest=(governed in ("until", "till", "by", "before") or _is_of_poll(sentence, reading)) and not ahead,
        year=reading.year or _carried(article, sentence, reading, governed, memory),
        anchor=memory.anchor,
        period=memory.period,
        onset=memory.onset,
    )
    days = _days(reading, moment)
    row = (reading.prefix or reading.match).entry
    return DateExpression(
        span=Span(sentence.tokens[reading.first].start, reading.end),
        start=days.start if days else None,
        end=days.end if days else None,
        anaphoric=bool(row.facts.get("anaphoric", False)),
        precision="period" if reading.until else str(row.facts["precision"]),
        rule=f"{row.name}_range" if reading.until else row.name,
        governor=governed,
    )


def _days(reading: Reading, moment: Moment) -> Days | None:
    days = _resolve(reading.match, moment)
    if days and reading.prefix and not reading.until:
        return PREFIXED[reading.prefix.entry.facts["means"]](_filled(reading.prefix), days)
    if not reading.until:
        return days
    last = _resolve(reading.until, _after_first(reading, moment, days))
    if not days or not last:
        return None
    start = days.start
    while start > last.end and "year" not in reading.match.slots:
        start = moved(start, -1, "week" if "weekday" in reading.match.slots else "year")
    return Days(start, last.end) if start <= last.end else None


def _after_first(reading: Reading, moment: Moment, first: Days | None) -> Moment:
    """Return the moment for the second end of a range: "from August to October" ends in the October after."""
    if first is None or reading.until is None or "month" not in reading.until.slots or moment.year is not None:
        return moment
    month = reading.match.slots.get("month", 0)
    return replace(moment, year=first.start.year + (reading.until.slots["month"] < month))


def _resolve(match: Match, moment: Moment) -> Days | None:
    meaning = match.entry.facts["means"]
    return _RESOLVERS[meaning](_filled(match), moment)


def _filled(match: Match) -> Mapping[str, Any]:
    return {**match.entry.facts, **match.slots}


def _carried(article: Article, sentence: Sentence, reading: Reading, governed: str, memory: _Memory) -> int | None:
    """Return the year of the narrative: "In July 2014 … In August", not after "since"."""
    if memory.year is None or "month" not in reading.match.slots:
        return None
    if article.published is None:
        return memory.year
    close = sentence.index - memory.sentence <= 1
    return memory.year if close and governed != "since" and reading.match.slots["month"] >= memory.month else None


def _remember(
    memory: _Memory, expression: DateExpression, reading: Reading, sentence: Sentence, published: date | None
) -> _Memory:
    days = expression.days
    if days is None:
        return memory
    behind = published is None or days.start <= published
    onset = days if behind and expression.governor == "since" and memory.onset is None else memory.onset
    memory = replace(memory, anchor=days if behind else memory.anchor, onset=onset)
    if expression.governor in ("since", "from") and behind and published:
        memory = replace(memory, period=Days(days.start, max(published, days.start)))
    elif expression.governor not in ("since", "until", "till", "by", "before", "after") and len(days) > 1 and behind:
        memory = replace(memory, period=days)
    return _with_year(memory, expression, reading, sentence, published)


def _with_year(
    memory: _Memory, expression: DateExpression, reading: Reading, sentence: Sentence, published: date | None
) -> _Memory:
    slots = reading.match.slots
    if published is None:
        return replace(memory, year=slots.get("year", memory.year))
    if "year" in slots and "month" in slots and slots["year"] < published.year and expression.governor != "since":
        return replace(memory, year=slots["year"], month=slots["month"], sentence=sentence.index)
    if "month" in slots and expression.start and expression.start.year == memory.year:
        return replace(memory, month=slots["month"], sentence=sentence.index)
    return replace(memory, year=None)
