"""Every date expression of the text, resolved against the day of publication."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tallybook.text.article import Article
from tallybook.text.sentences import Sentence
from tallybook.text.span import Span


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
    """

    span: Span
    start: date | None
    end: date | None
    anaphoric: bool = False
    precision: str = "day"
    rule: str = ""


def find_dates(article: Article, sentences: tuple[Sentence, ...]) -> tuple[DateExpression, ...]:
    """Return the date expressions of the article, in order, none overlapping another."""
    return ()
