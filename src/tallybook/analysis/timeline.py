"""The days that an article names, resolved, with what its sentences say of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tallybook.analysis.reading import Reading
from tallybook.context.dates import DateExpression
from tallybook.ledger.ledger import Ledger
from tallybook.text.span import Span

MOST = 16


@dataclass(frozen=True, slots=True)
class Mention:
    """One date expression: its label in the article, its words, and the sentence around it."""

    label: str
    words: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Moment:
    """A day or a stretch of days that the article names.

    Attributes
    ----------
    start, end : date
        First and last day, both included.
    precision : str
        ``day``, ``month``, ``part_of_month``, ``season``, ``year`` or ``period``.
    mentions : tuple of Mention
        In order of the text.
    """

    start: date
    end: date
    precision: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The days of an article, in order.

    Attributes
    ----------
    moments : tuple of Moment
        By first day, then by last.
    unresolved : tuple of Mention
        Expressions that no day could be given to.
    published : date or None
        The day of publication.
    left_out : int
        How many days and periods are further from publication than the page has room for.
    """

    moments: tuple[Moment, ...]
    unresolved: tuple[Mention, ...]
    published: date | None
    left_out: int = 0


def timeline(reading: Reading) -> Timeline:
    """Return the days of the article; expressions of the same days stand together."""
    ledger = reading.ledger
    labels = date_labels(ledger)
    found = [(expression, _mention(ledger, expression, labels[expression.span])) for expression in ledger.dates]
    days = sorted({(e.start, e.end) for e, _ in found if e.start is not None and e.end is not None})
    kept = sorted(sorted(days, key=lambda span: _away(span, ledger.article.published))[:MOST])
    return Timeline(
        left_out=len(days) - len(kept),
        moments=tuple(
            Moment(
                start,
                end,
                next(e.precision for e, _ in found if (e.start, e.end) == (start, end)),
                tuple(mention for e, mention in found if (e.start, e.end) == (start, end)),
            )
            for start, end in kept
        ),
        unresolved=tuple(mention for e, mention in found if e.start is None or e.end is None),
        published=ledger.article.published,
    )


def _away(span: tuple[date, date], published: date | None) -> int:
    return 0 if published is None else min(abs((day - published).days) for day in span)


def date_labels(ledger: Ledger) -> dict[Span, str]:
    """Return the letter of each date expression: a to z, then aa, ab and so on."""
    ordered = sorted(expression.span for expression in ledger.dates)
    return {span: letters(index) for index, span in enumerate(ordered)}


def letters(index: int) -> str:
    """Return the label of the item at `index`.

    >>> letters(0), letters(25), letters(26)
    ('a', 'z', 'aa')
    """
    head, last = divmod(index, 26)
    return (letters(head - 1) if head else "") + chr(ord("a") + last)


def _mention(ledger: Ledger, expression: DateExpression, label: str) -> Mention:
    body, span = ledger.article.body, expression.span
    around = next((s.span for s in ledger.sentences if s.span.covers(span)), span)
    return Mention(label, span.of(body), body[around.start : span.start], body[span.end : around.end])
