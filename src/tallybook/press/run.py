"""Run a notebook, into a folder of its own that is named by what went in."""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tallybook.errors import RunError, TallybookError
from tallybook.press.place import beside, private, write_whole
from tallybook.press.plan import Plan, altered_since
from tallybook.text.article import digest
from tallybook.workbook import Workbook

CELL_SECONDS = 300
"""How long one cell may take."""

EXECUTED = "executed"
"""The folder that names, for each execution, a run that has its outputs."""

RECORD = "run.json"
"""Beside the executed notebook: what went in, and the sha256 of what came out."""

Progress = Callable[[str], None]


def silent(_: str) -> None:
    """Say nothing."""


@dataclass(frozen=True, slots=True)
class Run:
    """One execution of one notebook.

    Attributes
    ----------
    plan : Plan
    path : Path
        The executed notebook, settled: the same run gives the same bytes anywhere.
    cached : bool
        True where it had been run before.
    """

    plan: Plan
    path: Path
    cached: bool


def find_run(plan: Plan, workbook: Workbook) -> Run | None:
    """Return the run if it has been done before, and its notebook is as the run left it."""
    path = _left_by(plan.key.run_id, plan, workbook)
    return Run(plan, path, cached=True) if path else None


def find_executed(plan: Plan, workbook: Workbook) -> Path | None:
    """Return the notebook of a run of the same code on the same inputs, whatever its prose; None if there is none."""
    pointer = workbook.root / ".tallybook" / EXECUTED / plan.key.execution_id
    try:
        run_id = pointer.read_text(encoding="utf-8")
    except OSError:
        return None
    return _left_by(run_id, plan, workbook)


def _left_by(run_id: str, plan: Plan, workbook: Workbook) -> Path | None:
    """Return the notebook of a run, if it is as the run left it."""
    folder = workbook.root / ".tallybook" / "runs" / run_id
    path = folder / f"{plan.notebook}.ipynb"
    try:
        record = json.loads((folder / RECORD).read_text(encoding="utf-8"))
        left = digest(path.read_bytes()) == record["sha256"]
    except (OSError, ValueError, KeyError):
        return None
    return path if left else None


def run(
    plan: Plan,
    workbook: Workbook,
    *,
    cell_seconds: int = CELL_SECONDS,
    run_seconds: int = 0,
    progress: Progress = silent,
    force: bool = False,
    zygote: str | None = None,
    ledger: Callable[[], str] = str,
) -> Run:
    """Run the notebook, or return the run that was done before.

    Parameters
    ----------
    plan : Plan
    workbook : Workbook
        Its ``.tallybook/runs/<run id>/`` receives the executed notebook.
    cell_seconds : int
        How long one cell may take.
    run_seconds : int
        How long all cells together may take; 0 is no limit.
    progress : callable
        Is given a line as the run goes on.
    force : bool
        Run again even where it was done before.
    zygote : str or None
        See `execute`.
    ledger : callable
        Gives the sha256 of the article's ledger, which is asked for only where the notebook has to be run.

    Raises
    ------
    RunError
        If a cell raises or takes too long. The notebook as far as it ran is kept in ``.tallybook/failed/``.
    """
    before = find_run(plan, workbook)
    if before and not force:
        progress(f"{plan.notebook}: run {plan.key.run_id} was done before")
        return before
    folder = private(workbook, "runs") / plan.key.run_id
    started = time.monotonic()
    try:
        with (
            tempfile.TemporaryDirectory(prefix="tb-", ignore_cleanup_errors=True) as scratch,
            beside(folder, replace=folder.exists()) as aside,
        ):
            data = None if force else _with_new_prose(plan, workbook, ledger, progress)
            if data is None:
                from tallybook.press.execute import execute

                data = execute(
                    plan,
                    workbook,
                    Path(scratch),
                    cell_seconds=cell_seconds,
                    run_seconds=run_seconds,
                    progress=progress,
                    zygote=zygote,
                    ledger=ledger(),
                )
            _check_unchanged(plan, workbook)
            (aside / f"{plan.notebook}.ipynb").write_bytes(data)
            record = {"inputs": dict(plan.key.inputs), "sha256": digest(data)}
            (aside / RECORD).write_text(json.dumps(record, indent=1, sort_keys=True), encoding="utf-8")
    except OSError as error:
        found = error.strerror or str(error)
        raise TallybookError(
            f"{folder}: cannot be written", found=found, remedy="Make room, and run the command again."
        ) from error
    write_whole(private(workbook, EXECUTED) / plan.key.execution_id, plan.key.run_id.encode("utf-8"))
    progress(f"{plan.notebook}: run {plan.key.run_id} took {time.monotonic() - started:.1f} s")
    return Run(plan, folder / f"{plan.notebook}.ipynb", cached=False)


def _with_new_prose(plan: Plan, workbook: Workbook, ledger: Callable[[], str], progress: Progress) -> bytes | None:
    """Return the notebook with what its code has put out before, if it has been executed on the same inputs."""
    executed = find_executed(plan, workbook)
    if executed is None:
        return None
    from tallybook.press.prose import with_new_prose

    data = with_new_prose(plan, executed, ledger())
    if data is not None:
        progress(f"{plan.notebook}: nothing but its prose has changed: it is not executed again")
    return data


def _check_unchanged(plan: Plan, workbook: Workbook) -> None:
    """Refuse to keep a run under the name of inputs that were changed while it ran."""
    altered = altered_since(plan, workbook)
    if altered:
        raise RunError(f"{plan.notebook}: changed while it ran: {'; '.join(altered)}", remedy="Run the command again.")
