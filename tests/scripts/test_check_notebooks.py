"""Notebooks are committed without outputs, and thin."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from check_notebooks import NOTEBOOKS, main, notebook_problems

TIDY: dict[str, Any] = {
    "cell_type": "code",
    "source": ["charts.ranges(ledger)"],
    "outputs": [],
    "execution_count": None,
}


def problems(folder: Path, kernel: str = "python3", **cell: Any) -> list[str]:
    path = folder / "a.ipynb"
    notebook = {"metadata": {"kernelspec": {"name": kernel}}, "cells": [TIDY | cell]}
    path.write_text(json.dumps(notebook), encoding="utf-8")
    return [line.removeprefix(f"{path}: ") for line in notebook_problems(path)]


def test_a_tidy_notebook_passes(tmp_path: Path) -> None:
    assert problems(tmp_path) == []
    assert problems(tmp_path, cell_type="markdown", source="for a while, import re") == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("def f(): pass", "has def"),
        ("async def f(): pass", "has def"),
        ("class A: pass", "has class"),
        ("for a in b: a", "has for"),
        ("[a for a in b]", "has for"),
        ("while a: b", "has while"),
        ("f(lambda a: a)", "has lambda"),
        ("import re", "imports re"),
        ("from re import search", "imports re"),
        ("%matplotlib inline", "is not plain Python (invalid syntax)"),
    ],
)
def test_what_belongs_in_the_library_is_found(tmp_path: Path, source: str, found: str) -> None:
    assert problems(tmp_path, source=source) == [f"cell 1 {found}"]


def test_what_a_run_leaves_behind_is_found(tmp_path: Path) -> None:
    assert problems(tmp_path, outputs=[{}]) == ["cell 1 has outputs"]
    assert problems(tmp_path, execution_count=3) == ["cell 1 has an execution count"]
    assert problems(tmp_path, attachments={"a.png": {}}) == ["cell 1 has attachments"]


def test_a_kernel_that_only_one_machine_has_is_found(tmp_path: Path) -> None:
    assert problems(tmp_path, kernel="my-env") == ["its kernel is my-env, expected python3"]


def test_the_notebooks_of_the_workbook_are_tidy(capsys: pytest.CaptureFixture[str]) -> None:
    assert sorted(NOTEBOOKS.glob("*.ipynb"))
    assert main([]) == 0, capsys.readouterr().out
