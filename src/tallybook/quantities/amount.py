"""An amount while it is being read: tokens instead of spans, and what is still missing."""

from __future__ import annotations

from dataclasses import dataclass, field

from tallybook.interval import Interval, Number
from tallybook.quantities.numeral import Numeral
from tallybook.text.span import Span


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount among the tokens of its sentence.

    Attributes
    ----------
    first, stop : int
        Tokens ``[first, stop)`` of the claim's span.
    number : tuple of int
        Tokens ``[first, stop)`` of the numerals alone.
    kind : str
        ``cardinal``, ``fraction``, ``multiple`` or ``vague``, as in `Numeral`.
    value : int, float or None
        The number; ``None`` for a range and a vague word.
    interval : Interval
        What the words allow.
    hedge, unit, unit_kind, unit_span, share_of, sense, magnitude, rule
        As in `Quantity`.
    scale : int
        The factor of the scale word.
    cue : Span or None
        The hedging words.
    after : int
        The token at which what is counted may begin.
    alt : Span or None
        The conversion in parentheses.
    pronoun : bool
        True where a pronoun stands for what is counted: "five of them".
    part, whole : bool
        True for a part and for a whole named in passing: "including 13 children", "of its 35 hospitals".
    """

    first: int
    stop: int
    number: tuple[int, int]
    kind: str
    value: Number | None
    interval: Interval = field(default=Interval())
    hedge: str = "exact"
    unit: str = ""
    unit_kind: str = ""
    unit_span: Span | None = None
    share_of: str = ""
    sense: str = ""
    magnitude: int | None = None
    rule: str = ""
    scale: int = 1
    digits: bool = False
    cue: Span | None = None
    after: int = 0
    alt: Span | None = None
    pronoun: bool = False
    part: bool = False
    whole: bool = False


def from_numeral(numeral: Numeral) -> Amount:
    """Return the amount that a bare numeral states.

    >>> from_numeral(Numeral(0, 1, "cardinal", 13)).interval
    Interval(low=13, high=13)
    """
    vague = numeral.kind == "vague"
    return Amount(
        first=numeral.first,
        stop=numeral.stop,
        number=(numeral.first, numeral.stop),
        kind=numeral.kind,
        value=None if vague else numeral.value,
        interval=Interval() if vague else Interval(numeral.value, numeral.value),
        hedge="vague" if vague else "exact",
        magnitude=int(numeral.value) if vague else None,
        scale=numeral.scale,
        digits=numeral.digits,
        after=numeral.stop,
    )
