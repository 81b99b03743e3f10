"""The ledger of an article as people left it: the extraction, and their reviews in ``data/reviews/`` over it."""

from __future__ import annotations

from pathlib import Path

from tallybook.errors import InputError
from tallybook.ledger.extract import extract
from tallybook.ledger.ledger import Ledger
from tallybook.ledger.review import Review, apply
from tallybook.text.article import Article
from tallybook.workbook import Workbook, find_workbook


def reviewed(article: Article, *, workbook: Workbook | None = None) -> Ledger:
    """Return the ledger of an article with its reviews applied; without any it is the extraction.

    Reviews that fit no more are in the ledger's `unfit`.

    Raises
    ------
    InputError
        If the file of reviews cannot be read.
    """
    return apply(extract(article), load_reviews(article.article_id, workbook or _workbook_or_none()))


def reviews_path(article_id: str, workbook: Workbook) -> Path:
    """Return where the reviews of an article are kept."""
    return workbook.data / "reviews" / f"{Path(article_id).name}.toml"


def load_reviews(article_id: str, workbook: Workbook | None) -> tuple[Review, ...]:
    """Return the reviews of an article, in the order in which they were made; none where there is no file.

    Raises
    ------
    InputError
        If the file cannot be read.
    """
    path = None if workbook is None else reviews_path(article_id, workbook)
    if path is None or not path.is_file():
        return ()
    from tallybook.ledger.reviewfile import parse

    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"data/reviews/{path.name}", expected="a text in UTF-8", found=str(error)) from error
    return parse(text, name=f"data/reviews/{path.name}")


def _workbook_or_none() -> Workbook | None:
    try:
        return find_workbook()
    except InputError:
        return None
