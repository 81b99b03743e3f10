"""What is in the workbook: its notebooks and its seeds, as links for a start page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tallybook.errors import InputError
from tallybook.press import source
from tallybook.press.plan import notebook_names
from tallybook.text.article import load_seed
from tallybook.workbook import Workbook, find_workbook


@dataclass(frozen=True, slots=True)
class Contents:
    """The notebooks and the articles of a workbook.

    Attributes
    ----------
    notebooks : tuple of (str, str, str)
        Name, title, and the first question that it asks.
    seeds : tuple of (str, str, str)
        Id, title, and publisher with day.
    """

    notebooks: tuple[tuple[str, str, str], ...]
    seeds: tuple[tuple[str, str, str], ...]

    def __str__(self) -> str:
        rows = [*self.notebooks, *self.seeds]
        return "\n".join(f"{name:<24} {title}{f': {about}' if about else ''}" for name, title, about in rows)

    def _repr_markdown_(self) -> str:
        """Return both as lists; JupyterLab follows the links."""
        books = [f"- [{_plain(title)}](notebooks/{name}.ipynb): {_plain(asks)}" for name, title, asks in self.notebooks]
        seeds = [
            f"- [{_plain(title)}](seeds/{name}/article.txt) (`{name}`): {_plain(about)}"
            for name, title, about in self.seeds
        ]
        return "\n".join(["**Notebooks**", "", *books, "", "**Articles**", "", *seeds])


def contents(workbook: Workbook | None = None) -> Contents:
    """Return what is in the workbook around the working directory, or in another.

    Raises
    ------
    InputError
        If there is none.
    """
    book = workbook or find_workbook()
    ids = sorted(path.parent.name for path in book.seeds.glob("*/seed.toml"))
    return Contents(
        tuple(_notebook(name, book) for name in notebook_names(book)), tuple(_seed(one, book) for one in ids)
    )


def _notebook(name: str, workbook: Workbook) -> tuple[str, str, str]:
    found = source.load(workbook.notebooks / f"{name}.ipynb")
    prose = [source.text(cell) for cell in found["cells"] if cell["cell_type"] == "markdown"]
    asked = [line.lstrip("# ").strip() for text in prose for line in text.splitlines() if line.strip()]
    return name, str(found.get("metadata", {}).get("title", name)), asked[0] if asked else ""


def _seed(seed_id: str, workbook: Workbook) -> tuple[str, str, str]:
    try:
        article = load_seed(seed_id, workbook)
    except InputError as error:
        return seed_id, seed_id, str(error)
    about = (article.publisher, article.published.isoformat() if article.published else "")
    return seed_id, article.title or seed_id, ", ".join(filter(None, about))


def _plain(words: str) -> str:
    """Return words that Markdown takes for nothing else."""
    return re.sub(r"([\\`*_\[\]<>#|])", r"\\\1", " ".join(words.split()))
