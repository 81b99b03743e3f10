"""A ledger as a pandas DataFrame, for a reader's own questions."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from tallybook.ledger.claim import Claim
from tallybook.ledger.formats import to_json

if TYPE_CHECKING:
    import pandas as pd

    from tallybook.ledger.ledger import Ledger

_AMOUNTS = ("value", "low", "high", "magnitude")
_DATES = ("period_start", "period_end", "as_of")
_CATEGORIES = ("hedge", "unit_kind", "event", "source_type", "period_precision", "place_precision", "status")


def to_frame(ledger: Ledger) -> pd.DataFrame:
    """Return the claims as a DataFrame, one row a claim, indexed by ``claim_id``, in the order of the text.

    Amounts are nullable integers where every amount of the column is one, else nullable floats, so that a gap never
    turns 790 into 790.0. Days are datetimes, closed sets of words are categories, spans are pairs; the trail is left
    out.

    >>> from tallybook.ledger.extract import extract
    >>> from tallybook.text.article import from_text
    >>> frame = to_frame(extract(from_text("At least 790 civilians and dozens of soldiers died.", article_id="x")))
    >>> frame[["text", "low", "unit"]].values.tolist()
    [['At least 790', 790, 'civilian'], ['dozens', <NA>, 'soldier']]
    """
    import pandas as pd

    rows = to_json(ledger)["claims"]
    columns = {name: _column(name, [row[name] for row in rows]) for name in _columns()}
    return pd.DataFrame(columns).set_index("claim_id")


def _column(name: str, cells: list[Any]) -> pd.Series:
    import pandas as pd

    if name in _AMOUNTS:
        whole = all(isinstance(cell, int) for cell in cells if cell is not None)
        return pd.Series(cells, dtype="Int64" if whole else "Float64")
    if name in _DATES:
        return pd.to_datetime(pd.Series(cells, dtype="object"))
    return pd.Series(cells, dtype="category" if name in _CATEGORIES else None)


def _columns() -> list[str]:
    return [item.name for item in fields(Claim) if item.name != "trail"]
