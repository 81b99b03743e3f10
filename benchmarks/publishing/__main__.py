"""Measure how long an executed notebook takes to become HTML and PDF: python -m benchmarks.publishing [--quick].

The brief is run once; then each exporter sets it, in turn, in one run on the same two processors: trust the ratios.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.measure import SEED, TALLYBOOK, environment, measure, middle
from benchmarks.opening import about, begin, keep, make_book
from benchmarks.publishing.convert import WAYS, missing
from benchmarks.publishing.table import table

ROUNDS = 5


def main() -> int:
    """Run the benchmark and return its exit code."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.publishing", description="Measure setting.")
    options.add_argument("--quick", action="store_true", help="one round of each; print, write nothing")
    quick = options.parse_args().quick
    begin()
    with tempfile.TemporaryDirectory() as folder:
        book = make_book(Path(folder))
        found = {**about(), "ways": _ways(_executed(book), book, 1 if quick else ROUNDS)}
    text = table(found)
    print(text)
    if not quick:
        keep("publishing", found, text)
    return 0


def _executed(book: Path) -> Path:
    """Run the brief and return its executed notebook."""
    measure([*TALLYBOOK, "report", SEED, "--notebook", "00-brief", "-o", str(book / "one")], book)
    return next(path for path in (book / ".tallybook").rglob("*.ipynb"))


def _ways(notebook: Path, book: Path, rounds: int) -> dict[str, Any]:
    """Measure each way that can be gone here; round by round, so that load hits them alike."""
    lacking = {way: missing(way) for way in WAYS}
    cold: dict[str, list[Mapping[str, float]]] = {way: [] for way in WAYS if not lacking[way]}
    for number in range(rounds):
        print(f"cold, round {number + 1} of {rounds}", file=sys.stderr, flush=True)
        for way, measured in cold.items():
            measured.append(measure(_command(way, notebook, 0), book))
    print("warm", file=sys.stderr, flush=True)
    return {
        way: {"missing": lacking[way]}
        if lacking[way]
        else {"cold": middle(cold[way]), "warm": _warm(_command(way, notebook, rounds), book)}
        for way in WAYS
    }


def _command(way: str, notebook: Path, rounds: int) -> list[str]:
    return [sys.executable, "-W", "ignore", "-m", "benchmarks.publishing.convert", way, str(notebook), str(rounds)]


def _warm(command: Sequence[str], book: Path) -> dict[str, float]:
    done = subprocess.run(command, cwd=book, env=environment(book), check=True, capture_output=True, text=True)
    said: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return said


if __name__ == "__main__":
    sys.exit(main())
