"""A notebook's bytes are those that nbformat writes."""

from __future__ import annotations

import copy
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
