"""What a number's own verb says of it is not what befell the people of the sentence before."""

from __future__ import annotations

import pytest

from tallybook.context.nearness import lay_out
from tallybook.context.placing import place_amounts
from tallybook.context.predicates import has_predicate
from tallybook.quantities.read import read_quantities
from tallybook.text.article import from_text
from tallybook.text.sentences import split_sentences


def _predicate(text: str) -> bool:
    article = from_text(text, article_id="x")
    sentences = split_sentences(article)
    amounts = place_amounts(read_quantities(article, sentences)[0], sentences[0])
    return has_predicate(amounts[0], lay_out(sentences[0], {}, frozenset()))


@pytest.mark.parametrize(
    "text",
    ["Hundreds have lost their jobs.", "Some 700 were married.", "Up to 600 may return.", "The army has 400 there."],
)
def test_its_own_verb_says_something(text: str) -> None:
    assert _predicate(text)


@pytest.mark.parametrize(
    "text",
    [
        "Some 12 were in the north.",
        "The other 64 were elsewhere.",
        "Medics counted 13.",
        "A count of 70 was withdrawn.",
    ],
)
def test_a_place_or_a_count_says_nothing_new(text: str) -> None:
    assert not _predicate(text)
