"""What the benchmarks begin and end with: a workbook of their own, the machine, peers, and the files of results."""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.measure import PROCESSORS, ROOT

RESULTS = ROOT / "benchmarks" / "results"
PLACE = ROOT / ".venv-bench"


def begin() -> None:
    """Keep to two processors, with all that is started from here."""
    os.sched_setaffinity(0, set(sorted(os.sched_getaffinity(0))[:PROCESSORS]))


def make_book(folder: Path) -> Path:
    """Return a workbook in a folder: the seeds, notebooks and data of this one, and nothing that was run."""
    book = folder / "book"
    for name in ("seeds", "notebooks", "data"):
        shutil.copytree(ROOT / name, book / name)
    shutil.copy(ROOT / "uv.lock", book)
    return book


def about(processors: int = PROCESSORS) -> dict[str, Any]:
    """Return when, on which machine and under which load something is measured."""
    return {
        "date": datetime.now(tz=UTC).date().isoformat(),
        "machine": f"Python {platform.python_version()}, {processors} processors, {platform.machine()}",
        "load": round(os.getloadavg()[0], 1),
    }


def keep(name: str, found: Mapping[str, Any], text: str) -> None:
    """Write the measurements as data and as a table."""
    RESULTS.mkdir(exist_ok=True)
    written = json.dumps(found, indent=1, ensure_ascii=False)
    (RESULTS / f"{name}.json").write_text(f"{written}\n", encoding="utf-8")
    (RESULTS / f"{name}.md").write_text(f"{text}\n", encoding="utf-8")


def peers(wanted: Path, name: str) -> str:
    """Return the interpreter of an environment with the packages of a list, made if it is not there or is another."""
    place = PLACE / name
    python, stamp, rows = place / "bin" / "python", place / "peers.txt", wanted.read_text(encoding="utf-8")
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != rows:
        print(f"Installing what is measured beside into {place.relative_to(ROOT)}/.", file=sys.stderr, flush=True)
        subprocess.run([sys.executable, "-m", "venv", "--clear", place], check=True)
        pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "-r", str(wanted)], check=True)
        stamp.write_text(rows, encoding="utf-8")
    return str(python)
