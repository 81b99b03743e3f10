"""The days over which an amount was counted, by their wordings."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markings import Wording, marked, read_wording, wordings

from tallybook.ledger.extract import extract
from tallybook.text.article import from_text

MONDAY = date(2024, 5, 6)


@pytest.mark.parametrize("wording", wordings("periods"), ids=lambda wording: wording.say)
def test_wordings(wording: Wording) -> None:
    claim = marked(read_wording(wording), wording)
    assert [str(day) for day in (claim.period_start, claim.period_end) if day] == wording.expect


def test_a_period_of_another_sentence_is_implicit() -> None:
    claims = extract(
        from_text("A bomb killed 26 people on Friday. It hurt 40.", article_id="x", published=MONDAY)
    ).claims
    assert [(claim.period_implicit, claim.period_end) for claim in claims] == [
        (False, date(2024, 5, 3)),
        (True, date(2024, 5, 3)),
    ]


def test_a_heading_takes_the_period_of_the_lead() -> None:
    body = "Mosque toll rises to 59\n\nA bomb on Friday killed 59 people, a doctor said."
    heading, lead = extract(from_text(body, article_id="x", published=MONDAY)).claims
    assert (heading.period_start, heading.period_implicit) == (lead.period_start, True)


def test_the_expression_that_gave_the_period_is_named() -> None:
    body = "Raids have killed 790 people since late April."
    (claim,) = extract(from_text(body, article_id="x", published=MONDAY)).claims
    step = next(step for step in claim.trail if step.field == "period")
    assert step.rule == "since"
    assert step.span is not None
    assert step.span.of(body) == "late April"


def test_a_count_stood_no_later_than_on_the_day_of_publication() -> None:
    body = "Its $728 million appeal is for this year."
    (claim,) = extract(from_text(body, article_id="x", published=MONDAY)).claims
    assert claim.as_of is None or claim.as_of <= MONDAY


@given(
    st.lists(
        st.sampled_from(
            (
                "killed 12 people",
                "since late April",
                "on Friday",
                ",",
                ";",
                "from an earlier 51",
                "the toll",
                "by Monday",
                ".",
                "when",
                "in the 24 hours to",
                "that was twice as many as in",
                "2011",
                "Friday's",
                "and wounded 40",
                "have fled",
            )
        ),
        max_size=12,
    )
)
def test_a_period_ends_no_earlier_than_it_starts(pieces: list[str]) -> None:
    claims = extract(from_text(" ".join(pieces), article_id="x", published=MONDAY)).claims
    assert all(claim.period_start <= claim.period_end for claim in claims if claim.period_start and claim.period_end)
