"""The gate that a report goes through before it is published, for pieces in tests."""

from __future__ import annotations

from tallybook.analysis.reading import Reading
from tallybook.document.nodes import Document
from tallybook.press.printing import Fault, faults_of
from tallybook.press.tracing import Basis


def faults(document: Document, reading: Reading) -> list[Fault]:
    """Return each number of a document that leads nowhere, or says something else than its trace."""
    basis = Basis((reading.ledger.article,), {"hedge_policy": reading.policy.name, "sources": list(reading.sources)})
    return list(faults_of(document, basis, (), no_words=""))
