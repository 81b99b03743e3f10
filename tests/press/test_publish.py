from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tallybook.errors import PublishError
from tallybook.press.key import Key
from tallybook.press.publish import Product, is_current, publish, read_record, record_path
from tallybook.workbook import Workbook

KEY = Key({"parameter/top": "3"})
FILES = ["one.html", "one.pdf"]


def _publish(folder: Path, workbook: Workbook, key: Key = KEY, **files: bytes) -> None:
    named = {name.replace("_", "."): data for name, data in (files or {"one_html": b"a", "one_pdf": b"b"}).items()}
    publish([Product("one", key, named)], folder, workbook)


def test_what_was_published_is_current_until_something_changes(tmp_path: Path) -> None:
    workbook, folder = Workbook(tmp_path), tmp_path / "reports" / "small"
    assert not is_current("one", KEY, FILES, folder, workbook)
    _publish(folder, workbook)
    assert is_current("one", KEY, FILES, folder, workbook)
    assert not is_current("one", Key({"parameter/top": "4"}), FILES, folder, workbook)
    (folder / "one.pdf").write_bytes(b"tampered")
    assert not is_current("one", KEY, FILES, folder, workbook)
    assert is_current("one", KEY, ["one.html"], folder, workbook)
    (folder / "one.html").unlink()
    assert not is_current("one", KEY, ["one.html"], folder, workbook)


def test_a_second_format_joins_the_first(tmp_path: Path) -> None:
    workbook, folder = Workbook(tmp_path), tmp_path / "reports" / "small"
    _publish(folder, workbook, one_html=b"a")
    _publish(folder, workbook, one_pdf=b"b")
    assert is_current("one", KEY, FILES, folder, workbook)


def test_the_record_names_no_folder_and_no_time(tmp_path: Path) -> None:
    workbook, folder = Workbook(tmp_path), tmp_path / "reports" / "small"
    _publish(folder, workbook)
    first = record_path(folder, workbook).read_bytes()
    _publish(folder, workbook)
    assert record_path(folder, workbook).read_bytes() == first
    assert str(tmp_path).encode() not in first
    assert set(read_record(folder, workbook)["one"]) == {"run", "inputs", "files", "summary"}


def test_two_folders_have_two_records(tmp_path: Path) -> None:
    workbook = Workbook(tmp_path)
    _publish(tmp_path / "x" / "small", workbook)
    assert not is_current("one", KEY, FILES, tmp_path / "y" / "small", workbook)


def test_a_stale_ledger_stops_the_publication(tmp_path: Path) -> None:
    workbook, folder = Workbook(tmp_path), tmp_path / "reports" / "small"
    ledger = Product("ledger", Key({"article/small/seed.toml": "1"}), {"ledger.csv": b"790"})
    kept = workbook.data / "ledger" / "small.csv"
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"790")
    publish([ledger], folder, workbook)
    kept.write_bytes(b"970")
    with pytest.raises(PublishError, match=r"data/ledger/small.csv: a stale ledger.*make ledger"):
        publish([ledger], folder, workbook)
    publish([replace(ledger, key=Key({"article/small/text": "1"}))], folder, workbook)


def test_a_corrected_ledger_is_compared_as_it_was_read(tmp_path: Path) -> None:
    workbook, folder = Workbook(tmp_path), tmp_path / "reports" / "small"
    ledger = Product("ledger", Key({"article/small/seed.toml": "1"}), {"ledger.csv": b"800"}, as_read=b"790")
    kept = workbook.data / "ledger" / "small.csv"
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"790")
    publish([ledger], folder, workbook)
    kept.write_bytes(b"800")
    with pytest.raises(PublishError, match="a stale ledger"):
        publish([ledger], folder, workbook)


def test_a_damaged_record_is_no_record(tmp_path: Path) -> None:
    workbook, folder = Workbook(tmp_path), tmp_path / "reports" / "small"
    _publish(folder, workbook)
    record_path(folder, workbook).write_text(json.dumps([1])[:-1])
    assert not is_current("one", KEY, FILES, folder, workbook)
