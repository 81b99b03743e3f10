"""Execute a notebook with papermill, in a kernel whose environment is the same everywhere."""

from __future__ import annotations

import logging
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import papermill
from papermill.engines import papermill_engines
from papermill.execute import raise_for_execution_errors
from papermill.utils import chdir

from tallybook.press import engine, kernel, nbfile
from tallybook.press.environment import environment
from tallybook.press.failure import INJECTED_TAG, failure
from tallybook.press.limits import Overdue, limited
from tallybook.press.passport import about
from tallybook.press.plan import Plan
from tallybook.press.settle import plain, settle, stand_ins
from tallybook.workbook import Workbook

LONGEST_WARNING = 200
_SETTINGS = {"kernel_name": "python3", "language": "python", "progress_bar": False, "shutdown_kernel": "immediate"}

papermill_engines.register(engine.NAME, engine.TallybookEngine)  # an environment that is older may not name it yet


def execute(
    plan: Plan,
    workbook: Workbook,
    scratch: Path,
    *,
    cell_seconds: int,
    run_seconds: int = 0,
    progress: Callable[[str], None],
    zygote: str | None = None,
    ledger: str = "",
) -> bytes:
    """Return the executed notebook, settled, as the bytes of its file.

    Parameters
    ----------
    plan : Plan
    workbook : Workbook
    scratch : Path
        An empty folder of the run's own, which nothing that lasts may name.
    cell_seconds : int
        How long one cell may take.
    run_seconds : int
        How long all cells together may take; 0 is no limit.
    progress : callable
        Is given a line for each cell.
    zygote : str or None
        The address of the process that forks kernels; empty for a kernel that starts cold, and None for papermill's
        own engine as well.
    ledger : str
        The sha256 of the article's ledger, which the passport names.

    Raises
    ------
    RunError
        If a cell raises or takes too long.
    """
    for name in ("papermill", "traitlets"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    env = environment(scratch, workbook.root, _inputs(plan, scratch), plan.article.published)
    output = scratch / "out.ipynb"
    with warnings.catch_warnings(), _kept(plan, workbook, scratch, output, cell_seconds, run_seconds):
        warnings.simplefilter("ignore")  # jupyter's own, about ids of cells and event loops
        run = _with_papermill if zygote is None else _with_ours
        executed = run(
            plan,
            str(output),
            execution_timeout=cell_seconds,
            kernel_manager_class=kernel.kernel_class(scratch, env, zygote or ""),
            on_cell_executed=_reporter(plan, progress),
        )
    settle(executed, stand_ins(workbook.root, scratch))
    executed["metadata"]["tallybook"] = about(plan, ledger)
    return nbfile.written(executed)


def _with_papermill(plan: Plan, output: str, **settings: Any) -> Any:
    """Return the notebook as papermill executes it, by itself."""
    folder = str(plan.path.parent)
    return papermill.execute_notebook(
        nbfile.read(plan.path), output, dict(plan.parameters), cwd=folder, **_SETTINGS, **settings
    )


def prepared(plan: Plan) -> Any:
    """Return the notebook with its parameters put in by papermill, ready to be executed."""
    return papermill.execute_notebook(
        nbfile.read(plan.path), None, dict(plan.parameters), prepare_only=True, **_SETTINGS
    )


def _with_ours(plan: Plan, output: str, **settings: Any) -> Any:
    """Return the notebook as papermill executes it with our engine, which has it written only where it fails."""
    notebook = prepared(plan)
    with chdir(str(plan.path.parent)):
        executed = papermill_engines.execute_notebook_with_engine(
            engine.NAME, notebook, output_path=output, **_SETTINGS, **settings
        )
    raise_for_execution_errors(executed, output)
    return executed


@contextmanager
def _kept(
    plan: Plan, workbook: Workbook, scratch: Path, output: Path, cell_seconds: int, run_seconds: int
) -> Iterator[None]:
    """Limit a run, and keep the notebook as far as it ran where it fails."""
    try:
        with limited(run_seconds):
            yield
    except Overdue as error:
        raise failure(plan, workbook, scratch, output, error, run_seconds) from error
    except Exception as error:
        raise failure(plan, workbook, scratch, output, error, cell_seconds) from error


def _inputs(plan: Plan, scratch: Path) -> Path:
    """Return a folder in which the notebook finds each article that is no seed, by its name."""
    folder = scratch / "inputs"
    folder.mkdir()
    for received in (plan.received, *plan.further):
        if not received.record:
            (folder / received.name).write_bytes(received.data)
    return folder


def _reporter(plan: Plan, progress: Callable[[str], None]) -> Callable[..., None]:
    clock, injected = [time.monotonic()], [0]

    def report(*, cell: Any, cell_index: int, **_: object) -> None:
        now = time.monotonic()
        if INJECTED_TAG in cell["metadata"].get("tags", []):
            injected[0] = 1  # papermill's own cell, which the notebook as written does not have
        else:
            progress(f"{plan.notebook}: cell {cell_index + 1 - injected[0]} took {now - clock[0]:.1f} s{_warned(cell)}")
        clock[0] = now

    return report


def _warned(cell: Any) -> str:
    """Return what a cell wrote to standard error, which no report shows, on one line."""
    errors = [output["text"] for output in cell["outputs"] if output.get("name") == "stderr"]
    words = " ".join(plain("".join(errors)).split())
    return f", and warned: {words[:LONGEST_WARNING]}" if words else ""
