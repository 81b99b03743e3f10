"""How the claims of an article hang together: parts, repeats, superseded figures."""

from __future__ import annotations

from dataclasses import dataclass

from tallybook.context.events import Event
from tallybook.context.sources import Sourcing
from tallybook.quantities.quantity import Quantity
from tallybook.text.article import Article
from tallybook.text.sentences import Sentence
from tallybook.text.span import Span


@dataclass(frozen=True, slots=True)
class Links:
    """The links of one quantity; indexes count the quantities.

    Attributes
    ----------
    part_of : int or None
        Index of the nearest whole.
    repeats : int or None
        Index of the first mention of the same figure from the same source.
    superseded : bool
        True where the text itself replaces the figure.
    rule : str
        Name of the rule that linked it.
    cue_span : Span or None
        The linking words: "including", "of whom", "from an earlier".
    """

    part_of: int | None = None
    repeats: int | None = None
    superseded: bool = False
    rule: str = ""
    cue_span: Span | None = None


def find_links(
    article: Article,
    sentences: tuple[Sentence, ...],
    quantities: tuple[Quantity, ...],
    events: tuple[Event, ...],
    sources: tuple[Sourcing, ...],
) -> tuple[Links, ...]:
    """Return the links of each quantity."""
    return tuple(Links() for _ in quantities)
