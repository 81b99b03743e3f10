"""The committed example is what is published now, byte for byte.

Only what names the run itself may differ: the digests of the package, the notebook and the lock file, and the run's id.
The example is therefore rebuilt under the digests that it carries. Where this fails, `make example` writes it anew.
"""

from __future__ import annotations

import copy
import io
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from write_example import NOTEBOOK, PICTURE, picture, publish

from tallybook.document.record import Record, in_html
from tallybook.press.declarations import SEED
from tallybook.press.exporters import HTMLReportExporter, PDFReportExporter
from tallybook.press.key import LOCK_FILES
from tallybook.workbook import HOME_VARIABLE, Workbook

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "reports" / SEED
HEADINGS = (
    "The article, as printed",
    "What do others say of the same thing?",
    "How did a count go on?",
    "Does the arithmetic hold?",
    "Where and when",
)
MOST_BYTES = 250_000
OF_THE_RUN = ("Notebook source sha256", "Tallybook", "Locked by", "Run")
DIGEST = re.compile(r"\b(?:[0-9a-f]{64}|[0-9a-f]{16})\b")


def render(notebook: Any) -> dict[str, bytes]:
    """Return the brief's files by their endings."""
    resources = {"metadata": {"name": NOTEBOOK}}
    exporters: list[Any] = [HTMLReportExporter, PDFReportExporter]  # whose making has no types
    page, paper = (exporter().from_notebook_node(notebook, resources)[0] for exporter in exporters)
    return {"html": page.encode("utf-8"), "pdf": paper}


def committed() -> Record:
    """Return what the committed page says of itself."""
    found = in_html((EXAMPLE / f"{NOTEBOOK}.html").read_text(encoding="utf-8"))
    assert found
    return found


def under(notebook: Any, kept: Record) -> Any:
    """Return the notebook with the digests of the run that the example was published from."""
    notebook = copy.deepcopy(notebook)
    about = notebook["metadata"]["tallybook"]
    rows = dict(about["passport"])
    old_run, new_run = kept.rows["Run"], rows["Run"]
    for name in OF_THE_RUN:
        assert DIGEST.sub("", rows[name]) == DIGEST.sub("", kept.rows[name])
        rows[name] = kept.rows[name]
    about["passport"] = [list(row) for row in rows.items()]
    about["footer"] = about["footer"].replace(new_run, old_run)
    about["record"] |= {name: kept.passport[name] for name in ("inputs", "run")}
    return notebook


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    """Return a copy of the workbook, so that nothing is left in the real one."""
    root = tmp_path_factory.mktemp("example")
    for folder in ("seeds", "notebooks", "data"):
        shutil.copytree(ROOT / folder, root / folder)
    for name in LOCK_FILES:
        if (ROOT / name).is_file():
            shutil.copy(ROOT / name, root / name)
    return Workbook(root)


@pytest.fixture(scope="module")
def notebook(workbook: Workbook) -> Any:
    """Return the notebook that the brief is published from now."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(HOME_VARIABLE, str(workbook.root))
        return publish(workbook.reports / SEED, workbook)


@pytest.fixture(scope="module")
def made(notebook: Any) -> dict[str, bytes]:
    """Return what the exporters make of it."""
    return render(notebook)


@pytest.fixture(scope="module")
def rebuilt(notebook: Any) -> dict[str, bytes]:
    """Return what they make of it under the digests of the committed example."""
    return render(under(notebook, committed()))


def test_the_command_publishes_what_the_exporters_make(made: dict[str, bytes], workbook: Workbook) -> None:
    for ending, data in made.items():
        assert (workbook.reports / SEED / f"{NOTEBOOK}.{ending}").read_bytes() == data


@pytest.mark.parametrize("ending", ["html", "pdf"])
def test_the_example_is_what_is_published_now(ending: str, rebuilt: dict[str, bytes]) -> None:
    assert rebuilt[ending] == (EXAMPLE / f"{NOTEBOOK}.{ending}").read_bytes()


def test_the_brief_begins_a_page_with_each_of_its_ideas_and_is_small_enough_to_mail(made: dict[str, bytes]) -> None:
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(made["pdf"])).pages]
    for number, heading in enumerate(HEADINGS, start=2):
        assert heading in pages[number - 1]
    assert len(made["html"]) < MOST_BYTES


def test_the_picture_is_the_first_page(notebook: Any) -> None:
    assert picture(under(notebook, committed())) == (EXAMPLE / PICTURE).read_bytes()
