"""That a report was up to date, kept so that the next look at it is a matter of looking at files' times.

A receipt holds what the command was given and, for every file and folder that the answer went by, its size, its number
and its times of change, as they were before it was read. A file whose content changes gets another time of change,
which nobody can set; so while all of these are the same, the answer is. Where a time lies too close to the moment of
looking for a later change to show, no receipt is written.

This module is loaded before anything else and imports next to nothing.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FOLDER = ".tallybook/receipts"
TOO_CLOSE = 2_000_000_000
"""Nanoseconds: the coarsest clock of a file system in use."""

ABSENT = "-"
_PREFIX = "TALLYBOOK_"


def recall(given: Sequence[str]) -> str | None:
    """Return what was said when the same command last found a report up to date, if nothing has changed since."""
    head = _head(given)
    for folder in _places():
        try:
            with open(_path(folder, head), encoding="utf-8") as file:
                lines = file.read().split("\n")
        except (OSError, UnicodeDecodeError):
            continue
        said, kept = lines.pop(), lines[: len(head)]
        if kept == head and all(_same(line) for line in lines[len(head) :]):
            return said
        return None
    return None


class Receipt:
    """What an answer goes by, looked at before it is read."""

    def __init__(self, given: Sequence[str]) -> None:
        import time

        self._given, self._lines, self._sound = list(given), dict[str, str](), True
        self._limit = time.time_ns() - TOO_CLOSE

    def look(self, paths: Iterable[object]) -> None:
        """Take note of files and folders, or that they are not there."""
        for path in map(str, paths):
            try:
                found = os.stat(path)
            except OSError:
                self._lines[path] = ABSENT
                continue
            self._lines[path] = _told(found)
            self._sound = self._sound and max(found.st_mtime_ns, found.st_ctime_ns) < self._limit

    def write(self, root: str, said: str) -> None:
        """Keep the answer for the workbook at `root`, unless a file was changed too lately to tell."""
        if not self._sound or "\n" in said + "".join(self._lines):
            return
        head = _head(self._given)
        body = [*head, *(f"{line} {path}" for path, line in self._lines.items()), said]
        path = _path(root, head)
        try:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(f"{path}.{os.getpid()}", "w", encoding="utf-8") as file:
                file.write("\n".join(body))
            os.replace(file.name, path)
        except OSError:
            return  # it would only have been quicker


def _head(given: Sequence[str]) -> list[str]:
    """Return all that decides what a command does and is no file, a line each."""
    settings = sorted(f"{name}={value}" for name, value in os.environ.items() if name.startswith(_PREFIX))
    return [repr(part) for part in (list(given), os.getcwd(), settings, sys.version, sys.path)]


def _places() -> Iterable[str]:
    """Return the folders that may be the workbook, in the order in which it is looked for."""
    named = os.environ.get("TALLYBOOK_HOME")
    if named:
        return [named]
    here = os.getcwd()
    parts = here.split(os.sep)
    return [os.sep.join(parts[:end]) or os.sep for end in range(len(parts), 0, -1)] + [__file__.rpartition("/src/")[0]]


def _path(root: str, head: Sequence[str]) -> str:
    from binascii import crc32

    return f"{root}/{FOLDER}/{crc32(repr(head).encode()):08x}"


def _same(line: str) -> bool:
    """Say whether a file is as a line of a receipt tells."""
    told, _, path = line.partition(" ")
    try:
        return told == _told(os.stat(path))
    except OSError:
        return told == ABSENT


def _told(found: os.stat_result) -> str:
    return f"{found.st_mtime_ns}:{found.st_ctime_ns}:{found.st_size}:{found.st_ino}:{found.st_dev}"
