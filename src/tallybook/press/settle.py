"""An executed notebook without what differs from one execution to the next."""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

CELL_ID = "cell-{:03d}"
_ADDRESS = re.compile(r" at 0x[0-9a-fA-F]{6,}")
_KERNEL_FILE = re.compile(r"ipykernel_\d+[\\/]\d+\.py")
_ANSI = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]")
_WORDS = ("text/plain", "text/html", "text/markdown", "text/latex")
_VOLATILE = ("papermill", "execution", "ExecuteTime")


def settle(notebook: Any, stand_ins: Mapping[str, str]) -> Any:
    """Take out of an executed notebook, in place, what its execution left there by chance, and return it.

    Time stamps, durations and output paths go; cells are numbered; in what was printed, memory addresses and the
    names of the kernel's temporary files go, and each path of this machine becomes its stand-in. Documents and images
    stay as they are.

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
    for number, cell in enumerate(notebook["cells"], 1):
        cell["id"] = CELL_ID.format(number)
        for name in _VOLATILE:
            cell["metadata"].pop(name, None)
        if cell["cell_type"] == "code":
            cell["outputs"] = _in_order([_settled(output, stand_ins) for output in cell["outputs"]])
    return notebook


def plain(text: str) -> str:
    r"""Return `text` without terminal colours.

    >>> plain("\x1b[31mValueError\x1b[0m")
    'ValueError'
    """
    return _ANSI.sub("", text)


def without_chance(text: str, stand_ins: Mapping[str, str]) -> str:
    """Return `text` without memory addresses, temporary files' names and this machine's paths.

    >>> without_chance("<Axes at 0x7f12ab34cd56> in /home/me/book/a.txt", {"/home/me/book": "."})
    '<Axes> in ./a.txt'
    """
    text = _KERNEL_FILE.sub("<cell>", _ADDRESS.sub("", text))
    for path in sorted(stand_ins, key=lambda path: (-len(path), path)):
        if len(path) > 1 and path in text:
            stand_in = stand_ins[path].replace("\\", r"\\")
            text = re.sub(rf"(?<![\w/]){re.escape(path)}(?![\w-])", stand_in, text)
    return text


def stand_ins(root: Path, scratch: Path) -> dict[str, str]:
    """Return what to put in an output for each path of this machine, `root` (the workbook) and `scratch` among them."""
    paths = {
        Path.home(): "~",
        Path(tempfile.gettempdir()): "<scratch>",
        Path(sys.base_prefix): "<python>",
        Path(sys.prefix): "<python>",
        Path(__file__).resolve().parents[1]: "<tallybook>",
        scratch: "<scratch>",
        root: ".",
    }
    return {str(one): words for path, words in paths.items() for one in (path, path.resolve())}


def _settled(output: Any, stand_ins: Mapping[str, str]) -> Any:
    if output["output_type"] == "stream":
        output["text"] = without_chance(output["text"], stand_ins)
    elif output["output_type"] == "error":
        output["evalue"] = without_chance(output["evalue"], stand_ins)
        output["traceback"] = [without_chance(line, stand_ins) for line in output["traceback"]]
    else:
        data = output["data"]
        for media_type in _WORDS:
            if media_type in data:
                data[media_type] = without_chance(data[media_type], stand_ins)
    return output


def _in_order(outputs: list[Any]) -> list[Any]:
    """Return the outputs with neighbouring streams joined: how two of them interleave is chance."""
    settled: list[Any] = []
    for is_stream, group in groupby(outputs, key=lambda output: output["output_type"] == "stream"):
        members = list(group)
        if not is_stream:
            settled += members
            continue
        for name in ("stdout", "stderr"):
            own = [output for output in members if output["name"] == name]
            if own:
                own[0]["text"] = "".join(output["text"] for output in own)
                settled.append(own[0])
    return settled
