"""The kernel that a notebook runs in: this interpreter, cold or forked."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager

LONGEST_SOCKET_NAME = 90


def kernel_class(private: Path, env: Mapping[str, str], zygote: str = "") -> type[AsyncKernelManager]:
    """Return a kernel manager that starts this very interpreter in `env`, whatever kernels are installed.

    Where the system has local sockets they are used rather than ports: two runs at once cannot meet on one, and
    nothing listens on the network. With the address of a zygote, the kernel is forked from it.
    """

    class RunKernel(AsyncKernelManager):
        def __init__(self, **settings: Any) -> None:
            super().__init__(**settings)
            self.connection_file = str(private / "k.json")
            if os.name == "posix" and len(self.connection_file) < LONGEST_SOCKET_NAME:
                self.transport = "ipc"

        @property
        def kernel_spec(self) -> KernelSpec:
            command = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
            return KernelSpec(argv=command, display_name="Python 3", language="python")

        async def _async_pre_start_kernel(self, **settings: Any) -> Any:
            if zygote:
                from tallybook.press.provisioner import WarmProvisioner

                self.provisioner = WarmProvisioner(kernel_id=self.kernel_id, kernel_spec=self.kernel_spec, parent=self)
                self.provisioner.address = zygote
            return await super()._async_pre_start_kernel(**settings | {"env": dict(env)})

    return RunKernel
