"""What happened to those who are counted."""

from __future__ import annotations

from dataclasses import dataclass

from tallybook.quantities.quantity import Quantity
from tallybook.text.article import Article
from tallybook.text.sentences import Sentence
from tallybook.text.span import Span


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
    """Return the event of each quantity."""
    return tuple(Event() for _ in quantities)
