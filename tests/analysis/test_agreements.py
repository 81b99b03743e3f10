from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tallybook.analysis.agreements import COLUMNS, in_force, read_agreements
from tallybook.errors import InputError

FILE = Path(__file__).resolve().parents[2] / "data" / "reference" / "agreements.csv"
ROWS = read_agreements(FILE.read_text(encoding="utf-8"), FILE.name)
GOOD = ("2020-01-12", "", "truce", "NW Syria", "A mediator", "", "https://example.org", "")


def table(**changed: str) -> str:
    row = dict(zip(COLUMNS, GOOD, strict=True)) | changed
    return f"{','.join(COLUMNS)}\n{','.join(row[name] for name in COLUMNS)}\n"


def test_the_truces_are_dated_and_cited() -> None:
    assert [(row.start.isoformat(), row.end and row.end.isoformat()) for row in ROWS] == [
        ("2019-05-20", None),
        ("2019-08-01", "2019-08-05"),
        ("2019-08-31", None),
        ("2020-01-12", None),
        ("2020-03-06", None),
    ]
    assert all(row.url.startswith("https://") and row.source for row in ROWS)


@pytest.mark.parametrize(
    ("place", "starts"),
    [("Idlib, Syria", [1, 31]), ("Syria", [1, 31]), ("Donetsk", []), ("Yemen", []), ("", [])],
)
def test_a_truce_is_shown_only_where_place_and_days_match(place: str, starts: list[int]) -> None:
    found = in_force(ROWS, first=date(2019, 8, 3), last=date(2019, 9, 1), places=[place])
    assert [row.start.day for row in found] == starts
    assert in_force(ROWS, first=date(2019, 8, 6), last=date(2019, 8, 30), places=["Idlib"]) == ()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"start": "soon"}, "line 2: start: expected a day"),
        ({"start": ""}, "line 2: end: expected a first day"),
        ({"end": "2019-01-01"}, "line 2: end: expected a first day, and a last day not before it"),
        ({"url": "example"}, "line 2: expected a name, a place, a source and an address"),
        ({"place": ""}, "line 2: expected a name, a place"),
    ],
)
def test_a_bad_row_is_one_clear_line(changed: dict[str, str], said: str) -> None:
    with pytest.raises(InputError) as caught:
        read_agreements(table(**changed), "mine.csv")
    assert str(caught.value).startswith(f"mine.csv, {said}")


@pytest.mark.parametrize("text", ["", "a,b\n", f"{','.join(COLUMNS)}\n1,2\n"])
def test_a_table_of_another_form_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="columns"):
        read_agreements(text, "mine.csv")
