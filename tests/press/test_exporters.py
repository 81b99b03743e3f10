from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from nbconvert.exporters import get_exporter
from nbconvert.exporters.base import get_export_names
from workbooks import code, markdown, notebook

from tallybook.errors import PublishError
from tallybook.press.exporters import HTMLReportExporter, PDFReportExporter

EXPORTERS = {"tallybook-html": HTMLReportExporter, "tallybook-pdf": PDFReportExporter}
ERROR = {"output_type": "error", "ename": "KeyError", "evalue": "'x'", "traceback": []}


def _exported(exporter: Any, path: Path, **settings: object) -> Any:
    output, _ = exporter(**settings).from_filename(str(path))
    return output


def _file(folder: Path, *outputs: Mapping[str, object]) -> Path:
    made = notebook([markdown("# Anybody's\n\nIt counts *790*."), code("f(1)")])
    made["cells"][1]["outputs"] = list(outputs)  # type: ignore[index]
    path = folder / "any.ipynb"
    path.write_text(json.dumps(made), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", EXPORTERS)
def test_nbconvert_finds_the_exporter_and_jupyterlab_lists_it(name: str) -> None:
    assert name in get_export_names()
    exporter = get_exporter(name)()
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
