"""Notebook files, read and written by nbformat."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat

_nbformat: Any = nbformat  # which has no types


def read(path: Path) -> Any:
    """Return the notebook in a file, in format 4."""
    return _nbformat.reads(path.read_text(encoding="utf-8"), as_version=4)


def written(notebook: Any) -> bytes:
    """Return the bytes of the file that holds the notebook."""
    text: str = _nbformat.writes(notebook, version=4)
    return (text.rstrip("\n") + "\n").encode("utf-8")
