"""A report that is up to date is answered for by a receipt, until anything that the answer goes by has changed."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from workbooks import PARAMETERS, READS, code, make_workbook, write_notebook

from tallybook.cli import main, receipt
from tallybook.workbook import Workbook

pytestmark = pytest.mark.usefixtures("kept_zygote")
CELLS = [code(PARAMETERS, "parameters"), code(READS)]
SWEEP = 'article = "small"\nto = ["html"]\n[grid]\ntop = [3, 4]\n'
SWEPT_BY = ["sweep", "s.toml"]
GIVEN = ["report", "small", "--to", "html"]
UP_TO_DATE = "up to date: reports/small (one; html)\n"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a workbook whose report and sweep are published, to copy; a copy has no receipt that holds."""
    workbook = make_workbook(tmp_path_factory.mktemp("published"), one=CELLS)
    (workbook.data / "reviews").mkdir(parents=True)
    (workbook.root / "s.toml").write_text(SWEEP)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(workbook.root)
        patch.delenv("TALLYBOOK_HOME", raising=False)
        assert main(GIVEN) == 0
        assert main(SWEPT_BY) == 0
    return workbook.root


@pytest.fixture
def book(
    published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Workbook:
    """Return a workbook whose report is published and has a receipt."""
    workbook = Workbook(shutil.copytree(published, tmp_path / "book"))
    monkeypatch.chdir(workbook.root)
    monkeypatch.setattr(receipt, "TOO_CLOSE", 0)
    monkeypatch.delenv("TALLYBOOK_HOME", raising=False)
    assert main(GIVEN) == 0
    assert capsys.readouterr().out.endswith(UP_TO_DATE)
    return workbook


def _same_size_and_time(path: Path) -> None:
    """Change a file's content as slyly as can be."""
    before, data = path.stat(), path.read_bytes()
    path.write_bytes(data[:-2] + b"x" + data[-1:])
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


CHANGES: dict[str, Callable[[Workbook], object]] = {
    "the article": lambda book: _same_size_and_time(book.seeds / "small" / "article.txt"),
    "its record": lambda book: _same_size_and_time(book.seeds / "small" / "seed.toml"),
    "a notebook": lambda book: write_notebook(book, "one", [*CELLS, code("1")]),
    "a further notebook": lambda book: write_notebook(book, "two", CELLS),
    "a review": lambda book: (book.data / "reviews" / "small.toml").write_text(""),
    "a lock file": lambda book: (book.root / "uv.lock").write_text(""),
    "a published file": lambda book: _same_size_and_time(book.reports / "small" / "one.html"),
    "a published file gone": lambda book: (book.reports / "small" / "ledger.csv").unlink(),
    "a file of the seed's name": lambda book: (book.root / "small").write_text("790"),
    "the record of what is published": lambda book: shutil.rmtree(book.root / ".tallybook" / "published"),
}


def test_nothing_changed_is_said_from_the_receipt_alone(
    book: Workbook, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "tallybook.cli.command", None)
    monkeypatch.setitem(sys.modules, "tallybook.press.key", None)
    assert main(GIVEN) == 0
    assert capsys.readouterr().out == UP_TO_DATE
    assert len(list((book.root / ".tallybook" / "receipts").iterdir())) == 1


@pytest.mark.parametrize("name", CHANGES)
def test_a_receipt_is_worth_nothing_once_anything_has_changed(name: str, book: Workbook) -> None:
    CHANGES[name](book)
    assert receipt.recall(GIVEN) is None


@pytest.mark.usefixtures("book")
def test_a_receipt_answers_for_the_very_same_command_only(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert receipt.recall([*GIVEN, "-p", "top", "4"]) is None
    assert receipt.recall([*GIVEN, "--force"]) is None
    monkeypatch.setenv("TALLYBOOK_HOME", str(tmp_path))
    assert receipt.recall(GIVEN) is None


@pytest.mark.usefixtures("book")
def test_a_nearer_workbook_counts_as_soon_as_it_is_there(book: Workbook, monkeypatch: pytest.MonkeyPatch) -> None:
    below = book.root / "below"
    below.mkdir()
    monkeypatch.chdir(below)
    assert main(GIVEN) == 0
    assert receipt.recall(GIVEN)
    make_workbook(below, one=CELLS)
    assert receipt.recall(GIVEN) is None


def test_no_receipt_is_written_where_a_change_could_go_unseen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workbook = make_workbook(tmp_path, one=CELLS)
    monkeypatch.chdir(workbook.root)
    later = time.time() + 3600
    os.utime(workbook.notebooks / "one.ipynb", (later, later))  # as if it were written while the command runs
    assert main(GIVEN) == 0
    assert main(GIVEN) == 0
    assert not (workbook.root / ".tallybook" / "receipts").exists()


@pytest.mark.usefixtures("book")
def test_a_damaged_receipt_is_none(book: Workbook) -> None:
    for path in (book.root / ".tallybook" / "receipts").iterdir():
        path.write_bytes(b"\xff" + path.read_bytes())
    assert receipt.recall(GIVEN) is None


SWEPT: dict[str, Callable[[Workbook], object]] = {
    "the article": CHANGES["the article"],
    "the sweep": lambda book: (book.root / "s.toml").write_text(SWEEP.replace("4", "5")),
    "a report": lambda book: _same_size_and_time(book.reports / "s" / "small-4" / "one.html"),
}


@pytest.mark.parametrize("name", SWEPT)
def test_a_sweep_with_nothing_changed_is_answered_for_by_a_receipt(
    name: str, book: Workbook, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        assert main(SWEPT_BY) == 0
    assert capsys.readouterr().out.endswith(2 * "up to date: reports/s/index.html\n")
    assert receipt.recall(SWEPT_BY) == "up to date: reports/s/index.html"
    SWEPT[name](book)
    assert receipt.recall(SWEPT_BY) is None


def test_a_sweep_of_a_folder_has_no_receipt(book: Workbook) -> None:
    (book.root / "texts").mkdir()
    (book.root / "texts" / "a.txt").write_text("13 killed")
    (book.root / "s.toml").write_text('articles = ["texts"]\nto = ["html"]\n')
    for _ in range(2):
        assert main(["sweep", "s.toml"]) == 0
    assert receipt.recall(["sweep", "s.toml"]) is None
