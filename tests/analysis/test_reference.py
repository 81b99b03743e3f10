"""The reference figures hold together, row by row, and a row that does not is told in one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tallybook.analysis.reference import COLUMNS, Reference, citation, read_references
from tallybook.errors import InputError

FILE = Path(__file__).resolve().parents[2] / "data" / "reference" / "figures.csv"
ROWS = read_references(FILE.read_text(encoding="utf-8"), FILE.name)
GOOD = {
    "as_of": "2020-05-06",
    "period_start": "2020-05-01",
    "period_end": "2020-05-06",
    "source": "A monitor",
    "source_type": "monitor",
    "via": "",
    "measure": "civilians killed",
    "unit": "person",
    "value": "13",
    "low": "13",
    "high": "",
    "hedge": "at least",
    "status": "",
    "place": "Idlib",
    "blamed": "",
    "url": "https://example.org/a",
    "note": "",
}


def table(**changed: str) -> str:
    row = GOOD | changed
    return f"{','.join(COLUMNS)}\n{','.join(row[name] for name in COLUMNS)}\n"


def test_all_rows_are_read() -> None:
    assert len(ROWS) == 159
    assert {row.event for row in ROWS} == {"killed", "injured", "displaced", "population", "distance", "other"}


@pytest.mark.parametrize("found", ROWS, ids=lambda row: f"{row.as_of} {row.source} {row.measure}")
def test_a_row_is_plausible(found: Reference) -> None:
    if found.period_start and found.period_end:
        assert found.period_start <= found.period_end
        assert found.period_end <= found.as_of or found.hedge == "date"
    numbers = [number for number in (found.low, found.value, found.high) if number is not None]
    assert numbers == sorted(numbers)
    assert bool(numbers) == (found.hedge != "date")
    assert 2011 <= found.as_of.year <= 2021
    assert found.url.startswith(("http://", "https://", "seed:idlib-truce ", "computed from "))
    assert (found.source or "no source named") in citation(found)


def test_no_row_stands_twice() -> None:
    assert len({(row.as_of, row.source, row.via, row.measure, row.value, row.blamed, row.status) for row in ROWS}) > 150
    assert len(set(ROWS)) == len(ROWS)


def test_parts_that_can_be_added_do_add_up() -> None:
    verified = [row.value for row in ROWS if row.status == "verified" and row.as_of.isoformat() == "2019-08-29"]
    assert verified == [1089, 572, 213, 304, 1031, 58]
    assert 572 + 213 + 304 == 1031 + 58 == 1089


def test_a_good_row_is_read_as_it_stands() -> None:
    (row,) = read_references(table(), "mine.csv")
    assert (row.value, row.low, row.high, row.hedge, row.worded) == (13, 13, None, "at_least", "at least")
    assert citation(row) == "A monitor, 6 May 2020"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"as_of": "2020-13-06"}, "line 2: as_of: expected a day, YYYY-MM-DD, found '2020-13-06'"),
        ({"as_of": ""}, "line 2: as_of: expected a day"),
        ({"period_start": "2020-05-07", "period_end": "2020-05-06"}, "line 2: period_end: expected a day not before"),
        ({"period_end": "2020-05-07"}, "line 2: as_of: expected a day not before period_end"),
        ({"hedge": "perhaps"}, "line 2: hedge: expected one of exact"),
        ({"value": "1O"}, "line 2: value: expected a plain number"),
        ({"high": "20"}, "line 2: low and high: expected what “at least” states of 13, found 13 and 20"),
        ({"hedge": "exact"}, "line 2: low and high: expected what “exact” states"),
        ({"hedge": "range", "low": "20", "high": "10", "value": ""}, "line 2: low and high"),
        ({"source": ""}, "line 2: source: expected a name, or unattributed"),
        ({"source_type": "blog"}, "line 2: source_type: expected one of un"),
        ({"url": "example"}, "line 2: url: expected an address"),
        ({"measure": ""}, "line 2: measure"),
    ],
)
def test_a_bad_row_is_one_clear_line(changed: dict[str, str], said: str) -> None:
    with pytest.raises(InputError) as caught:
        read_references(table(**changed), "mine.csv")
    assert str(caught.value).startswith(f"mine.csv, {said}")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", f"{','.join(COLUMNS)}\n1,2\n", f'{",".join(COLUMNS)}\n"a"b,c\n'])
def test_a_table_of_another_form_is_refused(text: str) -> None:
    with pytest.raises(InputError, match=r"columns|CSV"):
        read_references(text, "mine.csv")
