"""The kernel that a notebook runs in: this interpreter, in an environment that is the same everywhere."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager

from tallybook.text.intake import INPUTS_VARIABLE
from tallybook.workbook import HOME_VARIABLE

EPOCH = date(1980, 1, 1)
"""The date of an article without one: the earliest that every format can hold."""

LONGEST_SOCKET_NAME = 90
_UNWANTED = ("LANG", "LANGUAGE", "PYTHONSTARTUP", "PYTHONWARNINGS")


def environment(private: Path, home: Path, inputs: Path, published: date | None) -> dict[str, str]:
    """Return the kernel's environment: nothing in it depends on where, when or by whom the notebook is run.

    Parameters
    ----------
    private : Path
        A folder of the run's own, for the settings of IPython and Matplotlib: the user's are not read.
    home, inputs : Path
        The workbook, and the folder of the article where it is no seed.
    published : date or None
        The article's date, which time stamps in drawings are set to.
    """
    (private / "matplotlibrc").write_text("svg.hashsalt: tallybook\n", encoding="utf-8")
    noon = datetime.combine(published or EPOCH, datetime.min.time(), UTC)
    kept = {name: value for name, value in os.environ.items() if name not in _UNWANTED and not name.startswith("LC_")}
    return kept | {
        "COLUMNS": "80",
        "IPYTHONDIR": str(private / "ipython"),
        "LC_ALL": "C.UTF-8",
        "MATPLOTLIBRC": str(private / "matplotlibrc"),
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "PYDEVD_DISABLE_FILE_VALIDATION": "1",
        "PYTHONHASHSEED": "0",
        "SOURCE_DATE_EPOCH": str(int(noon.timestamp())),
        "TZ": "UTC",
        HOME_VARIABLE: str(home),
        INPUTS_VARIABLE: str(inputs),
    }


def kernel_class(private: Path, env: Mapping[str, str]) -> type[AsyncKernelManager]:
    """Return a kernel manager that starts this very interpreter in `env`, whatever kernels are installed.

    Where the system has local sockets they are used rather than ports: two runs at once cannot meet on one, and
    nothing listens on the network.
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
            return await super()._async_pre_start_kernel(**settings | {"env": dict(env)})

    return RunKernel
