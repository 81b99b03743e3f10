"""A sweep on a cluster gives what a sweep here gives, though a worker is killed on the way."""

from __future__ import annotations

import subprocess
import threading
import time
from pathlib import Path

import pytest
from clusters import cluster_in
from workbooks import PARAMETERS, READS, code, make_workbook, markdown

from tallybook.cli import main
from tallybook.press import jobs

CELLS = [markdown("# One"), code(PARAMETERS, "parameters"), code(READS), code("assert top != 5, 'five'")]
SWEEP = 'article = "small"\nto = ["html"]\n[grid]\ntop = [3, 4, 5, 6]\n'


def test_a_sweep_on_a_cluster_publishes_the_same_bytes_and_keeps_its_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = []
    (tmp_path / "dask").mkdir()
    with cluster_in(tmp_path / "dask") as (address, workers):
        for place, words in (("there", ["--scheduler", address]), ("here", ["--workers", "2"])):
            book = make_workbook(tmp_path / place, one=CELLS)
            monkeypatch.setenv("TALLYBOOK_HOME", str(book.root))
            monkeypatch.chdir(book.root)
            (book.root / "s.toml").write_text(SWEEP)
            killer = threading.Thread(target=_kill_one, args=(workers, book.reports), daemon=True)
            killer.start()
            with monkeypatch.context() as patched:
                if place == "there":
                    patched.setattr(jobs, "spread", None)  # no process of our own is to do the work
                assert main(["sweep", "s.toml", *words]) == 1
            killer.join()
            assert "one: cell 4 raised AssertionError: five" in capsys.readouterr().err
            runs = book.root / ".tallybook" / "runs"
            files = [
                path for path in sorted([*(book.reports / "s").rglob("*"), *runs.rglob("*.ipynb")]) if path.is_file()
            ]
            made.append({str(path.relative_to(book.root)): path.read_bytes() for path in files})
    assert len([name for name in made[0] if name.endswith("one.html")]) == 3
    assert made[0].keys() == made[1].keys()
    assert [name for name in made[0] if made[0][name] != made[1][name] and not name.endswith("index.html")] == []


def _kill_one(workers: list[subprocess.Popen[bytes]], reports: Path) -> None:
    """Kill a worker once the first report is there."""
    while not list(reports.glob("s/*/one.html")):
        time.sleep(0.01)
    workers[0].kill()
    workers[0].wait()


def test_a_sweep_says_that_no_scheduler_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    book = make_workbook(tmp_path, one=CELLS)
    monkeypatch.setenv("TALLYBOOK_HOME", str(book.root))
    monkeypatch.setattr("tallybook.press.cluster.CONNECTING", 0.2)
    (tmp_path / "s.toml").write_text(SWEEP)
    assert main(["sweep", str(tmp_path / "s.toml"), "--scheduler", "tcp://127.0.0.1:9"]) == 3
    assert "tcp://127.0.0.1:9: expected a Dask scheduler" in capsys.readouterr().err
    assert not list(book.reports.rglob("one.html"))
