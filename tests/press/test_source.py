from __future__ import annotations

from pathlib import Path

import pytest
from workbooks import code, markdown, notebook

from tallybook.errors import InputError, UsageError
from tallybook.press import source
from tallybook.press.parameters import Parameter

CELL = """from typing import Literal
article: str = "small"  # The article.
top: int = 3  # How many.
rate = 0.5
wide: bool = False
names: list[str] = []
policy: Literal["strict", "wide"] = "strict"  # How wide."""


def test_a_parameters_cell_declares_types_defaults_and_help() -> None:
    declaration = source.infer(notebook([code(CELL, "parameters")]), "mine")
    assert declaration.parameters == (
        Parameter("article", "article", "small", "The article."),
        Parameter("top", "integer", 3, "How many."),
        Parameter("rate", "number", 0.5, ""),
        Parameter("wide", "flag", False, ""),
        Parameter("names", "texts", [], ""),
        Parameter("policy", "choice", "strict", "How wide.", ("strict", "wide")),
    )


def test_a_notebook_without_a_parameters_cell_declares_nothing() -> None:
    assert source.infer(notebook([code("x = 1")]), "mine").parameters == ()


@pytest.mark.parametrize("line", ["top = len('abc')", "top: dict = {}", "for top in []: pass", "top = 1 +"])
def test_a_parameters_cell_that_computes_is_refused(line: str) -> None:
    with pytest.raises(UsageError, match="mine: parameters cell"):
        source.infer(notebook([code(line, "parameters")]), "mine")


def test_a_parameter_that_no_other_cell_reads_is_found() -> None:
    cells = [code("top = 3\nrest = 4", "parameters"), markdown("rest"), code("%matplotlib inline\nprint(top)")]
    assert source.unread(notebook(cells), ("top", "rest")) == ("rest",)


def test_outputs_and_cell_ids_do_not_change_what_a_notebook_says() -> None:
    before, after = notebook([code("1 + 1")]), notebook([code("1 + 1")])
    after["cells"][0] |= {"outputs": [{"output_type": "stream"}], "id": "x", "execution_count": 4}
    assert source.content(before) == source.content(after)
    assert source.content(before) != source.content(notebook([code("1 + 2")]))


def test_a_file_that_is_no_notebook_is_an_input_error(tmp_path: Path) -> None:
    path = tmp_path / "x.ipynb"
    path.write_text("[]")
    with pytest.raises(InputError, match=r"x\.ipynb: expected a Jupyter notebook"):
        source.load(path)
