"""A reading with fewer claims: those of an event, a place, a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tallybook.analysis.reading import Reading
from tallybook.ledger.claim import Claim


def narrow(
    reading: Reading, *, event: str = "", place: str = "", since: date | None = None, until: date | None = None
) -> Reading:
    """Return the reading with the claims that fit; what is not asked for lets everything through.

    Parameters
    ----------
    reading : Reading
    event : str
        ``killed``, ``displaced``, …
    place : str
        As worded in the article.
    since, until : date or None
        First and last day, both included. A claim fits whose period shares a day with them; one that states none does
        not.
    """
    return replace(reading, claims=tuple(one for one in reading.claims if _fits(one, event, place, since, until)))


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
