"""Many reports, on a workbook with one small notebook."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest
from pages import Page
from workbooks import LIST_HEAVY, PARAMETERS, READS, code, make_workbook, markdown, write_notebook

from tallybook.cli import main
from tallybook.workbook import Workbook

pytestmark = pytest.mark.usefixtures("kept_zygote")
CELLS = [markdown("# One"), code(PARAMETERS, "parameters"), code(READS)]
FAILS_AT_FOUR = code("assert top != 4, 'four'")
GRID = 'article = "small"\nto = ["html"]\n[grid]\ntop = [3, 4]\n'


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workbook:
    workbook = make_workbook(tmp_path / "book", one=CELLS)
    monkeypatch.chdir(workbook.root)
    monkeypatch.setenv("TALLYBOOK_HOME", str(workbook.root))
    return workbook


def _sweep(book: Workbook, text: str, *words: str) -> int:
    (book.root / "s.toml").write_text(text, encoding="utf-8")
    return main(["sweep", "s.toml", *words])


def _bytes(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_every_combination_is_published_once_listed_and_then_up_to_date(
    book: Workbook, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _sweep(book, GRID) == 0
    said = capsys.readouterr()
    assert said.out == "listed in reports/s/index.html\n"
    assert re.search(r"^2/2 small-[34]: published$", said.err, re.MULTILINE)
    folder = book.reports / "s"
    names = ("ledger.csv", "one.html", "ro-crate-metadata.json")
    files = [f"small-{top}/{name}" for top in (3, 4) for name in names]
    assert sorted(_bytes(folder)) == ["index.html", *files]
    assert ">63 4" in (folder / "small-4" / "one.html").read_text(encoding="utf-8")
    page = Page((folder / "index.html").read_text(encoding="utf-8"))
    assert "2 reports: 2 published." in page.words
    assert {"small-3/one.html", "small-4/one.html"} <= set(page.values("href"))
    before = {path: path.stat().st_mtime_ns for path in book.root.rglob("*")}
    run = subprocess.run(
        [sys.executable, "-c", LIST_HEAVY, "sweep", "s.toml"], capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stdout, run.stderr) == (0, "up to date: reports/s/index.html\n", "")
    assert {path: path.stat().st_mtime_ns for path in book.root.rglob("*")} == before


def test_the_same_sweep_has_the_same_bytes_with_one_worker_or_three(book: Workbook) -> None:
    assert _sweep(book, GRID, "-o", "a", "--workers", "1") == 0
    assert _sweep(book, GRID, "-o", "b", "--workers", "3", "--force") == 0
    assert _bytes(book.root / "a") == _bytes(book.root / "b")


def test_a_report_that_fails_stops_no_other(book: Workbook, capsys: pytest.CaptureFixture[str]) -> None:
    write_notebook(book, "one", [*CELLS, FAILS_AT_FOUR])
    (book.root / "texts").mkdir()
    (book.root / "texts" / "a.txt").write_text("13 killed")
    (book.root / "texts" / "b.txt").write_bytes(b"\x00\x01")
    assert _sweep(book, 'articles = ["small", "texts"]\nto = ["html"]\n[grid]\ntop = [3, 4]\n') == 1
    lines = capsys.readouterr().err.splitlines()
    assert lines[-1].startswith("tallybook: 3 reports failed. Mend what the lines above name")
    failed = [line for line in lines if line.startswith("  ")]
    assert [line.split()[0] for line in failed] == ["small-4", "a-4", "b.txt"]
    assert "one: cell 4 raised AssertionError: four. The notebook as far as it ran is .tallybook/failed/" in failed[0]
    assert (book.root / failed[0].rpartition(" is ")[2]).is_file()
    folder = book.reports / "s"
    assert sorted(path.name for path in folder.iterdir()) == ["a-3", "index.html", "small-3"]
    assert "5 reports: 2 published, 3 failed." in Page((folder / "index.html").read_text(encoding="utf-8")).words
    write_notebook(book, "one", CELLS)
    assert _sweep(book, 'articles = ["small", "texts/a*"]\nto = ["html"]\n[grid]\ntop = [3, 4]\n') == 0


@pytest.mark.parametrize(
    ("text", "code_", "message"),
    [
        (
            GRID.replace("top", "tpo"),
            2,
            "tpo: no such parameter of one: expected one of article, top. Did",
        ),
        (GRID.replace("4", '"four"'), 2, "top: expected whole number, found 'four'"),
        ('[grid]\narticle = ["small"]', 2, "article: is no parameter of a grid"),
        ('notebooks = ["onne"]', 2, "onne: no such notebook"),
        ('article = "smal"', 3, "Did you mean small?"),
        ('articles = ["*.txt"]', 3, "found none that it fits"),
        (f'name = "x"\n{GRID}', 2, "two reports would be called 'x'"),
    ],
)
def test_a_sweep_is_checked_whole_before_anything_runs(
    text: str, code_: int, message: str, book: Workbook, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _sweep(book, text if "article" in text else f'article = "small"\n{text}') == code_
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert message in lines[0]
    assert not book.reports.exists()


@pytest.mark.parametrize("words", [("--workers", "0"), ("--workers", "two")])
def test_there_is_at_least_one_worker(words: tuple[str, ...], book: Workbook) -> None:
    assert _sweep(book, GRID, *words) == 2


def test_a_sweep_never_takes_the_place_of_a_seed_s_report(book: Workbook) -> None:
    (book.root / "small.toml").write_text(GRID)
    assert main(["sweep", "small.toml"]) == 2


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_a_sweep_that_is_ended_goes_on_where_it_was(number: int, book: Workbook, tmp_path: Path) -> None:
    mark = tmp_path / "started"
    waits = f"import pathlib, time\nwhile top == 4 and not pathlib.Path({str(mark)!r}).exists():\n    time.sleep(0.05)"
    write_notebook(book, "one", [*CELLS, code(waits)])
    (book.root / "s.toml").write_text(GRID, encoding="utf-8")
    command = [sys.executable, "-m", "tallybook.cli", "sweep", "s.toml", "--workers", "2"]
    run = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=os.environ | {"PYTHONUNBUFFERED": "1"})
    whole = book.reports / "s" / "small-3" / "one.html"
    assert run.stderr is not None
    assert any("small-3: published" in line for line in run.stderr)
    left = psutil.Process(run.pid).children(recursive=True)
    run.send_signal(number)
    run.wait(30)
    run.stderr.close()
    _, alive = psutil.wait_procs(left, timeout=10)
    assert alive == []
    assert not (book.reports / "s" / "small-4").exists()
    first = whole.stat().st_mtime_ns
    mark.touch()
    assert _sweep(book, GRID) == 0
    assert whole.stat().st_mtime_ns == first
    assert (book.reports / "s" / "small-4" / "one.html").is_file()
    assert "2 published." in (book.reports / "s" / "index.html").read_text(encoding="utf-8")
