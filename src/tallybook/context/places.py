"""Where it happened: places as worded, matched to a gazetteer."""

from __future__ import annotations

from dataclasses import dataclass

from tallybook.context.events import Event
from tallybook.quantities.quantity import Quantity
from tallybook.text.article import Article
from tallybook.text.sentences import Sentence
from tallybook.text.span import Span


@dataclass(frozen=True, slots=True)
class Place:
    """The place of a claim.

    Attributes
    ----------
    name : str
        Most specific first, outer units after commas, in the text's own words; empty where the text names none.
    precision : str
        UCDP's where_prec in words: ``exact``, ``near``, ``district``, ``province``, ``country``, ``region``.
    lat, lon : float or None
        Degrees, WGS 84, of the most specific part that the gazetteer knows.
    implicit : bool
        True where it is inherited from an earlier sentence.
    span : Span or None
        The words that gave it.
    rule : str
        Name of the rule that chose it.
    """

    name: str = ""
    precision: str = ""
    lat: float | None = None
    lon: float | None = None
    implicit: bool = False
    span: Span | None = None
    rule: str = ""


def find_places(
    article: Article,
    sentences: tuple[Sentence, ...],
    quantities: tuple[Quantity, ...],
    events: tuple[Event, ...],
) -> tuple[Place, ...]:
    """Return the place of each quantity."""
    return tuple(Place() for _ in quantities)
