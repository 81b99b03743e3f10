"""The days that an article names, resolved, with what its sentences say of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tallybook.analysis.reading import Reading, around
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
    dated: dict[tuple[date, date], list[tuple[DateExpression, Mention]]] = {}
    unresolved: list[Mention] = []
    for expression in ledger.dates:
        mention = _mention(ledger, expression, labels[expression.span])
        if expression.start is None or expression.end is None:
            unresolved.append(mention)
        else:
            dated.setdefault((expression.start, expression.end), []).append((expression, mention))
    kept = sorted(sorted(dated, key=lambda span: (_away(span, ledger.article.published), span))[:MOST])
    return Timeline(
        moments=tuple(
            Moment(*span, dated[span][0][0].precision, tuple(mention for _, mention in dated[span])) for span in kept
        ),
        unresolved=tuple(unresolved),
        published=ledger.article.published,
        left_out=len(dated) - len(kept),
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
    _, place = around(ledger, span)
    return Mention(label, span.of(body), body[place.start : span.start], body[span.end : place.end])
