"""Remove what earlier runs keep in the workbook and no published report goes by any more."""

from __future__ import annotations

import argparse
import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from tallybook.errors import UsageError

HELP = "remove what old runs keep"
KEPT = ("runs", "executed", "failed", "staging", "receipts")
DAY = 86_400


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "--older-than", type=float, default=30, metavar="DAYS", help="what was not made in so many days (default: 30)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Remove, and say how much."""
    from tallybook.workbook import find_workbook

    if arguments.older_than < 0:
        raise UsageError("--older-than", expected="0 or more days", found=str(arguments.older_than))
    kept = find_workbook().root / ".tallybook"
    limit = time.time() - arguments.older_than * DAY
    named = _named(kept / "published")
    old = [path for path in _all(kept) if path.name not in named and path.lstat().st_mtime < limit]
    size = sum(file.lstat().st_size for path in old for file in (path, *path.rglob("*")) if file.is_file())
    for path in old:
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    print(f"removed {len(old)} runs and what they left, {size / 1e6:.1f} MB")
    return 0


def _all(kept: Path) -> Iterator[Path]:
    for name in KEPT:
        if (kept / name).is_dir():
            yield from (kept / name).iterdir()


def _named(published: Path) -> set[str]:
    """Return the runs that published reports were made from: `why` and `verify` go back to them."""
    import json

    found: set[str] = set()
    for path in published.glob("*.json"):
        with suppress(OSError, ValueError):
            found |= {entry["run"] for entry in json.loads(path.read_text(encoding="utf-8")).values()}
    return found
