"""The numerals of an article that are no figure, sorted: those that need a reason, and those that do not."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from tallybook.analysis.reading import Reading
from tallybook.quantities.conversions import REASON
from tallybook.text.span import Span


@dataclass(frozen=True, slots=True)
class Leftovers:
    """What a ledger's residue holds.

    Attributes
    ----------
    of_dates : int
        How many numerals belong to a date that was read.
    conversions : int
        How many give a figure once more in another unit.
    others : tuple of (str, tuple of str)
        The rest: each reason, in order of the alphabet, and the words that it keeps out, each once.
    """

    of_dates: int
    conversions: int
    others: tuple[tuple[str, tuple[str, ...]], ...]


def leftovers(reading: Reading) -> Leftovers:
    """Return the residue of a reading, sorted."""
    body = reading.ledger.article.body
    dates = sorted(expression.span for expression in reading.ledger.dates)
    dated = [left for left in reading.ledger.residue if _meets(left.span, dates)]
    rest = [left for left in reading.ledger.residue if not _meets(left.span, dates)]
    kept: dict[str, dict[str, None]] = {}
    for left in rest:
        if left.reason != REASON:
            kept.setdefault(left.reason, {})[left.span.of(body)] = None
    return Leftovers(
        of_dates=len(dated),
        conversions=sum(left.reason == REASON for left in rest),
        others=tuple((reason, tuple(kept[reason])) for reason in sorted(kept)),
    )


def _meets(span: Span, dates: Sequence[Span]) -> bool:
    """Say whether a span shares a character with one of these, which are in order and do not overlap."""
    first = bisect_left(dates, span.start, key=lambda date: date.start)
    return any(date.overlaps(span) for date in dates[max(first - 1, 0) : first + 1])
