"""The words that tell of harm: shortly before "by" they make it the one who did it."""

from __future__ import annotations

from functools import cache

from tallybook.context.outline import Outline
from tallybook.lexicon import load_lexicon

_NEAR = 16  # tokens before an agent in which the harm stands


@cache
def blame_words(*names: str) -> frozenset[str]:
    """Return the wordings of some rows of the lexicon of blame."""
    return frozenset(say for entry in load_lexicon("blame") if entry.name in names for say in entry.say)


def tells_of_harm(outline: Outline, before: int) -> bool:
    """Say whether a harm stands shortly before an agent, so that "by" is of those who did it."""
    near = (outline.lower(at) for at in range(max(0, before - _NEAR), before))
    return any(lower.startswith(_stems()) or lower in _acts_of_war() for lower in near)


@cache
def _stems() -> tuple[str, ...]:
    return tuple(blame_words("harm_stem"))


@cache
def _acts_of_war() -> frozenset[str]:
    acts = ("strike", "airstrike", "raid", "shell", "bombard")
    return frozenset(word for word in blame_words("means") if word.startswith(acts))
