"""The file of an article's reviews, ``data/reviews/<id>.toml``: plain text, one table a review, in order of time.

::

    article = "idlib-truce"

    [[review]]
    action = "edit"
    start = 1730
    end = 1733
    text = "790"
    context = "1c5e2f0d9a3b"
    by = "A. Reader"
    at = 2024-07-09T10:00:00Z
    why = "The sentence before names the monitor."
    before.source = ""
    after.source = "Syrian Observatory for Human Rights"
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from tallybook.errors import InputError, UsageError
from tallybook.ledger.correct import typed
from tallybook.ledger.review import ACTIONS, Review

_PLAIN = ("action", "start", "end", "text", "context", "by", "at", "why", "reading")
_NEEDED = ("action", "start", "end", "text", "context", "by", "at")


def parse(text: str, *, name: str) -> tuple[Review, ...]:
    """Return the reviews of a file.

    Raises
    ------
    InputError
        If it is not TOML, or a review lacks something; `name` is the file that the message names.
    """
    try:
        rows = tomllib.loads(text).get("review", [])
    except tomllib.TOMLDecodeError as error:
        raise InputError(name, expected="TOML", found=str(error), remedy="Correct the line.") from error
    if not isinstance(rows, list):
        raise InputError(name, expected="tables [[review]]", found="[review]", remedy="Double the brackets.")
    return tuple(_review(row, f"{name}, review {number}") for number, row in enumerate(rows, 1))


def article_of(text: str) -> str:
    """Return the id of the article that a file says it reviews; empty where it does not say."""
    return str(tomllib.loads(text).get("article", ""))


def written(article_id: str, reviews: Iterable[Review]) -> str:
    """Return a whole file."""
    return head(article_id) + "".join(map(entry, reviews))


def head(article_id: str) -> str:
    """Return how the file of an article begins."""
    why = "# Human corrections of what was read; each is applied where its words stand, and nowhere else."
    return f"{why}\narticle = {toml_value(article_id)}\n"


def entry(review: Review) -> str:
    """Return the lines of one review, an empty line before them: what is appended to a file."""
    rows = [(name, getattr(review, name)) for name in _PLAIN]
    lines = [f"{name} = {toml_value(value)}\n" for name, value in rows if value != "" or name in _NEEDED]
    for side, values in (("before", review.before), ("after", review.after)):
        lines += [f"{side}.{name} = {toml_value(value)}\n" for name, value in values.items()]
    return "\n[[review]]\n" + "".join(lines)


def _review(row: Any, where: str) -> Review:
    missing = [name for name in _NEEDED if not isinstance(row, dict) or name not in row]
    if missing:
        raise InputError(where, expected=", ".join(_NEEDED), found=f"no {', '.join(missing)}")
    if row["action"] not in ACTIONS:
        raise InputError(where, expected=f"action, one of {', '.join(ACTIONS)}", found=repr(row["action"]))
    at = row["at"]
    if not isinstance(at, datetime):
        raise InputError(where, expected="at, a day and a time of UTC", found=repr(at))
    try:
        sides = [
            {name: typed(name, value) for name, value in row.get(side, {}).items()} for side in ("before", "after")
        ]
    except UsageError as error:
        raise InputError(f"{where}: {error}") from error
    plain = {name: row[name] for name in _PLAIN if name in row}
    return Review(
        **plain | {"at": at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)}, before=sides[0], after=sides[1]
    )


def toml_value(value: object) -> str:
    """Return a value as TOML writes it; what is missing is an empty text.

    >>> toml_value(True), toml_value(790), toml_value(None), toml_value("Idlib")
    ('true', '790', '""', '"Idlib"')
    """
    if value is None:
        return '""'
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
