"""The same bytes whoever reads a corpus, and exactly one result an article whatever happens to the workers."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from clusters import cluster_in
from processes import children

from tallybook.cli import main
from tallybook.corpus import chunk, crew
from tallybook.corpus.chunk import Chunk, chunks
from tallybook.corpus.records import Record
from tallybook.corpus.store import MANIFEST, SET_ASIDE
from tallybook.errors import UsageError
from tallybook.press import cluster as cluster_of_reports

COUNT = 60


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return a corpus of sixty short dispatches, two of which cannot be read, in small chunks."""
    monkeypatch.setattr(chunk, "SIZE", 7)
    lines = [
        json.dumps({"id": number, "text": f"At least {number + 2} civilians were killed.", "date": "2019-08-03"})
        for number in range(COUNT - 2)
    ]
    lines[13:13] = ["{", json.dumps({"id": "half", "text": "\ud800 13 died."})]
    (tmp_path / "all.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return str(tmp_path / "all.jsonl")


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """Yield the address of a scheduler on this machine and the two workers that it has."""
    with cluster_in(tmp_path) as started:
        yield started


def _bytes(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def _read(corpus: str, folder: Path, *words: str) -> dict[str, bytes]:
    assert main(["extract", corpus, "-o", str(folder), *words]) == 0
    return _bytes(folder)


def test_the_bytes_are_the_same_serially_in_processes_and_on_a_cluster_that_loses_a_worker(
    corpus: str, cluster: tuple[str, list[subprocess.Popen[bytes]]], tmp_path: Path
) -> None:
    address, workers = cluster
    serial = _read(corpus, tmp_path / "serial", "--workers", "1")
    manifest = json.loads(serial[MANIFEST])
    assert (manifest["articles"], manifest["read"], manifest["set_aside"]) == (COUNT, COUNT - 2, 2)
    aside = [json.loads(line) for line in serial[SET_ASIDE].splitlines()]
    assert [row["position"] for row in aside] == [13, 14]
    assert all(row["reason"] for row in aside)
    assert _read(corpus, tmp_path / "processes", "--workers", "3") == serial
    killer = threading.Thread(target=_kill_one, args=(workers, tmp_path / "cluster"))
    killer.start()
    assert _read(corpus, tmp_path / "cluster", "--scheduler", address) == serial
    killer.join()
    assert workers[0].poll() is not None


def _kill_one(workers: list[subprocess.Popen[bytes]], folder: Path) -> None:
    """Kill a worker once the first part is there."""
    while not list(folder.glob("claims/*.parquet")):
        time.sleep(0.01)
    workers[0].kill()
    workers[0].wait()


def test_what_was_read_is_not_read_again_and_what_changed_is(corpus: str, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    first = _read(corpus, folder, "--workers", "1")
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("part-*.parquet")}
    (folder / "claims" / "part-000000007.parquet").write_bytes(b"damaged")
    assert _read(corpus, folder, "--workers", "1") == first
    after = {path: path.stat().st_mtime_ns for path in folder.rglob("part-*.parquet")}
    assert {path.name for path in before if before[path] != after[path]} == {"part-000000007.parquet"}


def test_an_article_that_kills_whoever_reads_it_is_set_aside_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    parent, real = os.getpid(), chunk._read

    def read(record: Record, position: int, timezone: str) -> chunk.Result:
        if record.record_id == "3" and os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(record, position, timezone)

    monkeypatch.setattr(chunk, "_read", read)
    records = [Record(str(number), b"13 died.") for number in range(6)]
    found = list(crew.in_processes(chunks(records, 6), "UTC", workers=2))
    [(whole, part)] = found
    assert whole == Chunk(0, tuple(records))
    assert (part.articles, part.claims) == (6, 5)
    [aside] = part.set_aside
    assert (aside["position"], aside["id"]) == (3, "3")
    assert "killed" in aside["reason"]
    assert children() == []


def test_a_cluster_that_does_not_answer_is_one_line(
    corpus: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cluster_of_reports, "CONNECTING", 0.2)
    assert main(["extract", corpus, "-o", str(tmp_path / "o"), "--scheduler", "tcp://127.0.0.1:1"]) == 3
    assert "tcp://127.0.0.1:1: expected a Dask scheduler" in capsys.readouterr().err.splitlines()[-1]


def test_without_the_package_a_cluster_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UsageError, match="expected the package distributed, found none"):
        list(crew.on_cluster(iter(()), "UTC", address="tcp://127.0.0.1:1"))


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--workers", "0", "-o", "x"], "--workers: expected 1 or more"),
        (["--workers", "2"], "expected -o FOLDER"),
        (["--workers", "2", "--scheduler", "tcp://x", "-o", "x"], "expected --workers or --scheduler, found both"),
        (["--workers", "2", "-o", "x", "--format", "csv"], "--format is not for a corpus"),
    ],
)
def test_options_that_do_not_go_together_are_refused(
    words: list[str], message: str, corpus: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["extract", corpus, *words]) == 2
    assert message in capsys.readouterr().err


def _growing(record: Record, position: int, _: str) -> chunk.Result:
    """Stand for the reading of an article; the articles are read at very different speeds."""
    time.sleep(0.05 if position % 50 == 0 else 0)
    return chunk.Result(position, record.record_id, reason="nothing to read")


@pytest.mark.parametrize("workers", [2, 4])
def test_what_is_held_at_once_does_not_grow_with_the_corpus(workers: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunk, "_read", _growing)
    taken = most = 0

    def some() -> Iterator[Chunk]:
        nonlocal taken
        for found in chunks((Record(str(number)) for number in range(400)), 10):
            taken += 1
            yield found

    firsts = set()
    for given, (found, part) in enumerate(crew.in_processes(some(), "UTC", workers=workers)):
        most = max(most, taken - given)
        firsts.add(found.first)
        assert part.articles == len(part.set_aside) == 10
    assert firsts == set(range(0, 400, 10))
    assert most <= workers + 1
