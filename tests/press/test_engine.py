"""Our engine as papermill's own command finds it."""

from __future__ import annotations

import json
from importlib.metadata import entry_points
from pathlib import Path

import papermill
import pytest
from workbooks import PARAMETERS, code, make_workbook

from tallybook.press.engine import NAME, TallybookEngine


def test_papermill_finds_the_engine_by_its_name() -> None:
    [point] = entry_points(group="papermill.engine", name=NAME)
    assert point.load().execute_managed_notebook == TallybookEngine.execute_managed_notebook


def test_papermill_runs_a_notebook_with_it_and_keeps_what_came_of_it(tmp_path: Path) -> None:
    cells = [code(PARAMETERS, "parameters"), code("print(top)"), code("assert top < 9, 'too many'"), code("print(7)")]
    workbook = make_workbook(tmp_path / "book", one=cells)
    made, options = tmp_path / "out.ipynb", {"engine_name": NAME, "kernel_name": "python3", "language": "python"}
    papermill.execute_notebook(workbook.notebooks / "one.ipynb", made, {"top": 8}, progress_bar=False, **options)
    assert _printed(made) == "8\n7\n"
    with pytest.raises(papermill.PapermillExecutionError, match="too many"):
        papermill.execute_notebook(workbook.notebooks / "one.ipynb", made, {"top": 9}, progress_bar=False, **options)
    assert _printed(made).startswith("9\n")
    assert "too many" in made.read_text()


def _printed(path: Path) -> str:
    cells = json.loads(path.read_text())["cells"]
    return "".join("".join(output.get("text", "")) for cell in cells for output in cell.get("outputs", []))
