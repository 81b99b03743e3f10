"""What a source is known by, whichever of its names is used."""

from __future__ import annotations

from functools import cache, lru_cache

from tallybook.lexicon import load_lexicon

KEPT = 2000
"""How many names are kept: one article has dozens, a corpus no end of them."""


@lru_cache(KEPT)
def source_of(name: str) -> str:
    """Return the body that the lexicon lists under a name, in whatever case, or else the name's own words.

    >>> source_of("SOHR") == source_of("the Syrian Observatory for Human Rights")
    True
    >>> source_of("OHCHR") == source_of("United Nations")
    False
    """
    plain = name.partition(" (")[0].strip().casefold().removeprefix("the ")
    return _bodies().get(plain, plain)


@cache
def _bodies() -> dict[str, str]:
    return {say.casefold(): row.name for row in reversed(load_lexicon("organisations")) for say in row.say}
