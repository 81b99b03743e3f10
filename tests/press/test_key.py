from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from workbooks import PARAMETERS, READS, code, make_plan, make_workbook, markdown, write_notebook

from tallybook.press.key import changed
from tallybook.workbook import Workbook

CELLS = [code(PARAMETERS, "parameters"), code(READS)]


def _notebook(workbook: Workbook) -> None:
    write_notebook(workbook, "one", [*CELLS, code("1")])


def _file(name: str) -> Callable[[Workbook], None]:
    def write(workbook: Workbook) -> None:
        path = workbook.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")

    return write


def _record(workbook: Workbook) -> None:
    path = workbook.seeds / "small" / "seed.toml"
    path.write_text(path.read_text().replace("The Paper", "Another"))


CHANGES = {
    "notebook/one": _notebook,
    "data/reviews/small.toml": _file("data/reviews/small.toml"),
    "data/reference/figures.csv": _file("data/reference/figures.csv"),
    "data/lexicon/hedges.toml": _file("data/lexicon/hedges.toml"),
    "lock/uv.lock": _file("uv.lock"),
    "article/small/seed.toml": _record,
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_input_gives_another_run_and_is_named(name: str, tmp_path: Path) -> None:
    workbook = make_workbook(tmp_path, one=CELLS)
    before = make_plan(workbook, "one").key
    CHANGES[name](workbook)
    after = make_plan(workbook, "one").key
    assert before.run_id != after.run_id
    assert [line.partition(":")[0] for line in changed(before.inputs, after.inputs)] == [name]


OTHERS = "data/reviews/other.toml"
"""What people said of another article."""


@pytest.mark.parametrize(
    ("cell", "goes_by"),
    [
        ("import tallybook as tb\n\ntb.read(article)", False),
        ("import tallybook as tb\n\ntb.read('other')", True),
        ("import tallybook as tb\n\ntb.contents()", True),
        ("from tallybook.report.read import read", True),
        ("import pathlib", True),
        ("open('x')", True),
        ("tb.read.__globals__", True),
        ("%run other", True),
    ],
)
def test_the_reviews_of_another_article_count_where_the_code_might_read_them(
    cell: str, goes_by: bool, tmp_path: Path
) -> None:
    workbook = make_workbook(tmp_path, one=[code(PARAMETERS, "parameters"), code("print(top, article)"), code(cell)])
    before = make_plan(workbook, "one").key
    _file(OTHERS)(workbook)
    assert (make_plan(workbook, "one").key != before) == goes_by
    own = make_plan(workbook, "one").key
    _file("data/reviews/small.toml")(workbook)
    assert make_plan(workbook, "one").key != own


def test_prose_is_part_of_what_is_published_and_not_of_what_is_executed(tmp_path: Path) -> None:
    workbook = make_workbook(tmp_path, one=CELLS)
    before = make_plan(workbook, "one").key
    write_notebook(workbook, "one", [markdown("Words."), *CELLS])
    after = make_plan(workbook, "one").key
    assert before.run_id != after.run_id
    assert before.execution_id == after.execution_id
    _notebook(workbook)
    assert make_plan(workbook, "one").key.execution_id != after.execution_id


def test_a_file_that_changes_within_a_tick_of_the_clock_is_seen(tmp_path: Path) -> None:
    workbook = make_workbook(tmp_path, one=CELLS)
    path = workbook.data / "reviews" / "small.toml"
    path.parent.mkdir(parents=True)
    keys = []
    for words in ("a", "b"):
        path.write_text(words)
        keys.append(make_plan(workbook, "one").key)
    assert keys[0] != keys[1]


def test_a_changed_parameter_is_named_with_both_values(tmp_path: Path) -> None:
    workbook = make_workbook(tmp_path, one=CELLS)
    before, after = make_plan(workbook, "one").key, make_plan(workbook, "one", top="4").key
    assert changed(before.inputs, after.inputs) == ("parameter/top: 3 → 4",)


def test_the_place_of_the_workbook_is_no_input(tmp_path: Path) -> None:
    here = make_plan(make_workbook(tmp_path / "a", one=CELLS), "one").key
    there = make_plan(make_workbook(tmp_path / "b" / "c", one=CELLS), "one").key
    assert here == there


def test_hidden_files_and_outputs_are_no_input(tmp_path: Path) -> None:
    workbook = make_workbook(tmp_path, one=CELLS)
    before = make_plan(workbook, "one").key
    _file("data/reviews/.DS_Store")(workbook)
    _file("data/ledger/small.csv")(workbook)
    assert make_plan(workbook, "one").key == before
