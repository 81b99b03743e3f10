"""A cue and its source, as tokens of one sentence."""

from __future__ import annotations

from dataclasses import dataclass

from tallybook.context.cues import Cue
from tallybook.context.subjects import Phrase


@dataclass(frozen=True, slots=True)
class Saying:
    """A cue and its source, as tokens of one sentence.

    Attributes
    ----------
    cue : Cue
        The cue.
    source : tuple of int, or None
        Tokens of its noun phrase; ``None`` where it shares the source of the saying before.
    forward : bool
        True where what is said follows the cue, False where it stands before.
    start : int
        Token where what follows begins: after the addressee, the day and "that".
    via : tuple of int, or None
        Tokens that name who passed it on.
    """

    cue: Cue
    source: Phrase | None
    forward: bool
    start: int
    via: Phrase | None = None

    @property
    def first(self) -> int:
        """First token of source and cue together."""
        return self.cue.first if self.source is None else min(self.cue.first, self.source[0])

    @property
    def stop(self) -> int:
        """Token after source, cue, addressee and day."""
        return max(self.start, self.cue.stop, self.source[1] if self.source else 0)
