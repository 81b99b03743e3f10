"""Seeds are loaded byte for byte, and only if they are what their record says."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from tallybook.errors import ChangedError, InputError
from tallybook.text.article import digest, load_seed
from tallybook.workbook import Workbook, find_workbook


@pytest.fixture
def copied(tmp_path: Path) -> Workbook:
    shutil.copytree(find_workbook().seeds, tmp_path / "seeds")
    return Workbook(tmp_path)


def test_the_seed_is_the_file_byte_for_byte() -> None:
    workbook = find_workbook()
    article = load_seed("idlib-truce", workbook)
    data = (workbook.seeds / "idlib-truce" / "article.txt").read_bytes()
    assert article.body.encode("utf-8") == data
    assert article.sha256 == digest(data)
    assert (article.publisher, article.agency) == ("The National", "Agence France-Presse")
    assert (article.published, article.timezone) == (date(2019, 8, 3), "Asia/Damascus")
    assert "belongs to its publisher" in article.licence


def test_a_changed_article_is_refused(copied: Workbook) -> None:
    path = copied.seeds / "idlib-truce" / "article.txt"
    path.write_bytes(path.read_bytes().replace(b"790", b"791"))
    with pytest.raises(ChangedError, match="expected sha256 70991ec9, found "):
        load_seed("idlib-truce", copied)


def test_a_mistyped_seed_is_answered_with_the_nearest(copied: Workbook) -> None:
    with pytest.raises(InputError, match=r"Did you mean idlib-truce\?"):
        load_seed("idlib-trucs", copied)


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ("published = 2019-08-03", "no timezone, sha256"),
        ('published = "soon"\ntimezone = "UTC"\nsha256 = ""', "published = 'soon'"),
        ("published =", "expected TOML"),
    ],
)
def test_a_record_that_cannot_be_read_is_said_so(copied: Workbook, record: str, message: str) -> None:
    (copied.seeds / "idlib-truce" / "seed.toml").write_text(record, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        load_seed("idlib-truce", copied)
