"""A ledger's files as another program, DuckDB, opens them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest
from ledgers import gold_ledger

from tallybook.ledger.extract import extract
from tallybook.ledger.formats import to_json
from tallybook.ledger.parquet import claims_to_parquet, to_parquet
from tallybook.ledger.printed import to_csv
from tallybook.report.frame import frame
from tallybook.text.article import from_text

WHOLE = "At least 790 civilians were killed. Dozens of soldiers died. Up to 12 fled."
AMOUNTS = "text, value, low, high, magnitude"


def opened(path: Path, columns: str = AMOUNTS) -> list[tuple[Any, ...]]:
    found = duckdb.sql(f"select {columns} from '{path}'")
    assert found
    return found.fetchall()


def written(path: Path, text: str) -> Path:
    path.write_bytes(to_parquet([extract(from_text(text, article_id="x"))]))
    return path


def test_whole_amounts_are_integers_and_an_open_end_is_null(tmp_path: Path) -> None:
    path = written(tmp_path / "claims.parquet", WHOLE)
    assert opened(path) == [
        ("At least 790", 790, 790, None, None),
        ("Dozens", None, None, None, 12),
        ("Up to 12", 12, None, 12, None),
    ]
    assert set(opened(path, "typeof(value), typeof(low), typeof(high)")) == {("BIGINT",) * 3}


def test_where_an_amount_is_no_integer_all_are_doubles(tmp_path: Path) -> None:
    path = written(tmp_path / "claims.parquet", "At least 790 civilians died, 2.5 percent of them on Monday.")
    assert opened(path, "value, typeof(value)") == [(790.0, "DOUBLE"), (0.025, "DOUBLE")]


def test_the_parts_of_a_corpus_have_one_schema(tmp_path: Path) -> None:
    for number, text in enumerate((WHOLE, "Some 2.5 percent of civilians died.")):
        claims = to_json(extract(from_text(text, article_id=str(number))))["claims"]
        (tmp_path / f"{number}.parquet").write_bytes(claims_to_parquet(claims))
    assert [row[0] for row in opened(tmp_path / "*.parquet", "high")] == [None, None, 12.0, None]


@pytest.mark.parametrize("name", ["claims.csv", "claims.parquet", "saved.csv", "saved.parquet"])
def test_every_file_of_a_ledger_holds_the_same(name: str, tmp_path: Path) -> None:
    ledger = gold_ledger("seed")
    path = tmp_path / name
    if name.startswith("saved"):
        frame(ledger).tally.save(path)
    else:
        path.write_bytes(to_csv([ledger]).encode() if path.suffix == ".csv" else to_parquet([ledger]))
    found = opened(path, "claim_id, text, value, low, high, cast(period_start as date), superseded")
    assert found == [
        (one.claim_id, one.text, one.value, one.low, one.high, one.period_start, one.superseded)
        for one in ledger.claims
    ]
