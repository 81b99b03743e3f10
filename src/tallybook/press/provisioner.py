"""A kernel that is forked from the zygote, as jupyter_client starts and ends kernels."""

from __future__ import annotations

import asyncio
import json
import os
import select
import signal
import socket
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from jupyter_client.provisioning.local_provisioner import LocalProvisioner


class WarmProvisioner(LocalProvisioner):
    """Starts a kernel by asking the zygote at `address`; where it does not answer, as an ordinary process."""

    address: str = ""

    async def launch_kernel(self, cmd: list[str], **settings: Any) -> Any:
        """Start the kernel and return how to connect to it."""
        folder = str(settings.get("cwd") or Path.cwd())
        try:
            forked = _Forked(self.address, cmd[cmd.index("-f") :], folder, settings["env"])
        except OSError:
            return await super().launch_kernel(cmd, **settings)
        self.process = forked  # type: ignore[assignment]  # it has what the provisioner uses of a Popen
        self.pid = self.pgid = forked.pid
        self.cwd = folder
        return self.connection_info

    async def wait(self) -> int | None:
        """Return once the process has ended."""
        process: object = self.process
        if not isinstance(process, _Forked):
            return await super().wait()
        await process.ended()
        self.process = None
        return process.returncode


class _Forked:
    """The part of `subprocess.Popen` that a provisioner uses, for a process that is not our child."""

    stdin = stdout = stderr = None

    def __init__(self, address: str, argv: Sequence[str], cwd: str, env: dict[str, str]) -> None:
        self.returncode: int | None = None
        self._connection = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        try:
            self._connection.connect(address)
            self._connection.send(json.dumps({"argv": list(argv), "cwd": cwd, "env": env}).encode())
            answer, handles, _, _ = socket.recv_fds(self._connection, 1024, 1)
            if not handles:
                raise ConnectionError("the zygote has ended")
        except OSError:
            self._connection.close()
            raise
        self.pid: int = json.loads(answer)["pid"]
        self._handle = handles[0]

    def poll(self) -> int | None:
        """Return 0 once the process has ended: how, its parent alone is told."""
        if self.returncode is None and select.select([self._handle], [], [], 0)[0]:
            self.returncode = 0
            os.close(self._handle)
            self._connection.close()
        return self.returncode

    async def ended(self) -> None:
        """Wait until the process has ended."""
        if self.poll() is None:
            loop = asyncio.get_running_loop()
            over = asyncio.Event()
            loop.add_reader(self._handle, over.set)
            try:
                await over.wait()
            finally:
                loop.remove_reader(self._handle)
            self.poll()

    def wait(self) -> int | None:
        """Return once the process has ended."""
        if self.poll() is None:
            select.select([self._handle], [], [])
        return self.poll()

    def send_signal(self, number: int) -> None:
        """Send the process a signal, unless it has ended."""
        if self.poll() is None:
            with suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._handle, number)

    def terminate(self) -> None:
        """Ask the process to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """Kill the process."""
        self.send_signal(signal.SIGKILL)
