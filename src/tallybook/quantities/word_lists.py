"""The lists of words that tell what a number counts."""

from __future__ import annotations

from functools import cache

from tallybook.lexicon import load_lexicon


@cache
def words_of(*names: str) -> frozenset[str]:
    """Return the wordings of the rows of some names in the lexicon of nouns.

    >>> "fled" in words_of("verb")
    True
    """
    return frozenset(word for row in load_lexicon("nouns") if row.name in names for word in row.say)
