"""JupyterLab on a copy of the workbook, and what one does in it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "a-test"
PATIENCE = 120_000
"""Milliseconds; the machine may be busy."""


@contextmanager
def started(book: Path) -> Iterator[str]:
    """Give the address of JupyterLab, started by the command on a copy of the workbook in `book`."""
    for name in ("seeds", "notebooks", "data"):
        shutil.copytree(ROOT / name, book / name)
    shutil.copy(ROOT / "start.ipynb", book)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    home = book.parent / "home"
    (home / ".jupyter").mkdir(parents=True)
    seen = '{"LabApp": {"expose_app_in_browser": true}}'  # so that a test can ask a notebook how far it is
    (home / ".jupyter" / "jupyter_lab_config.json").write_text(seen, encoding="utf-8")
    places = {"HOME": str(home), "JUPYTER_TOKEN": TOKEN, "TALLYBOOK_HOME": str(book), "TALLYBOOK_REVIEWER": "Anna"}
    command = [sys.executable, "-m", "tallybook.cli", "lab", "--no-browser", "--port", str(port)]
    log = book.parent / "lab.log"
    with log.open("w") as said:
        process = subprocess.Popen(command, env={**os.environ, **places}, stdout=said, stderr=said)
        try:
            _wait(f"http://127.0.0.1:{port}/api?token={TOKEN}", process, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=60)


def _wait(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < deadline:
        assert process.poll() is None, log.read_text()
        try:
            urllib.request.urlopen(url, timeout=5).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise AssertionError(log.read_text())


def open_notebook(page: Page, address: str, name: str) -> None:
    """Open a notebook by itself, in a workspace of its own, when its kernel is ready."""
    space = name.replace("/", "-").removesuffix(".ipynb")
    page.goto(f"{address}/lab/workspaces/{space}/tree/{name}?token={TOKEN}", timeout=PATIENCE)
    idle(page)


def idle(page: Page) -> None:
    """Wait until the kernel of the notebook shown has nothing to do."""
    page.wait_for_function(
        "() => window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'",
        timeout=PATIENCE,
    )


def run_all(page: Page) -> None:
    """Run all cells, as the menu does, and wait until each has run."""
    done = page.evaluate("() => jupyterapp.commands.execute('notebook:run-all-cells')")
    assert done, failures(page)
    idle(page)


def failures(page: Page) -> list[str]:
    """Return what cells of the notebook shown raised or complained of."""
    found: list[str] = page.evaluate(
        """() => jupyterapp.shell.currentWidget.content.widgets
          .filter((cell) => cell.model.type === "code")
          .flatMap((cell) => cell.model.outputs.toJSON())
          .filter((output) => output.output_type === "error" || output.name === "stderr")
          .map((output) => output.evalue ?? output.text)"""
    )
    return found


def end_kernels(page: Page) -> None:
    """End every kernel, as a reader does who is done."""
    page.evaluate("async () => { await window.jupyterapp?.serviceManager.sessions.shutdownAll(); }")
