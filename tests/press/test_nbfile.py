"""A notebook's bytes are those that nbformat writes."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import nbformat
from workbooks import code, markdown, notebook

from tallybook.press import nbfile


def test_a_notebook_is_written_as_nbformat_writes_it() -> None:
    reader: Any = nbformat
    made = reader.from_dict(notebook([markdown("# One\n\n“two”"), code("f(1)\ng(2)")]))
    outputs = [
        {"output_type": "stream", "name": "stdout", "text": "a\nb\n"},
        {
            "output_type": "display_data",
            "metadata": {},
            "data": {"text/html": "<p>\n</p>", "application/json": {"b": [1.5]}},
        },
    ]
    made["cells"][1]["outputs"] = reader.from_dict(outputs)
    expected = reader.writes(copy.deepcopy(made)) + "\n"
    assert nbfile.written(made).decode() == expected


def test_an_older_notebook_is_read_in_format_4(tmp_path: Path) -> None:
    cell = {"cell_type": "code", "input": ["f(1)"], "language": "python", "metadata": {}, "outputs": []}
    old = {"metadata": {}, "nbformat": 3, "nbformat_minor": 0, "worksheets": [{"cells": [cell], "metadata": {}}]}
    (tmp_path / "old.ipynb").write_text(json.dumps(old), encoding="utf-8")
    found = nbfile.read(tmp_path / "old.ipynb")
    assert (found["nbformat"], [cell["source"] for cell in found["cells"]]) == (4, ["f(1)"])
