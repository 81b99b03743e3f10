from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from nbconvert import exporters
from workbooks import PARAMETERS, READS, code, make_plan, make_workbook, markdown, notebook

from tallybook.document.nodes import MEDIA_TYPE
from tallybook.errors import PublishError
from tallybook.press.exporters import HTMLReportExporter, PDFReportExporter
from tallybook.press.publish import export
from tallybook.press.run import run
from tallybook.report.article import ledger
from tallybook.report.read import read
from tallybook.workbook import Workbook

NBCONVERT: Any = exporters  # which has no types
EXPORTERS = {"tallybook-html": HTMLReportExporter, "tallybook-pdf": PDFReportExporter}
ERROR = {"output_type": "error", "ename": "KeyError", "evalue": "'x'", "traceback": []}


def _exported(exporter: Any, path: Path, **settings: object) -> Any:
    output, _ = exporter(**settings).from_filename(str(path))
    return output


def _file(folder: Path, *outputs: Mapping[str, object]) -> Path:
    made = notebook([markdown("# Anybody's\n\nIt counts *790*."), code("f(1)")])
    made["cells"][1]["outputs"] = list(outputs)
    path = folder / "any.ipynb"
    path.write_text(json.dumps(made), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", EXPORTERS)
def test_nbconvert_finds_the_exporter_and_jupyterlab_lists_it(name: str) -> None:
    assert name in NBCONVERT.get_export_names()
    exporter = NBCONVERT.get_exporter(name)()
    assert type(exporter) is EXPORTERS[name]
    assert exporter.export_from_notebook
    assert exporter.file_extension == "." + name.rpartition("-")[2]
    assert exporter.output_mimetype in ("text/html", "application/pdf")


def test_anybody_s_notebook_becomes_a_page(tmp_path: Path) -> None:
    path = _file(tmp_path, {"output_type": "stream", "name": "stdout", "text": "printed\n"})
    page = _exported(HTMLReportExporter, path)
    assert "<title>Anybody" in page
    assert "printed" in page
    assert "f(1)" not in page
    shown = _exported(HTMLReportExporter, path, show_code=True)
    assert "f" in shown
    assert len(shown) > len(page)


def test_anybody_s_notebook_becomes_a_pdf_twice_with_the_same_bytes(tmp_path: Path) -> None:
    path = _file(tmp_path)
    made, again = (_exported(PDFReportExporter, path) for _ in range(2))
    assert made.startswith(b"%PDF-")
    assert made == again


@pytest.mark.parametrize("exporter", EXPORTERS.values())
def test_a_failed_notebook_is_not_exported(exporter: type[HTMLReportExporter], tmp_path: Path) -> None:
    with pytest.raises(PublishError, match=r"cell 2 .* ended in an error"):
        _exported(exporter, _file(tmp_path, ERROR))


def _ours(book: Workbook, article: str, said: str = "") -> Path:
    """Return a notebook that shows the ledger of the small article, as executed; `said` replaces its "At least 13"."""
    shown = ledger(read("small", workbook=book))._repr_mimebundle_()[MEDIA_TYPE]
    cells = [code(f'article = "{article}"\nhedge_policy = "strict"', "parameters"), code("tb.article.ledger(reading)")]
    made = notebook(cells)
    output = {"output_type": "display_data", "data": {MEDIA_TYPE: shown}, "metadata": {}}
    made["cells"][1]["outputs"] = [output]
    path = book.root / "any.ipynb"
    path.write_text(json.dumps(made).replace("At least 13", said or "At least 13"), encoding="utf-8")
    return path


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workbook:
    found = make_workbook(tmp_path)
    monkeypatch.chdir(found.root)
    return found


@pytest.mark.parametrize("exporter", EXPORTERS.values())
def test_what_is_ours_passes_the_gate_or_is_not_exported(exporter: type[HTMLReportExporter], book: Workbook) -> None:
    assert _exported(exporter, _ours(book, "small"))
    with pytest.raises(PublishError, match=r"any: numbers that lead nowhere: .* 'At least 14', the article no longer"):
        _exported(exporter, _ours(book, "small", "At least 14"))


def test_where_no_article_is_at_hand_the_page_says_that_nobody_looked(book: Workbook) -> None:
    assert "Exported without the gate" not in _exported(HTMLReportExporter, _ours(book, "small"))
    for article in ("gone", "other.txt"):
        assert "Exported without the gate" in _exported(HTMLReportExporter, _ours(book, article))


@pytest.mark.parametrize(("name", "ending"), [("tallybook-html", "html"), ("tallybook-pdf", "pdf")])
def test_nbconvert_makes_of_an_executed_notebook_what_was_published(name: str, ending: str, tmp_path: Path) -> None:
    book = make_workbook(tmp_path, one=[markdown("# One"), code(PARAMETERS, "parameters"), code(READS)])
    done = run(make_plan(book, "one"), book)
    made = export(done, (ending,), book).files[f"one.{ending}"]
    output = _exported(NBCONVERT.get_exporter(name), done.path)
    assert made == (output if isinstance(output, bytes) else output.encode())
