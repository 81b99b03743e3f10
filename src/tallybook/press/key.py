"""What a run goes by: every input by name with its digest, and the run's id made of them all."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import re
import sys
import time
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from tallybook.press.parameters import Value
from tallybook.text.intake import Received
from tallybook.workbook import Workbook

PACKAGE = Path(__file__).resolve().parents[1]
REVIEWS = "reviews"
DATA_FOLDERS = ("reference", REVIEWS, "lexicon", "geo")
LOCK_FILES = ("uv.lock", "pylock.toml", "requirements.lock", "conda-lock.yml", "environment.yml")
RUN_ID_DIGITS = 16
MOST_KNOWN = 10_000
TOO_CLOSE = 2_000_000_000
"""Nanoseconds: the coarsest clock of a file system in use; a file that was changed just now may change unseen."""

MANY = ("package/", "data/")
"""The inputs of which a report tells one digest for all."""
BEGAN = time.time_ns() - 20_000_000
"""When this process, or the one that it was forked from, began to read, less what a file's clock may lag behind."""


@dataclass(frozen=True, slots=True)
class Key:
    """The inputs of a run.

    Attributes
    ----------
    inputs : mapping of str to str
        ``article/…``, ``articles/…``, ``parameter/…``, ``notebook/…``, ``package/…``, ``data/…``, ``lock/…``,
        ``version/…``: each a sha256, a parameter's value or a version. No paths outside the workbook, no times.
    code : str
        The sha256 of the notebook's code, without its prose; empty for what is made without a notebook.
    """

    inputs: Mapping[str, str]
    code: str = ""

    @property
    def run_id(self) -> str:
        """Sixteen hexadecimal digits: the same inputs give the same run.

        >>> Key({"a": "1", "b": "2"}).run_id == Key({"b": "2", "a": "1"}).run_id
        True
        """
        lines = json.dumps(sorted(self.inputs.items()), ensure_ascii=False)
        return hashlib.sha256(lines.encode("utf-8")).hexdigest()[:RUN_ID_DIGITS]

    @property
    def execution_id(self) -> str:
        """Sixteen hexadecimal digits that stay the same while nothing changes but the notebook's prose.

        >>> Key({"notebook/a": "1"}, "code").execution_id == Key({"notebook/a": "2"}, "code").execution_id
        True
        """
        kept = {name: value for name, value in self.inputs.items() if not name.startswith("notebook/")}
        return Key(kept | {"code": self.code}).run_id

    def brief(self) -> dict[str, str]:
        """Return the inputs with one digest for all files of the package, and one for the workbook's data.

        >>> Key({"package/a.py": "1", "package/b.py": "2", "parameter/top": "5"}).brief()["parameter/top"]
        '5'
        """
        told = {name: value for name, value in self.inputs.items() if not name.startswith(MANY)}
        return told | {prefix.rstrip("/"): self.part(prefix) for prefix in MANY}

    def part(self, prefix: str) -> str:
        """Return one sha256 for all inputs whose name begins with `prefix`; empty if there are none."""
        rows = sorted(item for item in self.inputs.items() if item[0].startswith(prefix))
        return hashlib.sha256(json.dumps(rows).encode("utf-8")).hexdigest() if rows else ""


def key_of(
    notebook: Mapping[str, bytes],
    parameters: Mapping[str, Value],
    article: Received,
    workbook: Workbook,
    *,
    code: bytes = b"",
    further: Iterable[Received] = (),
    reviewed: Container[str] | None = None,
    fresh: bool = False,
) -> Key:
    """Return the key of a run.

    Parameters
    ----------
    notebook : mapping of str to bytes
        The notebook's name and its content; empty for what is made without a notebook.
    parameters : mapping
        Every parameter, defaults included.
    article : Received
    workbook : Workbook
    code : bytes
        The notebook's code.
    further : iterable of Received
        Further articles, each by its own name.
    reviewed : container of str or None
        The articles whose reviews may be read; None where any may.
    fresh : bool
        Read the package's files once more.
    """
    if fresh:
        _package.cache_clear()
    inputs = _received("article", article)
    for other in further:
        inputs |= _received("articles", other)
    inputs |= {f"parameter/{name}": json.dumps(value, ensure_ascii=False) for name, value in parameters.items()}
    inputs |= {f"notebook/{name}": _sha256(data) for name, data in notebook.items()}
    for folder in DATA_FOLDERS:
        known = None if folder != REVIEWS else reviewed
        inputs |= {
            f"data/{folder}/{name}": _digest(path)
            for name, path in _files(workbook.data / folder)
            if known is None or name.removesuffix(".toml") in known
        }
    locks = ((name, workbook.root / name) for name in LOCK_FILES)
    inputs |= {f"lock/{name}": _digest(path) for name, path in locks if path.is_file()}
    return Key(inputs | _package() | _versions(), _sha256(code) if code else "")


def package_digest() -> str:
    """Return one sha256 of the package's code and data."""
    return Key(_package()).part("package/")


def consulted(workbook: Workbook) -> Iterator[Path]:
    """Yield the files and folders that every key goes by, whatever is run, there or not."""
    yield PACKAGE
    yield from (path for path in PACKAGE.rglob("*") if "__pycache__" not in path.parts)
    for folder in DATA_FOLDERS:
        yield workbook.data / folder
        yield from (workbook.data / folder).rglob("*")
    yield from (workbook.root / name for name in LOCK_FILES)
    yield from map(Path, sys.path)


def began_before_changes(paths: Iterable[Path]) -> bool:
    """Say whether any of the files may have been changed since this process began to read."""
    return any(path.stat().st_ctime_ns > BEGAN for path in paths if path.is_file())


def changed(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[str, ...]:
    """Return what differs between two sets of inputs, in words.

    >>> changed({"parameter/top": "5", "package/a.py": "1"}, {"parameter/top": "6", "package/a.py": "1"})
    ('parameter/top: 5 → 6',)
    >>> changed({"package/a.py": "1"}, {"package/a.py": "2", "lock/uv.lock": "3"})
    ('lock/uv.lock: new', 'package/a.py: changed')
    """
    return tuple(
        f"{name}: {_difference(name, before.get(name), after.get(name))}"
        for name in sorted(before.keys() | after.keys())
        if before.get(name) != after.get(name)
    )


def _difference(name: str, old: str | None, new: str | None) -> str:
    if old is None:
        return "new"
    if new is None:
        return "gone"
    return f"{old} → {new}" if name.startswith(("parameter/", "version/")) else "changed"


def _received(kind: str, article: Received) -> dict[str, str]:
    found = {f"{kind}/{article.article_id}/text": _sha256(article.data)}
    return found | ({f"{kind}/{article.article_id}/seed.toml": _sha256(article.record)} if article.record else {})


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if path.is_file() and "__pycache__" not in parts and not any(part.startswith(".") for part in parts):
            yield "/".join(parts), path


@cache
def _package() -> dict[str, str]:
    """Return the digest of each file of the package, which does not change while it runs."""
    return {f"package/{name}": _sha256(path.read_bytes()) for name, path in _files(PACKAGE)}


@cache
def _versions() -> dict[str, str]:
    """Return the versions of Python and of each package that Tallybook is built on, as installed."""
    required = importlib.metadata.requires("tallybook") or []
    names = [re.match(r"[\w.-]+", line) for line in required if "extra ==" not in line]
    found = {f"version/{name.group()}": _version(name.group()) for name in names if name}
    return {"version/python": f"{sys.version_info.major}.{sys.version_info.minor}"} | found


def _digest(path: Path) -> str:
    """Return the sha256 of a file, which is read again only where it may have changed since."""
    found = path.stat()
    told = (found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino, found.st_dev)
    settled = max(told[:2]) < time.time_ns() - TOO_CLOSE
    return _known_digest(path, told) if settled else _sha256(path.read_bytes())


@lru_cache(MOST_KNOWN)
def _known_digest(path: Path, _: tuple[int, ...]) -> str:
    return _sha256(path.read_bytes())


def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return "none"


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
