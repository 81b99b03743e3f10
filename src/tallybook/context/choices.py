"""The days chosen for a quantity, and what later quantities may make of them."""

from __future__ import annotations

from dataclasses import dataclass

from tallybook.context.calendar import Days
from tallybook.context.candidates import Candidate


@dataclass(frozen=True, slots=True)
class Choice:
    """The days of a quantity, and what later quantities may make of them.

    Attributes
    ----------
    days : Days or None
        ``None`` where the text gives none.
    rule : str
        Name of the rule that chose them.
    candidate : Candidate or None
        The expression that gave them.
    implicit : bool
        True where they are taken over from another sentence.
    running : bool
        True for a count that began with a "since".
    lasting : bool
        False for the days of a comparison or of a rise, which what follows does not take over.
    stock : bool
        True for a state of the present, which has no days.
    """

    days: Days | None
    rule: str = ""
    candidate: Candidate | None = None
    implicit: bool = False
    running: bool = False
    lasting: bool = True
    stock: bool = False
