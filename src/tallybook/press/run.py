"""Run a notebook, into a folder of its own that is named by what went in."""

from __future__ import annotations

import logging
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tallybook.errors import RunError
from tallybook.press.passport import about
from tallybook.press.place import beside, private, write_whole
from tallybook.press.plan import Plan
from tallybook.workbook import Workbook

CELL_SECONDS = 300
"""How long one cell may take."""

INJECTED_TAG = "injected-parameters"

Progress = Callable[[str], None]


def _silent(_: str) -> None:
    pass


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
    """Return the run if it has been done before."""
    path = workbook.root / ".tallybook" / "runs" / plan.key.run_id / f"{plan.notebook}.ipynb"
    return Run(plan, path, cached=True) if path.is_file() else None


def run(
    plan: Plan,
    workbook: Workbook,
    *,
    cell_seconds: int = CELL_SECONDS,
    progress: Progress = _silent,
    force: bool = False,
) -> Run:
    """Run the notebook, or return the run that was done before.

    Parameters
    ----------
    plan : Plan
    workbook : Workbook
        Its ``.tallybook/runs/<run id>/`` receives the executed notebook.
    cell_seconds : int
        How long one cell may take.
    progress : callable
        Is given a line as the run goes on.
    force : bool
        Run again even where it was done before.

    Raises
    ------
    RunError
        If a cell raises or takes too long. The notebook as far as it ran is kept in ``.tallybook/failed/``.
    """
    before = find_run(plan, workbook)
    if before and not force:
        progress(f"{plan.notebook}: run {plan.key.run_id} was done before")
        return before
    from tallybook.press import nbfile

    folder = private(workbook, "runs") / plan.key.run_id
    started = time.monotonic()
    with (
        tempfile.TemporaryDirectory(prefix="tb-", ignore_cleanup_errors=True) as scratch,
        beside(folder, replace=force) as aside,
    ):
        notebook = _execute(plan, workbook, Path(scratch), cell_seconds, progress)
        (aside / f"{plan.notebook}.ipynb").write_bytes(nbfile.written(notebook))
    progress(f"{plan.notebook}: run {plan.key.run_id} took {time.monotonic() - started:.1f} s")
    return Run(plan, folder / f"{plan.notebook}.ipynb", cached=False)


def _execute(plan: Plan, workbook: Workbook, scratch: Path, cell_seconds: int, progress: Progress) -> Any:
    import papermill

    from tallybook.press import kernel, nbfile

    logging.getLogger("papermill").setLevel(logging.CRITICAL)
    logging.getLogger("traitlets").setLevel(logging.CRITICAL)
    env = kernel.environment(scratch, workbook.root, _inputs(plan, scratch), plan.article.published)
    output = scratch / "out.ipynb"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jupyter's own, about ids of cells and event loops
        try:
            executed = papermill.execute_notebook(
                nbfile.read(plan.path),
                str(output),
                parameters=dict(plan.parameters),
                kernel_name="python3",
                language="python",
                progress_bar=False,
                cwd=str(plan.path.parent),
                execution_timeout=cell_seconds,
                kernel_manager_class=kernel.kernel_class(scratch, env),
                shutdown_kernel="immediate",
                on_cell_executed=_reporter(plan, progress),
            )
        except Exception as error:
            raise _failure(plan, workbook, scratch, output, error, cell_seconds) from error
    return _settled(executed, plan, workbook, scratch)


def _inputs(plan: Plan, scratch: Path) -> Path:
    """Return a folder in which the notebook finds an article that is no seed, by its name."""
    folder = scratch / "inputs"
    folder.mkdir()
    if not plan.received.record:
        (folder / plan.received.name).write_bytes(plan.received.data)
    return folder


def _settled(notebook: Any, plan: Plan, workbook: Workbook, scratch: Path) -> Any:
    from tallybook.press.settle import settle

    settle(notebook, stand_ins(workbook, scratch))
    notebook["metadata"]["tallybook"] = about(plan)
    return notebook


def stand_ins(workbook: Workbook, scratch: Path) -> Mapping[str, str]:
    """Return what to put in an output for each path of this machine."""
    paths = {
        workbook.root: ".",
        scratch: "<scratch>",
        Path(tempfile.gettempdir()): "<scratch>",
        Path(sys.prefix): "<python>",
        Path(sys.base_prefix): "<python>",
        Path(__file__).resolve().parents[1]: "<tallybook>",
        Path.home(): "~",
    }
    return {str(path): words for path, words in paths.items()} | {
        str(path.resolve()): words for path, words in paths.items()
    }


def _reporter(plan: Plan, progress: Progress) -> Callable[..., None]:
    clock, injected = [time.monotonic()], [0]

    def report(*, cell: Any, cell_index: int, **_: object) -> None:
        now = time.monotonic()
        if INJECTED_TAG in cell["metadata"].get("tags", []):
            injected[0] = 1  # papermill's own cell, which the notebook as written does not have
        else:
            progress(f"{plan.notebook}: cell {cell_index + 1 - injected[0]} took {now - clock[0]:.1f} s")
        clock[0] = now

    return report


def _failure(
    plan: Plan, workbook: Workbook, scratch: Path, output: Path, error: Exception, cell_seconds: int
) -> RunError:
    """Keep the notebook as far as it ran, and return the error that says where."""
    from nbclient.exceptions import CellTimeoutError, DeadKernelError
    from papermill.exceptions import PapermillExecutionError

    from tallybook.press.settle import plain, without_chance

    number, kept = _evidence(plan, workbook, scratch, output)
    if isinstance(error, PapermillExecutionError):
        what = f"raised {error.ename}: {error.evalue}".rstrip(": ")
    elif isinstance(error, CellTimeoutError):
        what = f"took longer than {cell_seconds} seconds"
    elif isinstance(error, DeadKernelError):
        what = "ended its kernel"
    else:
        what = f"could not be run: {type(error).__name__}: {error}"
    what = without_chance(" ".join(plain(what).split()), stand_ins(workbook, scratch))
    remedy = f"The notebook as far as it ran is {kept}" if kept else ""
    return RunError(f"{plan.notebook}: cell {number} {what}", remedy=remedy)


def _evidence(plan: Plan, workbook: Workbook, scratch: Path, output: Path) -> tuple[int, str]:
    """Return the number of the failed cell, and where the notebook as far as it ran is kept."""
    from tallybook.press import nbfile

    with suppress(OSError, ValueError):
        notebook = nbfile.read(output)
        number = _failed_cell(notebook)
        kept = private(workbook, "failed") / f"{plan.notebook}-{plan.key.run_id}.ipynb"
        write_whole(kept, nbfile.written(_settled(notebook, plan, workbook, scratch)))
        return number, str(kept.relative_to(workbook.root))
    return 1, ""


def _failed_cell(notebook: Any) -> int:
    """Return the number of the cell that failed, in the notebook as written."""
    number = 0
    for cell in notebook["cells"]:
        if cell["metadata"].get("tags", []) in (["papermill-error-cell-tag"], [INJECTED_TAG]):
            continue
        number += 1
        status = cell["metadata"].get("papermill", {}).get("status")
        if status in ("failed", "running") or cell["metadata"].get("papermill", {}).get("exception"):
            return number
    return number
