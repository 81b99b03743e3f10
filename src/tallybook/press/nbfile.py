"""Notebook files, read and written by nbformat."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, cast

from nbformat import converter, reader
from nbformat.v4.rwbase import split_lines, strip_transient

_reader, _converter = cast("Any", reader), cast("Any", converter)  # which have no types


def read(path: Path) -> Any:
    """Return the notebook in a file, in format 4.

    It is not held against nbformat's schema: what does not fit it, nbformat would only log, after building the check.
    """
    return _converter.convert(_reader.reads(path.read_text(encoding="utf-8")), 4)


def written(notebook: Any) -> bytes:
    """Return the bytes of the file that holds the notebook, as nbformat writes them; it leaves the cells as lines.

    Nothing is copied or validated: the notebook is one that papermill has just executed, with all its drawings.
    """
    lines: Any = strip_transient(split_lines(notebook))  # type: ignore[no-untyped-call]
    text = json.dumps(lines, ensure_ascii=False, indent=1, sort_keys=True, separators=(",", ": "))
    return (text + "\n").encode("utf-8")
