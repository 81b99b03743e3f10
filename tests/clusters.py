"""A Dask cluster on this machine: a scheduler and two workers, each a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PROGRAM = "import sys, warnings; warnings.simplefilter('ignore'); from distributed.cli.{0} import main; main()"


@contextmanager
def cluster_in(folder: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """Give the address of the scheduler, and the workers."""
    info = folder / "scheduler.json"
    scheduler = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(info)]
    worker = ["--scheduler-file", str(info), "--no-nanny", "--nthreads", "1", "--no-dashboard"]
    running: list[subprocess.Popen[bytes]] = []
    try:
        running.append(_start("dask_scheduler", scheduler, folder))
        while not info.exists():
            assert running[0].poll() is None
            time.sleep(0.05)
        running += [_start("dask_worker", worker, folder) for _ in range(2)]
        yield json.loads(info.read_text())["address"], running[1:]
    finally:
        for process in running[::-1]:
            process.kill()
            process.wait()


def _start(module: str, words: list[str], folder: Path) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", _PROGRAM.format(module), *words]
    return subprocess.Popen(command, env=environment, cwd=folder, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
