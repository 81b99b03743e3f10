"""The notebooks run, say nothing in numbers of their own, and hand on documents."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from tallybook.document.nodes import MEDIA_TYPE

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def load(path: Path) -> Any:
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    return notebook


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_named_tagged_and_has_readable_cells(path: Path) -> None:
    notebook = load(path)
    assert notebook.metadata.title
    assert notebook.metadata.kernelspec.name == "python3"
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    assert [cell.id for cell in notebook.cells if "parameters" in cell.metadata.get("tags", [])] == ["parameters"]
    assert notebook.cells[0].id == "parameters"
    assert all(cell.id.replace("-", "").isalpha() for cell in notebook.cells)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_its_prose_asks_and_holds_no_number(path: Path) -> None:
    prose = [cell.source for cell in load(path).cells if cell.cell_type == "markdown"]
    assert prose
    assert not any(character.isdigit() for cell in prose for character in cell)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_runs_and_every_answer_is_a_document(path: Path) -> None:
    notebook = load(path)
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(path.parent)}}).execute()
    answers = [cell for cell in notebook.cells if cell.cell_type == "code" and cell.id not in {"parameters", "read"}]
    for cell in answers:
        assert [MEDIA_TYPE in output.get("data", {}) for output in cell.outputs] == [True]
