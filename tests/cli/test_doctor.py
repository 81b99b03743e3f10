from __future__ import annotations

import importlib.metadata
from pathlib import Path

import pytest
from workbooks import code, make_workbook

from tallybook.cli import main


def test_all_that_is_needed_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TALLYBOOK_HOME", str(make_workbook(tmp_path, one=[code("1")]).root))
    assert main(["doctor"]) == 0
    said = capsys.readouterr().out
    assert f"papermill   {importlib.metadata.version('papermill')}\n" in said
    assert f"workbook    {tmp_path}\n" in said


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
    assert "typst       missing: no PDF\n" in capsys.readouterr().out


def test_outside_a_workbook_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TALLYBOOK_HOME", str(tmp_path))
    assert main(["doctor"]) == 1
    assert "workbook    missing: workbook: expected a folder with seeds/ and notebooks/" in capsys.readouterr().out
