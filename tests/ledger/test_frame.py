"""A ledger as a DataFrame: nothing lost, no integer turned into a float by a gap."""

from __future__ import annotations

import pandas as pd

from tallybook.ledger.extract import extract
from tallybook.ledger.frame import to_frame
from tallybook.text.article import from_text, load_seed
from tallybook.workbook import find_workbook


def test_a_gap_never_turns_an_integer_into_a_float() -> None:
    ledger = extract(load_seed("idlib-truce", find_workbook()))
    frame = to_frame(ledger)
    assert list(frame.index) == [claim.claim_id for claim in ledger.claims]
    for name in ("value", "low", "high", "magnitude"):
        assert frame[name].dtype == "Int64"
        expected = [getattr(claim, name) for claim in ledger.claims]
        assert [None if amount is pd.NA else amount for amount in frame[name]] == expected


def test_days_compare_as_days_and_words_group_as_categories() -> None:
    frame = to_frame(extract(load_seed("idlib-truce", find_workbook())))
    since = frame[frame["period_start"] >= pd.Timestamp("2019-01-01")]
    assert 0 < len(since) < len(frame)
    assert frame.groupby("source_type", observed=True).size().sum() == len(frame)


def test_an_article_without_figures_is_an_empty_frame_with_the_same_columns() -> None:
    full = to_frame(extract(load_seed("idlib-truce", find_workbook())))
    empty = to_frame(extract(from_text("Nothing was counted.", article_id="x")))
    assert len(empty) == 0
    assert list(empty.columns) == list(full.columns)
