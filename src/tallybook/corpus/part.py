"""A part of the Parquet files: what a chunk of a corpus becomes, made where it is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tallybook.corpus.chunk import Chunk, Result, read_chunk

LEDGERS, CLAIMS = "ledgers", "claims"


@dataclass(frozen=True, slots=True)
class Part:
    """The files of a chunk, and what is to be known of them without opening them.

    Attributes
    ----------
    files : mapping of str to bytes
        By path in the folder of the corpus.
    articles, claims : int
        How many were read or set aside, and how many figures they report.
    set_aside : tuple of dict
        Position, id and reason of each article that was not read.
    """

    files: Mapping[str, bytes]
    articles: int
    claims: int
    set_aside: tuple[Mapping[str, Any], ...] = ()


def read_part(chunk: Chunk, timezone: str) -> Part:
    """Read a chunk and return its part."""
    return part_of(chunk, read_chunk(chunk, timezone))


def part_of(chunk: Chunk, results: Sequence[Result]) -> Part:
    """Return what the results of a chunk are kept as: a row for each article that was read, one for each claim."""
    from tallybook.ledger.parquet import claims_to_parquet, to_bytes

    read = [result for result in results if not result.reason]
    rows: dict[str, tuple[str, Sequence[object]]] = {
        "position": ("int64", [result.position for result in read]),
        "id": ("string", [result.record_id for result in read]),
        "claims": ("int64", [len(result.claims) for result in read]),
        "ledger": ("string", [result.ledger for result in read]),
    }
    name = f"part-{chunk.name}.parquet"
    return Part(
        files={
            f"{LEDGERS}/{name}": to_bytes(rows),
            f"{CLAIMS}/{name}": claims_to_parquet([claim for result in read for claim in result.claims]),
        },
        articles=len(results),
        claims=sum(len(result.claims) for result in read),
        set_aside=tuple(
            {"position": result.position, "id": result.record_id, "reason": result.reason}
            for result in results
            if result.reason
        ),
    )
