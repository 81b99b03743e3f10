"""Reviews put into the workbook, each at once and whole."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from getpass import getuser
from pathlib import Path

from tallybook.ledger.review import Review
from tallybook.ledger.reviewed import load_reviews, reviews_path
from tallybook.ledger.reviewfile import entry, head
from tallybook.press.place import held, private, write_whole
from tallybook.workbook import Workbook

REVIEWER_VARIABLE = "TALLYBOOK_REVIEWER"


def keep(review: Review, article_id: str, workbook: Workbook) -> Path:
    """Append a review to the article's file and return where it is; what the file holds already stays as it is.

    Raises
    ------
    InputError
        If the file cannot be read: nothing is written then.
    """
    path = reviews_path(article_id, workbook)
    path.parent.mkdir(parents=True, exist_ok=True)
    with held(private(workbook, "locks") / f"reviews-{path.stem}.lock"):
        load_reviews(article_id, workbook)
        text = path.read_text(encoding="utf-8") if path.is_file() else head(article_id)
        write_whole(path, (text.rstrip("\n") + "\n" + entry(review)).encode("utf-8"))
    return path


def reviewer() -> str:
    """Return who reviews where nobody is named: ``TALLYBOOK_REVIEWER``, else the name of the account."""
    return os.environ.get(REVIEWER_VARIABLE) or getuser()


def now() -> datetime:
    """Return the time at which a review is made."""
    return datetime.now(UTC)
