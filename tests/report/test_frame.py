from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from ledgers import DEVELOPMENT, gold_ledger

from tallybook.analysis.audit.run import audit
from tallybook.errors import UsageError
from tallybook.ledger.extract import extract
from tallybook.report.frame import frame
from tallybook.text.article import from_text


@pytest.mark.parametrize("name", DEVELOPMENT)
def test_a_ledger_comes_back_from_a_frame_without_loss(name: str) -> None:
    ledger = gold_ledger(name)
    assert frame(ledger).tally.ledgers() == (ledger,)


def test_several_articles_are_one_frame_and_come_back_each_by_itself() -> None:
    ledgers = tuple(gold_ledger(name) for name in ("seed", "01", "02"))
    found = frame(*ledgers)
    assert len(found) == sum(len(ledger.claims) for ledger in ledgers)
    assert found["event"].dtype == "category"
    assert found["superseded"].dtype == bool
    assert found.tally.ledgers() == ledgers


def test_rows_left_out_and_fields_changed_are_so_in_the_ledger() -> None:
    found = frame(gold_ledger("seed"))
    [ledger] = found.tally.about(event="killed").assign(source="Somebody").tally.ledgers()
    assert {(claim.event, claim.source) for claim in ledger.claims} == {("killed", "Somebody")}
    assert all(type(claim.value) is int for claim in ledger.claims)


def test_the_verbs_of_the_analysis_are_at_hand() -> None:
    ledger = gold_ledger("seed")
    found = frame(ledger)
    assert len(found.tally.audit()) == len(audit(ledger))
    assert 0 < len(found.tally.within(event="killed", since="2019-01-01")) < len(found)
    strict, wide = (found.tally.allows(policy)["low"].isna().sum() for policy in ("strict", "wide"))
    assert wide < strict
    [reading] = found.tally.about(source="United Nations").tally.readings()
    assert {claim.source for claim in reading.claims} == {"United Nations"}


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_a_file_opens_elsewhere_with_whole_numbers_and_days(kind: str, tmp_path: Path) -> None:
    found = frame(gold_ledger("seed"))
    path = found.tally.save(tmp_path / f"claims.{kind}")
    back = pd.read_csv(path) if kind == "csv" else pd.read_parquet(path)
    assert list(back["claim_id"]) == list(found.index)
    assert [None if pd.isna(one) else float(one) for one in back["value"]] == [
        None if pd.isna(one) else float(one) for one in found["value"]
    ]
    if kind == "csv":
        assert not any("." in one for one in pd.read_csv(path, dtype="string")["value"].dropna())
    days = pd.to_datetime(back["period_start"])
    assert list(days.dropna()) == list(found["period_start"].dropna())


def test_a_spreadsheet_reads_the_saved_words_and_runs_none(tmp_path: Path) -> None:
    found = frame(extract(from_text("“At least 790” civilians died, =cmd() said.", article_id="x")))
    found["source"] = "=1+1"
    data = found.tally.save(tmp_path / "claims.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")  # or Excel takes it for another encoding
    assert ",'=1+1," in data.decode("utf-8-sig")


def test_what_is_no_frame_of_claims_says_so(tmp_path: Path) -> None:
    with pytest.raises(AttributeError, match="tally: no frame of claims, for it has no article_id"):
        pd.DataFrame({"a": [1]}).tally  # noqa: B018  # to ask is the test
    found = frame(gold_ledger("seed"))
    with pytest.raises(UsageError, match=r"claims\.xlsx: cannot be written: expected \.csv or \.parquet"):
        found.tally.save(tmp_path / "claims.xlsx")
    with pytest.raises(UsageError, match="the articles of this frame are not known"):
        pd.DataFrame(found.to_dict()).tally.ledgers()
    with pytest.raises(UsageError, match="frame: no ledger"):
        frame()
