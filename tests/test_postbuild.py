"""The recipe for Binder puts our button and settings where JupyterLab looks, in whatever environment it is called."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_it_puts_the_button_and_the_settings_in_their_places(tmp_path: Path) -> None:
    bin_ = tmp_path / "bin"
    bin_.mkdir()
    # A python whose environment is a folder of the test's own.
    program = f'import sys; sys.prefix = "{tmp_path}"; exec(sys.argv.pop(2))'
    (bin_ / "python").write_text(f"#!/bin/sh\nexec {sys.executable} -c '{program}' \"$@\"\n")
    (bin_ / "python").chmod(0o755)
    assert os.access(ROOT / "postBuild", os.X_OK)
    environment = {**os.environ, "PATH": f"{bin_}:{os.environ['PATH']}"}
    subprocess.run([ROOT / "postBuild"], env=environment, cwd=tmp_path, check=True)
    share = tmp_path / "share" / "jupyter"
    record = json.loads((share / "labextensions" / "tallybook" / "package.json").read_text())
    assert (share / "labextensions" / "tallybook" / record["jupyterlab"]["_build"]["load"]).is_file()
    assert "@jupyterlab/apputils-extension:notification" in json.loads(
        (share / "lab" / "settings" / "overrides.json").read_text()
    )


def test_the_environment_that_it_is_called_in_has_jupyterlab_and_the_package() -> None:
    lines = (ROOT / "environment.yml").read_text(encoding="utf-8")
    assert "  - jupyterlab==" in lines
    assert "      - -e ." in lines
