"""The process that imports once and forks kernels: ``python -m tallybook.press.zygote PARENT FD ARTICLES MODULE …``.

FD is a listening local socket, ARTICLES a JSON list of those that are worth reading ahead. Who connects sends one
message, what to start, and gets back a process id and a handle of that process; when the connection ends, however it
ends, the kernel and what it started are killed. So no kernel outlives whoever asked for it. Before it forks, this
process has neither threads nor ZeroMQ contexts, and no file open: two kernels would move each other's place in it.

Linux only.
"""

from __future__ import annotations

import gc
import importlib.util
import json
import os
import random
import selectors
import signal
import socket
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from tallybook.press.processes import end_with

LONGEST_REQUEST = 1 << 20
REAPING = 0.5
"""Seconds between two looks for kernels that have ended."""

REOPENED = ("proj.db",)
"""Files that their libraries open anew in a forked process; PROJ does."""

JUPYTER = (
    *("IPython", "IPython.core.completer", "IPython.core.completerlib", "IPython.core.debugger"),
    *("IPython.core.logger", "IPython.core.oinspect", "IPython.core.pylabtools", "sqlite3"),
    *("IPython.extensions.storemagic", "comm", "debugpy", "ipykernel.control", "ipykernel.debugger"),
    *("ipykernel.heartbeat", "ipykernel.iostream", "ipykernel.ipkernel", "ipykernel.kernelapp"),
    *("ipykernel.shellchannel", "ipykernel.subshell_manager", "ipykernel.zmqshell", "jupyter_client.session"),
    *("psutil", "tornado.platform.asyncio", "zmq"),
)
"""What a kernel loads by itself, some of it only when it starts."""


def main(arguments: Sequence[str]) -> None:
    """Import, then fork on demand until the process is ended."""
    parent, descriptor, articles, *modules = arguments
    end_with(int(parent))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    listener = socket.socket(fileno=int(descriptor))
    before = dict(os.environ)
    _prepare([*JUPYTER, *modules], json.loads(articles))
    left = {name: value for name, value in os.environ.items() if name not in before}
    _Nursery(listener, left).serve()


def _prepare(modules: Sequence[str], articles: Sequence[str]) -> None:
    """Import the modules; one that has a function ``warm`` has it called, to fill the caches of what it needs."""
    gc.disable()  # there is hardly any garbage in what is loaded to stay; a kernel collects again
    for name in modules:
        with suppress(ModuleNotFoundError):
            module = importlib.import_module(name)
            getattr(module, "warm", lambda _: None)(articles)
    if threading.active_count() > 1:
        raise SystemExit("a thread was started: a fork of this process would hang")
    matplotlib_fonts = sys.modules.get("matplotlib.font_manager")
    if matplotlib_fonts:
        matplotlib_fonts._get_font.cache_clear()  # noqa: SLF001  # as matplotlib does itself in a forked process
    if _open_files():
        gc.collect()  # it may be open for nobody
    if _open_files():
        raise SystemExit(f"a file was left open, whose position kernels would share: {_open_files()[0]}")
    gc.freeze()


def _open_files() -> list[Path]:
    """Return the files on a disk that this process has open and that a fork of it would read on from."""
    handles = Path("/proc/self/fd").iterdir()
    return [file for file in (handle.readlink() for handle in handles if handle.is_file()) if file.name not in REOPENED]


class _Nursery:
    """The kernels that run, by the connection of whoever asked for each.

    Parameters
    ----------
    listener : socket
    left : mapping of str to str
        The environment variables that imports have set: they would set them in a new kernel too.
    """

    def __init__(self, listener: socket.socket, left: Mapping[str, str]) -> None:
        self._listener, self._left = listener, left
        self._kernels: dict[socket.socket, int] = {}
        self._selector = selectors.DefaultSelector()

    def serve(self) -> None:
        """Fork, and kill, until the process is ended."""
        signal.signal(signal.SIGTERM, self._end)
        self._selector.register(self._listener, selectors.EVENT_READ)
        while True:
            for key, _ in self._selector.select(REAPING if self._kernels else None):
                if key.fileobj is self._listener:
                    connection, _ = self._listener.accept()
                    self._selector.register(connection, selectors.EVENT_READ)
                else:
                    self._heard(key.fileobj)
            self._reap()

    def _heard(self, connection: Any) -> None:
        try:
            message = connection.recv(LONGEST_REQUEST)
        except OSError:
            message = b""
        if message and connection not in self._kernels:
            self._start(connection, json.loads(message))
            return
        self._selector.unregister(connection)
        connection.close()
        _kill(self._kernels.pop(connection, 0))

    def _start(self, connection: socket.socket, request: Mapping[str, Any]) -> None:
        number = os.fork()
        if number == 0:
            self._selector.close()
            for other in (self._listener, connection, *self._kernels):
                other.close()
            _become_kernel({**request, "env": {**self._left, **request["env"]}})
        self._kernels[connection] = number
        handle = os.pidfd_open(number)  # it is our child and not reaped yet: the number means no other process
        with suppress(OSError):
            socket.send_fds(connection, [json.dumps({"pid": number}).encode()], [handle])
        os.close(handle)

    def _reap(self) -> None:
        with suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass

    def _end(self, *_: object) -> None:
        for number in self._kernels.values():
            _kill(number)
        os._exit(0)


def _kill(number: int) -> None:
    """Kill a kernel and what it started: they are a process group."""
    if number:
        with suppress(OSError):
            os.killpg(number, signal.SIGKILL)


def _become_kernel(request: Mapping[str, Any]) -> None:
    """Be an ordinary kernel from here to the end of the process."""
    code = 1
    try:
        os.setsid()
        end_with(os.getppid(), signal.SIGKILL)
        _be_new(request)
        from ipykernel.kernelapp import IPKernelApp

        app: Any = IPKernelApp.instance()
        app.initialize(request["argv"])
        backend = sys.modules.get("matplotlib_inline.backend_inline")
        if backend:
            backend._enable_matplotlib_integration()  # noqa: SLF001  # it does so when it is imported by a kernel
        app.start()
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    finally:
        with suppress(OSError, ValueError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)


def _be_new(request: Mapping[str, Any]) -> None:
    """Give up what a new process would not have: signals, environment, chance, warnings that were given."""
    for number in (signal.SIGTERM, signal.SIGCHLD):
        signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.environ.clear()
    os.environ.update(request["env"])
    os.environ["JPY_PARENT_PID"] = str(os.getppid())
    os.chdir(request["cwd"])
    time.tzset()
    random.seed()
    chance = sys.modules.get("numpy.random")  # where it is not loaded yet it will begin anew by itself
    if chance:
        chance.seed()
    for module in list(sys.modules.values()):
        getattr(module, "__warningregistry__", {}).clear()
    launcher = importlib.util.find_spec("ipykernel_launcher")
    sys.argv = [str(launcher.origin) if launcher else "", *request["argv"]]
    sys.path.pop(0)  # where ``python -m`` looks first, which ipykernel's launcher takes away too
    gc.enable()


if __name__ == "__main__":
    main(sys.argv[1:])
