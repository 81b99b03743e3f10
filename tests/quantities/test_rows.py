"""A table's rows count what its header says."""

from __future__ import annotations

from wordings import read

TABLE = """The province was flooded on Sunday.
Province: families affected / people killed / shelters destroyed
North: 2019 / 14 / 6,120
South: 375 / n/a / –
Total: 2,394 / 14 / 6,120"""


def test_each_column_counts_its_noun() -> None:
    units = [(quantity.span.of(TABLE), quantity.unit) for quantity in read(TABLE)[0]]
    assert units == [
        *(("2019", "family"), ("14", "person"), ("6,120", "shelter"), ("375", "family")),
        *(("2,394", "family"), ("14", "person"), ("6,120", "shelter")),
    ]
