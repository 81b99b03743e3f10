"""What the processes of the press have in common."""

from __future__ import annotations

import os
import signal
import sys


def end_with(parent: int, number: int = signal.SIGTERM) -> None:
    """Ask the system to end this process with a signal when its parent ends, however that ends; Linux only."""
    if sys.platform != "linux":
        return
    import ctypes

    set_parent_death_signal = 1
    ctypes.CDLL(None).prctl(set_parent_death_signal, number)
    if os.getppid() != parent:  # it was quicker
        os.kill(os.getpid(), number)
