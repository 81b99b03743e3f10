"""A ledger as a pandas DataFrame, for a reader's own questions."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from tallybook.errors import UsageError
from tallybook.ledger.claim import Claim
from tallybook.ledger.formats import to_json
from tallybook.text.span import Span

if TYPE_CHECKING:
    import pandas as pd

    from tallybook.ledger.ledger import Ledger

AMOUNTS = ("value", "low", "high", "magnitude")
_WIDEST = 2**63  # what no integer of a column reaches
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


def from_frame(frame: pd.DataFrame, ledger: Ledger) -> Ledger:
    """Return the ledger with the claims of a frame: rows that were left out are gone, fields that were changed differ.

    What a frame does not hold, the trail of each claim, is taken over from `ledger`; a frame that was not changed gives
    the ledger back.

    Raises
    ------
    UsageError
        If a row is no claim of the ledger.
    """
    known = {claim.claim_id: claim for claim in ledger.claims}
    strange = [str(key) for key in frame.index if key not in known]
    if strange:
        raise UsageError(f"{strange[0]}: no claim of {ledger.article.article_id}", remedy="Add it with a review.")
    claims = (_claim(known[key], row) for key, row in zip(frame.index, frame.to_dict("records"), strict=True))
    return replace(ledger, claims=tuple(sorted(claims, key=lambda claim: claim.start)))


def are_whole(cells: Iterable[object]) -> bool:
    """Say whether a column can hold these amounts as integers; what is missing does not count.

    >>> are_whole([790, None]), are_whole([790, 0.5]), are_whole([10**20])
    (True, False, False)
    """
    return all(isinstance(cell, int) and abs(cell) < _WIDEST for cell in cells if cell is not None)


def _claim(claim: Claim, row: dict[Hashable, Any]) -> Claim:
    return replace(claim, **{str(name): _plain(getattr(claim, str(name)), value) for name, value in row.items()})


def _plain(before: object, value: Any) -> Any:
    """Return what a frame holds as a claim holds it; what has not changed stays the very same."""
    import pandas as pd

    if isinstance(value, list | tuple):
        value = Span(*value)
    elif pd.isna(value):
        value = None
    elif isinstance(value, pd.Timestamp):
        value = value.date()
    return before if value == before else value


def _column(name: str, cells: list[Any]) -> pd.Series:
    import pandas as pd

    if name in AMOUNTS:
        return pd.Series(cells, dtype="Int64" if are_whole(cells) else "Float64")
    if name in _DATES:
        return pd.to_datetime(pd.Series(cells, dtype="object"))
    return pd.Series(cells, dtype="category" if name in _CATEGORIES else None)


def _columns() -> list[str]:
    return [item.name for item in fields(Claim) if item.name != "trail"]
