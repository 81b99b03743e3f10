"""A claim: one figure that an article reports, with everything the text says of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from tallybook.interval import Interval, Number
from tallybook.text.span import Span


@dataclass(frozen=True, slots=True)
class Trail:
    """Why one field of a claim has its value.

    Attributes
    ----------
    field : str
        The field's name: ``"hedge"``, ``"source"``.
    rule : str
        The rule or lexicon row that decided it.
    span : Span or None
        The cue words, where there are any.
    """

    field: str
    rule: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One reported figure.

    Attributes
    ----------
    claim_id : str
        Twelve hexadecimal digits, stable: made of the article's sha256 and the span.
    article_id : str
        The article it stands in.
    sentence : int
        Index of its sentence, from 0.
    start, end : int
        Code points ``[start, end)`` of the article's body.
    text : str
        Those characters.
    value, low, high : int, float or None
        The number given, and the bounds that the words allow; an empty bound is open.
    hedge : str
        ``exact``, ``at_least``, ``more_than``, ``nearly``, ``less_than``, ``up_to``, ``approx``, ``range``, ``vague``.
    unit, unit_kind : str
        Singular lemma of what is counted; ``length``, ``area``, ``volume``, ``money``, ``time``, ``share``,
        ``ratio``, or empty for plain counts.
    event, subevent : str
        ``killed``, ``injured``, ``missing``, ``detained``, ``displaced``, ``population``, ``distance``, ``area``,
        or ``other`` with a sub-event in free words.
    blamed, blamed_party, blamed_span : str, str, Span or None
        The alleged perpetrator as worded, its id in the lexicon of parties, and where it stands.
    period_start, period_end, as_of : date or None
        First and last day, both included; the day on which the count stood.
    period_precision : str
        ``day``, ``month``, ``part_of_month``, ``season``, ``year``, ``period``; empty without a period.
    period_implicit : bool
        True where the period is inherited from the discourse.
    place, place_precision : str
        As worded, most specific first; UCDP's where_prec in words.
    lat, lon : float or None
        Degrees, WGS 84.
    source, source_type, via : str
        Who is cited, of which kind, and through whom.
    cue : str
        The words that attribute it.
    source_span, cue_span : Span or None
        Where those stand.
    part_of, repeats : str
        The ``claim_id`` of the whole, and of the first mention; else empty.
    superseded : bool
        True where the text itself replaces this figure by a newer one.
    share_of, sense : str
        The denominator of a share in words; ``increase`` or ``decrease`` of a change.
    magnitude : int or None
        The conventional floor of a vague word.
    alt : str
        The conversion in parentheses, brackets included.
    rule : str
        The rule that read the amount.
    status : str
        ``extracted``, ``confirmed``, ``corrected``, ``rejected``, ``added``.
    trail : tuple of Trail
        Rule and cue of each field.
    """

    claim_id: str
    article_id: str
    sentence: int
    start: int
    end: int
    text: str
    value: Number | None
    low: Number | None
    high: Number | None
    hedge: str
    unit: str = ""
    unit_kind: str = ""
    event: str = "other"
    subevent: str = ""
    blamed: str = ""
    blamed_party: str = ""
    blamed_span: Span | None = None
    period_start: date | None = None
    period_end: date | None = None
    as_of: date | None = None
    period_precision: str = ""
    period_implicit: bool = False
    place: str = ""
    place_precision: str = ""
    lat: float | None = None
    lon: float | None = None
    source: str = ""
    source_type: str = "unattributed"
    via: str = ""
    cue: str = ""
    source_span: Span | None = None
    cue_span: Span | None = None
    part_of: str = ""
    repeats: str = ""
    superseded: bool = False
    share_of: str = ""
    sense: str = ""
    magnitude: int | None = None
    alt: str = ""
    rule: str = ""
    status: str = "extracted"
    trail: tuple[Trail, ...] = ()

    @property
    def span(self) -> Span:
        """Where the claim stands."""
        return Span(self.start, self.end)

    @property
    def amount(self) -> Interval:
        """What the words allow, no policy applied.

        An approximate amount states no limits: both ends are open.
        """
        return Interval(self.low, self.high, low_open=self.hedge == "more_than", high_open=self.hedge == "less_than")


def claim_id(sha256: str, span: Span) -> str:
    """Return the stable name of the claim at `span` of the article with this sha256.

    >>> claim_id("70991ec946a9", Span(1730, 1733))
    '14c482f66bb8'
    """
    return hashlib.sha256(f"{sha256}:{span.start}:{span.end}".encode()).hexdigest()[:12]
