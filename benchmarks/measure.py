"""A command with all that it starts, measured."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

import psutil

ROOT = Path(__file__).resolve().parents[1]
SEED = "idlib-truce"
PROCESSORS = 2
TALLYBOOK = [sys.executable, "-m", "tallybook.cli"]


def environment(book: Path) -> dict[str, str]:
    """Return the variables of a process that works on a workbook with the modules at hand here."""
    return {**os.environ, "TALLYBOOK_HOME": str(book), "PYTHONPATH": os.pathsep.join(sys.path)}


def measure(command: Sequence[str], book: Path) -> dict[str, float]:
    """Return wall and processor seconds of a command with all that it starts, and how many processes it left over."""
    start = perf_counter()
    with subprocess.Popen(
        command, cwd=book, env=environment(book), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as process:
        said = process.stderr.read() if process.stderr else b""
        _, status, usage = os.wait4(process.pid, 0)
        wall = perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(said.decode())
    left = [one for one in psutil.process_iter() if _of(one, process.pid)]
    return {"wall": wall, "processor": usage.ru_utime + usage.ru_stime, "left_over": len(left)}


def _of(process: psutil.Process, parent: int) -> bool:
    try:
        return "tallybook.press.zygote" in process.cmdline() and str(parent) in process.cmdline()
    except psutil.Error:
        return False


def middle(measured: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """Return the median of each measurement."""
    return {name: median(one[name] for one in measured) for name in measured[0]}
