"""Claims as Parquet, by pandas and the engine that is installed."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from tallybook.ledger.formats import to_json
from tallybook.ledger.ledger import Ledger
from tallybook.ledger.printed import COLUMNS

_TYPES = {
    **dict.fromkeys(("value", "low", "high", "lat", "lon"), "float64"),
    **dict.fromkeys(("sentence", "start", "end"), "int64"),
    **dict.fromkeys(("period_implicit", "superseded"), "bool"),
    "magnitude": "float64",
}


def to_parquet(ledgers: Sequence[Ledger]) -> bytes:
    """Return one table of all claims, with the columns of the CSV.

    Amounts are floating-point numbers, dates are ISO texts, a span is ``start-end``; what is missing is null.
    """
    return claims_to_parquet([claim for ledger in ledgers for claim in to_json(ledger)["claims"]])


def claims_to_parquet(claims: Sequence[Mapping[str, Any]]) -> bytes:
    """Return one table of claims as plain data."""
    columns = {name: (_TYPES.get(name, "string"), [_plain(claim[name]) for claim in claims]) for name in COLUMNS}
    return to_bytes(columns)


def to_bytes(columns: Mapping[str, tuple[str, Sequence[object]]]) -> bytes:
    """Return a table, given the type and the values of each column."""
    frame = pd.DataFrame({name: list(values) for name, (_, values) in columns.items()})
    frame = frame.astype({name: kind for name, (kind, _) in columns.items()})
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "claims.parquet"
        frame.to_parquet(path, index=False)
        return path.read_bytes()


def _plain(value: object) -> object:
    return f"{value[0]}-{value[1]}" if isinstance(value, list) else value
