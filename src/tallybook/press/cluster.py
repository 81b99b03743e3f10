"""Reports made on a Dask cluster, whose workers have the package and nothing of the workbook."""

from __future__ import annotations

import atexit
import io
import shutil
import tempfile
import zipfile
from collections.abc import Generator, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from tallybook.errors import InputError, TallybookError, UsageError
from tallybook.press.key import LOCK_FILES
from tallybook.press.place import beside, private
from tallybook.press.plan import Plan
from tallybook.press.pool import Task
from tallybook.workbook import Workbook

CONNECTING = 15
"""Seconds to wait for a scheduler."""

PACKED = ("seeds", "notebooks", "data")


def connect(address: str) -> Any:
    """Return a client of the scheduler at an address.

    Raises
    ------
    UsageError
        If the package distributed is not installed.
    InputError
        If nothing answers at the address.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise UsageError(
            "--scheduler", expected="the package distributed", found="none", remedy="Install the group scale."
        ) from error
    client: Any = Client
    try:
        return client(address, timeout=CONNECTING)
    except (OSError, ValueError) as error:
        raise InputError(
            address, expected="a Dask scheduler", found=" ".join(str(error).split()), remedy="Start `dask scheduler`."
        ) from error


def spread_on(address: str, tasks: Sequence[Task], workbook: Workbook) -> Generator[tuple[int, Any], None, None]:
    """Yield the number of each task and what it returned, or its error, as `pool.spread` does.

    What a worker ran is kept in the workbook, as if it had been run here.
    """
    if not tasks:
        return
    with connect(address) as client:
        distributed: Any = import_module("distributed")
        book = client.scatter(_packed(workbook), broadcast=True)
        futures = {client.submit(_done, book, task, pure=False): number for number, task in enumerate(tasks)}
        for future in distributed.as_completed(futures):
            try:
                result, runs = future.result()
            except distributed.KilledWorker:
                result, runs = TallybookError("the process that worked on it was killed, again and again"), {}
            except Exception as error:  # a defect of one task's is reported as that task's
                result, runs = TallybookError(f"unexpected {type(error).__name__}: {error}"), {}
            for run_id, files in runs.items():
                _keep(run_id, files, workbook)
            yield futures[future], result


def _packed(workbook: Workbook) -> bytes:
    """Return all of the workbook that a run reads, as a zip archive that depends on nothing else."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(workbook.root.glob("*")):
            inside = sorted(path.rglob("*")) if path.name in PACKED else [path] if path.name in LOCK_FILES else []
            for file in inside:
                if file.is_file():
                    entry = zipfile.ZipInfo(file.relative_to(workbook.root).as_posix())
                    archive.writestr(entry, file.read_bytes())
    return packed.getvalue()


@cache
def _unpacked(book: bytes) -> Path:
    """Return a folder of the worker's own with the workbook, the same for all tasks of a sweep."""
    folder = Path(tempfile.mkdtemp(prefix="tbw-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        archive.extractall(folder)
    for name in PACKED:
        (folder / name).mkdir(exist_ok=True)
    return folder


def _done(book: bytes, task: Any) -> tuple[Any, dict[str, dict[str, bytes]]]:
    """Do a task on a worker; return its result or its error, and what the runs that it made have left."""
    root = _unpacked(book)
    moved = [_moved(argument, root) for argument in task.args]
    try:
        result: Any = task.func(*moved, lambda _: None)
    except TallybookError as error:
        result = error
    runs: dict[str, dict[str, bytes]] = {}
    for plan in (argument for argument in moved if isinstance(argument, Plan)):
        folder = root / ".tallybook" / "runs" / plan.key.run_id
        if folder.is_dir():
            runs[plan.key.run_id] = {path.name: path.read_bytes() for path in folder.iterdir()}
    return result, runs


def _moved(argument: object, root: Path) -> object:
    """Return what an argument is where the workbook lies at `root`."""
    if isinstance(argument, Workbook):
        return Workbook(root)
    return replace(argument, path=root / "notebooks" / argument.path.name) if isinstance(argument, Plan) else argument


def _keep(run_id: str, files: dict[str, bytes], workbook: Workbook) -> None:
    folder = private(workbook, "runs") / run_id
    with suppress(OSError), beside(folder, replace=folder.exists()) as aside:
        for name, data in files.items():
            (aside / name).write_bytes(data)
