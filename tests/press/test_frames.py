from __future__ import annotations

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from tallybook.document.nodes import Paragraph, Table, Text
from tallybook.press.frames import tables


def _cells(table: Table) -> list[list[str]]:
    return [[cell[0].text for cell in row.cells if isinstance(cell[0], Text)] for row in table.rows]


def _only(html: str) -> Table:
    [table] = tables(html)
    assert isinstance(table, Table)
    return table


def test_a_data_frame_becomes_a_table_with_numbers_set_right() -> None:
    frame = pd.DataFrame({"killed": [790, 900], "source": ["a monitor", "the same"]}, index=["civilians", "loyalists"])
    table = _only(frame.to_html())
    assert [column.head for column in table.columns] == ["", "killed", "source"]
    assert [column.align for column in table.columns] == ["left", "right", "left"]
    assert _cells(table) == [["civilians", "790", "a monitor"], ["loyalists", "900", "the same"]]


def test_the_first_of_several_levels_stands_over_the_others() -> None:
    columns = pd.MultiIndex.from_tuples([("low", "a", "x"), ("low", "a", "y"), ("low", "b", "x"), ("high", "a", "x")])
    table = _only(pd.DataFrame([[1, 2, 3, 4]], columns=columns).to_html(index=False))
    assert [column.over for column in table.columns] == ["low", "low", "low", "high"]
    assert [column.head for column in table.columns] == ["a / x", "a / y", "b / x", "a / x"]


def test_a_head_beside_spanning_ones_stands_under_none() -> None:
    frame = pd.DataFrame({("killed", "least"): [1], ("killed", "most"): [2]}, index=pd.Index(["Idlib"], name="place"))
    table = _only(frame.to_html())
    assert [(column.over, column.head) for column in table.columns] == [
        ("", "place"),
        ("killed", "least"),
        ("killed", "most"),
    ]


def test_rows_that_share_an_index_repeat_it() -> None:
    index = pd.MultiIndex.from_tuples([("Idlib", 1), ("Idlib", 2), ("Hama", 1)])
    table = _only(pd.DataFrame({"n": [1, 2, 3]}, index=index).to_html())
    assert _cells(table) == [["Idlib", "1", "1"], ["Idlib", "2", "2"], ["Hama", "1", "3"]]


def test_a_styled_frame_is_a_table_too() -> None:
    html = pd.DataFrame({"n": [790]}).to_html().replace("<table", "<style>th {color: red}</style><table")
    assert _cells(_only(html)) == [["0", "790"]]


def test_what_is_said_beside_the_table_is_a_note() -> None:
    table, note = tables("<div><table><tr><td>1</td></tr></table><p>60 rows × 2 columns</p></div>")
    assert isinstance(table, Table)
    assert note == Paragraph((Text("60 rows × 2 columns"),), "note")


def test_html_without_a_table_gives_nothing() -> None:
    assert tables("<p>790</p>") == ()


def test_a_caption_is_the_table_s_own() -> None:
    assert _only("<table><caption>Who says so</caption><tr><td>1</td></tr></table>").caption == "Who says so"


@given(st.text(alphabet="<>/tablerdh= 19\"'", max_size=80))
def test_broken_html_never_raises_and_rows_are_as_wide_as_the_head(html: str) -> None:
    for table in tables(f"<table>{html}"):
        if isinstance(table, Table):
            assert {len(row.cells) for row in table.rows} <= {len(table.columns)}
