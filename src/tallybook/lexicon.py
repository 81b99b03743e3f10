"""Rows of language: a name, its wordings, the facts that go with it, and why it is there.

A lexicon is a TOML file of the package (``data/lexicon/<name>.toml``) with an array of tables ``[[row]]``::

    [[row]]
    name = "at_least"
    say = ["at least", "no fewer than", "a minimum of"]
    why = "a floor, no ceiling"
    floor = 1

A file of the same name in the workbook's ``data/lexicon/`` adds rows to it without touching the package.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from tallybook.errors import InputError
from tallybook.workbook import HOME_VARIABLE, find_workbook

OWN = Path(__file__).with_name("data") / "lexicon"
"""Where the package's lexicons are."""

_NEEDED = ("name", "say", "why")
_COMMENT = re.compile(r"\n#.*")
_KEY = re.compile(r"\n([a-z_]+) = ")
_DAY = re.compile(r"(?<= = )\d{4}-\d\d-\d\d(?=\n)")


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a lexicon.

    Attributes
    ----------
    name : str
        What the wordings mean: ``"at_least"``, ``"syrian_observatory"``.
    say : tuple of str
        The wordings, in lower case unless case tells ("US" is not "us").
    why : str
        Why the row is there.
    facts : mapping
        Every other key of the row.
    """

    name: str
    say: tuple[str, ...]
    why: str
    facts: Mapping[str, Any]


@cache
def load_lexicon(name: str) -> tuple[Entry, ...]:
    """Return the rows of a lexicon, the package's first, then the workbook's own.

    Raises
    ------
    InputError
        If a file is not TOML, or a row lacks ``name``, ``say`` or ``why``.
    """
    file = f"{name}.toml"
    return _entries((OWN / file).read_text(encoding="utf-8"), file) + _additions(file)


def _additions(file: str) -> tuple[Entry, ...]:
    folder = _folder(os.environ.get(HOME_VARIABLE), str(Path.cwd()))
    path = folder and folder / file
    return _entries(path.read_text(encoding="utf-8"), f"data/lexicon/{file}") if path and path.is_file() else ()


@cache
def _folder(_home: str | None, _here: str) -> Path | None:
    """Return the workbook's own lexicons; which workbook that is hangs on the two."""
    try:
        return find_workbook().data / "lexicon"
    except InputError:
        return None


def _entries(text: str, name: str) -> tuple[Entry, ...]:
    rows = plain_rows(text)
    return tuple(_entry(row, name) for row in (_toml_rows(text, name) if rows is None else rows))


def _toml_rows(text: str, name: str) -> list[dict[str, Any]]:
    import tomllib

    try:
        rows: list[dict[str, Any]] = tomllib.loads(text).get("row", [])
    except tomllib.TOMLDecodeError as error:
        raise InputError(name, expected="TOML", found=str(error), remedy="Correct the line.") from error
    return rows


def plain_rows(text: str) -> list[dict[str, Any]] | None:
    r"""Return the rows of a file whose values are written as JSON writes them too; None for any other file.

    Reading a lexicon as TOML takes longer than reading the article; most of TOML is in no lexicon.

    >>> plain_rows('[[row]]\nname = "at_least"\nsay = [\n  "at least",\n]\n')
    [{'name': 'at_least', 'say': ['at least']}]
    """
    lines = _DAY.sub(r'{"day":"\g<0>"}', _COMMENT.sub("", f"\n{text}"))
    values = _KEY.sub(r',"\1":', lines.replace(",\n]\n", "\n]\n"))
    head, row, rows = values.replace("\n[[row]],", "},{").partition("},{")
    if head.strip() or not row:
        return None
    try:
        found: list[dict[str, Any]] = json.loads(f"[{{{rows}}}]", object_pairs_hook=_row)
    except ValueError:
        return None
    return found


def _row(pairs: list[tuple[str, Any]]) -> Any:
    """Return a row, or a day that stands in one."""
    if len(pairs) == 1 and pairs[0][0] == "day":
        return date.fromisoformat(pairs[0][1])
    row = dict(pairs)
    if len(row) < len(pairs):
        raise ValueError("a key stands twice")
    return row


def _entry(row: dict[str, Any], name: str) -> Entry:
    """Return a row as an entry; what is not taken out of it are its facts."""
    missing = [key for key in _NEEDED if key not in row]
    if missing:
        raise InputError(
            f"{name}: row {row.get('name', row)!r}", expected="name, say and why", found=f"no {', '.join(missing)}"
        )
    return Entry(row.pop("name"), tuple(row.pop("say")), row.pop("why"), MappingProxyType(row))
