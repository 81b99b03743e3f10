"""Where a clause begins and ends: a party stands for what its own clause says, not for the next speaker's."""

from __future__ import annotations

from tallybook.context.grammar import words
from tallybook.context.outline import Outline

_DISTANCE = 5  # tokens of ", less than two weeks after"
REACH = 120  # tokens: a clause is no longer


def clause_start(outline: Outline, index: int) -> int:
    """Return where the clause around a token begins: after a semicolon, "but" or "while"."""
    for at in range(index - 1, max(-1, index - 1 - REACH), -1):
        turns = outline.lower(at) in words("turn") and outline.kinds[at] == "w"
        if outline.kinds[at] == ";" or turns:
            return at + 1
    return max(0, index - REACH)


def _is_another(outline: Outline, index: int) -> bool:
    """Say whether another speaker's clause follows: ", and the Red Crescent said …"."""
    near = range(index + 1, min(index + 9, outline.segment_stop(index)))
    return outline.lower(index) == "and" and any(outline.lower(at) in {"said", "says"} for at in near)


def _is_later(outline: Outline, index: int) -> bool:
    """Say whether another happening follows, told by its distance in time: ", hours after the army said …"."""
    near = [outline.lower(at) for at in range(index, min(index + _DISTANCE, len(outline.tokens)))]
    apart = next((at for at, word in enumerate(near) if word in {"after", "before"}), 0)
    return any(word in words("span") for word in near[:apart])


def clause_stop(outline: Outline, index: int) -> int:
    """Return where the clause around a token ends: at "; ", "but", ", as", or another speaker's clause."""
    for at in range(index, min(len(outline.tokens), index + REACH)):
        lower = outline.lowers[at]
        turns = (lower == "as" and outline.kind(at - 1) == ",") or (lower in words("turn") and outline.kinds[at] == "w")
        turns = turns or (outline.kinds[at] == "," and (_is_another(outline, at + 1) or _is_later(outline, at + 1)))
        if outline.kinds[at] == ";" or turns:
            return at
    return min(len(outline.tokens), index + REACH)
