"""A reading with fewer claims: those of an event, a place, a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tallybook.analysis.reading import Reading
from tallybook.errors import UsageError
from tallybook.ledger.claim import Claim


def narrow(
    reading: Reading,
    *,
    event: str = "",
    place: str = "",
    since: date | str | None = None,
    until: date | str | None = None,
) -> Reading:
    """Return the reading with the claims that fit; what is not asked for lets everything through.

    Parameters
    ----------
    reading : Reading
    event : str
        ``killed``, ``displaced``, …
    place : str
        As worded in the article.
    since, until : date or str or None
        First and last day, both included, also as ISO texts. A claim fits whose period shares a day with them; one that
        states none does not.

    Raises
    ------
    UsageError
        If a day is none.
    """
    first, last = _day("since", since), _day("until", until)
    asked = {"event": event, "place": place, "since": first, "until": last}
    kept = tuple((name, str(value)) for name, value in asked.items() if value)
    claims = tuple(one for one in reading.claims if _fits(one, event, place, first, last))
    return replace(reading, claims=claims, kept=(*reading.kept, *kept))


def _fits(claim: Claim, event: str, place: str, since: date | None, until: date | None) -> bool:
    if event not in ("", claim.event) or place not in ("", claim.place):
        return False
    if since is None and until is None:
        return True
    first = claim.period_start or claim.as_of or claim.period_end
    last = claim.period_end or claim.as_of or claim.period_start
    if first is None or last is None:
        return False
    return (until is None or first <= until) and (since is None or since <= last)


def _day(name: str, day: date | str | None) -> date | None:
    if not isinstance(day, str):
        return day
    try:
        return date.fromisoformat(day) if day else None
    except ValueError as error:
        raise UsageError(name, expected="a day, YYYY-MM-DD", found=repr(day)) from error
