"""Measure the reading of a corpus and write the table: python -m benchmarks.scale [--sizes N …].

The corpus is made of the annotated dispatches, each told apart from its like by a first sentence of its own. It is
read by two processes and by a Dask cluster of a scheduler and two workers on this machine; the smallest by one process
too, which would take hours for the largest. `make bench-scale` then renews the table in the README.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

from benchmarks.measure import ROOT
from benchmarks.opening import about, keep
from benchmarks.scale.table import table

GOLD = ROOT / "tests" / "gold"
SIZES = (10_000, 30_000, 100_000)
WORKERS = 2
LOOKING = 0.2
DASK = "import sys, warnings; warnings.simplefilter('ignore'); from distributed.cli.{} import main; main()"


@dataclass(frozen=True, slots=True)
class Way:
    """How a corpus is read: the words of the command, and the processes of a cluster that work for it."""

    words: Sequence[str]
    cluster: Sequence[psutil.Process] = ()


def main() -> int:
    """Run the benchmark and return its exit code."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.scale", description="Measure the reading of a corpus.")
    options.add_argument("--sizes", nargs="+", type=int, default=SIZES, metavar="N", help="dispatches in a corpus")
    sizes = sorted(options.parse_args().sizes)
    with tempfile.TemporaryDirectory() as folder, _cluster(Path(folder)) as (address, cluster):
        alone = {"one process": Way(["--workers", "1"])}
        ways = {
            f"{WORKERS} processes": Way(["--workers", str(WORKERS)]),
            f"Dask, {WORKERS} workers": Way(["--scheduler", address], cluster),
        }
        found = {
            **about(os.cpu_count() or WORKERS),
            "workers": WORKERS,
            "sizes": {
                str(size): _size(Path(folder), size, alone | ways if size == sizes[0] else ways) for size in sizes
            },
        }
    text = table(found)
    print(text)
    keep("scale", found, text)
    return 0


def _size(folder: Path, size: int, ways: Mapping[str, Way]) -> dict[str, Any]:
    corpus = folder / f"{size}.jsonl"
    texts = [path.read_text(encoding="utf-8") for path in sorted(GOLD.glob("[0-9]*.txt"))]
    with corpus.open("w", encoding="utf-8") as file:
        for number in range(size):
            text = f"Dispatch {number} of the day follows.\n\n{texts[number % len(texts)]}"
            file.write(json.dumps({"id": number, "text": text, "date": "2019-08-03"}) + "\n")
    measured: dict[str, dict[str, Any]] = {}
    for name, way in ways.items():
        print(f"{size:,} dispatches, {name}", file=sys.stderr, flush=True)
        measured[name] = _measure(corpus, folder / f"{size}-{len(measured)}", way)
    parts = {name: one.pop("parts") for name, one in measured.items()}
    return {"ways": measured, "same_bytes": len(set(parts.values())) == 1, "bytes": corpus.stat().st_size}


def _measure(corpus: Path, folder: Path, way: Way) -> dict[str, Any]:
    """Return wall and processor seconds of all that work for it, the peak of their memory, and what was read."""
    command = [sys.executable, "-m", "tallybook.cli", "extract", str(corpus), "-o", str(folder), *way.words]
    start, peak, before = time.perf_counter(), 0, _worked(way.cluster)
    process = psutil.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    ended, _, usage = os.wait4(process.pid, os.WNOHANG)
    while not ended:
        peak = max(peak, _memory([process, *process.children(recursive=True), *way.cluster]))
        time.sleep(LOOKING)
        ended, _, usage = os.wait4(process.pid, os.WNOHANG)
    wall = time.perf_counter() - start
    processor = usage.ru_utime + usage.ru_stime + _worked(way.cluster) - before
    manifest = (folder / "manifest.json").read_text(encoding="utf-8")
    return {"wall": wall, "processor": processor, "peak_mb": peak / 1e6, "parts": manifest} | {
        name: json.loads(manifest)[name] for name in ("articles", "read", "claims")
    }


def _memory(processes: Iterable[psutil.Process]) -> int:
    """Return what processes hold together; what they share counts once, where the system tells."""
    total = 0
    for one in processes:
        with suppress(psutil.Error):
            held = one.memory_full_info()
            total += getattr(held, "pss", held.rss)
    return total


def _worked(processes: Iterable[psutil.Process]) -> float:
    times = (one.cpu_times() for one in processes)
    return sum(one.user + one.system for one in times)


@contextmanager
def _cluster(folder: Path) -> Iterator[tuple[str, list[psutil.Process]]]:
    """Give the address of a scheduler on this machine that has two workers, and the processes of all three."""
    info = folder / "scheduler.json"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    scheduler = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(info)]
    worker = ["--scheduler-file", str(info), "--no-nanny", "--nthreads", "1", "--no-dashboard"]
    commands = [("dask_scheduler", scheduler), *[("dask_worker", worker)] * WORKERS]
    running: list[subprocess.Popen[bytes]] = []
    try:
        for module, words in commands:
            command = [sys.executable, "-c", DASK.format(module), *words]
            running.append(subprocess.Popen(command, env=environment, cwd=folder, stderr=subprocess.DEVNULL))
            while not info.exists():
                time.sleep(LOOKING)
        address = str(json.loads(info.read_text(encoding="utf-8"))["address"])
        yield address, [psutil.Process(process.pid) for process in running]
    finally:
        for process in running[::-1]:
            process.kill()
            process.wait()


if __name__ == "__main__":
    sys.exit(main())
