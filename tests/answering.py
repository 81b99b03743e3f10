"""Notebooks answered in this very process: quick enough to ask each of them about many articles."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tallybook.press import source
from tallybook.press.declarations import declared


def answered(path: Path, **given: object) -> tuple[dict[str, Any], Mapping[str, Any]]:
    """Return a notebook with the outputs that its cells give, and the parameters that they were given."""
    notebook = source.load(path)
    declaration = declared(path.stem)
    assert declaration is not None
    parameters = {row.name: given.get(row.name, row.default) for row in declaration.parameters}
    names: dict[str, Any] = {}
    for cell in notebook["cells"]:
        if source.PARAMETERS_TAG in source.tags(cell):
            names |= parameters
        elif cell["cell_type"] == "code":
            cell["outputs"] = _outputs(source.text(cell), names)
    return notebook, parameters


def _outputs(code: str, names: dict[str, Any]) -> list[dict[str, Any]]:
    tree = ast.parse(code)
    *_, last = tree.body
    if not isinstance(last, ast.Expr):
        exec(compile(tree, "cell", "exec"), names)
        return []
    tree.body.pop()
    exec(compile(tree, "cell", "exec"), names)
    shown = eval(compile(ast.Expression(last.value), "cell", "eval"), names)
    data = shown._repr_mimebundle_()
    return [{"output_type": "execute_result", "data": data, "metadata": {}, "execution_count": 1}]
