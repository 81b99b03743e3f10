"""The articles of a corpus, one after the other, in an order that does not change."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

from tallybook.errors import InputError, UsageError
from tallybook.text.filekind import OTHER_SUFFIXES, SUFFIXES

ARTICLE_SUFFIXES = (*SUFFIXES.values(), *OTHER_SUFFIXES)
BROKEN = (OSError, EOFError, ValueError, zlib.error, zipfile.BadZipFile, tarfile.TarError, NotImplementedError)
"""What a damaged file raises while it is read."""


@dataclass(frozen=True, slots=True)
class Record:
    """An article as it lies in a corpus, or what is known of one that cannot be read.

    Attributes
    ----------
    record_id : str
        Its path, its ``id`` or its address; two may be the same.
    data : bytes
        The file, or the text in UTF-8.
    suffix : str
        What kind of file it is: ``.txt``; empty where its first bytes tell.
    date : str
        Its day of publication as the corpus has it, ``YYYY-MM-DD``; empty where it says none.
    reason : str
        Why it cannot be read; empty where it can.
    """

    record_id: str
    data: bytes = b""
    suffix: str = ".txt"
    date: str = ""
    reason: str = ""


def read_corpus(address: str) -> Iterator[Record]:
    """Yield the articles of a folder, a zip or tar archive, or a JSON Lines, Parquet or WARC file.

    What is damaged is yielded with the reason, and reading goes on behind it as far as that can be done.

    Parameters
    ----------
    address : str
        A path, or an address that fsspec opens: ``s3://bucket/news.tar``. A Parquet file and JSON Lines hold ``id``,
        ``text`` and, if they will, ``date``.

    Raises
    ------
    InputError
        If there is nothing of that name, or it is of no kind that is read.
    """
    if "://" not in address and Path(address).is_dir():
        yield from _folder(Path(address))
        return
    name = address.lower().removesuffix(".gz")
    reader = next((read for suffixes, read in _READERS if name.endswith(suffixes)), None)
    if reader is None:
        kinds = ", ".join(suffix for suffixes, _ in _READERS for suffix in suffixes)
        raise InputError(address, expected=f"a folder, or a file that ends in {kinds}", found="neither")
    with _opened(address) as file:
        records = reader(file)
        while True:
            try:
                record = next(records, None)
            except BROKEN as error:
                yield Record(address, reason=f"the rest of the file cannot be read: {error}")
                return
            if record is None:
                return
            yield record


@contextmanager
def _opened(address: str) -> Iterator[Any]:
    is_lines = address.lower().endswith((".jsonl.gz", ".ndjson.gz"))
    with _file(address) as file:
        yield gzip.GzipFile(fileobj=file) if is_lines else file


def _file(address: str) -> Any:
    if "://" in address:
        return _remote(address)
    try:
        return Path(address).open("rb")
    except OSError as error:
        found = error.strerror or str(error)
        raise InputError(address, expected="a corpus that can be read", found=found) from error


def _remote(address: str) -> Any:
    try:
        import fsspec
    except ImportError as error:
        hint = "Install the group scale, or name a local file."
        raise UsageError(address, expected="the package fsspec", found="none", remedy=hint) from error
    try:
        return fsspec.open(address, "rb").open()
    except (ImportError, ValueError) as error:
        raise UsageError(address, expected="an address that fsspec opens", found=str(error)) from error
    except OSError as error:
        raise InputError(address, expected="a corpus that can be read", found=str(error)) from error


def _folder(folder: Path) -> Iterator[Record]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if _is_article(name) and path.is_file():
            try:
                yield Record(name, path.read_bytes(), path.suffix.lower())
            except OSError as error:
                yield Record(name, reason=error.strerror or str(error))


def _is_article(name: str) -> bool:
    path = PurePosixPath(name)
    hidden = any(part.startswith((".", "__MACOSX")) for part in path.parts)
    return path.suffix.lower() in ARTICLE_SUFFIXES and not hidden


def _zip(file: BinaryIO) -> Iterator[Record]:
    with zipfile.ZipFile(file) as archive:
        for entry in archive.infolist():
            if _is_article(entry.filename):
                try:
                    yield Record(entry.filename, archive.read(entry), PurePosixPath(entry.filename).suffix.lower())
                except (*BROKEN, RuntimeError) as error:
                    yield Record(entry.filename, reason=str(error))


def _tar(file: BinaryIO) -> Iterator[Record]:
    with tarfile.open(fileobj=file, mode="r|*") as archive:
        for entry in archive:
            content = archive.extractfile(entry) if entry.isfile() and _is_article(entry.name) else None
            if content:
                yield Record(entry.name, content.read(), PurePosixPath(entry.name).suffix.lower())


def _lines(file: BinaryIO) -> Iterator[Record]:
    for number, line in enumerate(file, 1):
        if line.strip():
            yield _line(line, number)


def _line(line: bytes, number: int) -> Record:
    try:
        record = json.loads(line)
        return _row(record["id"], record["text"], record.get("date"))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        reason = f'expected {{"id": …, "text": "…", "date": "YYYY-MM-DD"}}: {type(error).__name__}: {error}'
        return Record(f"line {number}", reason=reason)


def _row(record_id: object, text: object, date: object) -> Record:
    if not isinstance(text, str):
        raise TypeError(f"text is {type(text).__name__}")
    return Record(str(record_id), text.encode("utf-8"), date="" if date is None else str(date)[:10])


def _parquet(file: BinaryIO) -> Iterator[Record]:
    from fastparquet import ParquetFile

    source = ParquetFile(io.BytesIO(file.read()))
    wanted = [name for name in ("id", "text", "date") if name in source.columns]
    if not {"id", "text"} <= set(wanted):
        raise ValueError(f"expected the columns id and text, found {', '.join(source.columns)}")
    for frame in source.iter_row_groups(columns=wanted):
        for row in frame.to_dict("records"):
            try:
                yield _row(row["id"], row["text"], row.get("date"))
            except (TypeError, ValueError) as error:
                yield Record(str(row["id"]), reason=str(error))


def _warc(file: BinaryIO) -> Iterator[Record]:
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ImportError as error:
        raise UsageError("a WARC file", expected="the package warcio", remedy="Install the group scale.") from error
    for record in ArchiveIterator(file):
        kind = str(record.http_headers.get_header("Content-Type", "")) if record.http_headers else ""
        if record.rec_type == "response" and kind.startswith(("text/", "application/xhtml")):
            suffix = ".txt" if kind.startswith("text/plain") else ".html"
            yield Record(str(record.rec_headers.get_header("WARC-Target-URI")), record.content_stream().read(), suffix)


_READERS: tuple[tuple[tuple[str, ...], Callable[[BinaryIO], Iterator[Record]]], ...] = (
    ((".zip",), _zip),
    ((".tar", ".tgz", ".tar.xz", ".tar.bz2"), _tar),
    ((".jsonl", ".ndjson"), _lines),
    ((".parquet",), _parquet),
    ((".warc",), _warc),
)
