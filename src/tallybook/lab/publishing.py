"""A report published from a notebook: the command itself is run, so that it passes the same gate."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tallybook.errors import TallybookError
from tallybook.press import source
from tallybook.press.declarations import SEED, declared
from tallybook.press.plan import notebook_path
from tallybook.workbook import Workbook, find_workbook


@dataclass(frozen=True, slots=True, repr=False)
class Published:
    """The files that a command published.

    Attributes
    ----------
    files : tuple of Path
        The ledger last.
    """

    files: tuple[Path, ...]

    def __str__(self) -> str:
        return "\n".join(map(str, self.files))

    def __repr__(self) -> str:
        return f"published {', '.join(_from_here(path) for path in self.files)}"

    def _repr_markdown_(self) -> str:
        """Return the files as links from where the notebook is."""
        return "\n".join(f"- [{path.name}]({_from_here(path)})" for path in self.files)


def _from_here(path: Path) -> str:
    return Path(os.path.relpath(path)).as_posix()


def publish(
    article: str, *, notebooks: Sequence[str] = (), workbook: Workbook | None = None, **parameters: object
) -> Published:
    """Publish reports on an article in ``reports/``, as ``tallybook report`` does, and return the files.

    Parameters
    ----------
    article : str
        A seed's id, or the path of a file.
    notebooks : sequence of str
        Names of notebooks; empty for all.
    workbook : Workbook or None
        By default the one around the working directory.
    **parameters
        Parameters of the notebooks.

    Raises
    ------
    TallybookError
        If a notebook fails or a gate refuses to publish; the line says why.
    """
    book = workbook or find_workbook()
    words = [sys.executable, "-m", "tallybook.cli", "report", article]
    words += ["--notebook", *notebooks] if notebooks else []
    for name, value in parameters.items():
        words += ["-p", name, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)]
    environment = {**os.environ, "TALLYBOOK_HOME": str(book.root)}
    run = subprocess.run(words, cwd=book.root, env=environment, capture_output=True, text=True, check=False)
    if run.returncode:
        said = run.stderr.strip().splitlines() or ["tallybook report ended without a word"]
        raise TallybookError(said[-1].removeprefix("tallybook: "))
    folder = book.reports / Path(article).stem
    names = notebooks or [path.stem for path in sorted(book.notebooks.glob("*.ipynb"))]
    files = [folder / f"{name}.{kind}" for name in names for kind in ("html", "pdf")]
    return Published((*files, folder / "ledger.csv"))


def publish_notebook(path: str, workbook: Workbook | None = None) -> Published:
    """Publish a notebook of the workbook with the parameters that its own cell holds now, as saved.

    Raises
    ------
    UsageError
        If it is no notebook of the workbook, or its parameters cell holds anything but names and plain values.
    TallybookError
        If the notebook fails or the gate refuses to publish.
    """
    book = workbook or find_workbook()
    found = notebook_path(str(book.root / path), book)
    rows = source.infer(source.load(found), found.stem).parameters
    usual = {row.name: row.default for row in known.parameters} if (known := declared(found.stem)) else {}
    given = {row.name: row.default for row in rows if row.name not in usual or row.default != usual[row.name]}
    article = given.pop("article", SEED)
    return publish(str(article), notebooks=[found.stem], workbook=book, **given)
