"""What is known of a published file: whether it is a report, and of a ledger the article."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from tallybook.errors import ChangedError, InputError

if TYPE_CHECKING:
    from tallybook.text.article import Article
    from tallybook.workbook import Workbook

REPORTS = (".html", ".pdf")
LEDGERS = (".csv",)


def is_report(name: str) -> bool:
    """Say whether `name` is a file that keeps what is behind its numbers, or would if it were a report."""
    path = Path(name)
    if path.suffix.lower() not in REPORTS or not path.is_file():
        return False
    from tallybook.press.verify import has_record

    return has_record(path)


def read_published(name: str) -> Article:
    """Return the article that `name` is, or that the published ledger `name` was read from.

    Raises
    ------
    InputError
        If nothing is recorded of the ledger.
    ChangedError
        If the article is no longer the one that was published.
    """
    from tallybook.text.intake import read_article
    from tallybook.workbook import find_workbook

    path = Path(name)
    if path.suffix.lower() not in LEDGERS or not path.is_file():
        return read_article(name)
    workbook = find_workbook()
    return _article(_entry(path, workbook)["inputs"], workbook, name)


def _entry(path: Path, workbook: Workbook) -> dict[str, Any]:
    """Return what is recorded of the product that the file belongs to."""
    from tallybook.press.publish import read_record

    for entry in read_record(path.parent, workbook).values():
        if path.name in entry["files"]:
            found: dict[str, Any] = entry
            return found
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
