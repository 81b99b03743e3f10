"""Direct speech, by its wordings."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markings import Wording, wordings

from tallybook.text.article import from_text
from tallybook.text.quotations import Quotation, find_quotations
from tallybook.text.sentences import split_sentences


def read(body: str) -> tuple[Quotation, ...]:
    article = from_text(body, article_id="x")
    return find_quotations(article, split_sentences(article))


@pytest.mark.parametrize("wording", wordings("quotations"), ids=lambda wording: wording.say)
def test_wordings(wording: Wording) -> None:
    found = [f"({q.span.of(wording.say)})" if q.partial else q.span.of(wording.say) for q in read(wording.say)]
    assert found == wording.expect


def test_an_unclosed_mark_closes_with_its_sentence() -> None:
    body = 'He said "we will not leave this place today. The army came at noon.'
    assert [quotation.span.of(body) for quotation in read(body)] == ["we will not leave this place today."]


@given(st.text(alphabet="ab “”\"'‘’.,«»\n", max_size=80))
def test_quotations_are_in_order_and_apart(body: str) -> None:
    spans = [quotation.span for quotation in read(body)]
    assert all(first.end <= second.start for first, second in pairwise(spans))
    assert all(span.of(body) == span.of(body).strip() != "" for span in spans)
