"""Check that notebooks are committed as they should be: without outputs, and thin.

    python scripts/check_notebooks.py [FILE …]     default: start.ipynb and every notebook in notebooks/

A cell is a paragraph or one call. What is computed lives in the library, where it is typed and tested.
"""

from __future__ import annotations

import ast
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

NOTEBOOKS = Path(__file__).resolve().parent.parent / "notebooks"

UNWANTED: dict[type[ast.AST], str] = {
    ast.FunctionDef: "def",
    ast.AsyncFunctionDef: "def",
    ast.ClassDef: "class",
    ast.For: "for",
    ast.AsyncFor: "for",
    ast.comprehension: "for",
    ast.While: "while",
    ast.Lambda: "lambda",
}
UNWANTED_MODULES = frozenset({"re", "regex"})


def code_problems(source: str) -> Iterator[str]:
    """Yield what a code cell holds that belongs in the library.

    >>> list(code_problems("import re"))
    ['imports re']
    >>> list(code_problems("charts.ranges(displaced, by='source')"))
    []
    """
    try:
        tree = ast.parse(source)
    except SyntaxError as error:
        yield f"is not plain Python ({error.msg})"
        return
    for node in ast.walk(tree):
        if type(node) in UNWANTED:
            yield f"has {UNWANTED[type(node)]}"
        modules = {name.split(".")[0] for name in _imported(node)}
        yield from (f"imports {name}" for name in sorted(modules & UNWANTED_MODULES))


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []


def cell_problems(cell: dict[str, Any]) -> Iterator[str]:
    """Yield what is wrong with one cell."""
    if cell.get("attachments"):
        yield "has attachments"
    if cell["cell_type"] != "code":
        return
    if cell.get("outputs"):
        yield "has outputs"
    if cell.get("execution_count") is not None:
        yield "has an execution count"
    source = cell.get("source", "")
    yield from code_problems(source if isinstance(source, str) else "".join(source))


def notebook_problems(path: Path) -> list[str]:
    """Return what is wrong with a notebook, a line each."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    kernel = notebook.get("metadata", {}).get("kernelspec", {}).get("name")
    found = [] if kernel == "python3" else [f"{path}: its kernel is {kernel}, expected python3"]
    for number, cell in enumerate(notebook["cells"], start=1):
        found += [f"{path}: cell {number} {problem}" for problem in cell_problems(cell)]
    return found


def main(arguments: Sequence[str]) -> int:
    """Print what is wrong; return 1 if anything is."""
    paths = [Path(argument) for argument in arguments] or [
        NOTEBOOKS.parent / "start.ipynb",
        *sorted(NOTEBOOKS.rglob("[!.]*.ipynb")),
    ]
    found = [problem for path in paths for problem in notebook_problems(path)]
    print("\n".join(found) or f"{len(paths)} notebooks are thin and without outputs")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
