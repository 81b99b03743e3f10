"""Make a published report again from its passport, and compare the two byte for byte.

Exit code 0: the same. 1: different, and what differs: the input, the code, the environment, or the report itself.
"""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tallybook.errors import InputError, TallybookError, UsageError

if TYPE_CHECKING:
    from tallybook.document.record import Record
    from tallybook.press.plan import Plan
    from tallybook.workbook import Workbook

HELP = "is a report what its passport says? Make it again and compare"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("report", metavar="REPORT", help="a published HTML page or PDF, wherever it was received")
    parser.add_argument(
        "--article", action="append", default=[], metavar="FILE", help="where an article of it lies that is no seed"
    )


def run(arguments: argparse.Namespace) -> int:
    """Say whether the report is the same, or what differs."""
    from tallybook.cli.making import make_ledger, progress
    from tallybook.press.jobs import LEDGER_FILE
    from tallybook.press.key import key_of
    from tallybook.press.pool import may_fork, spread
    from tallybook.press.verify import differences, read_report
    from tallybook.text.article import digest
    from tallybook.text.terminal import visible
    from tallybook.workbook import find_workbook

    path = Path(arguments.report)
    if not path.is_file():
        raise InputError(
            arguments.report,
            expected="a published HTML page or PDF",
            found="a folder" if path.is_dir() else "no such file",
        )
    report, workbook = read_report(path), find_workbook()
    try:
        plan = _plan(report[2], [Path(name) for name in arguments.article], path.parent, workbook)
    except UsageError as error:
        found: tuple[str, ...] = (f"input: {error}",)
    else:
        ledger = make_ledger(plan.article, key_of({}, {}, plan.received, workbook), progress).files[LEDGER_FILE]
        task = partial(differences, report, plan, workbook, digest(ledger))
        ((_, found),) = spread([task], workers=1, say=progress, fork=may_fork())
        if isinstance(found, TallybookError):
            raise found
    run_id = report[2].passport.get("run", "")
    if not found:
        print(f"{arguments.report}: the same, byte for byte, as made again from its passport (run {run_id})")
        return 0
    print(f"{arguments.report}: different from what its passport describes (run {run_id}):")
    for line in found:
        print(f"  {visible(line)}")
    return 1


def _plan(record: Record, given: list[Path], folder: Path, workbook: Workbook) -> Plan:
    """Return what the passport says was done, in the workbook as it is."""
    from tallybook.press.plan import plan
    from tallybook.press.verify import settings_of
    from tallybook.text.intake import article_of, receive

    names = record.passport.get("parameters", {})
    received = receive(_found(record.passport.get("article", ""), given, folder, workbook), workbook)
    settings: dict[str, object] = dict(settings_of(record))
    if names.get("articles"):
        settings["articles"] = [_found(name, given, folder, workbook) for name in names["articles"]]
    notebook = str(record.passport.get("notebook", ""))
    return plan([notebook], settings, received, article_of(received, workbook), workbook)[0]


def _found(named: object, given: list[Path], folder: Path, workbook: Workbook) -> str:
    """Return where an article is: a seed, a file that was given, or one beside the report or here. Never elsewhere."""
    name = Path(str(named)).name
    if name and (workbook.seeds / name / "seed.toml").is_file():
        return name
    places = [*given, folder / name, Path(name)]
    place = next((path for path in places if name and path.name == name and path.is_file()), None)
    if place is None:
        raise InputError(
            f"{name or 'article'}: the article that the report is on",
            expected="a seed of the workbook, or a file beside the report",
            found="neither",
            remedy="Name the file with --article.",
        )
    return str(place)
