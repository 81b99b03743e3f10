"""A notebook as written: its cells as plain data, its parameters cell, and which names its code reads."""

from __future__ import annotations

import ast
import builtins
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tallybook.errors import InputError, UsageError
from tallybook.press.parameters import Declaration, Parameter

PARAMETERS_TAG = "parameters"
OURS = "tb"
HARMLESS = ("bool", "dict", "float", "int", "len", "list", "print", "set", "sorted", "str", "tuple")
"""Python's own functions that read no file and run no code."""

WORKBOOKS = ("add", "contents", "explore", "lab", "publish")
"""Names of the package that look at the whole workbook."""

_NAMED = {"article": ("text", "article"), "articles": ("texts", "articles")}
_KINDS = {"str": "text", "int": "integer", "float": "number", "bool": "flag", "list[str]": "texts", "date": "date"}


def load(path: Path) -> dict[str, Any]:
    """Return the notebook as plain data.

    Raises
    ------
    InputError
        If it is not a notebook of format 4.
    """
    try:
        notebook = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise InputError(path.name, expected="a Jupyter notebook", found=str(error)) from error
    if not isinstance(notebook, dict) or notebook.get("nbformat") != 4 or "cells" not in notebook:
        raise InputError(path.name, expected="a Jupyter notebook of format 4", found="something else")
    return notebook


def content(notebook: Mapping[str, Any]) -> bytes:
    """Return what the notebook says, in one canonical form: its cells without ids, outputs and counts."""
    cells = [
        {
            "kind": cell["cell_type"],
            "source": text(cell),
            "tags": tags(cell),
            "attachments": cell.get("attachments", {}),
            **_declared(cell),
        }
        for cell in notebook["cells"]
    ]
    title = notebook.get("metadata", {}).get("title", "")
    return json.dumps({"title": title, "cells": cells}, sort_keys=True, ensure_ascii=False).encode("utf-8")


def code(notebook: Mapping[str, Any]) -> bytes:
    """Return what of a notebook is executed, in one canonical form: its code cells with their tags."""
    cells = [[text(cell), tags(cell)] for cell in notebook["cells"] if cell["cell_type"] == "code"]
    return json.dumps(cells, ensure_ascii=False).encode("utf-8")


def _declared(cell: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the notebook's author answers for in a cell, where there is anything."""
    said = cell.get("metadata", {}).get("tallybook")
    return {"declared": said} if said else {}


def text(cell: Mapping[str, Any]) -> str:
    r"""Return the source of a cell, which a notebook keeps as text or as a list of lines.

    >>> text({"source": ["a\n", "b"]})
    'a\nb'
    """
    source = cell["source"]
    return source if isinstance(source, str) else "".join(source)


def language(notebook: Mapping[str, Any]) -> str:
    """Return the language that the notebook is written in, in lower case; where it does not say, ``python``."""
    metadata = notebook.get("metadata", {})
    named = metadata.get("kernelspec", {}).get("language") or metadata.get("language_info", {}).get("name")
    return str(named or "python").lower()


def tags(cell: Mapping[str, Any]) -> list[str]:
    """Return the tags of a cell."""
    return list(cell.get("metadata", {}).get("tags", []))


def infer(notebook: Mapping[str, Any], name: str) -> Declaration:
    """Return the declaration that a notebook's own ``parameters`` cell amounts to.

    A line ``count: int = 5  # How many rows`` declares a whole number; without an annotation the default tells.
    ``Literal["a", "b"]`` declares a choice. A parameter called ``article`` is a seed's id or a path, and one called
    ``articles`` a list of them.

    Raises
    ------
    UsageError
        If the cell holds anything but names and plain values.
    """
    source = next((text(cell) for cell in notebook["cells"] if PARAMETERS_TAG in tags(cell)), "")
    lines = source.splitlines()
    rows = []
    try:
        tree = ast.parse(source)
    except SyntaxError as error:
        raise _unclear(name, (error.text or source).strip()) from error
    for node in tree.body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            continue
        rows.append(_row(node, lines, name))
    return Declaration(name, tuple(rows))


def unread(notebook: Mapping[str, Any], names: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of `names` that no cell but the ``parameters`` cell reads."""
    read: set[str] = set()
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code" and PARAMETERS_TAG not in tags(cell):
            read |= _names(text(cell))
    return tuple(name for name in names if name not in read)


def imports(notebook: Mapping[str, Any]) -> frozenset[str]:
    """Return the packages that the code of a notebook imports at its top level or anywhere in it."""
    found: set[str] = set()
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            found |= {name.split(".")[0] for name in _imported(text(cell))}
    return frozenset(found)


def keeps_to_its_articles(notebook: Mapping[str, Any]) -> bool:
    """Say whether the code can be seen to read no articles but those that it names: it does nothing but call ours."""
    trees = [_tree(text(cell)) for cell in notebook["cells"] if cell["cell_type"] == "code"]
    return all(tree is not None and all(map(_is_harmless, ast.walk(tree))) for tree in trees)


def _tree(code: str) -> ast.Module | None:
    try:
        return ast.parse(code)
    except SyntaxError:
        return None


def _is_harmless(node: ast.AST) -> bool:
    if isinstance(node, ast.Import):
        return [(alias.name, alias.asname) for alias in node.names] == [("tallybook", OURS)]
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
        return node.id not in vars(builtins) or node.id in HARMLESS
    if isinstance(node, ast.Attribute):
        return not (node.attr.startswith("_") or (isinstance(node.value, ast.Name) and node.attr in WORKBOOKS))
    return not isinstance(node, ast.ImportFrom)


def _imported(code: str) -> set[str]:
    nodes = list(ast.walk(_parsed(code) or ast.Module([], [])))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return plain | {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}


def _parsed(code: str) -> ast.Module | None:
    """Return the tree of a cell's Python, lines of IPython's own left out; None if it cannot be read."""
    lines = [line for line in code.splitlines() if not line.lstrip().startswith(("%", "!"))]
    try:
        return ast.parse("\n".join(lines))
    except SyntaxError:
        return None


def _names(code: str) -> set[str]:
    tree = _parsed(code)
    if tree is None:
        return {word.strip("()[]{},:=.'\"") for word in code.split()}
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}


def _row(node: ast.stmt, lines: list[str], notebook: str) -> Parameter:
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None:
        target, annotation, value = node.target.id, ast.unparse(node.annotation), node.value
    elif isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
        target, annotation, value = node.targets[0].id, "", node.value
    else:
        raise _unclear(notebook, ast.unparse(node))
    try:
        default = ast.literal_eval(value)
    except ValueError as error:
        raise _unclear(notebook, ast.unparse(node)) from error
    kind = _KINDS.get(annotation or _type_name(default))
    choices: tuple[str, ...] = ()
    if annotation.startswith("Literal["):
        kind, choices = "choice", tuple(ast.literal_eval(f"({annotation[8:-1]},)"))
    if kind is None:
        raise _unclear(notebook, ast.unparse(node))
    _, mark, help_text = lines[(node.end_lineno or node.lineno) - 1][node.end_col_offset or 0 :].partition("#")
    plain, special = _NAMED.get(target, ("", ""))
    return Parameter(target, special if kind == plain else kind, default, help_text.strip() if mark else "", choices)


def _type_name(default: object) -> str:
    return "list[str]" if isinstance(default, list) else type(default).__name__


def _unclear(notebook: str, line: str) -> UsageError:
    return UsageError(
        f"{notebook}: parameters cell",
        expected="lines such as `count: int = 5`",
        found=repr(line),
        remedy="Compute in another cell.",
    )
