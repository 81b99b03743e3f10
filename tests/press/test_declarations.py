"""Each notebook's ``parameters`` cell says what the package declares."""

from __future__ import annotations

from pathlib import Path

import pytest

from tallybook.press import source
from tallybook.press.declarations import DECLARATIONS
from tallybook.press.parameters import Declaration, fit

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
WRITTEN_AS = {"choice": "text", "date": "text"}


@pytest.mark.parametrize("declaration", DECLARATIONS, ids=lambda declaration: declaration.notebook)
def test_the_parameters_cell_is_the_declaration(declaration: Declaration) -> None:
    notebook = source.load(NOTEBOOKS / f"{declaration.notebook}.ipynb")
    written = source.infer(notebook, declaration.notebook)
    assert [(row.name, row.kind, row.default) for row in written.parameters] == [
        (row.name, WRITTEN_AS.get(row.kind, row.kind), row.default) for row in declaration.parameters
    ]


@pytest.mark.parametrize("declaration", DECLARATIONS, ids=lambda declaration: declaration.notebook)
def test_every_declared_parameter_is_read(declaration: Declaration) -> None:
    notebook = source.load(NOTEBOOKS / f"{declaration.notebook}.ipynb")
    assert source.unread(notebook, tuple(row.name for row in declaration.parameters)) == ()


def test_every_notebook_of_the_workbook_is_declared() -> None:
    assert sorted(path.stem for path in NOTEBOOKS.glob("*.ipynb")) == [row.notebook for row in DECLARATIONS]


@pytest.mark.parametrize("declaration", DECLARATIONS, ids=lambda declaration: declaration.notebook)
def test_every_default_fits_its_own_type(declaration: Declaration) -> None:
    for row in declaration.parameters:
        assert fit(row, row.default) == row.default
        assert row.help.endswith(".")
