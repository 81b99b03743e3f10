"""Wordings of the corpus: a meaning, the wordings under it, and the figures marked in them."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tallybook.ledger.claim import Claim
from tallybook.ledger.extract import extract
from tallybook.ledger.ledger import Ledger
from tallybook.text.article import from_text

CORPUS = Path(__file__).parent / "corpus"


@dataclass(frozen=True, slots=True)
class Wording:
    """A text with a figure in square brackets and perhaps another one in braces.

    Attributes
    ----------
    expect : object
        What the figure must be read as.
    say : str
        The text with its marks.
    """

    expect: Any
    say: str

    @property
    def text(self) -> str:
        """The text without its marks."""
        return re.sub(r"[\[\]{}]", "", self.say)

    def start(self, mark: str) -> int:
        """Return where the figure after a mark begins in the text."""
        return len(re.sub(r"[\[\]{}]", "", self.say[: self.say.index(mark)]))

    def end(self, mark: str) -> int:
        """Return where the figure before a closing mark ends in the text."""
        return self.start(mark)


def wordings(name: str) -> list[Wording]:
    """Return the wordings of a file of the corpus."""
    cases = tomllib.loads((CORPUS / f"{name}.toml").read_text(encoding="utf-8"))["case"]
    return [Wording(case["expect"], say) for case in cases for say in case["say"]]


def read_wording(wording: Wording) -> Ledger:
    """Return the ledger of a wording, as if published on Monday, 6 May 2024."""
    return extract(from_text(wording.text, article_id="wording", published=date(2024, 5, 6)))


def marked(ledger: Ledger, wording: Wording, marks: str = "[]") -> Claim:
    """Return the claim that stands between two marks of a wording."""
    start, end = wording.start(marks[0]), wording.end(marks[1])
    return next(claim for claim in ledger.claims if claim.start < end and start < claim.end)
