"""Start JupyterLab on the workbook."""

from __future__ import annotations

import argparse
import importlib.util
import os
import subprocess
import sys

from tallybook.errors import TallybookError

HELP = "start JupyterLab on the workbook"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser")
    parser.add_argument("--port", type=int, metavar="N", help="the port to listen on")


def run(arguments: argparse.Namespace) -> int:
    """Start it, and return its exit code when it ends."""
    from tallybook.workbook import find_workbook

    if importlib.util.find_spec("jupyterlab") is None:
        raise TallybookError("lab: JupyterLab is not installed", remedy="`make lab` installs it and starts it.")
    command = [sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={find_workbook().root}"]
    command += ["--no-browser"] if arguments.no_browser else []
    command += [f"--ServerApp.port={arguments.port}"] if arguments.port else []
    # JupyterLab refuses to run as root unless told to; in a container there is often no other user.
    command += ["--allow-root"] if getattr(os, "geteuid", lambda: 1)() == 0 else []
    return subprocess.call(command)
