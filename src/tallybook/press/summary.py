"""What a list of reports says about each: its title and its key figures, every figure with its hedge and its source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tallybook.document.nodes import Document, KeyFigure

UNSAID = ("no hedge", "no number")
"""What stands in the place of a hedge where the words have none; a list leaves it out."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What stands in a list about one published notebook.

    Attributes
    ----------
    title : str
        The report's title; empty where it has none.
    figures : tuple of (str, str)
        Each key figure in words, hedge included, and who says so.
    """

    title: str = ""
    figures: tuple[tuple[str, str], ...] = ()


def summarised(documents: Iterable[Document]) -> Summary:
    """Return what a list says about the documents of one report."""
    from tallybook.document.nodes import KeyFigures, Title

    blocks = [block for document in documents for block in document.blocks]
    title = next((block.title for block in blocks if isinstance(block, Title)), "")
    strips = (block.figures for block in blocks if isinstance(block, KeyFigures))
    return Summary(title, tuple(_worded(figure) for strip in strips for figure in strip))


def _worded(figure: KeyFigure) -> tuple[str, str]:
    hedge = "" if figure.hedge in UNSAID else figure.hedge
    joint = "of" if figure.amount.text.isalpha() else ""  # "dozens of hospitals"
    return " ".join(part for part in (hedge, figure.amount.text, joint, figure.what) if part), figure.source


def to_plain(summary: Summary) -> dict[str, Any]:
    """Return a summary as plain data.

    >>> to_plain(Summary("The brief", (("at least 13 civilians", "SANA"),)))
    {'title': 'The brief', 'figures': [['at least 13 civilians', 'SANA']]}
    """
    return {"title": summary.title, "figures": [list(figure) for figure in summary.figures]}


def from_plain(data: Mapping[str, Any]) -> Summary:
    """Return the summary that `to_plain` made plain.

    >>> from_plain({"title": "The brief", "figures": [["at least 13 civilians", "SANA"]]}).title
    'The brief'
    """
    return Summary(str(data.get("title", "")), tuple((words, source) for words, source in data.get("figures", ())))
