"""Small workbooks in a folder of the test's own."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tallybook.press.plan import Plan, plan
from tallybook.text.article import digest
from tallybook.text.intake import article_of, receive
from tallybook.workbook import Workbook

BODY = "At least 13 civilians were killed on Saturday, a monitor said.\n"
SEED = "small"
PARAMETERS = 'article: str = "small"  # The article.\ntop: int = 3  # How many.'
READS = "from tallybook.text.intake import read_article\nprint(len(read_article(article).body), top)"


HEAVY = ("pandas", "matplotlib", "papermill", "nbformat", "nbconvert", "pydantic", "IPython", "typst")
LIST_HEAVY = f"""
import sys
from tallybook.cli import main
try:
    code = main(sys.argv[1:])
except SystemExit as end:
    code = end.code
loaded = [name for name in {HEAVY!r} if name in sys.modules]
assert not loaded, loaded
sys.exit(code)
"""
"""A program that runs a command, and fails where it loads a package that it has no need of."""

Cell = tuple[str, str, Sequence[str]]


def markdown(source: str) -> Cell:
    """Return a Markdown cell."""
    return "markdown", source, ()


def code(source: str, *tags: str) -> Cell:
    """Return a code cell."""
    return "code", source, tags


def make_workbook(root: Path, **notebooks: Sequence[Cell]) -> Workbook:
    """Return a workbook with one seed and the given notebooks; ``a_b`` is called ``a-b``."""
    workbook = Workbook(root)
    add_seed(workbook, SEED, BODY.encode(), "2019-08-03")
    workbook.notebooks.mkdir()
    for name, cells in notebooks.items():
        write_notebook(workbook, name.replace("_", "-"), cells)
    return workbook


def add_seed(workbook: Workbook, name: str, data: bytes, published: str) -> None:
    """Write a seed with this text."""
    seed = workbook.seeds / name
    seed.mkdir(parents=True)
    (seed / "article.txt").write_bytes(data)
    (seed / "seed.toml").write_text(
        f'title = "{name.capitalize()}"\npublisher = "The Paper"\nagency = "An Agency"\npublished = {published}\n'
        f'timezone = "Asia/Damascus"\nsha256 = "{digest(data)}"\n',
        encoding="utf-8",
    )


def write_notebook(workbook: Workbook, name: str, cells: Sequence[Cell]) -> Path:
    """Write a notebook without outputs and return where it is."""
    path = workbook.notebooks / f"{name}.ipynb"
    path.write_text(json.dumps(notebook(cells)), encoding="utf-8")
    return path


def notebook(cells: Sequence[Cell]) -> dict[str, Any]:
    """Return a notebook as plain data."""
    made: list[dict[str, Any]] = []
    for number, (kind, source, tags) in enumerate(cells):
        cell: dict[str, object] = {
            "cell_type": kind,
            "id": f"c{number}",
            "metadata": {"tags": list(tags)},
            "source": source,
        }
        made.append(cell | ({"outputs": [], "execution_count": None} if kind == "code" else {}))
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": made}


def make_plan(workbook: Workbook, name: str, article: str = SEED, **given: object) -> Plan:
    """Return the plan of one notebook of the workbook."""
    received = receive(article, workbook)
    return plan([name], given, received, article_of(received, workbook), workbook)[0]
