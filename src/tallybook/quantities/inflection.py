"""Singular and plural of English nouns, as far as counting needs them."""

from __future__ import annotations

from functools import cache

from tallybook.lexicon import load_lexicon

_SINGULAR_ENDINGS = ("ss", "us", "'s", "sis", "xis", "nnis", "bris", "polis", "itis", "aris")
_NO_MEN = frozenset(
    "regimen specimen abdomen acumen stamen semen yemen hymen ramen turkmen bremen dolmen cyclamen".split()
)
_ES = ("ches", "shes", "sses", "xes", "zes", "oes")
_KEEP_E = ("shoes", "axes", "canoes", "toes", "horseshoes", "caches", "headaches", "aches", "avalanches")


def is_plural(word: str) -> bool:
    """Say whether `word`, in lower case, looks like a plural noun.

    >>> [is_plural(word) for word in ("people", "houses", "bus", "police", "congress")]
    [True, True, False, True, False]
    """
    if word in _irregular() or word in _unchanged() or _is_men(word):
        return True
    if len(word) < 4 or word == "this" or not word.isalpha():
        return False
    return word[-1] == "s" and not word.endswith(_SINGULAR_ENDINGS)


def singular(word: str) -> str:
    """Return the singular of a plural noun; any other word as it is.

    >>> [singular(word) for word in ("families", "women", "houses", "branches", "staff", "Palestinians")]
    ['family', 'woman', 'house', 'branch', 'staff', 'Palestinian']
    """
    lower = word.lower()
    if lower in _irregular():
        return _irregular()[lower]
    if lower in _unchanged() or not is_plural(lower):
        return word
    if _is_men(lower):
        return word[:-2] + "an"
    if lower.endswith("ies") and len(word) > 4 and lower not in ("movies", "zombies", "calories", "rookies"):
        return word[:-3] + "y"
    if lower.endswith(_ES) and lower not in _KEEP_E:
        return word[:-2]
    return word[:-1]


def _is_men(word: str) -> bool:
    return len(word) > 4 and word.endswith("men") and word not in _NO_MEN


@cache
def _irregular() -> dict[str, str]:
    rows = [row for row in load_lexicon("plurals") if "singular" in row.facts]
    return {many: one for row in rows for many, one in zip(row.say, row.facts["singular"], strict=True)}


@cache
def _unchanged() -> frozenset[str]:
    rows = [row for row in (*load_lexicon("plurals"), *load_lexicon("nouns")) if row.name == "unchanged"]
    return frozenset(word.lower() for row in rows for word in row.say) - {"missing", "wounded", "injured", "displaced"}
