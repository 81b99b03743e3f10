"""Start JupyterLab on the workbook."""

from __future__ import annotations

import argparse
import importlib.util
import os
import subprocess
import sys
from importlib.resources import files
from typing import TYPE_CHECKING

from tallybook.errors import TallybookError

if TYPE_CHECKING:
    from tallybook.workbook import Workbook

HELP = "start JupyterLab on the workbook"
START = "start.ipynb"
"""The page that JupyterLab opens."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser")
    parser.add_argument("--port", type=int, metavar="N", help="the port to listen on")


def run(arguments: argparse.Namespace) -> int:
    """Start it, and return its exit code when it ends."""
    from tallybook.workbook import find_workbook

    if importlib.util.find_spec("jupyterlab") is None:
        raise TallybookError("lab: JupyterLab is not installed", remedy="`make lab` installs it and starts it.")
    return subprocess.call([sys.executable, "-m", "jupyterlab", *options(find_workbook(), arguments)])


def options(workbook: Workbook, arguments: argparse.Namespace) -> list[str]:
    """Return JupyterLab's options: the workbook, its start page, our button, and no questions about news."""
    ours = files("tallybook") / "data" / "lab"
    given = [
        f"--ServerApp.root_dir={workbook.root}",
        f"--LabApp.extra_labextensions_path={ours / 'labextensions'}",
        f"--LabApp.app_settings_dir={ours / 'settings'}",
    ]
    given += [f"--LabApp.default_url=/lab/tree/{START}"] if (workbook.root / START).is_file() else []
    given += ["--no-browser"] if arguments.no_browser else []
    given += [f"--ServerApp.port={arguments.port}"] if arguments.port else []
    # JupyterLab refuses to run as root unless told to; in a container there is often no other user.
    return given + (["--allow-root"] if getattr(os, "geteuid", lambda: 1)() == 0 else [])
