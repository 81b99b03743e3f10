from __future__ import annotations

import importlib.metadata
from pathlib import Path

import pytest
from workbooks import code, make_workbook

from tallybook.cli import main


def _findings(capsys: pytest.CaptureFixture[str]) -> list[list[str]]:
    return [line.split(maxsplit=1) for line in capsys.readouterr().out.splitlines()]


def test_all_that_is_needed_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TALLYBOOK_HOME", str(make_workbook(tmp_path, one=[code("1")]).root))
    assert main(["doctor"]) == 0
    said = _findings(capsys)
    assert ["papermill", importlib.metadata.version("papermill")] in said
    assert ["workbook", str(tmp_path)] in said


def test_what_is_missing_is_said_with_what_it_costs(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    version = importlib.metadata.version

    def without_typst(name: str) -> str:
        if name == "typst":
            raise importlib.metadata.PackageNotFoundError
        return version(name)

    monkeypatch.setattr(importlib.metadata, "version", without_typst)
    monkeypatch.setenv("TALLYBOOK_HOME", str(make_workbook(tmp_path, one=[code("1")]).root))
    assert main(["doctor"]) == 1
    assert ["typst", "missing: no PDF"] in _findings(capsys)


def test_outside_a_workbook_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TALLYBOOK_HOME", str(tmp_path))
    assert main(["doctor"]) == 1
    [found] = [words for name, words in _findings(capsys) if name == "workbook"]
    assert found.startswith("missing: workbook: expected a folder with seeds/ and notebooks/")
