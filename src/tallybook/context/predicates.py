"""Amounts of which their own clause says something: "hundreds have lost their jobs", "the army has 400 there"."""

from __future__ import annotations

from functools import cache

from tallybook.context.nearness import Layout, words_of
from tallybook.context.placing import Amount
from tallybook.quantities import word_lists

_ADVERBS = 2  # tokens between a verb and the rest of it: "were also charged"


def has_predicate(amount: Amount, layout: Layout) -> bool:
    """Say whether a verb of its own tells what an amount is an amount of, though no row of the lexicon names it.

    What befell those counted before is then not said of these: after "nine people died", "forty were born" is not of
    the dead. A form of "to be" with a place says nothing new: "twelve were in the north".
    """
    return _acts(amount, layout) or _is_object(amount, layout)


def _acts(amount: Amount, layout: Layout) -> bool:
    if layout.word(amount.first - 1) == "of" and layout.word(amount.first - 2) in words_of("tally"):
        return False  # "an earlier count of 70 was withdrawn": the count was
    index = amount.end
    word = layout.word(index)
    if word in words_of("having") or word in word_lists.words_of("modal"):
        return True
    if word in words_of("being"):
        following = next(
            (layout.word(at) for at in range(index + 1, index + 1 + _ADVERBS) if _tells(layout.word(at))), ""
        )
        return following.isalpha() and following not in _places()
    return word in word_lists.words_of("verb") or (word.endswith("ed") and word not in words_of("being"))


@cache
def _places() -> frozenset[str]:
    """Return the words that begin where somebody is, rather than what became of them."""
    return (words_of("preposition") - {"without"}) | words_of("adverb")


def _tells(word: str) -> bool:
    return word not in words_of("between_verbs") and word not in words_of("quiet")


def _is_object(amount: Amount, layout: Layout) -> bool:
    return layout.word(amount.first - 1) in _taking()


@cache
def _taking() -> frozenset[str]:
    """Return the verbs that what is counted may be the object of."""
    verbs = word_lists.words_of("verb") | words_of("having")
    return verbs - words_of("linking", "counting") - word_lists.words_of("telling")
