from __future__ import annotations

from pathlib import Path

import pytest
from workbooks import PARAMETERS, READS, code, make_workbook

from tallybook.errors import TallybookError, UsageError
from tallybook.lab.publishing import publish, publish_notebook
from tallybook.workbook import Workbook


@pytest.fixture
def book(tmp_path: Path) -> Workbook:
    return make_workbook(tmp_path / "book", counts=[code(PARAMETERS, "parameters"), code(READS)])


def test_the_command_publishes_what_the_parameters_cell_says(book: Workbook, monkeypatch: pytest.MonkeyPatch) -> None:
    path = book.notebooks / "counts.ipynb"
    path.write_text(path.read_text().replace("top: int = 3", "top: int = 7"))
    made = publish_notebook("notebooks/counts.ipynb", book)
    assert [file.name for file in made.files] == ["counts.html", "counts.pdf", "ledger.csv"]
    assert "top = 7" in made.files[0].read_text(encoding="utf-8")
    monkeypatch.chdir(book.notebooks)
    assert "- [counts.html](../reports/small/counts.html)" in made._repr_markdown_()
    assert str(book.root) not in repr(made)


def test_what_stops_the_command_is_said(book: Workbook) -> None:
    with pytest.raises(TallybookError, match="tpo: no such parameter of counts"):
        publish("small", notebooks=["counts"], workbook=book, tpo=7)
    with pytest.raises(UsageError, match=r"other\.ipynb: no such notebook"):
        publish_notebook("other.ipynb", book)
