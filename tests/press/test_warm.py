"""Kernels that are forked: they do what a new one does, and none is left over whatever ends the work."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
from processes import forked_for, left_over
from workbooks import PARAMETERS, READS, code, make_plan, make_workbook, write_notebook

from tallybook.errors import RunError
from tallybook.ledger.extract import LEDGERS_KEPT
from tallybook.press import jobs
from tallybook.press.execute import execute
from tallybook.press.plan import Plan, notebook_names
from tallybook.press.warm import zygote
from tallybook.press.zygote import REOPENED
from tallybook.text.intake import Received, receive
from tallybook.workbook import Workbook

ROOT = Path(__file__).resolve().parents[2]
CELLS = [code(PARAMETERS, "parameters"), code(READS)]
PACKAGES = ("matplotlib", "numpy", "pandas", "tallybook")
SAME = """
import asyncio, os, sqlite3, subprocess, sys, warnings
from concurrent.futures import ThreadPoolExecutor
print(article, top, hash("790"), sys.argv[:1], __name__, sys.path, os.getcwd(), sys.stdin)
print(sorted((name, value) for name, value in os.environ.items() if name != "JPY_PARENT_PID"))
print(subprocess.run(["echo", "a child"], capture_output=True, text=True).stdout)
print(list(ThreadPoolExecutor(4).map(abs, range(-9, 0))), sqlite3.connect(":memory:").execute("select 1").fetchone())
await asyncio.sleep(0.01)
warnings.warn("slow")
import numpy as np, pandas as pd, matplotlib, zmq
print(np.random.default_rng(0).random((300, 300)).sum().round(6), matplotlib.get_backend(), zmq.Context().closed)
%who_ls
"""
DRAWS = "import matplotlib.pyplot as plt\nplt.plot([1, 2]); plt.title('two');"
TABLE = "pd.DataFrame({'a': [1, 2]})"
REPORT = [sys.executable, "-m", "tallybook.cli", "report", "small", "--to", "html"]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of a zygote that has loaded all it can."""
    book = make_workbook(tmp_path_factory.mktemp("book"))
    with zygote(book, PACKAGES, [receive("small", book)]) as where:
        yield where
    assert left_over(os.getpid()) == []


def _run(plan: Plan, workbook: Workbook, scratch: Path, engine: str | None, *, seconds: int = 60) -> bytes:
    scratch.mkdir()
    return execute(plan, workbook, scratch, cell_seconds=seconds, progress=lambda _: None, zygote=engine)


def _printed(data: bytes) -> str:
    cells = json.loads(data)["cells"]
    return "".join("".join(output.get("text", "")) for cell in cells for output in cell.get("outputs", []))


def test_an_article_that_many_runs_read_is_read_ahead_whether_it_is_their_first_or_a_further_one(
    tmp_path: Path,
) -> None:
    plan = make_plan(make_workbook(tmp_path, one=CELLS), "one")
    others = [Received(name, f"{name}.txt", name.encode()) for name in "abcdefghij"]
    often = [replace(plan, further=(others[0],))] * jobs.OFTEN
    assert jobs._read_often(often) == [plan.received, others[0]]
    assert jobs._read_often([*often[1:], replace(plan, further=(others[1],))]) == [plan.received]
    all_ten = [replace(plan, further=tuple(others))] * jobs.OFTEN
    assert len(jobs._read_often(all_ten)) == jobs.MOST_READ_AHEAD < LEDGERS_KEPT


def test_a_forked_kernel_gives_the_same_bytes_as_papermill_with_a_new_one(address: str, tmp_path: Path) -> None:
    workbook = make_workbook(tmp_path / "book", one=[*CELLS, code(SAME), code(DRAWS), code(TABLE)])
    plan = make_plan(workbook, "one")
    made = []
    for engine in (None, "", address):
        made.append(_run(plan, workbook, tmp_path / "s", engine).decode().splitlines())
        shutil.rmtree(tmp_path / "s")  # the next run is given the same name: cells print it
    assert any("image/png" in line for line in made[0])
    assert made[0] == made[1]
    assert made[0] == made[2]


@pytest.mark.parametrize("name", notebook_names(Workbook(ROOT)))
def test_each_notebook_of_the_workbook_comes_out_the_same_either_way(name: str, address: str, tmp_path: Path) -> None:
    workbook = Workbook(ROOT)
    plan = make_plan(workbook, name, "idlib-truce")
    warm = _run(plan, workbook, tmp_path / "warm", address)
    assert warm == _run(plan, workbook, tmp_path / "cold", None)


def test_a_zygote_holds_no_file_open_whose_position_its_kernels_would_share(address: str, tmp_path: Path) -> None:
    workbook = make_workbook(tmp_path / "book", one=CELLS)
    _run(make_plan(workbook, "one"), workbook, tmp_path / "s", address)  # it has loaded all by then
    (process,) = forked_for(os.getpid())
    assert {Path(file.path).name for file in process.open_files()} <= set(REOPENED)


def test_chance_is_not_the_same_in_two_kernels(address: str, tmp_path: Path) -> None:
    draws = "import random, numpy as np\nprint(random.random(), np.random.rand(), top)"
    workbook = make_workbook(tmp_path / "book", one=[code(PARAMETERS, "parameters"), code(draws)])
    plan = make_plan(workbook, "one")
    first, second = (_printed(_run(plan, workbook, tmp_path / name, address)).split() for name in "ab")
    assert first[:2] != second[:2]
    assert first[0] != second[0]


@pytest.mark.parametrize(
    ("source", "seconds", "message"),
    [
        ("1 / 0", 60, "cell 2 raised ZeroDivisionError"),
        ("import os; os._exit(3)", 60, "cell 2 ended its kernel"),
        ("import time; time.sleep(600)", 1, "cell 2 took longer than 1 seconds"),
        ("import subprocess; subprocess.run(['sleep', '600'])", 1, "cell 2 took longer than 1 seconds"),
    ],
)
def test_a_kernel_whose_notebook_failed_is_gone_and_so_is_what_it_started(
    source: str, seconds: int, message: str, address: str, tmp_path: Path
) -> None:
    workbook = make_workbook(tmp_path / "book", one=[code(PARAMETERS, "parameters"), code(source)])
    before = set(forked_for(os.getpid()))
    with pytest.raises(RunError, match=message):
        _run(make_plan(workbook, "one"), workbook, tmp_path / "s", address, seconds=seconds)
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and _family(before) != set():
        time.sleep(0.05)
    assert set(forked_for(os.getpid())) == before
    assert _family(before) == set()


def _family(zygotes: set[psutil.Process]) -> set[psutil.Process]:
    return {child for process in zygotes for child in process.children(recursive=True)}


def test_where_the_zygote_does_not_answer_a_kernel_starts_cold(tmp_path: Path) -> None:
    workbook = make_workbook(tmp_path / "book", one=CELLS)
    made = _run(make_plan(workbook, "one"), workbook, tmp_path / "s", str(tmp_path / "nobody"))
    assert _printed(made) == "63 3\n"


def test_a_zygote_that_is_killed_takes_its_kernels_along(tmp_path: Path) -> None:
    workbook = make_workbook(
        tmp_path / "book", one=[*CELLS, code("import os, time; os.kill(os.getppid(), 9); time.sleep(60)")]
    )
    before = set(forked_for(os.getpid()))
    with zygote(workbook, ()) as where, pytest.raises(RunError, match="cell 3 ended its kernel"):
        _run(make_plan(workbook, "one"), workbook, tmp_path / "s", where)
    assert set(forked_for(os.getpid())) == before


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_nothing_outlives_a_report_that_is_ended(number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mark = tmp_path / "started"
    sleeps = f"import pathlib, time\npathlib.Path({str(mark)!r}).touch()\ntime.sleep(600)"
    workbook = make_workbook(tmp_path / "book", one=CELLS)
    write_notebook(workbook, "one", [*CELLS, code(sleeps)])
    monkeypatch.setenv("TALLYBOOK_HOME", str(workbook.root))
    run = subprocess.Popen(REPORT, stderr=subprocess.DEVNULL)
    while not mark.exists():
        assert run.poll() is None
        time.sleep(0.05)
    family = psutil.Process(run.pid).children(recursive=True)
    assert len(forked_for(run.pid)) == 2
    run.send_signal(number)
    run.wait(30)
    assert left_over(run.pid) == []
    assert psutil.wait_procs(family, timeout=10)[1] == []
    assert not workbook.reports.exists()


def test_nothing_is_left_over_after_a_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workbook = make_workbook(tmp_path / "book", one=CELLS)
    monkeypatch.setenv("TALLYBOOK_HOME", str(workbook.root))
    run = subprocess.Popen(REPORT, stderr=subprocess.PIPE, text=True)
    _, said = run.communicate(timeout=60)
    assert run.returncode == 0, said
    assert left_over(run.pid) == []
