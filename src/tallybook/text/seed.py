"""A seed made of a file: its text as the article, the file itself beside it where it is no plain text."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from importlib.metadata import version
from pathlib import PurePath

from tallybook.errors import InputError, UsageError
from tallybook.text.article import digest
from tallybook.text.extracted import Extracted
from tallybook.text.filekind import SUFFIXES, kind_of
from tallybook.text.intake import Received
from tallybook.workbook import Workbook

LONGEST_ID = 64
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_READERS = {"html": "trafilatura", "pdf": "pypdf"}
_LICENCE = "The text belongs to its publisher. It is kept here, unchanged, as the input of the analysis."


@dataclass(frozen=True, slots=True)
class Details:
    """What a seed records of its article.

    Attributes
    ----------
    published : date
    title, publisher, agency, timezone, url, licence : str
        As in ``seed.toml``.
    """

    published: date
    title: str = ""
    publisher: str = ""
    agency: str = ""
    timezone: str = "UTC"
    url: str = ""
    licence: str = _LICENCE


def check_id(seed_id: str, workbook: Workbook) -> None:
    """Refuse an id that is taken, or that could not be a folder everywhere.

    Raises
    ------
    UsageError
        With what an id is made of.
    """
    if not _ID.fullmatch(seed_id) or len(seed_id) > LONGEST_ID:
        raise UsageError(
            "--id",
            expected=f"small letters, digits and hyphens, {LONGEST_ID} at most",
            found=repr(seed_id),
            remedy=f"Try {suggested_id(seed_id)}." if suggested_id(seed_id) else "",
        )
    if (workbook.seeds / seed_id).exists():
        raise UsageError(f"{seed_id}: is a seed already", remedy="Choose another --id; a seed is never overwritten.")


def suggested_id(name: str) -> str:
    """Return an id made of a file's name.

    >>> suggested_id("Toll rises, again.html")
    'toll-rises-again'
    """
    return "-".join(re.findall(r"[a-z0-9]+", PurePath(name).stem.lower()))[:LONGEST_ID].strip("-")


def known_zone(name: str, what: str = "timezone") -> str:
    """Return the name of a time zone; `what` is what asked for it.

    Raises
    ------
    UsageError
        If there is no such zone.
    """
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise UsageError(what, expected="an IANA name such as Asia/Damascus", found=repr(name)) from error
    return name


def check_new(received: Received, found: Extracted, workbook: Workbook) -> None:
    """Refuse a file whose text, or which itself, is a seed already; white space makes no other text.

    Raises
    ------
    UsageError
        With the id of that seed.
    """
    own = {_bare(_text(received, found)), digest(received.data)}
    for seed_id, known in _known(workbook):
        if known & own:
            raise UsageError(f"{received.name}: its text is in the workbook already", found=f"the seed {seed_id}")


def seed_files(received: Received, found: Extracted, details: Details) -> dict[str, bytes]:
    """Return the files of the seed's folder, by name.

    A text in UTF-8 is the article as it is, byte for byte. Of anything else the text that was taken out is the
    article, and the file is kept as it came, with its checksum.
    """
    text = _text(received, found)
    record: dict[str, object] = {item.name: getattr(details, item.name) for item in fields(details)}
    record = {
        "title": record.pop("title"),
        "publisher": record.pop("publisher"),
        "agency": record.pop("agency"),
        **record,
    }
    record["sha256"] = digest(text)
    files = {"article.txt": text}
    if text != received.data:
        kind = kind_of(received.name, received.data)
        name = f"original{SUFFIXES[kind]}"
        files[name] = received.data
        reader = _READERS.get(kind)
        record |= {"original": name, "original_sha256": digest(received.data)}
        record |= {"read_by": f"{reader} {version(reader)}"} if reader else {}
    lines = [f"{name} = {_toml(value)}\n" for name, value in record.items() if value != ""]
    return {**files, "seed.toml": "".join(lines).encode("utf-8")}


def _text(received: Received, found: Extracted) -> bytes:
    try:
        return found.body.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError(received.name, expected="text", found=f"half a character at {error.start}") from error


def _known(workbook: Workbook) -> Iterator[tuple[str, set[str]]]:
    """Yield the id of each seed, and the checksums of its bare text and its file."""
    for path in sorted(workbook.seeds.glob("*/seed.toml")):
        try:
            record = tomllib.loads(path.read_text(encoding="utf-8"))
            text = (path.parent / "article.txt").read_bytes()
        except (OSError, ValueError):
            continue
        yield path.parent.name, {_bare(text), *(str(record[key]) for key in ("original_sha256",) if key in record)}


def _bare(text: bytes) -> str:
    return digest(b"".join(text.split()))


def _toml(value: object) -> str:
    """Return a value as TOML writes it; the escapes of a JSON text are those of a TOML text.

    >>> _toml(date(2019, 8, 3)), _toml("a truce")
    ('2019-08-03', '"a truce"')
    """
    return (
        value.isoformat()
        if isinstance(value, date)
        else json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    )
