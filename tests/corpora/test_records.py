"""The same articles in every container that a corpus may come in."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from tallybook.corpus.records import Record, read_corpus
from tallybook.errors import InputError, UsageError

TEXTS = {"a.txt": b"At least 13 civilians were killed.", "deep/b.txt": b"Some 400 fled.", "c.html": b"<p>790 died.</p>"}


def _folder(place: Path) -> str:
    for name, data in {**TEXTS, ".hidden.txt": b"", "d.bin": b"\0"}.items():
        (place / "all" / name).parent.mkdir(parents=True, exist_ok=True)
        (place / "all" / name).write_bytes(data)
    return str(place / "all")


def _zip(place: Path) -> str:
    with zipfile.ZipFile(place / "all.zip", "w") as archive:
        for name, data in {**TEXTS, "__MACOSX/a.txt": b"", "d.bin": b"\0"}.items():
            archive.writestr(name, data)
    return str(place / "all.zip")


def _tar(place: Path) -> str:
    with tarfile.open(place / "all.tar.gz", "w:gz") as archive:
        for name, data in {**TEXTS, "d.bin": b"\0"}.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return str(place / "all.tar.gz")


def _remote(place: Path) -> str:
    return Path(_zip(place)).as_uri()


@pytest.mark.parametrize("made", [_folder, _zip, _tar, _remote])
def test_an_archive_holds_what_its_folder_holds(made: Callable[[Path], str], tmp_path: Path) -> None:
    records = list(read_corpus(made(tmp_path)))
    assert {record.record_id: record.data for record in records} == TEXTS
    assert {record.suffix for record in records} == {".txt", ".html"}
    assert {record.reason for record in records} == {""}


def test_lines_are_articles_and_a_bad_one_is_set_aside(tmp_path: Path) -> None:
    lines = [{"id": 1, "text": "13 died.", "date": "2019-08-03"}, {"id": 2}, {"id": 3, "text": 790}]
    text = "\n".join([*map(json.dumps, lines), "{", "", json.dumps({"id": 1, "text": "again"})])
    (tmp_path / "all.jsonl.gz").write_bytes(gzip.compress(text.encode()))
    first, second, third, fourth, last = read_corpus(str(tmp_path / "all.jsonl.gz"))
    assert first == Record("1", b"13 died.", date="2019-08-03")
    assert [record.record_id for record in (second, third, fourth)] == ["line 2", "line 3", "line 4"]
    assert "KeyError: 'text'" in second.reason
    assert "text is int" in third.reason
    assert last.data == b"again"


def test_a_table_holds_articles(tmp_path: Path) -> None:
    frame = pd.DataFrame({"id": ["x", "y"], "text": ["13 died.", None], "date": ["2019-08-03", None], "more": [1, 2]})
    frame.to_parquet(tmp_path / "all.parquet", index=False)
    first, second = read_corpus(str(tmp_path / "all.parquet"))
    assert first == Record("x", b"13 died.", date="2019-08-03")
    assert second.reason


def _answer(kind: str, body: str) -> bytes:
    """Return a record of a web archive, as a crawler writes it."""
    http = f"HTTP/1.0 200 OK\r\nContent-Type: {kind}\r\n\r\n{body}".encode()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://example.org/a\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\nWARC-Date: 2019-08-03T00:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + http + b"\r\n\r\n")


def test_a_web_archive_holds_the_pages_that_were_answered(tmp_path: Path) -> None:
    records = _answer("text/html; charset=utf-8", "<p>790 died.</p>") + _answer("image/png", "PNG")
    (tmp_path / "all.warc.gz").write_bytes(records)
    assert list(read_corpus(str(tmp_path / "all.warc.gz"))) == [
        Record("http://example.org/a", b"<p>790 died.</p>", ".html")
    ]


def test_a_member_that_is_damaged_is_set_aside_and_the_others_are_read(tmp_path: Path) -> None:
    path = Path(_zip(tmp_path))
    path.write_bytes(path.read_bytes().replace(b"Some 400 fled.", b"Some 500 fled."))
    found = {record.record_id: record.reason for record in read_corpus(str(path))}
    assert found.keys() == TEXTS.keys()
    assert [name for name, reason in found.items() if "CRC" in reason] == ["deep/b.txt"]


def test_an_archive_that_ends_too_early_is_said_to(tmp_path: Path) -> None:
    path = Path(_tar(tmp_path))
    path.write_bytes(path.read_bytes()[:-40])
    assert list(read_corpus(str(path)))[-1].reason.startswith("the rest of the file cannot be read")


@pytest.mark.parametrize("name", ["none.zip", "none.doc", "none"])
def test_what_is_not_there_or_of_no_kind_cannot_be_read(name: str, tmp_path: Path) -> None:
    with pytest.raises(InputError):
        list(read_corpus(str(tmp_path / name)))


def test_an_address_that_nothing_opens_is_said_to_be_one() -> None:
    with pytest.raises(UsageError, match="expected an address that fsspec opens"):
        list(read_corpus("nowhere://bucket/all.zip"))
