"""Sources that stand in an aside: "by the Red Cross's count", "(ACLED, as of 8 December)"."""

from __future__ import annotations

from tallybook.context.grammar import time_words, words
from tallybook.context.kinds import bodies
from tallybook.context.outline import Outline


def names_body(outline: Outline, opening: int) -> bool:
    """Say whether a parenthesis after a figure or its noun names a body: "12,190 killed (ACLED, as of 8 December)"."""
    before = outline.tokens[opening - 1].text[:1] if opening else "A"
    index = opening + 1
    while outline.lower(index) in {"source", "sources", ":"}:
        index += 1
    near = range(index, min(index + 3, outline.segment_stop(index)))  # "Philippine Red Cross"
    found = next((hit for at in near if (hit := bodies().at(outline.tokens, at))), None)
    if found is None or before.isupper() or found.entry.facts["kind"] in {"media", "state_media", "channel"}:
        return False
    return outline.kind(found.stop) in "),"


def opens_count(outline: Outline, first: int) -> bool:
    """Say whether somebody's own count follows "by": "by the Red Cross's count", "by its own estimate"."""
    if outline.lower(first) in time_words():
        return False  # "recovered 29 bodies by Friday afternoon"
    for index in range(first, min(first + 8, outline.segment_stop(first))):
        owns = outline.lower(index) in words("possessive") or outline.lower(index).endswith(("'s", "s'"))
        if owns or (outline.tokens[index].text in "'’" and outline.lower(index - 1).endswith("s")):
            near = range(index + 1, min(index + 4, outline.segment_stop(index)))
            return any(outline.lower(at) in words("tally") for at in near)
    named = outline.kind(first) == "w" and outline.tokens[first].text[:1].isupper()
    stop = min(first + 5, outline.segment_stop(first))
    return named and any(outline.lower(at) in words("tally") for at in range(first + 1, stop))  # by UN figures
