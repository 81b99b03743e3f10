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
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any

from tallybook.errors import InputError
from tallybook.workbook import find_workbook

_ROW = re.compile(r"^\[\[row\]\]\n", re.MULTILINE)
_KEY = re.compile(r"^([a-z_]+) = ", re.MULTILINE)
_COMMENT = re.compile(r"^#.*\n", re.MULTILINE)
_LAST_COMMA = re.compile(r",\s*\]\s*\Z")


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
    own = files("tallybook") / "data" / "lexicon" / f"{name}.toml"
    return _entries(own.read_text(encoding="utf-8"), f"{name}.toml") + _additions(f"{name}.toml")


def _additions(name: str) -> tuple[Entry, ...]:
    try:
        path: Path = find_workbook().data / "lexicon" / name
    except InputError:
        return ()
    return _entries(path.read_text(encoding="utf-8"), f"data/lexicon/{name}") if path.is_file() else ()


def _entries(text: str, name: str) -> tuple[Entry, ...]:
    try:
        rows = _plain_rows(text) or tomllib.loads(text).get("row", [])
    except tomllib.TOMLDecodeError as error:
        raise InputError(name, expected="TOML", found=str(error), remedy="Correct the line.") from error
    return tuple(_entry(row, name) for row in rows)


def _plain_rows(text: str) -> list[dict[str, Any]]:
    r"""Return the rows of a file, each read as JSON where its values are written as JSON writes them too.

    Reading a lexicon as TOML takes longer than reading the article; most of TOML is in no lexicon. Returns nothing
    for a file that is no list of rows, or in which a row is no TOML either.

    >>> _plain_rows('[[row]]\nname = "at_least"\nsay = [\n  "at least",\n]\n')
    [{'name': 'at_least', 'say': ['at least']}]
    """
    head, *blocks = _ROW.split(text)
    try:
        return [] if _KEY.search(head) else [_plain_row(_COMMENT.sub("", block)) for block in blocks]
    except tomllib.TOMLDecodeError:
        return []


def _plain_row(block: str) -> dict[str, Any]:
    before, *parts = _KEY.split(block)
    try:
        row = {key: json.loads(_LAST_COMMA.sub("]", value)) for key, value in zip(parts[::2], parts[1::2], strict=True)}
    except json.JSONDecodeError:
        return tomllib.loads(block)
    return tomllib.loads(block) if before.strip() or 2 * len(row) != len(parts) else row


def _entry(row: dict[str, Any], name: str) -> Entry:
    missing = [key for key in ("name", "say", "why") if key not in row]
    if missing:
        raise InputError(
            f"{name}: row {row.get('name', row)!r}", expected="name, say and why", found=f"no {', '.join(missing)}"
        )
    facts = {key: value for key, value in row.items() if key not in ("name", "say", "why")}
    return Entry(row["name"], tuple(row["say"]), row["why"], MappingProxyType(facts))
