from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import pytest
from workbooks import make_workbook

from tallybook.cli import main
from tallybook.cli.lab import START, options


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
    [command] = started
    assert command[:4] == [sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={tmp_path}"]
    assert [word for word in command if word.startswith(("--no", "--allow"))] == ["--no-browser", *allowed]


def test_our_button_and_settings_come_along_and_the_start_page_where_there_is_one(tmp_path: Path) -> None:
    book = make_workbook(tmp_path)
    given = argparse.Namespace(no_browser=False, port=None)
    named = dict(word.removeprefix("--").split("=", 1) for word in options(book, given) if "=" in word)
    assert "LabApp.default_url" not in named
    extension = Path(named["LabApp.extra_labextensions_path"]) / "tallybook"
    record = json.loads((extension / "package.json").read_text())
    assert (extension / record["jupyterlab"]["_build"]["load"]).is_file()
    schema = json.loads((extension / "schemas" / "tallybook" / "plugin.json").read_text())
    assert [item["command"] for item in schema["jupyter.lab.toolbars"]["Notebook"]] == ["tallybook:publish"]
    overrides = json.loads((Path(named["LabApp.app_settings_dir"]) / "overrides.json").read_text())
    assert overrides["@jupyterlab/apputils-extension:notification"]["fetchNews"] == "false"
    (tmp_path / START).write_text("{}")
    assert f"--LabApp.default_url=/lab/tree/{START}" in options(book, given)
