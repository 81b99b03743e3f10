"""Which amounts are contained in which, as far as it has been found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tallybook.ledger.mentions import Mention, may_hold, right_before, right_behind
from tallybook.text.span import Span

BACK = 40  # mentions looked back for a whole


@dataclass(slots=True)
class Parts:
    """The parts found so far.

    Attributes
    ----------
    mentions : sequence of Mention
    closed : frozenset of int
        Indexes of the amounts that cannot be wholes, since the text replaces them.
    compared : frozenset of int
        Indexes of the amounts of another period, which are no wholes either.
    found : dict of int to tuple
        For each part its whole, the rule, and the words.
    """

    mentions: Sequence[Mention]
    closed: frozenset[int]
    compared: frozenset[int] = frozenset()
    found: dict[int, tuple[int, str, Span | None]] = field(default_factory=dict)

    def tie(self, part: Mention, whole: Mention | None, rule: str, span: Span | None) -> bool:
        """Make one amount part of another, if it is not yet tied and may be contained in it."""
        if whole is None or {part.index} & (self.closed | self.found.keys()):
            return False
        if is_change(part) or not may_hold(whole, part):
            return False
        if self.found.get(whole.index, (None,))[0] == part.index:
            return False
        self.found[part.index] = (whole.index, rule, span)
        return True

    def whole_of(self, mention: Mention) -> Mention | None:
        """Return the whole that an amount is part of."""
        tied = self.found.get(mention.index)
        return self.mentions[tied[0]] if tied else None

    def standing(self, part: Mention, *, before: int) -> Iterator[Mention]:
        """Yield the earlier amounts that are themselves no parts and not replaced, nearest first."""
        unfit = self.closed | self.compared
        for other in reversed(self.mentions[max(0, before - BACK) : before]):
            if other.index not in self.found and other.index not in unfit and may_hold(other, part):
                yield other


def is_change(mention: Mention) -> bool:
    """Say whether a share is a change: its base is no whole."""
    if mention.quantity.unit_kind != "share":
        return bool(mention.quantity.sense)
    beside = right_behind(mention, "change_behind") or right_before(mention, "change_before", gap=0)
    return bool(mention.quantity.sense) or (beside is not None and not beside.entry.facts.get("whole"))
