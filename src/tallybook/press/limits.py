"""How long a run may take."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Overdue(KeyboardInterrupt):
    """A run took too long. It ends the run as Ctrl-C would: whatever waits for the kernel lets it through."""


@contextmanager
def limited(seconds: int) -> Iterator[None]:
    """Raise `Overdue` in this thread once so many seconds are over; 0 is no limit.

    Only the first thread of a process has an alarm, and only where the system has one; elsewhere there is no limit.
    """
    if not seconds or not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def end(*_: object) -> None:
        raise Overdue

    before = signal.signal(signal.SIGALRM, end)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
