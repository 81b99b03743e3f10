"""From what the user names, a seed, a file or standard input, to an article."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

from tallybook.errors import InputError
from tallybook.text.article import Article, digest, load_seed
from tallybook.text.credits import credited
from tallybook.text.encoding import decode
from tallybook.text.extracted import Extracted
from tallybook.text.filekind import OTHER_SUFFIXES, SUFFIXES, is_text, kind_of
from tallybook.workbook import Workbook, find_workbook

STDIN = "-"
INPUTS_VARIABLE = "TALLYBOOK_INPUTS"


@dataclass(frozen=True, slots=True)
class Received:
    """An input, byte for byte.

    Attributes
    ----------
    article_id : str
        The seed's id, the file's stem, or ``stdin``.
    name : str
        What a notebook may call it in any folder: the seed's id, or the file's name.
    data : bytes
        The file as received: a text, or a web page, PDF or mail that a text is taken out of.
    record : bytes
        The seed's ``seed.toml``; empty for a file.
    """

    article_id: str
    name: str
    data: bytes
    record: bytes = b""


def read_article(
    reference: str,
    *,
    workbook: Workbook | None = None,
    published: date | None = None,
    timezone: str = "",
) -> Article:
    """Return the article that `reference` names: a seed's id, a file's path, or ``-`` for standard input.

    Parameters
    ----------
    reference : str
        A seed's id wins over a file of the same name.
    workbook : Workbook, optional
        Where the seeds are; by default the one that the working directory lies in.
    published, timezone
        When a file was published, and in which zone; a seed records its own. What is not given is taken from the file,
        where it states it; the zone is UTC otherwise.

    Raises
    ------
    InputError
        If there is no such seed or file, or it cannot be read.
    """
    book = workbook or _workbook_or_none()
    return article_of(receive(reference, book), book, published=published, timezone=timezone)


def article_of(
    received: Received, workbook: Workbook | None, *, published: date | None = None, timezone: str = ""
) -> Article:
    """Return the article that the bytes are, or that is taken out of them.

    >>> article_of(Received("x", "x.txt", b"790 civilians"), None).body
    '790 civilians'

    Raises
    ------
    InputError
        If the bytes are no text and hold none, or a seed's record does not fit them.
    """
    if received.record and workbook is not None:
        return load_seed(received.article_id, workbook)
    found = extracted(received)
    return Article(
        received.article_id,
        found.body,
        published or found.published,
        timezone or found.timezone or "UTC",
        title=found.title,
        publisher=found.publisher,
        agency=found.agency,
        url=found.url,
        sha256=digest(found.body.encode("utf-8", errors="surrogatepass")),
    )


def extracted(received: Received) -> Extracted:
    """Return the text of a file, and what the file says of itself: in its head, and in the lines of its text.

    Raises
    ------
    InputError
        If it holds no text, or its bytes are of no encoding.
    """
    return credited(_extracted(received))


def _extracted(received: Received) -> Extracted:
    kind, name = kind_of(received.name, received.data), received.name
    if kind == "html":
        from tallybook.text.webpage import read_webpage

        return read_webpage(received.data, name=name)
    if kind == "pdf":
        from tallybook.text.pages import read_pages

        return read_pages(received.data, name=name)
    if kind == "mail":
        from tallybook.text.mail import read_mail

        return read_mail(received.data, name=name)
    text = decode(received.data, name=name)
    if not text.strip():
        raise InputError(name, expected="a text", found="an empty file", remedy="Check that it is the one you mean.")
    return Extracted(text)


def receive(reference: str, workbook: Workbook | None = None) -> Received:
    """Return the bytes that `reference` names.

    A file that a run was given, and that lies in the folder ``TALLYBOOK_INPUTS``, is found by its name alone: so a
    notebook never holds the path of anybody's folder.

    Raises
    ------
    InputError
        If there is no such seed or file, or it is not of a kind that is read.
    """
    if reference == STDIN:
        data = _checked("standard input", _stdin().read())
        return Received("stdin", f"stdin{SUFFIXES[kind_of('', data)]}", data)
    inputs = os.environ.get(INPUTS_VARIABLE)
    if inputs and Path(inputs, reference).is_file():
        return _file(Path(inputs, reference))
    folder = _seed_folder(reference, workbook)
    if folder is not None:
        return Received(folder.name, folder.name, _bytes(folder / "article.txt"), _bytes(folder / "seed.toml"))
    if Path(reference).is_file():
        return _file(Path(reference))
    raise _missing(reference, workbook)


def _file(path: Path) -> Received:
    return Received(path.stem, path.name, _checked(path.name, _bytes(path), path.suffix.lower()))


def _seed_folder(reference: str, workbook: Workbook | None) -> Path | None:
    """Return the folder of the seed that is meant, by its id or by a path to it."""
    if workbook is None:
        return None
    by_id = workbook.seeds / reference
    if os.sep not in reference and (by_id / "seed.toml").is_file():
        return by_id
    path = Path(reference).resolve()
    folder = path.parent if path.name == "article.txt" else path
    return folder if folder.parent == workbook.seeds.resolve() and (folder / "seed.toml").is_file() else None


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(str(path), expected="a file that can be read", found=error.strerror or str(error)) from error


def _checked(name: str, data: bytes, suffix: str = "") -> bytes:
    """Return the data of a file of a kind that is read."""
    known = suffix in ("", *SUFFIXES.values(), *OTHER_SUFFIXES)
    if known and (kind_of(suffix, data) != "text" or is_text(data)):
        return data
    raise InputError(
        name,
        expected="a text, HTML, PDF or mail file (.txt, .html, .pdf, .eml)",
        found="binary data" if known else f"a {suffix} file",
        remedy="Save its text as UTF-8 .txt.",
    )


def _missing(reference: str, workbook: Workbook | None) -> InputError:
    if Path(reference).is_dir():
        return InputError(reference, expected="a seed or a file", found="a folder", remedy="Name a file in it.")
    if workbook is not None and Path(reference).suffix == "" and os.sep not in reference:
        try:
            load_seed(reference, workbook)
        except InputError as error:
            return error
    return InputError(
        reference,
        expected="the id of a seed or the path of a file",
        found="neither",
        remedy="Check the path; the seeds are the folders in seeds/.",
    )


def _workbook_or_none() -> Workbook | None:
    try:
        return find_workbook()
    except InputError:
        return None


def _stdin() -> BinaryIO:
    return sys.stdin.buffer
