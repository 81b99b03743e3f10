"""The work of reading grows with the length of the text and no faster, however odd the text.

Work is counted in calls, of functions and of what generators resume, so that no clock is needed. What a regular
expression does inside one call is not seen here but in ``benchmarks/``.
"""

from __future__ import annotations

import sys
from types import FrameType

import pytest
from dispatches import load_dispatches

from tallybook.ledger.extract import extract
from tallybook.text.article import from_text

LONGER = 4
MOST = 1.1  # how much more a character of the longer text may cost

ODD = [
    "5% ",
    "5 people, ",
    "5 killed and ",
    "killed 5, ",
    "5 people – ",
    "$5 ",
    "5 in Aleppo, ",
    "5 of them ",
    "(5 ",
    "more than 5, including ",
    "he said 5; ",
    "5 on 9 May. ",
    "2011 ",
    "since Monday ",
    '"a," he said. ',
    "a\n",
    "A. ",
    "Abc ",
    "said ",
    "of the ",
    "- ",
    "((",
    '"',
]


def work(text: str) -> int:
    """Return how many calls it takes to read a text."""
    article = from_text(text, article_id="long")
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        extract(article)
    finally:
        sys.setprofile(before)
    return calls


def assert_linear(text: str) -> None:
    extract(from_text(text, article_id="first"))  # which loads the lexicons and fills what is kept for words
    assert work(text * LONGER) <= LONGER * MOST * work(text)


@pytest.mark.parametrize("unit", ODD)
def test_an_odd_text_costs_what_its_length_costs(unit: str) -> None:
    assert_linear(unit * (1000 // len(unit)))


def test_news_costs_what_its_length_costs() -> None:
    news = "\n\n".join(dispatch.article.body for dispatch in load_dispatches())
    assert_linear(news[:6000] + "\n\n")
