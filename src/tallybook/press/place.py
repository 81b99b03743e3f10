"""Files put in place whole, and the folders of the workbook that the press keeps to itself."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from tallybook.errors import TallybookError, UsageError
from tallybook.workbook import Workbook

LOCK_PATIENCE = 60.0
"""Seconds to wait for another process that is putting files into the same folder."""


def private(workbook: Workbook, *parts: str) -> Path:
    """Return a folder of the press's own, ``.tallybook/…`` in the workbook, after making it."""
    folder = workbook.root.joinpath(".tallybook", *parts)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise TallybookError(
            f"{folder}: cannot be made", found=error.strerror or str(error), remedy="Work in a copy of the workbook."
        ) from error
    keep_out = workbook.root / ".tallybook" / ".gitignore"
    if not keep_out.exists():
        write_whole(keep_out, b"*\n")
    return folder


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, where there is none.

    Raises
    ------
    TallybookError
        If it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _cannot_write(folder, error) from error


def check_writable(folder: Path) -> None:
    """Refuse a folder that nothing could be put into, before any work is done for it.

    Raises
    ------
    UsageError
        With what the system says.
    """
    nearest = next(place for place in (folder, *folder.absolute().parents) if place.exists())
    try:
        handle, name = tempfile.mkstemp(dir=nearest, prefix=".tallybook.")
    except OSError as error:
        found = error.strerror or str(error)
        raise UsageError(f"{folder}: cannot be written", found=found, remedy="Choose another place with -o.") from error
    os.close(handle)
    Path(name).unlink()


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that nobody ever sees half of it.

    Raises
    ------
    TallybookError
        If the folder cannot be written to.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise _cannot_write(path, error) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except OSError as error:
        raise _cannot_write(path, error) from error
    finally:
        Path(name).unlink(missing_ok=True)


@contextmanager
def beside(folder: Path, *, replace: bool = False) -> Iterator[Path]:
    """Give a new folder beside `folder`, and move it into place whole when the work is done.

    Where another process was quicker, its folder stays and this one goes: both hold the same. With `replace`, a folder
    that is there already makes way.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
    try:
        yield aside
        aside.chmod(0o755)
        if replace:
            shutil.rmtree(folder, ignore_errors=True)
        with suppress(OSError):
            aside.rename(folder)
        if not folder.is_dir():
            raise TallybookError(f"{folder}: cannot be made", remedy="Check the permissions of the folder above it.")
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def place(files: Mapping[str, bytes], folder: Path, staging: Path) -> None:
    """Put `files` into `folder`: all are written first, then each is moved into place whole.

    A folder that is new is moved into place as one. What else a folder holds stays as it is. Two processes take turns
    by holding a lock.

    Parameters
    ----------
    files : mapping of str to bytes
        By file name.
    folder : Path
    staging : Path
        Where to write them first, unless `folder` is on another file system.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        near = staging.stat().st_dev == folder.parent.stat().st_dev
        aside = Path(tempfile.mkdtemp(dir=staging if near else folder.parent, prefix=f".{folder.name}."))
    except OSError as error:
        raise _cannot_write(folder, error) from error
    try:
        aside.chmod(0o755)
        for name, data in files.items():
            (aside / name).write_bytes(data)
        if not folder.exists():
            aside.rename(folder)
            return
        for name in files:
            (aside / name).replace(folder / name)
    except OSError as error:
        raise _cannot_write(folder, error) from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)


@contextmanager
def held(lock: Path) -> Iterator[None]:
    """Hold a lock: a file that only one process can make. A lock whose process is gone is taken over."""
    deadline = time.monotonic() + LOCK_PATIENCE
    while not _taken(lock):
        if _abandoned(lock):
            lock.unlink(missing_ok=True)
        elif time.monotonic() > deadline:
            raise TallybookError(f"{lock.stem}: another process is writing it", remedy=f"If none is, delete {lock}.")
        else:
            time.sleep(0.05)
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)


def _taken(lock: Path) -> bool:
    try:
        handle = os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644)
    except FileExistsError:
        return False
    with os.fdopen(handle, "w") as file:
        file.write(str(os.getpid()))
    return True


def _abandoned(lock: Path) -> bool:
    from psutil import pid_exists  # not at the top: the up-to-date path holds no lock

    try:
        owner = lock.read_text()
    except FileNotFoundError:
        return False
    return owner.isdigit() and not pid_exists(int(owner))


def _cannot_write(path: Path, error: OSError) -> TallybookError:
    return TallybookError(
        f"{path}: cannot be written", found=error.strerror or str(error), remedy="Choose another place with -o."
    )
