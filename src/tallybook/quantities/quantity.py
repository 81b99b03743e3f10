"""An amount that the text states."""

from __future__ import annotations

from dataclasses import dataclass

from tallybook.interval import Interval, Number
from tallybook.text.span import Span


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount the text states, and where it states it.

    Attributes
    ----------
    span : Span
        Hedge, numeral and scale word; the unit's word only for measures and money.
    sentence : int
        Index of its sentence.
    hedge : str
        ``exact``, ``at_least``, ``more_than``, ``nearly``, ``less_than``, ``up_to``, ``approx``, ``range``, ``vague``.
    value : int, float or None
        The number that the words give; ``None`` for a range and for a vague word.
    amount : Interval
        What the words allow, counted in `unit`: "at least 13" is ``Interval(13, None)``.
    magnitude : int or None
        The conventional floor of a vague word: 12 for "dozens".
    unit : str
        Singular lemma of what is counted: ``"civilian"``, ``"kilometre"``, ``"dollar"``; empty if not found.
    unit_kind : str
        ``length``, ``area``, ``volume``, ``money``, ``time``, ``share``, ``ratio``; empty for plain counts.
    unit_span : Span or None
        The words that name the unit, wherever they stand (None where they are understood).
    alt, alt_span : str, Span or None
        The conversion in parentheses, brackets included: "(12 miles)".
    share_of : str
        The denominator of a share or the base of a ratio, in the text's words.
    sense : str
        ``increase`` or ``decrease`` for a change; else empty.
    rule : str
        Name of the rule that read it: ``"at_least"``.
    cues : tuple of Span
        The words that gave hedge and unit, for the trail that `tallybook why` prints.
    """

    span: Span
    sentence: int
    hedge: str
    value: Number | None
    amount: Interval
    magnitude: int | None = None
    unit: str = ""
    unit_kind: str = ""
    unit_span: Span | None = None
    alt: str = ""
    alt_span: Span | None = None
    share_of: str = ""
    sense: str = ""
    rule: str = ""
    cues: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Residue:
    """A numeral of the article that is no claim, and why.

    Attributes
    ----------
    span : Span
        The numeral, or the phrase that makes it no figure: "the two sides".
    reason : str
        In plain words: ``"idiom: the two sides of a conflict"``, ``"part of a date"``, ``"age"``.
    """

    span: Span
    reason: str
