from __future__ import annotations

import sys
from pathlib import Path

import pytest
from workbooks import make_workbook

from tallybook.cli import main


def test_without_jupyterlab_it_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    assert main(["lab"]) == 1
    assert capsys.readouterr().err == (
        "tallybook: lab: JupyterLab is not installed. `make lab` installs it and starts it.\n"
    )


@pytest.mark.parametrize(("user", "allowed"), [(1000, []), (0, ["--allow-root"])])
def test_jupyterlab_is_started_on_the_workbook_by_this_interpreter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, user: int, allowed: list[str]
) -> None:
    started: list[list[str]] = []

    def call(command: list[str]) -> int:
        started.append(command)
        return 0

    monkeypatch.setenv("TALLYBOOK_HOME", str(make_workbook(tmp_path).root))
    monkeypatch.setattr("importlib.util.find_spec", lambda _: object())
    monkeypatch.setattr("subprocess.call", call)
    monkeypatch.setattr("os.geteuid", lambda: user, raising=False)
    assert main(["lab", "--no-browser"]) == 0
    command = [sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={tmp_path}", "--no-browser"]
    assert started == [command + allowed]
