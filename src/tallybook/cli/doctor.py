"""Say what is installed, what is missing, and what that costs."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from tallybook.errors import InputError

HELP = "say what is installed and what is missing"


@dataclass(frozen=True, slots=True)
class Piece:
    """A package that Tallybook uses.

    Attributes
    ----------
    package : str
        Its name on the package index.
    cost : str
        What does not work without it.
    needed : bool
        Whether a report can be published without it.
    """

    package: str
    cost: str
    needed: bool = True


PIECES = (
    Piece("ipykernel", "no notebook runs"),
    Piece("papermill", "no notebook runs"),
    Piece("nbconvert", "nothing is published"),
    Piece("pandas", "the notebooks have no tables"),
    Piece("matplotlib", "the notebooks have no charts"),
    Piece("mistune", "prose is not set"),
    Piece("latex2mathml", "no formulas in HTML"),
    Piece("tylax", "no formulas in PDF"),
    Piece("typst", "no PDF"),
    Piece("jupyterlab", "no `tallybook lab`; `make lab` installs it", needed=False),
    Piece("trafilatura", "no web pages are read"),
    Piece("pypdf", "no PDFs are read"),
    Piece("anywidget", "no `tb.explore()`; `make lab` installs it", needed=False),
    Piece("fastparquet", "no `extract --format parquet`", needed=False),
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Add nothing: the command has no arguments."""


def run(_: argparse.Namespace) -> int:
    """Print the findings; the exit code is 1 where a report cannot be published."""
    findings = [*_packages(), *_place()]
    width = max(len(name) for name, _state, _well in findings)
    for name, state, _well in findings:
        print(f"{name:<{width}}  {state}")
    return 0 if all(well for _name, _state, well in findings) else 1


def _packages() -> Iterator[tuple[str, str, bool]]:
    from importlib.metadata import PackageNotFoundError, version

    yield "tallybook", version("tallybook"), True
    yield "python", f"{platform.python_version()} on {platform.system()}", sys.version_info >= (3, 11)
    for piece in PIECES:
        try:
            yield piece.package, version(piece.package), True
        except PackageNotFoundError:
            yield piece.package, f"missing: {piece.cost}", not piece.needed


def _place() -> Iterator[tuple[str, str, bool]]:
    from tallybook.press.key import LOCK_FILES
    from tallybook.press.plan import notebook_names
    from tallybook.workbook import find_workbook

    try:
        workbook = find_workbook()
    except InputError as error:
        yield "workbook", f"missing: {error}", False
        return
    yield "workbook", str(workbook.root), True
    seeds = len(list(workbook.seeds.glob("*/seed.toml")))
    notebooks = len(notebook_names(workbook))
    yield "seeds", f"{seeds}" if seeds else "missing: there is nothing to read", seeds > 0
    yield "notebooks", f"{notebooks}" if notebooks else "missing: there is nothing to run", notebooks > 0
    locks = [name for name in LOCK_FILES if (workbook.root / name).is_file()]
    yield "lock", ", ".join(locks) or "missing: other versions may give other bytes", True
    writable = os.access(workbook.root, os.W_OK)
    yield "writable", "yes" if writable else "missing: nothing can be published here, take -o DIR", writable
