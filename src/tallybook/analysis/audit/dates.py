"""Days that cannot be: a weekday that is not that day's, an end before its start, a count of days to come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tallybook.analysis import words
from tallybook.context.dates import DateExpression
from tallybook.ledger.claim import Claim
from tallybook.ledger.ledger import Ledger
from tallybook.text.span import Span
from tallybook.text.tokens import tokenize

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_BESIDE = 2  # words between a weekday and the date it goes with
_DONE = ("killed", "injured", "missing", "detained", "displaced")  # counts of what has happened


@dataclass(frozen=True, slots=True)
class DateCheck:
    """One date or period of the text, tested against the calendar.

    Attributes
    ----------
    kind : str
        ``weekday`` (named beside a date), ``period`` (ends before it starts) or ``future`` (a count of days to come).
    span : Span
        The words.
    claims : tuple of Claim
        The claims that it dates; none for a weekday.
    verdict : str
        ``consistent`` or ``inconsistent``.
    arithmetic : str
        What was compared, in words.
    """

    kind: str
    span: Span
    claims: tuple[Claim, ...]
    verdict: str
    arithmetic: str


def check_dates(ledger: Ledger) -> tuple[DateCheck, ...]:
    """Return what the calendar says of the dates of a text, in order: weekdays checked, days that cannot be."""
    claims = sorted((claim for claim in ledger.claims if claim.status != "rejected"), key=lambda claim: claim.start)
    found = [
        *(check for expression in ledger.dates for check in _weekday(ledger, expression)),
        *(check for claim in claims for check in _period(claim)),
        *(check for claim in claims for check in _future(ledger, claim)),
    ]
    return tuple(sorted(found, key=lambda check: (check.span, check.kind)))


def _weekday(ledger: Ledger, expression: DateExpression) -> Iterator[DateCheck]:
    """Yield a weekday that stands with a day of the month: "Saturday, 3 August 2019"."""
    day = expression.start
    if day is None or day != expression.end:
        return
    body, span = ledger.article.body, expression.span
    said = span.of(body)
    if not any(character.isdigit() for character in said):
        return
    named = [word.lower for word in tokenize(said) if word.lower in WEEKDAYS] or _before(body, span)
    if len(named) == 1:
        right = WEEKDAYS[day.weekday()]
        verdict = "consistent" if named[0] == right else "inconsistent"
        was = f"{words.day(day)} is a {right.capitalize()}, printed as {named[0].capitalize()}"
        yield DateCheck("weekday", span, (), verdict, was)


def _before(body: str, span: Span) -> list[str]:
    before = tokenize(body, max(0, span.start - 30), span.start)[-_BESIDE:]
    return [word.lower for word in before if word.lower in WEEKDAYS and set(body[word.end : span.start]) <= set(" ,(")]


def _period(claim: Claim) -> Iterator[DateCheck]:
    start, end = claim.period_start, claim.period_end
    if start is not None and end is not None and end < start:
        said = f"from {words.day(start)} to {words.day(end)}: the end is before the start"
        yield DateCheck("period", claim.span, (claim,), "inconsistent", said)


def _future(ledger: Ledger, claim: Claim) -> Iterator[DateCheck]:
    """Yield a count of what has happened that begins or stands after the day of publication."""
    published = ledger.article.published
    latest = claim.as_of or claim.period_start
    if published is None or latest is None or claim.event not in _DONE or latest <= published:
        return
    said = f"counted as of {words.day(latest)}, published on {words.day(published)}"
    yield DateCheck("future", claim.span, (claim,), "inconsistent", said)
