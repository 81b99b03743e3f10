"""The numerals that are no figure: those of dates and conversions are counted, the others are told with the reason."""

from __future__ import annotations

from datetime import date

from ledgers import make_ledger

from tallybook.analysis.leftovers import leftovers
from tallybook.analysis.reading import read_ledger
from tallybook.context.dates import DateExpression
from tallybook.quantities.conversions import REASON
from tallybook.quantities.quantity import Residue
from tallybook.text.span import Span

BODY = "In 2011 the two sides met 20 km (12 miles) away, and again in 2012, the two sides said."


def span(words: str, after: int = 0) -> Span:
    start = BODY.index(words, after)
    return Span(start, start + len(words))


def test_dates_and_conversions_are_only_counted() -> None:
    dates = tuple(
        DateExpression(span(year), date(int(year), 1, 1), date(int(year), 12, 31)) for year in ("2011", "2012")
    )
    residue = (
        Residue(span("In 2011"), "a year"),
        Residue(span("the two sides"), "an idiom"),
        Residue(span("12 miles"), REASON),
        Residue(span("2012"), "a year"),
        Residue(span("the two sides", 20), "an idiom"),
    )
    found = leftovers(read_ledger(make_ledger(BODY, dates=dates, residue=residue)))
    assert (found.of_dates, found.conversions) == (2, 1)
    assert found.others == (("an idiom", ("the two sides",)),)


def test_nothing_left_is_nothing() -> None:
    found = leftovers(read_ledger(make_ledger(BODY)))
    assert (found.of_dates, found.conversions, found.others) == (0, 0, ())
