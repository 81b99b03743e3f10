"""Kernels that start warm: forked, for each run, from a process that has done the imports."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from tallybook.press.environment import environment
from tallybook.text.intake import Received
from tallybook.workbook import Workbook

WORTH: Mapping[str, tuple[str, ...]] = {
    "matplotlib": ("matplotlib.pyplot", "matplotlib_inline.backend_inline"),
    "numpy": ("numpy",),
    "pandas": ("pandas",),
    "tallybook": ("matplotlib.hatch", "tallybook.report.shown", "tallybook.report.warming", "tomllib"),
}
"""What takes long to load, and what to load where a notebook imports it. Modules of reports are named here rather than
imported: the press knows nothing of what reports are made of."""

LONGEST_ADDRESS = 100
"""A local socket's name has 108 bytes."""


@contextmanager
def zygote(workbook: Workbook, imported: Iterable[str], articles: Iterable[Received] = ()) -> Iterator[str]:
    """Start the process that forks kernels, and give its address; empty where there is none on this system.

    It is ready some time later; whoever connects before that waits. When the block ends, it and every kernel are
    gone.

    Parameters
    ----------
    workbook : Workbook
    imported : iterable of str
        The packages that the notebooks import; those that take long to load are loaded ahead.
    articles : iterable of Received
        Those that many runs will read: they are read ahead.
    """
    modules = [module for name in sorted(set(imported)) for module in WORTH.get(name, ())]
    if not sys.platform.startswith("linux"):
        yield ""
        return
    with tempfile.TemporaryDirectory(prefix="tbz-", ignore_cleanup_errors=True) as folder:
        address = str(Path(folder) / "z")
        if len(os.fsencode(address)) > LONGEST_ADDRESS:
            yield ""
            return
        process = _start(address, Path(folder), workbook, modules, tuple(articles))
        try:
            yield address
        finally:
            process.terminate()
            process.wait()


def _start(
    address: str, folder: Path, workbook: Workbook, modules: Sequence[str], articles: Sequence[Received]
) -> subprocess.Popen[bytes]:
    for received in articles:
        if not received.record:
            (folder / received.name).write_bytes(received.data)
    names = json.dumps([received.name for received in articles])
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as listener:
        listener.bind(address)
        listener.listen(os.cpu_count() or 1)
        told = (str(os.getpid()), str(listener.fileno()), names)
        return subprocess.Popen(
            [sys.executable, "-m", "tallybook.press.zygote", *told, *modules],
            env=environment(folder, workbook.root, folder, None),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=[listener.fileno()],
        )
