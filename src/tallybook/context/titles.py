"""Titles, ranks, offices and callings: the words before and after a person's name."""

from __future__ import annotations

from functools import cache

from tallybook.lexicon import load_lexicon


@cache
def whole_words() -> dict[str, str]:
    """Return titles cut short with the whole word: "gov" is a governor."""
    rows = (entry for entry in load_lexicon("roles") if entry.name == "short")
    return {say: str(entry.facts["full"]) for entry in rows for say in entry.say}


@cache
def roles(*names: str) -> frozenset[str]:
    """Return the wordings of some rows of the lexicon of roles: of "surname", which end a person's name."""
    return frozenset(say for entry in load_lexicon("roles") if entry.name in names for say in entry.say)


@cache
def staff() -> frozenset[str]:
    """Return the nouns of the sources that act for a body, in lower case."""
    rows = (
        entry
        for entry in load_lexicon("source_types")
        if entry.name not in {"witness", "expert"} or entry.facts["strength"] == 1
    )
    return frozenset(say for entry in rows for say in entry.say)


@cache
def _offices() -> frozenset[str]:
    one_word = frozenset(say for entry in load_lexicon("source_types") for say in entry.say if " " not in say)
    return one_word | frozenset(say for entry in load_lexicon("roles") for say in entry.say)


def is_title(word: str) -> bool:
    """Say whether a word is a title or a rank, each part of it: "Major-General"."""
    parts = word.lower().rstrip(".").split("-")
    return all(part in roles("title", "rank", "honorific") for part in parts)


def titles_among(known: frozenset[str]) -> frozenset[str]:
    """Return those of some words that are titles or ranks."""
    return frozenset(word for word in known if is_title(word))


def is_office(word: str) -> bool:
    """Say whether a word is an office, a rank or a calling: "director", "seismologist"."""
    return word.lower().rstrip(".").split("-")[-1] in _offices()
