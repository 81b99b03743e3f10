"""Tables kept by hand: every fault is one line that names file and line."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallybook.analysis.table import day, rows_of
from tallybook.errors import InputError

COLUMNS = ("start", "name")
CELLS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)


@given(st.lists(st.tuples(CELLS, CELLS), max_size=5))
def test_what_was_written_is_read(rows: list[tuple[str, str]]) -> None:
    written = io.StringIO()
    csv.writer(written, quoting=csv.QUOTE_ALL).writerows([COLUMNS, *rows])
    found = list(rows_of(written.getvalue(), "t.csv", COLUMNS))
    assert [tuple(row.values()) for _, row in found] == rows
    assert [where for where, _ in found] == [f"t.csv, line {line}" for line in range(2, len(rows) + 2)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", "t.csv: expected the columns start, name"),
        ("name,start\n", "found name, start"),
        ("start,name\na\n", "t.csv, line 2: expected 2 columns"),
        ("start,name\na,b,c\n", "t.csv, line 2: expected 2 columns"),
        ('start,name\na,"b\n', "expected CSV"),
    ],
)
def test_a_fault_is_named_by_its_line(text: str, names: str) -> None:
    with pytest.raises(InputError) as caught:
        list(rows_of(text, "t.csv", COLUMNS))
    assert names in str(caught.value)


@pytest.mark.parametrize("said", ["yesterday", "2019-02-30", "2019-8-31"])
def test_what_is_no_day_is_refused(said: str) -> None:
    with pytest.raises(InputError, match="a day, YYYY-MM-DD"):
        day(said, "t.csv, line 2: start")
