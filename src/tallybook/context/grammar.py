"""The closed classes of English words, as the lexicon lists them."""

from __future__ import annotations

from functools import cache

from tallybook.lexicon import load_lexicon


@cache
def words(*names: str) -> frozenset[str]:
    """Return the words of one class, or of several, in lower case.

    >>> "who" in words("relative"), "who" in words("pronoun")
    (True, False)
    """
    return frozenset(wording for entry in load_lexicon("grammar") if entry.name in names for wording in entry.say)


@cache
def time_words() -> frozenset[str]:
    """Return the words that a time expression is made of."""
    return words("day", "month", "time")


def is_adverb(lower: str) -> bool:
    """Say whether a word in lower case is an adverb: of the list, or by its ending.

    >>> is_adverb("often"), is_adverb("continuously"), is_adverb("family")
    (True, True, False)
    """
    return lower in words("adverb") or (lower.endswith("ly") and len(lower) > 5 and lower not in words("noun_in_ly"))
