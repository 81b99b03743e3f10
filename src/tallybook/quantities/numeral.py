"""A number written in a text."""

from __future__ import annotations

from dataclasses import dataclass

from tallybook.interval import Number


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number written in the text.

    Attributes
    ----------
    first, stop : int
        Indexes ``[first, stop)`` of its tokens.
    kind : str
        ``cardinal``, ``fraction``, ``multiple``, ``vague``, ``ordinal``, ``zero`` or ``unreadable``.
    value : int or float
        The number; the conventional floor of a vague word.
    scale : int
        The scale word's factor: 1,000,000 in "1.2 million"; else 1.
    digits : bool
        True where it begins with digits.
    """

    first: int
    stop: int
    kind: str
    value: Number
    scale: int = 1
    digits: bool = False
