"""Claims as Parquet, by pandas and pyarrow."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pandas as pd

from tallybook.ledger.formats import to_json
from tallybook.ledger.ledger import Ledger
from tallybook.ledger.printed import COLUMNS

_NUMBERS = ("value", "low", "high", "lat", "lon")


def to_parquet(ledgers: Sequence[Ledger]) -> bytes:
    """Return one table of all claims; amounts are floating-point numbers, spans are lists."""
    rows = [claim for ledger in ledgers for claim in to_json(ledger)["claims"]]
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    for name in _NUMBERS:
        frame[name] = frame[name].astype("float64")
    out = io.BytesIO()
    frame.to_parquet(out, index=False)
    return out.getvalue()
