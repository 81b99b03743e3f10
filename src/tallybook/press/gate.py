"""The gate: a report prints no number that leads nowhere, and none that says something else than its trace.

Every numeral, in digits and in words, is looked at: of a `Value` the trace is held against its text, of a claim the
span against the article, of a drawing the words against the evidence and the values of its document. A numeral
anywhere else is refused, even one that the article happens to have, unless the cell's metadata declares it with a
reason. A notebook with nothing of ours in it prints what it likes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tallybook.document.nodes import Document
from tallybook.errors import PublishError
from tallybook.press.notebook import NO_WORDS, Cell, cells
from tallybook.press.printing import Fault, faults_of
from tallybook.press.tracing import Basis, fault_of_evidence

MOST_SHOWN = 5
REMEDY = "Print it as a value with a trace, or declare it in the cell's metadata with a reason."


@dataclass(frozen=True, slots=True)
class _Found:
    cell: str
    fault: Fault


def check(notebook: Mapping[str, Any], basis: Basis, name: str) -> None:
    """Refuse an executed notebook that prints a number without a trace; see `check_cells`."""
    check_cells(cells(notebook), basis, name)


def check_cells(printed: Iterable[Cell], basis: Basis, name: str) -> None:
    """Refuse what the cells of a notebook show, where it prints a number without a trace.

    Raises
    ------
    PublishError
        With the cell, the numeral, and what is wrong with it.
    """
    found = [_Found(cell.name, fault) for cell in printed for fault in _faults(cell, basis)]
    if found:
        shown = "; ".join(f"{one.cell}: {one.fault.numeral!r}, {one.fault.why}" for one in found[:MOST_SHOWN])
        more = f" and {len(found) - MOST_SHOWN} more" if len(found) > MOST_SHOWN else ""
        remedies = dict.fromkeys(one.fault.remedy or REMEDY for one in found)
        raise PublishError(
            f"{name}: numbers that lead nowhere",
            expected="a claim, arithmetic, a parameter or a reason behind each",
            found=f"{shown}{more}",
            remedy=" ".join(remedies),
        )


def _faults(cell: Cell, basis: Basis) -> Iterator[Fault]:
    for text, reason in cell.declared:
        if not text.strip() or not reason.strip():
            yield Fault(text, "it is declared without words or without a reason", "Give both in the cell's metadata.")
    declared = tuple(text for text, reason in cell.declared if text.strip() and reason.strip())
    for document in cell.documents:
        yield from _stale(document, basis)
        yield from faults_of(document, basis, declared, no_words=NO_WORDS)


def _stale(document: Document, basis: Basis) -> Iterable[Fault]:
    for evidence in document.evidence:
        why = fault_of_evidence(evidence, basis)
        if why:
            yield Fault(evidence.text, why, "Restore the article, or run the notebook again with --force.")
