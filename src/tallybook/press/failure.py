"""A run that failed: the notebook as far as it ran is kept, and one line says where."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

from nbclient.exceptions import CellTimeoutError, DeadKernelError
from papermill.exceptions import PapermillExecutionError

from tallybook.document.display import read, whole
from tallybook.document.nodes import MEDIA_TYPE
from tallybook.errors import RunError, TallybookError, UsageError
from tallybook.press import nbfile
from tallybook.press.limits import Overdue
from tallybook.press.place import private, write_whole
from tallybook.press.plan import Plan
from tallybook.press.settle import plain, settle, stand_ins, without_chance
from tallybook.workbook import Workbook

INJECTED_TAG = "injected-parameters"
_ADDED_TAGS = ("papermill-error-cell-tag", INJECTED_TAG)


def failure(
    plan: Plan, workbook: Workbook, scratch: Path, output: Path, error: Exception | Overdue, seconds: int
) -> TallybookError:
    """Keep the notebook as far as it ran, and return the error that says where: of usage, where a setting did not fit.

    Parameters
    ----------
    plan, workbook, scratch
        As they were executed.
    output : Path
        The notebook as far as it ran.
    error : Exception or Overdue
        What ended it.
    seconds : int
        The limit that it may have come to.
    """
    number, kept = _evidence(plan, workbook, scratch, output)
    what = " ".join(plain(_words(error, seconds)).split())
    refused = isinstance(error, PapermillExecutionError) and error.ename == UsageError.__name__
    return (UsageError if refused else RunError)(
        f"{plan.notebook}: cell {number} {without_chance(what, stand_ins(workbook.root, scratch))}",
        remedy=f"The notebook as far as it ran is {kept}" if kept else "",
    )


def _words(error: Exception | Overdue, seconds: int) -> str:
    if isinstance(error, Overdue):
        return f"was running when the run had taken {seconds} seconds"
    if isinstance(error, PapermillExecutionError):
        return f"raised {error.ename}: {error.evalue}".rstrip(": ")
    if isinstance(error, CellTimeoutError):
        return f"took longer than {seconds} seconds"
    if isinstance(error, DeadKernelError):
        return "ended its kernel"
    return f"could not be run: {type(error).__name__}: {error}"


def _evidence(plan: Plan, workbook: Workbook, scratch: Path, output: Path) -> tuple[int, str]:
    """Return the number of the failed cell, and where the notebook as far as it ran is kept."""
    with suppress(OSError, ValueError):
        notebook = nbfile.read(output)
        number = _failed_cell(notebook)
        _show(notebook)
        kept = private(workbook, "failed") / f"{plan.notebook}-{plan.key.run_id}.ipynb"
        write_whole(kept, nbfile.written(settle(notebook, stand_ins(workbook.root, scratch))))
        return number, str(kept.relative_to(workbook.root))
    return 1, ""


def _show(notebook: Any) -> None:
    """Give each display of ours, of which a run keeps the tree alone, what JupyterLab shows of it."""
    for output in (output for cell in notebook["cells"] for output in cell.get("outputs", ())):
        data = output.get("data", {})
        if MEDIA_TYPE in data and not data.get("text/plain"):
            with suppress(ValueError, KeyError, TypeError, AttributeError):  # it is some other program's
                data.update(whole(read(data[MEDIA_TYPE])))


def _failed_cell(notebook: Any) -> int:
    """Return the number of the cell that failed, in the notebook as written."""
    number = 0
    for cell in notebook["cells"]:
        if any(tag in _ADDED_TAGS for tag in cell["metadata"].get("tags", [])):
            continue
        number += 1
        state = cell["metadata"].get("papermill", {})
        if state.get("exception") or state.get("status") in ("failed", "running"):
            return number
    return number
