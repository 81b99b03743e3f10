"""The workbook is found from inside it, from the environment, or from the checkout."""

from __future__ import annotations

from pathlib import Path

import pytest

from tallybook.errors import InputError
from tallybook.workbook import HOME_VARIABLE, find_workbook


def make(folder: Path) -> Path:
    (folder / "seeds").mkdir(parents=True)
    (folder / "notebooks").mkdir()
    return folder


def test_a_folder_inside_the_workbook_finds_it(tmp_path: Path) -> None:
    root = make(tmp_path / "book")
    assert find_workbook(root / "notebooks").root == root


def test_the_variable_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    named = make(tmp_path / "named")
    monkeypatch.setenv(HOME_VARIABLE, str(named))
    assert find_workbook(make(tmp_path / "other")).root == named


def test_a_variable_that_names_no_workbook_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    with pytest.raises(InputError, match="seeds/ and notebooks/"):
        find_workbook()


def test_the_checkout_is_the_last_resort(tmp_path: Path) -> None:
    assert find_workbook(tmp_path).root == Path(__file__).resolve().parents[1]
