"""Parts by scope: a count that a second one widens, and those who leave a place that holds more."""

from __future__ import annotations

from collections.abc import Sequence

from tallybook.ledger.containment import Parts
from tallybook.ledger.mentions import Mention, link_words, may_hold

_WIDENED = 3  # tokens behind an amount in which "counting" stands


def tie_widened(parts: Parts, row: Sequence[Mention], place: int) -> None:
    """Tie a count to a wider one of the same things: "250,000 people, or half a million counting the displaced"."""
    if not place:
        return
    part, whole = row[place - 1], row[place]
    first, end = whole.amount.first, whole.amount.end
    restated = [whole.word(first - 2), whole.word(first - 1)] == [",", "or"]
    behind = {whole.word(index) for index in range(end, end + _WIDENED)}
    larger = part.size is not None and whole.size is not None and part.size < whole.size
    if restated and larger and behind & link_words("widened") and may_hold(whole, part):
        parts.tie(part, whole, "widened", None)


def tie_out_of(parts: Parts, row: Sequence[Mention], place: int) -> None:
    """Tie those who got out to those who are held there: "the camp, where 13,000 people are held, said 785 got out"."""
    if not place:
        return
    part, whole = row[place], row[place - 1]
    held = whole.event.kind == "detained" and whole.word(whole.amount.first - 1) in link_words("where")
    if held and part.event.subevent in link_words("left") and part.people and whole.people:
        parts.tie(part, whole, "out_of", None)
