"""The one pass that finds the amounts of an article."""

from __future__ import annotations

from tallybook.quantities.quantity import Quantity, Residue
from tallybook.text.article import Article
from tallybook.text.sentences import Sentence


def read_quantities(
    article: Article, sentences: tuple[Sentence, ...]
) -> tuple[tuple[Quantity, ...], tuple[Residue, ...]]:
    """Return the amounts of the article and the numerals that are none, both in order of start."""
    return (), ()
