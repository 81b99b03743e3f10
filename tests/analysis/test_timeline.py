"""The days of an article stand in order, each with the words that name it."""

from __future__ import annotations

from datetime import date

import pytest
from ledgers import DEVELOPMENT, gold_ledger, make_ledger

from tallybook.analysis.reading import read_ledger
from tallybook.analysis.timeline import MOST, timeline
from tallybook.context.dates import DateExpression
from tallybook.text.span import Span


@pytest.mark.parametrize("name", DEVELOPMENT)
def test_every_expression_is_placed_or_told(name: str) -> None:
    ledger = gold_ledger(name)
    result = timeline(read_ledger(ledger))
    placed = [mention for moment in result.moments for mention in moment.mentions]
    assert result.left_out == 0
    assert len(placed) + len(result.unresolved) == len(ledger.dates)
    assert [moment.start for moment in result.moments] == sorted(moment.start for moment in result.moments)


def test_expressions_of_one_day_stand_together_with_their_sentences() -> None:
    result = timeline(read_ledger(gold_ledger("seed")))
    friday = next(moment for moment in result.moments if moment.start == date(2019, 8, 2))
    assert [mention.label for mention in friday.mentions] == ["e", "h"]
    assert friday.mentions[1].before == "On "
    assert friday.mentions[1].after.startswith(" HTS warned")


def test_what_cannot_be_resolved_is_told() -> None:
    ledger = make_ledger("It happened once.", dates=(DateExpression(Span(12, 16), None, None),))
    result = timeline(read_ledger(ledger))
    assert (result.moments, result.unresolved[0].words) == ((), "once")


def test_more_days_than_a_page_holds_are_counted() -> None:
    body = "x" * 40
    days = tuple(DateExpression(Span(n, n + 1), date(2020, 1, n + 1), date(2020, 1, n + 1)) for n in range(MOST + 4))
    result = timeline(read_ledger(make_ledger(body, dates=days)))
    assert (len(result.moments), result.left_out) == (MOST, 4)
