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
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
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


def main() -> int:
    """Run the benchmark and return its exit code."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.scale", description="Measure the reading of a corpus.")
    options.add_argument("--sizes", nargs="+", type=int, default=SIZES, metavar="N", help="dispatches in a corpus")
    sizes = sorted(options.parse_args().sizes)
    with tempfile.TemporaryDirectory() as folder, _cluster(Path(folder)) as address:
        alone = {"one process": ["--workers", "1"]}
        ways = {
            f"{WORKERS} processes": ["--workers", str(WORKERS)],
            f"Dask, {WORKERS} workers": ["--scheduler", address],
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


def _size(folder: Path, size: int, ways: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    corpus = folder / f"{size}.jsonl"
    texts = [path.read_text(encoding="utf-8") for path in sorted(GOLD.glob("[0-9]*.txt"))]
    with corpus.open("w", encoding="utf-8") as file:
        for number in range(size):
            text = f"Dispatch {number} of the day follows.\n\n{texts[number % len(texts)]}"
            file.write(json.dumps({"id": number, "text": text, "date": "2019-08-03"}) + "\n")
    measured: dict[str, dict[str, Any]] = {}
    for name, words in ways.items():
        print(f"{size:,} dispatches, {name}", file=sys.stderr, flush=True)
        measured[name] = _measure(corpus, folder / f"{size}-{len(measured)}", words)
    parts = {name: one.pop("parts") for name, one in measured.items()}
    return {"ways": measured, "same_bytes": len(set(parts.values())) == 1, "bytes": corpus.stat().st_size}


def _measure(corpus: Path, folder: Path, words: Sequence[str]) -> dict[str, Any]:
    """Return wall and processor seconds, the peak of memory of the process and its workers, and what was read."""
    command = [sys.executable, "-m", "tallybook.cli", "extract", str(corpus), "-o", str(folder), *words]
    start, peak = time.perf_counter(), 0
    process = psutil.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while process.poll() is None:
        peak = max(peak, _memory(process))
        time.sleep(LOOKING)
    manifest = (folder / "manifest.json").read_text(encoding="utf-8")
    return {"wall": time.perf_counter() - start, "peak_mb": peak / 1e6, "parts": manifest} | {
        name: json.loads(manifest)[name] for name in ("articles", "read", "claims")
    }


def _memory(process: psutil.Process) -> int:
    try:
        return int(sum(one.memory_info().rss for one in (process, *process.children(recursive=True))))
    except psutil.Error:
        return 0


@contextmanager
def _cluster(folder: Path) -> Iterator[str]:
    """Give the address of a scheduler on this machine that has two workers."""
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
        yield str(json.loads(info.read_text(encoding="utf-8"))["address"])
    finally:
        for process in running[::-1]:
            process.kill()
            process.wait()


if __name__ == "__main__":
    sys.exit(main())
