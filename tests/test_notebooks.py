"""The notebooks run, say nothing in numbers of their own, and hand on documents."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import pytest
from answering import answered
from ledgers import DEVELOPMENT
from nbclient import NotebookClient

from tallybook.document.nodes import MEDIA_TYPE
from tallybook.press import gate
from tallybook.press.nbfile import read
from tallybook.press.tracing import Basis
from tallybook.text.intake import read_article

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def load(path: Path) -> Any:
    notebook = read(path)
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


SMALL = {
    "nothing": "Nothing happened on the border, officials said.\n",
    "one": "At least 13 villagers were killed near Goma on Saturday, a hospital said.\n",
    "names": "Channel 4 reported that 7 of 9 crew left Flight 370 and a .308-calibre rifle was found at Gate 10.\n",
}


READ_BY = {"strict": [*DEVELOPMENT[1::3], *SMALL], "wide": DEVELOPMENT[2::6]}
"""Texts by the policy that their hedges are read by."""


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
@pytest.mark.parametrize(
    ("name", "policy"),
    [(name, policy) for policy, names in READ_BY.items() for name in names],
)
def test_whatever_the_article_nothing_that_it_prints_leads_nowhere(
    path: Path, name: str, policy: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    text = SMALL.get(name)
    article = tmp_path / f"{name}.txt"
    article.write_text(
        text if text is not None else (ROOT / "tests" / "gold" / f"{name}.txt").read_text("utf-8"), "utf-8"
    )
    notebook, parameters = answered(path, article=str(article), hedge_policy=policy)
    gate.check(notebook, Basis((read_article(str(article)),), parameters), path.stem)
