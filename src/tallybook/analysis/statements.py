"""Statements: figures of any of several articles and of the reference figures, in one comparable and dated form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from tallybook.analysis import wording, words
from tallybook.analysis.audit.facts import read_facts
from tallybook.analysis.audit.series import is_increment
from tallybook.analysis.kinds import counts_people, mark_of
from tallybook.analysis.policy import Policy
from tallybook.analysis.reading import Reading
from tallybook.analysis.reference import Reference
from tallybook.analysis.spread import Amount
from tallybook.interval import Interval
from tallybook.ledger.claim import Claim
from tallybook.lexicon import load_lexicon
from tallybook.quantities.inflection import is_plural, singular
from tallybook.text.naming import source_of

Days = tuple[date, date]
KEPT = 4000
"""How many reference rows are kept as statements: those of a workbook, under each policy."""

_QUALIFIED = re.compile(r"[,(].*|\s*\b(?:since|in|by|of|during)\s+[A-Z\d].*|\s+\d.*")
_THIRD = {1: 10, 11: 20}  # the last day of a third of a month that begins on this one


@dataclass(frozen=True, slots=True)
class Statement:
    """One figure, from an article or from the reference figures.

    Attributes
    ----------
    claim : Claim
        The figure; a reference row is put into the terms of the ledger, its status as the cue.
    amount : Amount
        The figure ready to be drawn: what its words and the policy allow, its mark, its number (0 for a row).
    said : str
        The amount with its hedge as printed: "at least 781", "942 (best estimate)".
    what : str
        What is counted: "civilians killed".
    as_of : date or None
        The day on which the count stood; of an undated figure the day of publication, `as_published` then.
    since : tuple of date or None
        The first and the last day that its period may begin on; one day twice where the words name it.
    since_worded : str
        How the beginning is said: "late April"; empty where none is.
    as_published : bool
    article : str
        The id of the article; empty for a reference row.
    label : str
        What the article goes by: its title, or its id; of a reference row, through whom it came.
    reference : Reference or None
    adds : bool
        True where it adds to another count rather than standing by itself: "eight more".
    """

    claim: Claim
    amount: Amount
    said: str
    what: str
    as_of: date | None
    since: Days | None
    since_worded: str
    as_published: bool
    article: str
    label: str
    reference: Reference | None = None
    adds: bool = False

    @property
    def source(self) -> str:
        """Who says so; empty where nobody is named."""
        return self.claim.source

    @property
    def stated(self) -> Interval:
        """What the words allow."""
        return self.amount.stated

    @property
    def allowed(self) -> Interval:
        """What the policy allows."""
        return self.amount.allowed

    @property
    def mark(self) -> str:
        """``verified``, ``reported`` or ``unattributed``."""
        return self.amount.mark

    @property
    def evidence(self) -> str:
        """The claim's id, or where the reference row was published."""
        return self.reference.url if self.reference else self.claim.claim_id


def statements(
    readings: Sequence[Reading], references: Iterable[Reference] = (), *, sources: Sequence[str] = ()
) -> tuple[Statement, ...]:
    """Return what the articles state once each, then the reference rows, by source if any are asked for.

    Repeats and figures that the text itself replaces are left out, and so is a reference row that was taken from one
    of the articles: there it is a claim.

    Parameters
    ----------
    readings : sequence of Reading
        Of one policy.
    references : iterable of Reference
    sources : sequence of str
        Keep the reference rows of these sources only; the readings keep their own.
    """
    own = [one for reading in readings for one in _of_reading(reading)]
    articles = {reading.ledger.article.article_id for reading in readings}
    addresses = {reading.ledger.article.url for reading in readings} - {""}
    wanted = {source_of(name) for name in sources}
    rows = [
        row
        for row in references
        if row.hedge != "date" and row.seed not in articles and row.url not in addresses
        if not wanted or source_of(row.source) in wanted
    ]
    policy = readings[0].policy if readings else Policy("strict", ())
    return (*own, *(of_reference(row, policy) for row in rows))


def _of_reading(reading: Reading) -> Iterator[Statement]:
    facts = read_facts(reading.ledger, reading.policy)
    for claim in reading.claims:
        if not _is_again(claim):
            yield of_claim(reading, claim, adds=is_increment(facts, claim))


def _is_again(claim: Claim) -> bool:
    return bool(claim.repeats) or claim.superseded


def of_claim(reading: Reading, claim: Claim, *, adds: bool = False) -> Statement:
    """Return the statement that a claim of an article is."""
    article = reading.ledger.article
    dated = claim.as_of or claim.period_end
    precision = _precision(reading, claim)
    start = claim.period_start
    return Statement(
        claim=claim,
        amount=Amount(claim, reading.number(claim), claim.amount, reading.allows(claim), mark_of(claim)),
        said=wording.amount(claim),
        what=wording.what(claim, one=False),
        as_of=dated or article.published,
        since=None if start is None else first_days(start, precision),
        since_worded="" if start is None else words.first_day(start, precision),
        as_published=dated is None,
        article=article.article_id,
        label=article.title or article.article_id,
        adds=adds,
    )


@lru_cache(KEPT)
def of_reference(row: Reference, policy: Policy) -> Statement:
    """Return the statement that a reference row is."""
    claim = as_claim(row)
    best = " (best estimate)" if row.worded == "best only" else ""
    start = row.period_start
    said = words.number(claim.value) if best and claim.value is not None else _said(claim)
    return Statement(
        claim=claim,
        amount=Amount(claim, 0, claim.amount, policy.allows(claim), mark_of(claim)),
        said=f"{said}{best}",
        what=wording.what(claim, one=False),
        as_of=row.as_of,
        since=None if start is None else (start, start),
        since_worded="" if start is None else words.day(start),
        as_published=False,
        article="",
        label=row.via,
        reference=row,
    )


@lru_cache(KEPT)
def as_claim(row: Reference) -> Claim:
    """Return a reference row in the terms of the ledger."""
    unit, kind = _unit(row)
    return Claim(
        claim_id="",
        article_id="",
        sentence=0,
        start=0,
        end=0,
        text="",
        value=row.value,
        low=row.low,
        high=row.high,
        hedge=row.hedge,
        unit=unit,
        unit_kind=kind,
        event=row.event,
        subevent=_subevent(row) if row.event == "other" else "",
        blamed=row.blamed,
        period_start=row.period_start,
        period_end=row.period_end,
        as_of=row.as_of,
        period_precision="period" if row.period_start else "",
        place=row.place,
        source=row.source,
        source_type=row.source_type,
        via=row.via,
        cue=row.status,
        status="added",
    )


def _unit(row: Reference) -> tuple[str, str]:
    """Return the noun that the measure counts, with what is said of it, or else the unit of the row."""
    for entry in load_lexicon("units"):
        if row.unit in entry.say:
            return entry.name, str(entry.facts["kind"])
    before = row.measure.partition(" killed")[0].partition(" injured")[0]
    if before == row.measure:
        return row.unit, ""
    head, _, noun = before.rpartition(" ")
    worded = " ".join(part for part in (*(singular(word) for word in head.split()), singular(noun)) if part)
    people = Claim("", "", 0, 0, 0, "", None, None, None, "exact", unit=worded)
    return (worded if counts_people(people) else row.unit), ""


def _subevent(row: Reference) -> str:
    """Return what happened to things: the measure's words behind what is counted, without when, where and by whom."""
    said = _QUALIFIED.sub("", row.measure).split()
    nouns = [index for index, word in enumerate(said) if is_plural(word.lower())]
    return " ".join(said[nouns[0] + 1 :] if nouns else said)


def _said(claim: Claim) -> str:
    """Return the amount in words; of a range around a best estimate both."""
    said = wording.amount(claim)
    return f"{words.number(claim.value)} ({said})" if claim.hedge == "range" and claim.value is not None else said


def _precision(reading: Reading, claim: Claim) -> str:
    worded = (expression for expression in reading.ledger.dates if expression.start == claim.period_start)
    return next((expression.precision for expression in worded), claim.period_precision)


def first_days(start: date, precision: str) -> Days:
    """Return the first and the last day that a period of this precision may begin on.

    >>> [f"{day:%d %b}" for day in first_days(date(2019, 4, 21), "part_of_month")]
    ['21 Apr', '30 Apr']
    >>> [f"{day:%d %b}" for day in first_days(date(2011, 1, 1), "year")]
    ['01 Jan', '31 Dec']
    """
    if precision == "year":
        return start, date(start.year, 12, 31)
    month_end = (start.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    if precision == "month":
        return start, month_end
    if precision == "part_of_month":
        last = _THIRD.get(start.day)
        return start, start.replace(day=last) if last else month_end
    return start, start
