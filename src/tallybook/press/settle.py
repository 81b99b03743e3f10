"""An executed notebook without what differs from one execution to the next."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

CELL_ID = "cell-{:03d}"
_ADDRESS = re.compile(r" at 0x[0-9a-fA-F]{6,}")
_KERNEL_FILE = re.compile(r"[^\s\"']*ipykernel_\d+[\\/]\d+\.py")
_ANSI = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]")
_VOLATILE = ("papermill", "execution", "ExecuteTime")


def settle(notebook: Any, stand_ins: Mapping[str, str]) -> Any:
    """Take out of an executed notebook, in place, what its execution left there by chance, and return it.

    Time stamps, durations and output paths go; cells are numbered; memory addresses and the names of the kernel's
    temporary files go; each path of this machine becomes its stand-in.

    Parameters
    ----------
    notebook : NotebookNode
    stand_ins : mapping of str to str
        Paths to hide, and what to put for each: the longest is tried first.
    """
    metadata = notebook["metadata"]
    for name in _VOLATILE:
        metadata.pop(name, None)
    metadata["kernelspec"] = {"display_name": "Python 3", "language": "python", "name": "python3"}
    metadata["language_info"] = {"name": "python", "file_extension": ".py", "mimetype": "text/x-python"}
    paths = tuple(sorted((item for item in stand_ins.items() if len(item[0]) > 1), key=lambda item: -len(item[0])))
    for number, cell in enumerate(notebook["cells"], 1):
        cell["id"] = CELL_ID.format(number)
        for name in _VOLATILE:
            cell["metadata"].pop(name, None)
        if cell["cell_type"] == "code":
            cell["outputs"] = [_settled(output, paths) for output in cell["outputs"]]
    return notebook


def plain(text: str) -> str:
    r"""Return `text` without terminal colours.

    >>> plain("\x1b[31mValueError\x1b[0m")
    'ValueError'
    """
    return _ANSI.sub("", text)


def without_chance(text: str, paths: tuple[tuple[str, str], ...] = ()) -> str:
    """Return `text` without memory addresses, temporary files' names and this machine's paths.

    >>> without_chance("<Axes at 0x7f12ab34cd56> in /home/me/book/a.txt", (("/home/me/book", "."),))
    '<Axes> in ./a.txt'
    """
    text = _KERNEL_FILE.sub("<cell>", _ADDRESS.sub("", text))
    for path, stand_in in paths:
        text = text.replace(path, stand_in)
    return text


def _settled(value: Any, paths: tuple[tuple[str, str], ...]) -> Any:
    if isinstance(value, str):
        return without_chance(value, paths)
    if isinstance(value, list):
        return [_settled(item, paths) for item in value]
    if isinstance(value, dict):
        return type(value)({name: _settled(item, paths) for name, item in value.items()})
    return value
