"""What happened to those who are counted, by its wordings."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markings import Wording, marked, read_wording, wordings

from tallybook.ledger.extract import extract
from tallybook.lexicon import load_lexicon
from tallybook.text.article import from_text

KINDS = {"killed", "injured", "missing", "detained", "displaced", "population", "distance", "area", "other"}


@pytest.mark.parametrize("wording", wordings("events"), ids=lambda wording: wording.say)
def test_wordings(wording: Wording) -> None:
    claim = marked(read_wording(wording), wording)
    assert {key: getattr(claim, key) for key in wording.expect} == wording.expect


def test_two_verbs_keep_their_own_figures() -> None:
    ledger = extract(from_text("It killed 26 and wounded 42, and 9 were kidnapped.", article_id="x"))
    assert [(claim.text, claim.event, claim.subevent) for claim in ledger.claims] == [
        ("26", "killed", ""),
        ("42", "injured", ""),
        ("9", "other", "abducted"),
    ]


def test_the_cue_is_named_and_stands_in_the_text() -> None:
    body = "In all 26 people were killed."
    ledger = extract(from_text(body, article_id="x"))
    trail = next(step for step in ledger.claims[0].trail if step.field == "event")
    assert trail.rule == "kill"
    assert trail.span is not None
    assert trail.span.of(body) == "killed"


def test_cells_of_a_table_go_by_the_heading_of_their_column() -> None:
    lead = (
        "Heavy rain since late July has cut roads and washed away camps, say local displacement offices and the UN.\n"
    )
    table = "Place: families affected / people killed / shelters destroyed\nMarib: 840 / 14 / 120\nIbb: 118 / 19 / n/a"
    body = lead + lead.replace("\n", " ") + lead + table
    ledger = extract(from_text(body, article_id="x", published=date(2024, 5, 6)))
    assert [(claim.text, claim.event, claim.subevent) for claim in ledger.claims] == [
        ("840", "other", "affected"),
        ("14", "killed", ""),
        ("120", "other", "destroyed"),
        ("118", "other", "affected"),
        ("19", "killed", ""),
    ]


def test_each_row_of_the_lexicon_can_be_read() -> None:
    rows = load_lexicon("events")
    assert {row.facts["kind"] for row in rows} <= KINDS
    assert {row.facts["role"] for row in rows} == {"verb", "subject", "object", "noun", "topic", "unit", "measure"}


@given(
    st.lists(
        st.sampled_from(["12", "people", "were", "killed", ",", "and", "of them", "(", ")", "died", "."]), max_size=30
    )
)
def test_any_order_of_words_is_read_without_failing(words: list[str]) -> None:
    ledger = extract(from_text(" ".join(words), article_id="x"))
    assert {claim.event for claim in ledger.claims} <= KINDS
