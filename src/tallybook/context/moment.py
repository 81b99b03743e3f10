"""What an expression is resolved against: the day of publication, the tense, and what was spoken of before."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tallybook.context.calendar import Days


@dataclass(frozen=True, slots=True)
class Moment:
    """What an expression is resolved against.

    Attributes
    ----------
    published : date or None
        The day of publication.
    written : date or None
        The day of the dateline, where that is shortly before: "today" is that day.
    future : bool
        Whether the words around it look ahead.
    nearest : bool
        Whether the nearest such day is meant, ahead or behind: "until the end of September".
    year : int or None
        The year that the narrative is in, where it is not the year of publication.
    anchor : Days or None
        The days last spoken of.
    period : Days or None
        The days of the last period: "since late April" runs to publication.
    onset : Days or None
        The first days after a "since": when what the article is about began.
    """

    published: date | None
    written: date | None = None
    future: bool = False
    nearest: bool = False
    year: int | None = None
    anchor: Days | None = None
    period: Days | None = None
    onset: Days | None = None


Filled = Mapping[str, Any]
"""The slots of a template with their values, and the facts of its row."""
Resolver = Callable[[Filled, Moment], Days | None]
"""Returns the days that a filled template means, or nothing where they cannot be known."""


def number(filled: Filled) -> int:
    """Return the count of units that a template states; one where it states none.

    >>> number({"n": 3}), number({})
    (3, 1)
    """
    return int(filled.get("n") or filled.get("count", 1))


def part(filled: Filled) -> str:
    """Return ``early``, ``mid`` or ``late``, whichever way it is worded.

    >>> part({"edge": "late"})
    'late'
    """
    return str(filled.get("part") or filled["edge"])
