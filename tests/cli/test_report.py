"""The command that publishes, on a workbook with one small notebook."""

from __future__ import annotations

import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from workbooks import LIST_HEAVY, PARAMETERS, READS, code, make_workbook, markdown, write_notebook

from tallybook.cli import main
from tallybook.press.declarations import DECLARATIONS
from tallybook.workbook import Workbook

pytestmark = pytest.mark.usefixtures("kept_zygote")
CELLS = [markdown("# What is reported\n\nIn the small article."), code(PARAMETERS, "parameters"), code(READS)]
FILES = ["ledger.csv", "one.html", "one.pdf", "ro-crate-metadata.json"]


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workbook:
    workbook = make_workbook(tmp_path / "book", one=CELLS)
    monkeypatch.chdir(workbook.root)
    monkeypatch.setenv("TALLYBOOK_HOME", str(workbook.root))
    return workbook


@pytest.fixture
def no_kernel(monkeypatch: pytest.MonkeyPatch) -> None:
    def start(*_: object, **__: object) -> None:
        raise AssertionError("a kernel was started")

    monkeypatch.setattr("tallybook.press.execute.execute", start)


def _report(*words: str) -> int:
    return main(["report", *words])


def _bytes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_a_report_is_published_once_and_then_up_to_date(book: Workbook, capsys: pytest.CaptureFixture[str]) -> None:
    assert _report("small") == 0
    said = capsys.readouterr()
    assert said.out.splitlines() == [
        "published in reports/small:",
        "  reports/small/one.html",
        "  reports/small/one.pdf",
        "  reports/small/ledger.csv",
    ]
    assert "one: cell 3 took" in said.err
    assert sorted(_bytes(book.reports / "small")) == FILES
    assert "What is reported" in (book.reports / "small" / "one.html").read_text(encoding="utf-8")
    before = _touched(book)
    run = subprocess.run(
        [sys.executable, "-c", LIST_HEAVY, "report", "small"], capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout == "up to date: reports/small (one; html, pdf)\n"
    assert _touched(book) == before


def _touched(book: Workbook) -> dict[Path, int]:
    """Return when each file was written, but for the receipts: one is put down once all that it names is old enough."""
    found = (path for path in book.root.rglob("*") if path.is_file() and "receipts" not in path.parts)
    return {path: path.stat().st_mtime_ns for path in found}


def test_the_same_report_has_the_same_bytes_in_another_folder_zone_and_language(book: Workbook, tmp_path: Path) -> None:
    assert _report("small", "--to", "html,pdf") == 0
    other = make_workbook(tmp_path / "an other" / "book", one=CELLS)
    environment = {**os.environ, "TZ": "Asia/Tokyo", "LC_ALL": "tr_TR.UTF-8", "TALLYBOOK_HOME": str(other.root)}
    command = [sys.executable, "-m", "tallybook.cli", "report", "small"]
    run = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert _bytes(book.reports / "small") == _bytes(other.reports / "small")
    for data in _bytes(book.reports / "small").values():
        assert str(tmp_path).encode() not in data


def test_what_changed_is_rebuilt_and_said(book: Workbook, capsys: pytest.CaptureFixture[str]) -> None:
    assert _report("small", "--to", "html") == 0
    capsys.readouterr()
    assert _report("small", "--to", "html", "-p", "top", "9", "--explain") == 0
    said = capsys.readouterr()
    assert "one: parameter/top: 3 → 9\n" in said.err
    assert ">63 9" in (book.reports / "small" / "one.html").read_text(encoding="utf-8")
    (book.reports / "small" / "one.html").write_text("tampered")
    assert _report("small", "--to", "html", "-p", "top", "9", "--explain") == 0
    said = capsys.readouterr()
    assert "one: a published file is missing or was changed\n" in said.err
    assert "was done before" in said.err


def test_new_prose_is_published_without_running_the_code_again(
    book: Workbook, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _report("small", "--to", "html") == 0
    prose, *rest = CELLS
    write_notebook(book, "one", [markdown("# Newly said\n\nOf *the same*."), *rest, markdown("At its end.")])
    capsys.readouterr()
    with monkeypatch.context() as patched:
        patched.setattr("tallybook.press.execute.execute", None)
        assert _report("small", "--to", "html", "--explain") == 0
    said = capsys.readouterr().err
    assert "one: notebook/one: changed\n" in said
    assert "one: nothing but its prose has changed: it is not executed again\n" in said
    made = _bytes(book.reports / "small")
    assert b"Newly said" in made["one.html"]
    assert b">63 3" in made["one.html"]
    assert _report("small", "--to", "html", "--force") == 0
    assert _bytes(book.reports / "small") == made
    write_notebook(book, "one", [prose, *rest, code("print(790)")])
    assert _report("small", "--to", "html") == 0
    assert b">790" in _bytes(book.reports / "small")["one.html"]


def test_a_failed_notebook_publishes_nothing_and_leaves_the_older_report(
    book: Workbook, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _report("small", "--to", "html") == 0
    before = _bytes(book.reports / "small")
    write_notebook(book, "two", [*CELLS, code("1 / 0")])
    write_notebook(book, "one", [*CELLS, code("print('changed')")])
    capsys.readouterr()
    assert _report("small", "--to", "html") == 1
    last = capsys.readouterr().err.splitlines()[-1]
    assert last.startswith("tallybook: two: cell 4 raised ZeroDivisionError: division by zero. The notebook as far")
    assert (book.root / last.rpartition(" is ")[2]).is_file()
    assert _bytes(book.reports / "small") == before


@pytest.mark.usefixtures("no_kernel")
@pytest.mark.parametrize(
    ("words", "code_", "message"),
    [
        ("small -p tpo 3", 2, "tpo: no such parameter of one: expected one of article, top. Did you mean top?"),
        ("small -p top three", 2, "top: expected whole number, found 'three'"),
        ("small -p top 3 -p top 4", 2, "top: given twice"),
        ("small --notebook tow", 2, "tow: no such notebook: expected one of one"),
        ("small -p article other", 2, "article: expected one article, small, found another, other"),
        ("smal", 3, "Did you mean small?"),
        ("small --params none.toml", 3, "expected a file of parameters in UTF-8, found No such file or directory"),
        ("small --timeout soon", 2, "tallybook report --timeout: expected a whole number, found 'soon'"),
        ("small --params none.ini", 2, "none.ini: --params: expected a .toml, .yaml or .json file"),
    ],
)
def test_what_does_not_fit_is_refused_before_a_kernel_starts(
    words: str, code_: int, message: str, book: Workbook, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _report(*words.split()) == code_
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert message in lines[0]
    assert not book.reports.exists()


def test_no_format_is_left_of_an_older_run(book: Workbook) -> None:
    assert _report("small") == 0
    before = _bytes(book.reports / "small")
    assert _report("small", "--to", "html", "-p", "top", "9") == 0
    after = _bytes(book.reports / "small")
    assert [name for name in FILES if before[name] != after[name]] == FILES[1:]


@pytest.mark.usefixtures("no_kernel")
def test_a_source_that_the_article_does_not_cite_is_refused_before_a_kernel_starts(
    book: Workbook, capsys: pytest.CaptureFixture[str]
) -> None:
    cells = [code('article = "small"\nhedge_policy = "strict"\nsources = []', "parameters")]
    write_notebook(book, "00-brief", [*cells, code("print(article, hedge_policy, sources)")])
    assert _report("small", "--notebook", "00-brief", "-p", "sources", "Nobody", "-p", "sources", "No One") == 2
    assert "Nobody" in capsys.readouterr().err


def test_standard_input_is_reported_on(
    book: Workbook, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tallybook.text.intake._stdin", lambda: io.BytesIO(b"790"))
    assert _report("-", "--to", "html") == 0
    assert "reports/stdin/one.html" in capsys.readouterr().out
    assert ">3 3" in (book.reports / "stdin" / "one.html").read_text(encoding="utf-8")


def test_a_number_that_leads_nowhere_is_not_published(book: Workbook, capsys: pytest.CaptureFixture[str]) -> None:
    cells = [code('article = "small"\nhedge_policy = "strict"\nsources = []', "parameters")]
    write_notebook(book, "00-brief", [*cells, markdown("Some 45 % were civilians.")])
    assert _report("small", "--notebook", "00-brief", "--to", "html") == 1
    assert "00-brief: numbers that lead nowhere" in capsys.readouterr().err
    assert not book.reports.exists()


@pytest.mark.usefixtures("no_kernel")
def test_a_file_never_takes_the_place_of_a_seed_s_report(
    book: Workbook, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "small.txt").write_text("790")
    assert _report(str(tmp_path / "small.txt")) == 2
    assert "small.txt: would take the place of the seed small. Add -o DIR." in capsys.readouterr().err
    assert not book.reports.exists()


def test_parameters_come_from_a_file_and_the_option_wins(book: Workbook, tmp_path: Path) -> None:
    (tmp_path / "set.toml").write_text('article = "small"\ntop = 5\n')
    assert _report("--params", str(tmp_path / "set.toml"), "--to", "html") == 0
    assert ">63 5" in (book.reports / "small" / "one.html").read_text(encoding="utf-8")
    assert _report("--params", str(tmp_path / "set.toml"), "-p", "top", "6", "--to", "html") == 0
    assert ">63 6" in (book.reports / "small" / "one.html").read_text(encoding="utf-8")


def test_parameters_come_from_the_environment_and_the_file_wins(
    book: Workbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TALLYBOOK_PARAM_TOP", "8")
    assert _report("small", "--to", "html") == 0
    assert ">63 8" in (book.reports / "small" / "one.html").read_text(encoding="utf-8")
    (tmp_path / "set.toml").write_text("top = 5\n")
    assert _report("small", "--params", str(tmp_path / "set.toml"), "--to", "html") == 0
    assert ">63 5" in (book.reports / "small" / "one.html").read_text(encoding="utf-8")
    monkeypatch.setenv("TALLYBOOK_PARAM_TPO", "8")
    assert _report("small") == 2
    assert "TALLYBOOK_PARAM_TPO: no such parameter of one" in capsys.readouterr().err


@pytest.mark.usefixtures("no_kernel")
def test_a_secret_is_refused(book: Workbook, capsys: pytest.CaptureFixture[str]) -> None:
    cells = [code('article = "small"\napi_key = ""', "parameters"), code("print(article, api_key)")]
    write_notebook(book, "one", cells)
    assert _report("small", "-p", "api_key", "hunter") == 2
    said = capsys.readouterr().err
    assert "api_key: is a secret, and parameters are printed in the report. Let the notebook read it from" in said
    assert "hunter" not in said


@pytest.mark.usefixtures("book")
def test_the_help_of_a_notebook_is_a_table_of_its_parameters(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        _report("one", "--help")
    lines = capsys.readouterr().out.splitlines()
    table = lines[lines.index("parameters of one:") + 1 :]
    assert [line.split("  ")[1].strip() for line in table[:3]] == ["parameter", "article", "top"]
    assert "How many." in table[2]


def test_a_file_is_reported_on_where_the_user_says(book: Workbook, tmp_path: Path) -> None:
    mine, out = tmp_path / "mine.txt", tmp_path / "out"
    mine.write_text("At least 13 civilians were killed.")
    assert _report(str(mine), "-o", str(out)) == 0
    assert sorted(_bytes(out)) == FILES
    assert not book.reports.exists()


def test_two_at_once_publish_one_whole_report(book: Workbook) -> None:
    command = [sys.executable, "-m", "tallybook.cli", "report", "small", "--to", "html"]
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    ends = [run.communicate(timeout=60) for run in runs]
    assert [run.returncode for run in runs] == [0, 0], ends
    assert sorted(path.name for path in book.reports.iterdir()) == ["small"]
    assert sorted(_bytes(book.reports / "small")) == ["ledger.csv", "one.html", "ro-crate-metadata.json"]
    assert len(list((book.root / ".tallybook" / "runs").iterdir())) == 1
    assert list((book.root / ".tallybook" / "locks").iterdir()) == []
    assert _report("small", "--to", "html") == 0


@pytest.mark.parametrize(("number", "code_"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_run_leaves_no_kernel_and_no_report(book: Workbook, number: int, code_: int) -> None:
    mark = book.root / "started"
    sleeps = f"import os, pathlib, time\npathlib.Path({str(mark)!r}).write_text(str(os.getpid()))\ntime.sleep(600)"
    write_notebook(book, "one", [*CELLS, code(sleeps)])
    run = subprocess.Popen(
        [sys.executable, "-m", "tallybook.cli", "report", "small"], stderr=subprocess.PIPE, text=True
    )
    while not mark.exists() or not mark.read_text():
        assert run.poll() is None
        time.sleep(0.05)
    kernel = psutil.Process(int(mark.read_text()))
    run.send_signal(number)
    _, said = run.communicate(timeout=30)
    assert run.returncode == code_
    assert said.splitlines()[-1] == "tallybook: interrupted"
    psutil.wait_procs([kernel], timeout=10)
    assert not kernel.is_running()
    assert not book.reports.exists()
    assert list((book.root / ".tallybook" / "runs").iterdir()) == []


@pytest.mark.usefixtures("book")
def test_the_seed_is_what_is_meant_where_nothing_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert _report() == 3
    assert "idlib-truce: no such seed or file" in capsys.readouterr().err


def test_the_help_shows_the_parameters_with_types_and_defaults(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        _report("--help")
    said = capsys.readouterr().out
    assert "hedge_policy: strict | conventional | wide (default: strict)" in said
    assert "article: seed id or path (default: idlib-truce)" in said


def test_nothing_private_is_in_the_record(book: Workbook, tmp_path: Path) -> None:
    assert _report("small", "--to", "html") == 0
    [record] = (book.root / ".tallybook" / "published").iterdir()
    assert str(tmp_path) not in record.read_text(encoding="utf-8")
    assert set(json.loads(record.read_text(encoding="utf-8"))) == {"one", "ledger"}


def test_the_workbook_s_own_notebooks_are_published_on_a_text_of_the_user_s(tmp_path: Path) -> None:
    root = Path(__file__).resolve().parents[2]
    for name in ("seeds", "notebooks", "data"):
        shutil.copytree(root / name, tmp_path / name)
    (tmp_path / "tests").symlink_to(root / "tests")
    environment = {**os.environ, "TALLYBOOK_HOME": str(tmp_path)}
    command = [sys.executable, "-m", "tallybook.cli", "report", "tests/gold/01.txt", "--to", "html"]
    run = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    [folder] = (tmp_path / "reports").iterdir()
    pages = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.html"))]
    assert len(pages) == len(DECLARATIONS)
    assert all("How this report was made" in page for page in pages)
    assert list(folder.glob("*.pdf")) == []
