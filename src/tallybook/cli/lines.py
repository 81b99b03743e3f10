"""Articles as JSON Lines: ``{"id": …, "text": …, "date": …}``, read one at a time."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from tallybook.errors import InputError

if TYPE_CHECKING:
    from tallybook.ledger.ledger import Ledger
    from tallybook.text.article import Article


def read_lines(name: str, timezone: str) -> Iterator[tuple[object, Ledger]]:
    """Return the id and the ledger of each line, in order, each as soon as it is read.

    Raises
    ------
    InputError
        If the file cannot be read, or a line is not an article; the message names the line.
    """
    from tallybook.ledger.extract import extract

    with _opened(name) as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                record = _record(line, f"{name}, line {number}")
                yield record["id"], extract(_article(record, timezone, f"{name}, line {number}"))


def _opened(name: str) -> Any:
    if name == "-":
        stdin: BinaryIO = sys.stdin.buffer
        return nullcontext(stdin)
    try:
        return Path(name).open("rb")
    except OSError as error:
        raise InputError(name, expected="a file of JSON Lines", found=error.strerror or str(error)) from error


def _record(line: bytes, where: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except ValueError as error:
        raise InputError(where, expected="JSON in UTF-8", found=str(error)) from error
    if not isinstance(record, dict) or "id" not in record or not isinstance(record.get("text"), str):
        raise InputError(where, expected='{"id": …, "text": "…", "date": "YYYY-MM-DD"}', found=repr(line[:60]))
    return record


def _article(record: dict[str, Any], timezone: str, where: str) -> Article:
    from tallybook.text.article import from_text

    day = record.get("date") or ""
    try:
        published = date.fromisoformat(day[:10]) if day else None
    except (TypeError, ValueError) as error:
        raise InputError(where, expected="date as YYYY-MM-DD", found=repr(day)) from error
    try:
        return from_text(record["text"], article_id=str(record["id"]), published=published, timezone=timezone)
    except UnicodeEncodeError as error:
        raise InputError(where, expected="text", found=f"half a character at {error.start}") from error
