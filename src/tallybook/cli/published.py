"""The article that a published file is about."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tallybook.errors import ChangedError, InputError

if TYPE_CHECKING:
    from tallybook.text.article import Article
    from tallybook.workbook import Workbook

SUFFIXES = (".html", ".pdf", ".csv")


def article_of_report(name: str) -> Article:
    """Return the article that `name` is, or that the published report or ledger `name` is about.

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
        return read_article(name)
    workbook = find_workbook()
    article_id, recorded = _recorded(path, workbook)
    article = read_article(article_id, workbook=workbook)
    if article.sha256 != recorded:
        raise ChangedError(
            f"{name}: {article_id} is not the text that it was published from",
            expected=f"sha256 {recorded[:8]}",
            found=article.sha256[:8],
            remedy=f"Publish it again with `tallybook report {article_id}`.",
        )
    return article


def _recorded(path: Path, workbook: Workbook) -> tuple[str, str]:
    """Return the id and the sha256 of the article that the file was published from."""
    from tallybook.press.publish import read_record

    for entry in read_record(path.parent, workbook).values():
        if path.name in entry["files"]:
            for key, digest in entry["inputs"].items():
                kind, _, rest = key.partition("/")
                if kind == "article" and rest.endswith("/text"):
                    return rest.removesuffix("/text"), digest
    raise InputError(
        str(path),
        expected="a file that this workbook published",
        found="no record of it",
        remedy="Name the article instead: `tallybook why ARTICLE NUMBER`.",
    )
