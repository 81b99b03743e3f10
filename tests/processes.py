"""The processes that a command leaves over: there may be none."""

from __future__ import annotations

import time
from contextlib import suppress

import psutil

PATIENCE = 10.0


def forked_for(parent: int) -> list[psutil.Process]:
    """Return the zygote that a process started and every kernel forked from it, whoever their parent is now."""
    return [process for process in psutil.process_iter() if _is_of(process, str(parent))]


def children() -> list[psutil.Process]:
    """Return the processes that this one started, but for the tracker that multiprocessing keeps to its end."""
    return [child for child in psutil.Process().children(recursive=True) if not _is_tracker(child)]


def _is_tracker(process: psutil.Process) -> bool:
    with suppress(psutil.Error):
        return any("multiprocessing.resource_tracker" in word for word in process.cmdline())
    return True


def left_over(parent: int) -> list[psutil.Process]:
    """Return those that are still there after a while."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and forked_for(parent):
        time.sleep(0.05)
    return forked_for(parent)


def _is_of(process: psutil.Process, parent: str) -> bool:
    with suppress(psutil.Error):
        words = process.cmdline()
        alive = process.status() != psutil.STATUS_ZOMBIE
        return alive and "tallybook.press.zygote" in words and parent in words
    return False
