"""The start page and the tutorial run as they are, in a copy of the workbook, and say what they should."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from tallybook.press.nbfile import read

ROOT = Path(__file__).resolve().parents[1]
PAGES = ("start.ipynb", "notebooks/tutorial/ten-minutes.ipynb")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("tutorial") / "book"
    for name in ("seeds", "notebooks", "data"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "start.ipynb", root)
    return root


def executed(book: Path, page: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("TALLYBOOK_HOME", str(book))
    notebook = read(book / page)
    nbformat.validate(notebook)
    folder = str((book / page).parent)
    return NotebookClient(notebook, timeout=300, resources={"metadata": {"path": folder}}).execute()


def said(notebook: Any) -> dict[str, dict[str, str]]:
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return {cell.id: output["data"] for cell in cells for output in cell.outputs if "data" in output}


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_without_outputs_and_its_links_lead_somewhere(page: str) -> None:
    notebook = read(ROOT / page)
    assert notebook.metadata.title
    assert all(cell.id.replace("-", "").isalpha() for cell in notebook.cells)
    links = [part.split(")")[0] for cell in notebook.cells for part in cell.source.split("](")[1:]]
    assert all((ROOT / page).parent.joinpath(link).is_file() for link in links)


def test_the_start_page_lists_what_is_there(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = said(executed(book, PAGES[0], monkeypatch))
    for path in (ROOT / "notebooks").glob("*.ipynb"):
        assert f"(notebooks/{path.name})" in shown["contents"]["text/markdown"]
    assert "application/vnd.jupyter.widget-view+json" in shown["explore"]


def test_the_tutorial_leads_from_a_text_to_a_report(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = said(executed(book, PAGES[1], monkeypatch))
    assert "figures read" in shown["add"]["text/plain"]
    assert "application/vnd.tallybook.document+json" in shown["audit"]
    assert "../../reports/ferry/00-brief.html" in shown["publish"]["text/markdown"]
    for name in ("00-brief.html", "00-brief.pdf", "01-the-article.html", "01-the-article.pdf", "ledger.csv"):
        assert (book / "reports" / "ferry" / name).stat().st_size > 0
    assert "confirmed" in (book / "reports" / "ferry" / "ledger.csv").read_text(encoding="utf-8")
