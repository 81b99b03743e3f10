"""Set one executed notebook several times over in one process: python -m benchmarks.publishing.convert WAY FILE ROUNDS.

Prints a line of JSON: the seconds that each round after the first took, of the wall's clock and of the processor, and
the size of the file.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from statistics import median
from time import perf_counter
from typing import Any

PEER = "html"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
_QUIET = "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-sync".split()


def main(arguments: Sequence[str]) -> None:
    """Convert and print."""
    warnings.simplefilter("ignore")
    way, notebook, rounds = WAYS[arguments[0]], Path(arguments[1]), int(arguments[2])
    size, spent = len(way(notebook)), []
    for _ in range(rounds):
        start, before = perf_counter(), _processor()
        way(notebook)
        spent.append((perf_counter() - start, _processor() - before))
    wall, processor = (median(column) for column in zip(*spent, strict=True)) if spent else (0.0, 0.0)
    print(json.dumps({"wall": wall, "processor": processor, "size": size}), flush=True)


def missing(way: str) -> str:
    """Return what is not installed that a way needs; empty where all is there."""
    needed = {
        "webpdf": not _has_browser_of_its_own() and "playwright with a browser of its own",
        "pdf": shutil.which("xelatex") is None and "xelatex",
        "chromium": not _browser() and "Chromium",
    }
    return needed.get(way) or ""


def _has_browser_of_its_own() -> bool:
    """Say whether playwright is there with the browser that it looks for: nbconvert can name it no other."""
    if find_spec("playwright") is None:
        return False
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        return Path(driver.chromium.executable_path).exists()


def _processor() -> float:
    return sum(usage.ru_utime + usage.ru_stime for usage in map(getrusage, (RUSAGE_SELF, RUSAGE_CHILDREN)))


def _exported(name: str) -> Callable[[Path], bytes]:
    def convert(notebook: Path) -> bytes:
        from nbconvert import exporters

        found: Any = exporters
        made, _ = found.get_exporter(name)().from_filename(str(notebook))
        return made.encode() if isinstance(made, str) else bytes(made)

    return convert


def printed(data: bytes) -> bytes:
    """Return a page as the system's Chromium prints it."""
    with tempfile.TemporaryDirectory() as folder:
        page, sheet = Path(folder) / "page.html", Path(folder) / "page.pdf"
        page.write_bytes(data)
        command = [_browser(), *_QUIET, f"--user-data-dir={folder}/user", f"--print-to-pdf={sheet}", page.as_uri()]
        subprocess.run(command, check=True, capture_output=True)
        return sheet.read_bytes()


def _browser() -> str:
    return next((path for name in CHROMIUM if (path := shutil.which(name))), "")


WAYS: Mapping[str, Callable[[Path], bytes]] = {
    **{name: _exported(name) for name in ("tallybook-html", "tallybook-pdf", PEER, "webpdf", "pdf")},
    "chromium": lambda notebook: printed(WAYS[PEER](notebook)),
}


if __name__ == "__main__":
    main(sys.argv[1:])
