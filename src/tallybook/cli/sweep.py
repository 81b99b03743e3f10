"""Publish many reports: every combination of parameters, on every article, with one page that lists them."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tallybook.cli.making import (
    add_engine,
    add_limits,
    begun,
    check_sources,
    look_at_article,
    make_ledger,
    processors,
    progress,
    settings_of,
)
from tallybook.errors import RunError, TallybookError, UsageError

if TYPE_CHECKING:
    from tallybook.press.schedule import Schedule
    from tallybook.press.shelf import Shelf
    from tallybook.press.sweep import Sweep
    from tallybook.workbook import Workbook

HELP = "publish many reports: a grid of parameters, a folder of articles"
EPILOG = """
the file, in TOML:
  articles = ["texts", "more/*.txt"]   ids, paths, folders or patterns; or article = "idlib-truce"
  notebooks = ["00-brief"]             default: all
  to = ["html", "pdf"]                 default: both
  name = "{article}-{hedge_policy}"    default: the article, and the parameters that differ

  [grid]                               all combinations
  hedge_policy = ["strict", "conventional"]

  [[set]]                              one combination more
  hedge_policy = "wide"

Whatever ends it, the same command goes on where it was.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("sweep", metavar="SWEEP.toml", help="what to publish")
    parser.add_argument("--workers", type=int, metavar="N", help="processes (default: one a processor)")
    parser.add_argument("--scheduler", default="", metavar="ADDRESS", help="make the reports on a Dask cluster")
    parser.add_argument("-o", "--output", metavar="DIR", help="where to publish (default: reports/<name of the file>)")
    parser.add_argument("--force", action="store_true", help="run again even where nothing has changed")
    add_engine(parser)
    add_limits(parser)
    parser.epilog = EPILOG


def run(arguments: argparse.Namespace) -> int:
    """Publish what is not up to date, and list it all; the exit code is 1 where a report failed."""
    from tallybook.press.declarations import SEED
    from tallybook.press.jobs import make, stale_plans
    from tallybook.press.place import check_writable
    from tallybook.press.schedule import schedule
    from tallybook.press.shelf import Shelf
    from tallybook.press.sweep import read_sweep
    from tallybook.workbook import find_workbook

    if arguments.workers is not None and arguments.workers < 1:
        raise UsageError("--workers", expected="1 or more", found=str(arguments.workers))
    workbook, path = find_workbook(), Path(arguments.sweep)
    receipt = begun(arguments.given, [str(path)], workbook)
    sweep = read_sweep(path)
    folder = _folder(arguments.output, path, workbook)
    for reference in sweep.articles or (SEED,):
        look_at_article(receipt, reference, workbook)
        look_at_article(receipt, str(path.parent / reference), workbook)
    planned = schedule(sweep, path, folder, workbook)
    receipt.look(_published(planned, folder, workbook))
    uncited = _uncited(planned, workbook)
    shelf = Shelf(f"Reports: {path.stem}", folder, planned, workbook, uncited)
    if arguments.workers and arguments.scheduler:
        raise UsageError("sweep", expected="--workers or --scheduler", found="both")
    settings = replace(settings_of(arguments, arguments.workers or processors()), scheduler=arguments.scheduler)
    ready = [job for job in planned.jobs if job.name not in uncited]
    if any(stale_plans(job, workbook) for job in ready):
        check_writable(folder)
    start = time.monotonic()
    try:
        with closing(make(ready, workbook, settings, ledger=make_ledger)) as made:
            for done, outcome in enumerate(made, 1):
                shelf.put(outcome)
                if outcome.made:
                    left = (time.monotonic() - start) / done * (len(ready) - done)
                    progress(f"{done}/{len(ready)} {outcome.job.name}: {_ended(outcome.error)}{_left(left)}")
    finally:
        shelf.write()
    code = _say(shelf)
    if not shelf.made and _is_settled(sweep, planned):
        receipt.write(str(workbook.root), _current(shelf))
    return code


def _published(planned: Schedule, folder: Path, workbook: Workbook) -> Iterator[Path]:
    """Yield what an answer that all is up to date goes by among what is published."""
    from tallybook.press.jobs import LEDGER_FILE, files_of
    from tallybook.press.publish import record_path
    from tallybook.press.shelf import INDEX

    yield folder / INDEX
    for job in planned.jobs:
        yield from (job.folder / file for plan in job.plans for file in files_of(plan, job.formats))
        yield from (job.folder, job.folder / LEDGER_FILE, record_path(job.folder, workbook))


def _is_settled(sweep: Sweep, planned: Schedule) -> bool:
    """Say whether the file names its articles one by one: a folder or a pattern may come to hold more."""
    single = not any(set("*?[") & set(name) or Path(name).is_dir() for name in sweep.articles)
    return single and not planned.unread and not any(plan.further for job in planned.jobs for plan in job.plans)


def _current(shelf: Shelf) -> str:
    from tallybook.cli.output import shown

    return f"up to date: {shown(shelf.path)}"


def _folder(named: str | None, path: Path, workbook: Workbook) -> Path:
    if named:
        return Path(named)
    if (workbook.seeds / path.stem).is_dir():
        raise UsageError(f"{path.name}: would take the place of the seed {path.stem}", remedy="Add -o DIR.")
    return workbook.reports / path.stem


def _uncited(planned: Schedule, workbook: Workbook) -> dict[str, TallybookError]:
    """Return the reports on articles that do not cite a source that is asked for.

    Raises
    ------
    UsageError
        If no article cites it: it is mistyped.
    """
    refused: dict[str, TallybookError] = {}
    for job in planned.jobs:
        try:
            check_sources(job.plans, workbook)
        except UsageError as error:
            refused[job.name] = error
    if refused and len(refused) == len(planned.jobs):
        raise next(iter(refused.values()))
    return refused


def _ended(error: TallybookError | None) -> str:
    return f"failed: {' '.join(str(error).split())}" if error else "published"


def _left(seconds: float) -> str:
    """Return how long it will take, in words.

    >>> _left(0.2), _left(48), _left(605), _left(9000)
    ('', ', about 50 s left', ', about 10 min left', ', about 2.5 h left')
    """
    if seconds < 1:
        return ""
    if seconds < 100:
        return f", about {max(1, round(seconds / 5) * 5)} s left"
    return f", about {seconds / 60:.0f} min left" if seconds < 6000 else f", about {seconds / 3600:.1f} h left"


def _say(shelf: Shelf) -> int:
    """Say where the list is and what failed, and return the exit code."""
    from tallybook.cli.output import shown
    from tallybook.text.terminal import visible

    failures = list(shelf.failures)
    print(f"listed in {shown(shelf.path)}" if shelf.made or failures else _current(shelf))
    width = max((len(name) for name, _ in failures), default=0)
    for name, error in failures:
        print(visible(f"  {name:<{width}}  {' '.join(str(error).split())}"), file=sys.stderr)
    if failures:
        count = f"{len(failures)} report{'s' if len(failures) > 1 else ''}"
        raise RunError(f"{count} failed", remedy="Mend what the lines above name, and run the command again.")
    return 0
