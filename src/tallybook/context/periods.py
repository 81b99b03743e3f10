"""The days over which a reported amount was counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tallybook.context.dates import DateExpression
from tallybook.context.events import Event
from tallybook.quantities.quantity import Quantity
from tallybook.text.article import Article
from tallybook.text.sentences import Sentence
from tallybook.text.span import Span


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
    """Return the period of each quantity; `events` stand in the order of `quantities`."""
    return tuple(Period() for _ in quantities)
