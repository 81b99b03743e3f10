from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reviews import AT, review

from tallybook.errors import InputError
from tallybook.ledger.review import ACTIONS, Review
from tallybook.ledger.reviewfile import article_of, entry, parse, written

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
NUMBERS = st.none() | st.integers(-(10**15), 10**15) | st.sampled_from([1.5, 0.25])
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "value": NUMBERS,
        "source": WORDS,
        "superseded": st.booleans(),
        "as_of": st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    },
)
REVIEWS = st.builds(
    Review,
    action=st.sampled_from(ACTIONS),
    start=st.integers(0, 10**6),
    end=st.integers(0, 10**6),
    text=WORDS,
    context=WORDS,
    by=WORDS,
    at=st.integers(0, 4 * 10**9).map(lambda seconds: datetime.fromtimestamp(seconds, UTC)),
    why=WORDS,
    before=FIELDS,
    after=FIELDS,
    reading=WORDS,
)


@given(st.lists(REVIEWS, max_size=3), WORDS)
def test_what_is_written_is_read(reviews: list[Review], article: str) -> None:
    text = written(article, reviews)
    assert parse(text, name="x") == tuple(reviews)
    assert article_of(text) == article


def test_a_review_is_a_few_plain_lines() -> None:
    made = review("edit", "40", unit="patient")
    assert entry(made) == (
        '\n[[review]]\naction = "edit"\nstart = 84\nend = 86\ntext = "40"\ncontext = "'
        f'{made.context}"\nby = "Anna"\nat = 2024-07-09T10:00:00Z\nwhy = "I was there"\n'
        'before.unit = "person"\nafter.unit = "patient"\n'
    )
    assert AT.isoformat() == "2024-07-09T10:00:00+00:00"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('action = "edit"', "action = ", "x: expected TOML"),
        ('action = "edit"', 'action = "erase"', "x, review 1: expected action, one of confirm, edit, reject, add"),
        ("start = 84\n", "", r"x, review 1: expected .*, found no start"),
        ("2024-07-09T10:00:00Z", '"today"', "x, review 1: expected at, a day and a time of UTC, found 'today'"),
        ("after.unit", "after.unti", "no field that can be corrected"),
        ("[[review]]", "[review]", r"expected tables \[\[review\]\]"),
    ],
)
def test_a_line_that_is_wrong_is_named(old: str, new: str, message: str) -> None:
    text = written("small", [review("edit", "40", unit="patient")])
    assert old in text
    with pytest.raises(InputError, match=message):
        parse(text.replace(old, new), name="x")
