"""Measure how long publishing takes and write the table: python -m benchmarks.running [--quick].

Everything is measured in one run, on the same two processors: trust the ratios, and where the machine was busy, those
of the processor time. Tallybook makes the page and the PDF; the loop makes the page, and is measured once more with a
PDF of it where the system has Chromium. ploomber-engine, which runs cells without a kernel, is there for information.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from itertools import chain, combinations
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.measure import PROCESSORS, ROOT, SEED, TALLYBOOK, measure, middle
from benchmarks.opening import about, begin, keep, make_book, peers
from benchmarks.publishing.convert import missing
from benchmarks.running.table import WITH_PDF, table
from tallybook.ledger.extract import extract
from tallybook.text.article import load_seed
from tallybook.workbook import Workbook

POLICIES = ("strict", "conventional", "wide")
SIZES = (20, 100)
MOST_WITH_PDF = 20
"""The largest sweep whose loop is measured with PDF too: one of a hundred takes half an hour."""
OFTEN = 9
LOOP = ["-W", "ignore", "-m", "benchmarks.running.loop"]
PEERS = Path(__file__).with_name("peers.txt")
FURTHER = 8
"""Dispatches that stand beside the article in some of the sets: its sources and policies alone make too few."""


def main() -> int:
    """Run the benchmark and return its exit code."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.running", description="Measure publishing.")
    options.add_argument("--quick", action="store_true", help="a sweep of four; print, write nothing")
    options.add_argument("--peers", action="store_true", help="measure ploomber-engine too, in .venv-bench/")
    options.add_argument("--sizes", nargs="+", type=int, default=SIZES, metavar="N", help="reports a sweep")
    given = options.parse_args()
    begin()
    with tempfile.TemporaryDirectory() as folder:
        book = make_book(Path(folder))
        for path in _further():
            (book / "texts").mkdir(exist_ok=True)
            shutil.copy(path, book / "texts")
        ways = _ways(peers(PEERS, "running") if given.peers else "")
        found = {
            **about(),
            "one": _one(book, ways),
            "sweeps": {str(size): _sweep(book, size, ways) for size in ([4] if given.quick else given.sizes)},
            "unchanged": _unchanged(book),
        }
    text = table(found)
    print(text)
    if not given.quick:
        keep("running", found, text)
    return 0


def _further() -> list[Path]:
    return sorted((ROOT / "tests" / "gold").glob("[0-9]*.txt"))[:FURTHER]


def _ways(python: str) -> dict[str, list[str]]:
    """Return the peers, each as the beginning of a command."""
    loop = [sys.executable, *LOOP]
    ways = {"loop": [*loop, "papermill", "html"]}
    if not missing("chromium"):
        ways[WITH_PDF] = [*loop, "papermill", "pdf"]
    return ways | ({"ploomber-engine": [python, *LOOP, "ploomber", "html"]} if python else {})


def _sets(size: int, book: Path) -> list[dict[str, Any]]:
    """Return so many different sets of parameters of the brief.

    Raises
    ------
    SystemExit
        If there are not so many.
    """
    article = load_seed(SEED, Workbook(ROOT))
    sources = sorted({claim.source for claim in extract(article).claims if claim.source})
    some = [*chain.from_iterable(combinations(sources, count) for count in range(len(sources) + 1))]
    beside: list[list[str]] = [[], *([str(book / "texts" / path.name)] for path in _further())]
    every = [
        {"hedge_policy": policy, "sources": list(names), "articles": articles}
        for articles in beside
        for names in some
        for policy in POLICIES
    ]
    if len(every) < size:
        raise SystemExit(f"there are no more than {len(every)} sets of parameters")
    return every[:size]


def _one(book: Path, ways: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """Measure one report, each time as if for the first time; the engines in turn, so that load hits them alike."""
    print("one report", file=sys.stderr, flush=True)
    command = [*TALLYBOOK, "report", SEED, "--notebook", "00-brief", "--force", "-o", str(book / "one")]
    runs = [
        {
            "tallybook": measure(command, book),
            "tallybook, cold kernels": measure([*command, "--engine", "papermill"], book),
            **{name: _loop(way, book, 1) for name, way in ways.items()},
        }
        for _ in range(3)
    ]
    return {name: middle([one[name] for one in runs]) for name in runs[0]}


def _sweep(book: Path, size: int, ways: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    print(f"{size} reports", file=sys.stderr, flush=True)
    rows = (
        "\n".join(["[[set]]", *(f"{name} = {json.dumps(value)}" for name, value in one.items())])
        for one in _sets(size, book)
    )
    asked = book / f"s{size}.toml"
    asked.write_text(f'article = "{SEED}"\nnotebooks = ["00-brief"]\n' + "\n".join(rows), encoding="utf-8")
    command = [*TALLYBOOK, "sweep", str(asked), "-o", str(book / f"s{size}"), "--workers", str(PROCESSORS)]
    own = measure([*command, "--force"], book)
    again = measure(command, book)
    loops = {name: _loop(way, book, size) for name, way in ways.items() if size <= MOST_WITH_PDF or name != WITH_PDF}
    return {"tallybook": own, "tallybook, again": again, **loops}


def _loop(way: Sequence[str], book: Path, size: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        sets = Path(folder) / "sets.json"
        sets.write_text(json.dumps(_sets(size, book)), encoding="utf-8")
        return measure([*way, str(sets), folder], book)


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
