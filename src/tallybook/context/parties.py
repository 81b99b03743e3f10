"""The party said to have done it, never inferred from a means."""

from __future__ import annotations

from dataclasses import dataclass

from tallybook.context.events import Event
from tallybook.context.sources import Sourcing
from tallybook.quantities.quantity import Quantity
from tallybook.text.article import Article
from tallybook.text.sentences import Sentence
from tallybook.text.span import Span


@dataclass(frozen=True, slots=True)
class Blame:
    """The alleged perpetrator of a claim.

    Attributes
    ----------
    worded : str
        As the text words it: "Russian warplanes"; empty where nobody is blamed.
    party : str
        Its id in the lexicon of parties: ``"russia"``; empty where unknown.
    span : Span or None
        Where the words stand.
    rule : str
        Name of the rule that read it.
    """

    worded: str = ""
    party: str = ""
    span: Span | None = None
    rule: str = ""


def find_blame(
    article: Article,
    sentences: tuple[Sentence, ...],
    quantities: tuple[Quantity, ...],
    events: tuple[Event, ...],
    sources: tuple[Sourcing, ...],
) -> tuple[Blame, ...]:
    """Return the party blamed for each quantity."""
    return tuple(Blame() for _ in quantities)
