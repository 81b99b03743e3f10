"""What goes wrong from outside: one line with the next step, nothing half-written, no lock and no process left over."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from processes import children, left_over
from workbooks import PARAMETERS, code, make_workbook, markdown

from tallybook.workbook import Workbook

CELLS = [markdown("# One"), code(PARAMETERS, "parameters"), code("print(article, top)")]
WRITES = "from pathlib import Path\npath = Path('{0}')\npath.write_text(path.read_text() + ' ')"
ENOUGH_FOR_A_RUN = 30_000
"""Bytes that a file may have: more than an executed notebook needs, less than the record of what it went by."""


def _report(book: Workbook, *words: str, largest: int = 0) -> tuple[int, str]:
    """Report on the small article, and return what `_run` does."""
    return _run(book, ["report", "small", "--to", "html", *words], largest=largest)


def _run(book: Workbook, words: Sequence[str], *, largest: int = 0) -> tuple[int, str]:
    """Return the exit code and the last line on standard error; check that nothing is left over."""
    program = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({largest}, {largest}))\n" if largest else ""
    program += "import sys; from tallybook.cli import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", program, *words]
    run = subprocess.Popen(
        command,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
        env=os.environ | {"TALLYBOOK_HOME": str(book.root)},
    )
    _, said = run.communicate(timeout=120)
    assert left_over(run.pid) == []
    assert children() == []
    for folder in ("locks", "staging", "runs"):
        place = book.root / ".tallybook" / folder
        assert [path.name for path in place.glob(".*")] == []
        assert folder == "runs" or not place.exists() or list(place.iterdir()) == []
    return run.returncode, said.splitlines()[-1]


def test_a_run_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    book = make_workbook(tmp_path, one=[*CELLS, code("import time\nfor _ in range(600): time.sleep(1)")])
    ended, line = _report(book, "--timeout", "4")
    assert ended == 1
    assert line.startswith("tallybook: one: cell 4 was running when the run had taken 4 seconds. The notebook as far")
    assert (book.root / line.rpartition(" is ")[2]).is_file()
    assert not book.reports.exists()


def test_a_cell_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    book = make_workbook(tmp_path, one=[*CELLS, code("import time\ntime.sleep(600)")])
    ended, line = _report(book, "--cell-timeout", "1")
    assert (ended, "one: cell 4 took longer than 1 seconds" in line) == (1, True)


@pytest.mark.parametrize("name", ["seeds/small/seed.toml", "notebooks/one.ipynb", "data/reviews/small.toml"])
def test_a_run_whose_inputs_change_under_it_is_not_kept(name: str, tmp_path: Path) -> None:
    changed = tmp_path / name
    book = make_workbook(tmp_path, one=[*CELLS, code(WRITES.format(changed))])
    changed.parent.mkdir(parents=True, exist_ok=True)
    if not changed.exists():
        changed.write_text("")
    ended, line = _report(book)
    if name.startswith("notebooks"):
        assert ended == 0  # a space behind its last line changes nothing that a notebook says
        return
    assert ended == 1
    assert "one: changed while it ran: " in line
    assert line.endswith("Run the command again.")
    assert not book.reports.exists()
    assert list((book.root / ".tallybook" / "runs").iterdir()) == []


def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path) -> None:
    book = make_workbook(tmp_path, one=CELLS)
    ended, line = _report(book, largest=ENOUGH_FOR_A_RUN)
    assert ended == 1
    assert line.endswith("cannot be written: found File too large. Make room, and run the command again.")
    assert ".tallybook/runs/" in line
    assert not book.reports.exists()
    assert _report(book)[0] == 0


def test_a_full_disk_under_the_reports_leaves_nothing_half_written(tmp_path: Path) -> None:
    book = make_workbook(tmp_path / "book", one=CELLS)
    assert _report(book)[0] == 0
    page = (book.reports / "small" / "one.html").stat().st_size
    with _small_disk(tmp_path / "disk") as is_small:
        ended, line = _report(book, "-o", str(tmp_path / "disk" / "out"), largest=0 if is_small else page - 1)
        assert list((tmp_path / "disk").iterdir()) == []
    assert ended == 1
    assert (
        f"out: cannot be written: found {'No space left on device' if is_small else 'File too large'}. Choose" in line
    )


@contextmanager
def _small_disk(folder: Path) -> Iterator[bool]:
    """Mount a file system too small for a page, where that is allowed; say whether it is."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(folder)]
    able = shutil.which("mount") is not None
    mounted = able and subprocess.run(mount, check=False, stderr=subprocess.DEVNULL).returncode == 0
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize("place", ["a file/out", "/proc/out"])
@pytest.mark.parametrize("command", ["report", "sweep"])
def test_a_place_that_cannot_be_written_is_noticed_before_any_kernel_starts(
    command: str, place: str, tmp_path: Path
) -> None:
    book = make_workbook(tmp_path, one=CELLS)
    (tmp_path / "a file").touch()
    (tmp_path / "s.toml").write_text('article = "small"\nto = ["html"]\n')
    words = [str(tmp_path / "s.toml")] if command == "sweep" else ["small", "--to", "html"]
    ended, line = _run(book, [command, *words, "-o", str(tmp_path / place)])
    assert ended == 2
    assert f"{place}: cannot be written: found " in line
    assert line.endswith("Choose another place with -o.")
    assert not (book.root / ".tallybook" / "runs").exists()
    assert (tmp_path / "a file").read_bytes() == b""


def test_a_notebook_without_a_parameters_cell_runs_as_it_is(tmp_path: Path) -> None:
    book = make_workbook(tmp_path, one=[markdown("# One"), code("print(790)")])
    assert _report(book)[0] == 0
    ended, line = _report(book, "-p", "top", "3")
    assert (ended, "top: no such parameter of one: expected no parameter" in line) == (2, True)
