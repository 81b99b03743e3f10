"""Some articles of a corpus, read together: what one worker does at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from tallybook.corpus.records import Record
from tallybook.errors import TallybookError
from tallybook.text.article import digest

SIZE = 100
"""How many articles: few enough to hold, many enough that sending them costs next to nothing."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Neighbouring records, and the place of the first in the corpus."""

    first: int
    records: tuple[Record, ...]

    @property
    def name(self) -> str:
        """What its files are called."""
        return f"{self.first:09d}"

    @property
    def digest(self) -> str:
        """One sha256 of all that the chunk holds."""
        return digest(repr((self.first, self.records)).encode("utf-8", "surrogatepass"))

    def singles(self) -> tuple[Chunk, ...]:
        """Return each record as a chunk of its own."""
        return tuple(Chunk(self.first + index, (record,)) for index, record in enumerate(self.records))


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one record.

    Attributes
    ----------
    position : int
        Its place in the corpus.
    record_id : str
    ledger : str
        The ledger as a line of JSON; empty where there is none.
    claims : list of dict
        Its claims as plain data.
    reason : str
        Why it was set aside; empty where it was read.
    """

    position: int
    record_id: str
    ledger: str = ""
    claims: tuple[dict[str, Any], ...] = ()
    reason: str = ""


def chunks(records: Iterable[Record], size: int) -> Iterator[Chunk]:
    """Yield the records in chunks of `size`, the same whoever reads them."""
    stream, first = iter(records), 0
    while True:
        taken = tuple(islice(stream, size))
        if not taken:
            return
        yield Chunk(first, taken)
        first += len(taken)


def read_chunk(chunk: Chunk, timezone: str) -> tuple[Result, ...]:
    """Return exactly one result for each record of the chunk."""
    return tuple(_read(record, chunk.first + index, timezone) for index, record in enumerate(chunk.records))


def _read(record: Record, position: int, timezone: str) -> Result:
    if record.reason:
        return Result(position, record.record_id, reason=record.reason)
    from tallybook.ledger.extract import extract
    from tallybook.ledger.formats import to_json, to_line
    from tallybook.text.intake import Received, article_of

    received = Received(record.record_id, f"article{record.suffix}", record.data)
    try:
        published = date.fromisoformat(record.date) if record.date else None
        ledger = extract(article_of(received, None, published=published, timezone=timezone))
        return Result(position, record.record_id, to_line(ledger, record.record_id), tuple(to_json(ledger)["claims"]))
    except (TallybookError, ValueError) as error:
        return Result(position, record.record_id, reason=" ".join(str(error).split()))
    except Exception as error:  # a defect in reading one article costs that article only
        return Result(position, record.record_id, reason=f"unexpected {type(error).__name__}: {error}")
