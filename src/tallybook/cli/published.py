"""What is known of a published file: its article, and the numbers that it prints."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tallybook.errors import ChangedError, InputError

if TYPE_CHECKING:
    from tallybook.document.nodes import Value
    from tallybook.text.article import Article
    from tallybook.workbook import Workbook

SUFFIXES = (".html", ".pdf", ".csv")


@dataclass(frozen=True, slots=True)
class Published:
    """An article, and what a report on it prints.

    Attributes
    ----------
    article : Article
    values : tuple of Value
        The numbers of the report, in order; empty for an article or a ledger.
    run : str
        The report's run; empty for an article or a ledger.
    """

    article: Article
    values: tuple[Value, ...] = ()
    run: str = ""


def read_published(name: str) -> Published:
    """Return the article that `name` is, or what is known of the published report or ledger `name`.

    Raises
    ------
    InputError
        If nothing is recorded of the file.
    ChangedError
        If the article is no longer the one that was published.
    """
    from tallybook.text.intake import read_article
    from tallybook.workbook import find_workbook

    path = Path(name)
    if path.suffix.lower() not in SUFFIXES or not path.is_file():
        return Published(read_article(name))
    workbook = find_workbook()
    notebook, entry = _entry(path, workbook)
    article = _article(entry["inputs"], workbook, name)
    kept = workbook.root / ".tallybook" / "runs" / entry["run"] / f"{notebook}.ipynb"
    return Published(article, _values(kept), entry["run"])


def _entry(path: Path, workbook: Workbook) -> tuple[str, dict[str, Any]]:
    """Return the product that the file belongs to, and what is recorded of it."""
    from tallybook.press.publish import read_record

    for product, entry in read_record(path.parent, workbook).items():
        if path.name in entry["files"]:
            return product, entry
    raise InputError(
        str(path),
        expected="a file that this workbook published",
        found="no record of it",
        remedy="Name the article instead: `tallybook why ARTICLE NUMBER`.",
    )


def _article(inputs: dict[str, str], workbook: Workbook, name: str) -> Article:
    from tallybook.text.intake import read_article

    key = next(key for key in inputs if key.startswith("article/") and key.endswith("/text"))
    article_id = key.removeprefix("article/").removesuffix("/text")
    article = read_article(article_id, workbook=workbook)
    if article.sha256 != inputs[key]:
        raise ChangedError(
            f"{name}: {article_id} is not the text that it was published from",
            expected=f"sha256 {inputs[key][:8]}",
            found=article.sha256[:8],
            remedy=f"Publish it again with `tallybook report {article_id}`.",
        )
    return article


def _values(notebook: Path) -> tuple[Value, ...]:
    if not notebook.is_file():
        return ()
    from tallybook.press import nbfile
    from tallybook.press.notebook import documents

    return tuple(_walked(documents(nbfile.read(notebook))))


def _walked(node: object) -> Iterator[Value]:
    from tallybook.document.nodes import Value

    if isinstance(node, Value):
        yield node
    elif isinstance(node, tuple):
        for item in node:
            yield from _walked(item)
    elif is_dataclass(node) and not isinstance(node, type):
        for item in fields(node):
            yield from _walked(getattr(node, item.name))
