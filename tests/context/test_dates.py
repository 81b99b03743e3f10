"""Dates and periods of the text, by their wordings."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markings import Wording, wordings

from tallybook.context.dates import DateExpression, find_dates
from tallybook.text.article import from_text
from tallybook.text.sentences import split_sentences

MONDAY = date(2024, 5, 6)


def dates_of(body: str, published: date | None = MONDAY) -> tuple[DateExpression, ...]:
    article = from_text(body, article_id="x", published=published)
    return find_dates(article, split_sentences(article))


def days(found: DateExpression) -> list[str]:
    return [str(found.start), str(found.end)]


@pytest.mark.parametrize("wording", [w for w in wordings("dates") if w.expect], ids=lambda wording: wording.say)
def test_wordings(wording: Wording) -> None:
    start, end = wording.start("["), wording.end("]")
    found = next(found for found in dates_of(wording.text) if found.span.start < end and start < found.span.end)
    assert (days(found), found.span.of(wording.text)) == (wording.expect, wording.text[start:end])


@pytest.mark.parametrize("wording", [w for w in wordings("dates") if not w.expect], ids=lambda wording: wording.say)
def test_look_alikes(wording: Wording) -> None:
    assert dates_of(wording.text) == ()


def test_the_same_period_takes_the_days_of_the_last_period() -> None:
    found = dates_of("The raids since late April killed 790. By Friday they had stopped. Over the same period 12 fled.")
    assert days(found[-1]) == ["2024-04-21", "2024-05-06"]
    assert found[-1].anaphoric


def test_the_same_period_of_last_year() -> None:
    found = dates_of("Between 1 and 14 April 58 died, against 12 in the same period last year.")
    assert days(found[-1]) == ["2023-04-01", "2023-04-14"]


def test_a_year_is_carried_through_the_narrative() -> None:
    found = dates_of("In July 2014 the rebels seized the town. On 9 August they left. It is at war again since April.")
    assert [days(one) for one in found[1:]] == [["2014-08-09", "2014-08-09"], ["2024-04-01", "2024-04-30"]]


def test_a_span_is_counted_from_what_the_text_has_dated() -> None:
    found = dates_of("The generals have ruled since February 2021. In the year after the coup 1,500 died.")
    assert days(found[-1]) == ["2021-02-01", "2022-01-31"]


def test_a_day_earlier_is_counted_from_the_day_last_told() -> None:
    found = dates_of("On 15 April six died. A day earlier nine had died.")
    assert days(found[-1]) == ["2024-04-14", "2024-04-14"]


def test_without_a_day_of_publication_only_absolute_dates_are_known() -> None:
    found = dates_of("Six died on 9 October 2019 and two on Monday, more than last month.", published=None)
    assert [(one.start, one.end) for one in found] == [(date(2019, 10, 9),) * 2, (None, None), (None, None)]


def test_since_governs_the_date_of_its_clause() -> None:
    (found,) = dates_of("Since the assault began on 9 April, 765 have died.")
    assert found.governor == "since"


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(0, 6))
def test_a_weekday_is_the_most_recent_one(published: date, weekday: int) -> None:
    name = (date(2024, 5, 6) + timedelta(days=weekday)).strftime("%A")
    (found,) = dates_of(f"Six people died on {name}.", published)
    assert found.start is not None
    assert found.start.weekday() == weekday
    assert 0 <= (published - found.start).days < 7


@given(st.text(alphabet=st.sampled_from("abM 0123456789.,-–'’\n"), max_size=80) | st.text(max_size=60))
def test_spans_lie_in_the_text_in_order_and_apart(body: str) -> None:
    found = dates_of(body + " since 9 May on Monday")
    assert all(one.span.end <= two.span.start for one, two in pairwise(found))
    assert all(one.start <= one.end for one in found if one.start and one.end)


@given(
    st.lists(
        st.sampled_from("the past three weeks since to May 9 2019 Monday and of last year - , early end next".split()),
        max_size=14,
    )
)
def test_any_order_of_calendar_words_is_read(words: list[str]) -> None:
    found = dates_of(" ".join(words))
    assert all(one.span.end <= two.span.start for one, two in pairwise(found))
