"""Where a command's output goes: standard output, or a file put in place whole."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from tallybook.errors import TallybookError, UsageError
from tallybook.text.terminal import visible


def write(pieces: Iterable[str | bytes], path: str | None) -> None:
    """Write the pieces one after the other, to standard output where `path` is None or ``-``.

    A file is written aside and moved into place when all is there; a device or a pipe is written to as it stands.

    Raises
    ------
    TallybookError
        If the file cannot be written.
    """
    if path is None or path == "-":
        for piece in pieces:
            _to_stdout(piece)
        return
    import tempfile

    target = Path(path)
    if target.exists() and not target.is_file():
        _write_device(pieces, target)
        return
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    except OSError as error:
        raise _cannot(target, error) from error
    try:
        with os.fdopen(handle, "wb") as file:
            for piece in pieces:
                file.write(_bytes(piece))
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except OSError as error:
        raise _cannot(target, error) from error
    finally:
        Path(name).unlink(missing_ok=True)


def shown(path: Path) -> str:
    """Return a path as short as it can be said from here, fit for a terminal."""
    try:
        return visible(str(path.resolve().relative_to(Path.cwd())))
    except ValueError:
        return visible(str(path))


def _write_device(pieces: Iterable[str | bytes], target: Path) -> None:
    if target.is_dir():
        raise UsageError(f"{target}: -o", expected="the name of a file", found="a folder")
    with target.open("wb") as file:
        for piece in pieces:
            file.write(_bytes(piece))


def _to_stdout(piece: str | bytes) -> None:
    if isinstance(piece, bytes):
        sys.stdout.flush()
        sys.stdout.buffer.write(piece)
    else:
        sys.stdout.write(piece)
        sys.stdout.flush()


def _bytes(piece: str | bytes) -> bytes:
    return piece if isinstance(piece, bytes) else piece.encode("utf-8")


def _cannot(path: Path, error: OSError) -> TallybookError:
    return TallybookError(f"{path}: cannot be written", found=error.strerror or str(error))
