"""A piece of a report as a notebook shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tallybook.analysis.reading import Reading
from tallybook.document.display import shown
from tallybook.document.nodes import Block, Chart, ClaimMark, ClaimRef, Document, KeyFigure, Trace
from tallybook.document.walk import walk
from tallybook.report.evidence import evidence


@dataclass(frozen=True, slots=True, repr=False)
class Piece:
    """Blocks with the evidence that their numbers refer to; the last value of a notebook cell.

    Attributes
    ----------
    document : Document
        What a report is published from.
    """

    document: Document

    def __repr__(self) -> str:
        from tallybook.document.plain import to_text

        return to_text(self.document)

    def _repr_mimebundle_(self, **_wanted: Any) -> dict[str, Any]:
        """Return what the cell puts out: see `shown`."""
        return shown(self.document)


def piece(reading: Reading, *blocks: Block) -> Piece:
    """Return blocks as a piece, with the evidence of every claim that they name."""
    return piece_of((reading,), *blocks)


def piece_of(readings: Sequence[Reading], *blocks: Block) -> Piece:
    """Return blocks on several articles as a piece, with the evidence of every claim that they name."""
    named = set(_claim_ids(blocks))
    items = (item for reading in readings for item in evidence(reading, named=len(readings) > 1))
    return Piece(Document(blocks, tuple(item for item in items if item.claim_id in named)))


def _claim_ids(blocks: Sequence[object]) -> Iterator[str]:
    for node in walk(blocks):
        if isinstance(node, Trace):
            yield from node.claims
        elif isinstance(node, ClaimRef | ClaimMark | KeyFigure):
            yield node.claim_id
        elif isinstance(node, Chart):
            yield from _claim_ids(node.values)
