"""A ledger as a DataFrame for one's own questions, with the verbs of the analysis at hand: ``frame.tally``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tallybook.analysis.audit.run import audit
from tallybook.analysis.narrow import narrow
from tallybook.analysis.reading import Reading, read_ledger
from tallybook.errors import UsageError
from tallybook.ledger.frame import from_frame, to_frame
from tallybook.ledger.ledger import Ledger
from tallybook.ledger.printed import guarded

if TYPE_CHECKING:
    import pandas as pd

_LEDGERS = "tallybook"
_KEPT: dict[str, Ledger] = {}


def frame(*ledgers: Ledger | Reading) -> pd.DataFrame:
    """Return the claims of ledgers as one DataFrame, a row a claim, indexed by ``claim_id``.

    Amounts are nullable integers, days datetimes, closed sets of words categories. ``frame.tally`` holds the verbs:
    see `Tally`. Of a reading only the claims that it keeps are rows.

    >>> from tallybook.ledger.extract import extract
    >>> from tallybook.text.article import from_text
    >>> found = frame(extract(from_text("At least 790 civilians died.", article_id="x")))
    >>> found.tally.allows("strict")[["low", "high"]].values.tolist()
    [[790, <NA>]]
    """
    import pandas as pd

    _register()
    whole = [one.ledger if isinstance(one, Reading) else one for one in ledgers]
    frames = [to_frame(replace(ledger, claims=one.claims)) for ledger, one in zip(whole, ledgers, strict=True)]
    if not frames:
        raise UsageError("frame: no ledger", expected="one or more")
    found = frames[0] if len(frames) == 1 else pd.concat(frames).astype(_common(frames))
    found.attrs[_LEDGERS] = [_remembered(ledger) for ledger in whole]
    return found


def _remembered(ledger: Ledger) -> str:
    """Return the name under which a ledger is kept for the frames of this session.

    What is attached to a frame is copied at every step and written into files: it is a name, not the ledger.
    """
    name = f"{ledger.article.article_id}-{hash(ledger):x}"
    _KEPT[name] = ledger
    return name


class Tally:
    """The verbs of a frame of claims: ``frame.tally.about(event="killed").tally.allows("conventional")``."""

    def __init__(self, found: pd.DataFrame) -> None:
        missing = {"article_id", "start", "end", "text"} - set(found.columns)
        if missing:
            raise AttributeError(f"tally: no frame of claims, for it has no {', '.join(sorted(missing))}")
        self._frame = found

    def about(self, **wanted: str) -> pd.DataFrame:
        """Return the rows whose fields are as wanted: ``about(event="killed", source="United Nations")``."""
        found = self._frame
        for name, value in wanted.items():
            found = found[found[name] == value]
        return found

    def ledgers(self) -> tuple[Ledger, ...]:
        """Return the ledgers of the articles with the rows that are left, as they stand in the frame.

        Raises
        ------
        UsageError
            If the frame does not know its articles: one read from a file, or made otherwise than by `frame`.
        """
        names = self._frame.attrs.get(_LEDGERS, ())
        known = [_KEPT[name] for name in names if name in _KEPT]
        if not known:
            raise UsageError("tally: the articles of this frame are not known", remedy="Make it with `tb.frame`.")
        ids = self._frame["article_id"]
        return tuple(from_frame(self._frame[ids == one.article.article_id], one) for one in known)

    def readings(self, policy: str = "strict") -> tuple[Reading, ...]:
        """Return the ledgers as readings under a policy, for the displays: ``tb.brief.spread(reading)``."""
        return tuple(read_ledger(one, policy=policy) for one in self.ledgers())

    def allows(self, policy: str = "strict") -> pd.DataFrame:
        """Return what each row may be under a policy: ``low``, ``high``, and whether the limit itself is excluded."""
        import pandas as pd

        rows = {claim.claim_id: reading.allows(claim) for reading in self.readings(policy) for claim in reading.claims}
        table: dict[str, Any] = {}
        for name in ("low", "high"):
            cells = [getattr(rows[key], name) for key in rows]
            whole = not any(isinstance(cell, float) for cell in cells)
            table[name] = pd.array(cells, dtype="Int64" if whole else "Float64")
            table[f"{name}_open"] = pd.array([getattr(rows[key], f"{name}_open") for key in rows], dtype="boolean")
        return pd.DataFrame(table, index=pd.Index(rows, name="claim_id"))

    def within(self, *, event: str = "", place: str = "", since: Any = None, until: Any = None) -> pd.DataFrame:
        """Return the rows of an event, a place, a time, as `tb.narrow` does; days as text or as dates."""
        import pandas as pd

        days = [None if day is None else pd.Timestamp(day).date() for day in (since, until)]
        readings = (narrow(one, event=event, place=place, since=days[0], until=days[1]) for one in self.readings())
        kept = {claim.claim_id for reading in readings for claim in reading.claims}
        return self._frame[self._frame.index.isin(kept)]

    def audit(self) -> pd.DataFrame:
        """Return the arithmetic tests of the articles, a row a test: kind, verdict, arithmetic, claims."""
        import pandas as pd

        rows = [
            {
                "article_id": ledger.article.article_id,
                "kind": found.kind,
                "verdict": found.verdict,
                "arithmetic": found.arithmetic,
                "claims": tuple(claim.claim_id for claim in found.claims),
            }
            for ledger in self.ledgers()
            for found in audit(ledger)
        ]
        return pd.DataFrame(rows, columns=["article_id", "kind", "verdict", "arithmetic", "claims"])

    def save(self, path: str | Path) -> Path:
        """Write the rows to a ``.csv`` or ``.parquet`` file, integers whole and days as days, and return its path.

        The CSV opens with the mark by which Excel knows UTF-8, and holds no cell that a spreadsheet would run.

        Raises
        ------
        UsageError
            If the file is to be of another kind.
        """
        place = Path(path)
        plain = self._frame.reset_index()
        for name in plain.columns[[kind in ("object", "category", "str") for kind in map(str, plain.dtypes)]]:
            plain[name] = plain[name].map(_flat).astype("string")
        if place.suffix == ".csv":
            for name in plain.columns[plain.dtypes == "string"]:
                plain[name] = plain[name].map(guarded, na_action="ignore")
            plain.to_csv(place, index=False, date_format="%Y-%m-%d", encoding="utf-8-sig")
        elif place.suffix == ".parquet":
            plain.to_parquet(place, index=False)
        else:
            raise UsageError(f"{place.name}: cannot be written", expected=".csv or .parquet", found=place.suffix)
        return place


def _flat(value: Any) -> Any:
    """Return a span as ``start-end``, as the ledger's own CSV has it."""
    return f"{value[0]}-{value[1]}" if isinstance(value, list | tuple) and len(value) == 2 else value


def _common(frames: Iterable[pd.DataFrame]) -> dict[str, str]:
    """Return the types that joined columns of whole numbers and categories take."""
    first = next(iter(frames))
    return {name: "category" for name in first.columns if first[name].dtype.name == "category"}


@cache
def _register() -> None:
    import pandas as pd

    pd.api.extensions.register_dataframe_accessor("tally")(Tally)
