"""Measure how long publishing takes and write the table: python -m benchmarks.running [--quick].

Everything is measured in one run, on the same two processors: trust the ratios, and where the machine was busy, those
of the processor time. Tallybook makes the page and the PDF, the loop the page alone.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from itertools import chain, combinations, islice
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.running.measure import PROCESSORS, RESULTS, ROOT, SEED, TALLYBOOK, measure, middle
from benchmarks.running.table import table
from tallybook.ledger.extract import extract
from tallybook.text.article import load_seed
from tallybook.workbook import Workbook

POLICIES = ("strict", "conventional", "wide")
SIZES = (20, 100)
OFTEN = 9
LOOP = [sys.executable, "-W", "ignore", "-m", "benchmarks.running.loop"]


def main() -> int:
    """Run the benchmark and return its exit code."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.running", description="Measure publishing.")
    options.add_argument("--quick", action="store_true", help="a sweep of four; print, write nothing")
    options.add_argument("--sizes", nargs="+", type=int, default=SIZES, metavar="N", help="reports a sweep")
    given = options.parse_args()
    os.sched_setaffinity(0, set(sorted(os.sched_getaffinity(0))[:PROCESSORS]))
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "book"
        for name in ("seeds", "notebooks", "data"):
            shutil.copytree(ROOT / name, book / name)
        shutil.copy(ROOT / "uv.lock", book)
        found = {
            "date": datetime.now(tz=UTC).date().isoformat(),
            "machine": f"Python {platform.python_version()}, {PROCESSORS} processors, {platform.machine()}",
            "load": round(os.getloadavg()[0], 1),
            "one": _one(book),
            "sweeps": {str(size): _sweep(book, size) for size in ([4] if given.quick else given.sizes)},
            "unchanged": _unchanged(book),
        }
    text = table(found)
    print(text)
    if not given.quick:
        RESULTS.mkdir(exist_ok=True)
        (RESULTS / "running.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
        (RESULTS / "running.md").write_text(text + "\n", encoding="utf-8")
    return 0


def _sets(size: int) -> list[dict[str, Any]]:
    """Return so many different sets of parameters of the brief."""
    article = load_seed(SEED, Workbook(ROOT))
    sources = sorted({claim.source for claim in extract(article).claims if claim.source})
    some = chain.from_iterable(combinations(sources, count) for count in range(len(sources) + 1))
    every = ({"hedge_policy": policy, "sources": list(names)} for names in some for policy in POLICIES)
    return list(islice(every, size))


def _one(book: Path) -> dict[str, Any]:
    """Measure one report, each time as if for the first time; the engines in turn, so that load hits them alike."""
    print("one report", file=sys.stderr, flush=True)
    command = [*TALLYBOOK, "report", SEED, "--notebook", "00-brief", "--force", "-o", str(book / "one")]
    runs = [
        (measure(command, book), measure([*command, "--engine", "papermill"], book), _loop(book, 1)) for _ in range(3)
    ]
    names = ("tallybook", "tallybook, cold kernels", "loop")
    return {name: middle(measured) for name, measured in zip(names, zip(*runs, strict=True), strict=True)}


def _sweep(book: Path, size: int) -> dict[str, Any]:
    print(f"{size} reports", file=sys.stderr, flush=True)
    rows = (
        f"[[set]]\nhedge_policy = {json.dumps(one['hedge_policy'])}\nsources = {one['sources']}" for one in _sets(size)
    )
    asked = book / f"s{size}.toml"
    asked.write_text(f'article = "{SEED}"\nnotebooks = ["00-brief"]\n' + "\n".join(rows), encoding="utf-8")
    command = [*TALLYBOOK, "sweep", str(asked), "-o", str(book / f"s{size}"), "--workers", str(PROCESSORS)]
    own = measure([*command, "--force"], book)
    return {"tallybook": own, "tallybook, again": measure(command, book), "loop": _loop(book, size)}


def _loop(book: Path, size: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        sets = Path(folder) / "sets.json"
        sets.write_text(json.dumps(_sets(size)), encoding="utf-8")
        return measure([*LOOP, str(sets), folder], book)


def _unchanged(book: Path) -> dict[str, float]:
    print("nothing changed", file=sys.stderr, flush=True)
    command = [*TALLYBOOK, "report", SEED, "--notebook", "00-brief", "-o", str(book / "one")]
    subprocess.run(["sleep", "3"], check=True)  # a receipt is written once a change could not go unseen
    measure(command, book)
    own = [measure(command, book) for _ in range(OFTEN)]
    bare = [measure([sys.executable, "-c", "pass"], book) for _ in range(OFTEN)]
    return {
        f"{name}_{what}": 1000 * median(one[what] for one in measured)
        for name, measured in (("own", own), ("bare", bare))
        for what in ("wall", "processor")
    }


if __name__ == "__main__":
    sys.exit(main())
