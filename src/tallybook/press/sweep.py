"""A sweep: which articles, which sets of parameters, which notebooks, and what each report is called."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import product
from pathlib import Path
from typing import Any

from tallybook.errors import InputError, UsageError
from tallybook.press.publish import FORMATS

KEYS = ("article", "articles", "notebooks", "to", "name", "grid", "set")
MOST_REPORTS = 100_000


@dataclass(frozen=True, slots=True)
class Sweep:
    """What a file asks for.

    Attributes
    ----------
    articles : tuple of str
        Seeds' ids, paths, folders or globs; none named: the seed that is always meant.
    notebooks : tuple of str
        None named: all of the workbook.
    formats : tuple of str
        ``html``, ``pdf`` or both.
    name : str
        A template for the names of the reports, such as ``{article}-{hedge_policy}``; empty for one that tells them
        apart.
    combinations : tuple of mapping
        The sets of parameters, each once.
    """

    articles: tuple[str, ...]
    notebooks: tuple[str, ...]
    formats: tuple[str, ...]
    name: str
    combinations: tuple[Mapping[str, Any], ...]


def read_sweep(path: Path) -> Sweep:
    """Return what the file asks for.

    Raises
    ------
    InputError
        If it cannot be read.
    UsageError
        If a key is unknown, with a did-you-mean, or a value is not of its kind.
    """
    try:
        asked = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        found = getattr(error, "strerror", None) or str(error)
        raise InputError(str(path), expected="a sweep in TOML", found=" ".join(found.split())) from error
    return sweep_of(asked, path.name)


def sweep_of(asked: Mapping[str, Any], where: str) -> Sweep:
    """Return the sweep that the keys of a file ask for; `where` is the file that a message names.

    >>> sweep_of({"article": "small", "grid": {"top": [3, 4], "deep": [True]}}, "s.toml").combinations
    ({'top': 3, 'deep': True}, {'top': 4, 'deep': True})
    """
    for key in asked:
        if key not in KEYS:
            close = get_close_matches(key, KEYS, n=1)
            hint = f"Did you mean {close[0]}?" if close else "A parameter goes into [grid] or [[set]]."
            raise UsageError(f"{where}: {key}: no such key", expected=f"one of {', '.join(KEYS)}", remedy=hint)
    if "article" in asked and "articles" in asked:
        raise UsageError(where, expected="article or articles", found="both")
    articles = [asked["article"]] if "article" in asked else asked.get("articles", [])
    formats = _texts(asked.get("to", list(FORMATS)), f"{where}: to")
    for wanted in formats:
        if wanted not in FORMATS:
            raise UsageError(f"{where}: to", expected='["html", "pdf"] or one of them', found=repr(wanted))
    name = asked.get("name", "")
    if not isinstance(name, str):
        raise UsageError(f"{where}: name", expected='a template such as "{article}"', found=repr(name))
    return Sweep(
        _texts(articles, f"{where}: articles"),
        _texts(asked.get("notebooks", []), f"{where}: notebooks"),
        tuple(wanted for wanted in FORMATS if wanted in formats),
        name,
        _combinations(asked, where),
    )


def _texts(value: object, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        raise UsageError(where, expected='a list of texts, ["…"]', found=repr(value))
    return tuple(dict.fromkeys(value))


def _combinations(asked: Mapping[str, Any], where: str) -> tuple[Mapping[str, Any], ...]:
    """Return all combinations of the grid, then the sets, each once; one empty set where neither is there."""
    grid, sets = asked.get("grid", {}), asked.get("set", [])
    if not isinstance(grid, dict):
        raise UsageError(f"{where}: grid", expected="a table, [grid]", found=repr(grid))
    if not isinstance(sets, list) or not all(isinstance(one, dict) for one in sets):
        raise UsageError(f"{where}: set", expected="tables, [[set]]", found=repr(sets))
    for name, values in grid.items():
        if not isinstance(values, list) or not values:
            raise UsageError(f"{where}: grid: {name}", expected="a list of values", found=repr(values))
    count = len(sets)
    for values in grid.values():
        count = max(count, 1) * len(values)
    if count > MOST_REPORTS:
        raise UsageError(f"{where}: grid", expected=f"{MOST_REPORTS:,} combinations at most", found=f"{count:,}")
    made = [dict(zip(grid, values, strict=True)) for values in product(*grid.values())] if grid or not sets else []
    return tuple({repr(sorted(one.items())): one for one in [*made, *sets]}.values())
