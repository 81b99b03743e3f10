"""The figures from elsewhere that a workbook keeps, as the gate knows them: by address, what each row says."""

from __future__ import annotations

import csv
from collections.abc import Mapping

from tallybook.interval import Number
from tallybook.press.tracing import months_in
from tallybook.quantities.printed import numbers
from tallybook.workbook import Workbook

FOLDER = "reference"
_ADDRESS, _NOTE = "url", "note"


def read_rows(workbook: Workbook) -> Mapping[str, tuple[frozenset[Number], ...]]:
    """Return the numbers that each row in ``data/reference/`` states, its days with them, by the row's address.

    A note is left out: what it counts by the way (how many of them were children) is not what its row states.
    """
    found: dict[str, tuple[frozenset[Number], ...]] = {}
    for path in sorted((workbook.data / FOLDER).glob("*.csv")):
        for row in csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()):
            said = [value for name, value in row.items() if name not in (_ADDRESS, _NOTE) and isinstance(value, str)]
            address = row.get(_ADDRESS) or ""
            found[address] = (*found.get(address, ()), numbers(*said).union(*map(months_in, said)))
    return found
