"""Direct speech: what stands between quotation marks, as spans."""

from __future__ import annotations

from dataclasses import dataclass

from tallybook.text.article import Article
from tallybook.text.sentences import Sentence
from tallybook.text.span import Span


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks.

    Attributes
    ----------
    span : Span
        Without the marks, with the inner punctuation.
    partial : bool
        True for a fragment inside the reporter's sentence.
    """

    span: Span
    partial: bool = False


def find_quotations(article: Article, sentences: tuple[Sentence, ...]) -> tuple[Quotation, ...]:
    """Return the quotations of the article, in order; scare quotes are none."""
    return ()
