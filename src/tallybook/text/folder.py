"""From folders and patterns to the articles that are meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from tallybook.errors import InputError
from tallybook.text.filekind import OTHER_SUFFIXES, SUFFIXES

_MAGIC = re.compile(r"[*?[]")


def expand(names: Sequence[str]) -> tuple[list[str], bool]:
    """Return the articles meant, folders opened, and whether the user asked for several.

    Raises
    ------
    InputError
        If there is no article in a folder.
    """
    found: list[str] = []
    folders = False
    for name in names:
        folder = Path(name)
        if not folder.is_dir() or (folder / "seed.toml").is_file():
            found.append(name)
            continue
        folders = True
        inside = sorted(str(path) for path in folder.iterdir() if _is_article(path))
        if not inside:
            raise InputError(name, expected="a folder with articles or seeds", found="none in it")
        found += inside
    return found, folders or len(names) > 1


def matches(pattern: str, *, beside: Path) -> list[str]:
    """Return what a pattern such as ``texts/*.txt`` means here or, where nothing here fits it, beside a file.

    What is no pattern means itself.

    Raises
    ------
    InputError
        If nothing fits.
    """
    if not _MAGIC.search(pattern):
        beside_it = beside / pattern
        return [str(beside_it) if not Path(pattern).exists() and beside_it.exists() else pattern]
    found = _fitting(Path(), pattern) or _fitting(beside, pattern)
    if not found:
        raise InputError(pattern, expected="a pattern that fits the name of a file", found="none that it fits")
    return found


def _fitting(folder: Path, pattern: str) -> list[str]:
    whole = folder / pattern
    return sorted(str(path) for path in Path(whole.anchor).glob(str(whole.relative_to(whole.anchor))))


def _is_article(path: Path) -> bool:
    if path.name.startswith("."):
        return False
    return (
        (path / "seed.toml").is_file()
        if path.is_dir()
        else path.suffix.lower() in (*SUFFIXES.values(), *OTHER_SUFFIXES)
    )
