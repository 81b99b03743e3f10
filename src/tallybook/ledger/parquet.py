"""Claims as Parquet, by pandas and the engine that is installed."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from tallybook.ledger.formats import to_json
from tallybook.ledger.frame import AMOUNTS, are_whole
from tallybook.ledger.ledger import Ledger
from tallybook.ledger.printed import COLUMNS

_TYPES = {
    **dict.fromkeys((*AMOUNTS, "lat", "lon"), "float64"),
    **dict.fromkeys(("sentence", "start", "end"), "int64"),
    **dict.fromkeys(("period_implicit", "superseded"), "bool"),
}


def to_parquet(ledgers: Sequence[Ledger]) -> bytes:
    """Return one table of all claims, with the columns of the CSV.

    A column of amounts holds integers where all of it are whole; where one is not, such as the share 0.025, doubles,
    which hold a whole number exactly up to two to the power of 53. Dates are ISO texts, a span is ``start-end``; what
    is missing, such as a bound that the words leave open, is null.
    """
    claims = [claim for ledger in ledgers for claim in to_json(ledger)["claims"]]
    return _table(claims, {name: "Int64" for name in AMOUNTS if are_whole(claim[name] for claim in claims)})


def claims_to_parquet(claims: Sequence[Mapping[str, Any]]) -> bytes:
    """Return a part of a table of claims as plain data; its amounts are doubles, so that all parts have one schema."""
    return _table(claims, {})


def _table(claims: Sequence[Mapping[str, Any]], types: Mapping[str, str]) -> bytes:
    kinds = {**_TYPES, **types}
    return to_bytes({name: (kinds.get(name, "string"), [_plain(claim[name]) for claim in claims]) for name in COLUMNS})


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
