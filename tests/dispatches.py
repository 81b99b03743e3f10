"""The annotated dispatches, and what the library reads in them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from tallybook.ledger.extract import extract
from tallybook.ledger.formats import to_json
from tallybook.ledger.ledger import Ledger
from tallybook.text.article import Article, from_text

GOLD = Path(__file__).parent / "gold"
NAMES = tuple(sorted(path.stem for path in GOLD.glob("*.txt")))
SECOND = Path(__file__).parent / "second"  # written and annotated later, by people who had not seen the reader
HELD_OUT = frozenset({"06", "09", "13", "goma", "kerala", "rohingya", "tsilavo", "yemen", "zamfara"})


@dataclass(frozen=True, slots=True)
class Dispatch:
    """An article with its annotation.

    Attributes
    ----------
    name : str
        The stem of its two files.
    article : Article
    annotation : dict
        Claims, quotes, dates and distractors, as the guide in `GOLD` describes them.
    """

    name: str
    article: Article
    annotation: dict[str, Any]

    @property
    def held_out(self) -> bool:
        """Say whether the rules may not be tuned to it."""
        return self.name in HELD_OUT


def load_dispatches(folder: Path = GOLD) -> tuple[Dispatch, ...]:
    """Return the annotated dispatches of a folder, in order of name."""
    return tuple(_load(path) for path in sorted(folder.glob("*.txt")))


def _load(path: Path) -> Dispatch:
    annotation = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    published = date.fromisoformat(annotation["published"])
    body = path.read_bytes().decode("utf-8")
    return Dispatch(path.stem, from_text(body, article_id=path.stem, published=published), annotation)


def read(dispatches: Iterable[Dispatch]) -> dict[str, dict[str, Any]]:
    """Return what the library reads in each dispatch, as the public JSON."""
    return {dispatch.name: to_json(extract(dispatch.article)) for dispatch in dispatches}


@cache
def ledger_of(name: str) -> Ledger:
    """Return what the library reads in the dispatch of a name: when a test asks, not when the tests are collected."""
    return extract(_load(GOLD / f"{name}.txt").article)


def gold_digest(*folders: Path) -> str:
    """Return the sha256 of the dispatches and their annotations, which a pinned floor is measured on: of both sets."""
    digest = hashlib.sha256()
    for text in (text for folder in folders or (GOLD, SECOND) for text in sorted(folder.glob("*.txt"))):
        for path in (text, text.with_suffix(".json")):
            digest.update(path.name.encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()
