from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workbooks import BODY, make_workbook

from tallybook.errors import ChangedError, UsageError
from tallybook.text.article import load_seed
from tallybook.text.extracted import Extracted
from tallybook.text.intake import Received, extracted
from tallybook.text.seed import Details, check_id, check_new, seed_files, suggested_id
from tallybook.workbook import Workbook

DETAILS = Details(date(2024, 7, 8), title='The "truce"', publisher="A\\B", timezone="Asia/Damascus")
LATIN = "café: 790".encode("cp1252")


@pytest.fixture
def book(tmp_path: Path) -> Workbook:
    return make_workbook(tmp_path)


def made(data: bytes, name: str = "x.txt") -> dict[str, bytes]:
    received = Received("x", name, data)
    return seed_files(received, extracted(received), DETAILS)


def write(book: Workbook, data: bytes) -> Path:
    folder = book.seeds / "x"
    folder.mkdir()
    for name, content in made(data).items():
        (folder / name).write_bytes(content)
    return folder


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])).filter(str.strip))
def test_a_text_is_kept_byte_for_byte(text: str) -> None:
    files = made(text.encode())
    assert files["article.txt"] == text.encode()
    assert set(files) == {"article.txt", "seed.toml"}


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_words_can_be_recorded(words: str) -> None:
    files = seed_files(Received("x", "x.txt", b"790"), Extracted("790"), Details(date(2024, 7, 8), title=words))
    record = tomllib.loads(files["seed.toml"].decode())
    assert record.get("title", "") == words


def test_a_seed_is_loaded_as_it_was_made(book: Workbook) -> None:
    write(book, b"790 dead")
    article = load_seed("x", book)
    assert (article.body, article.title, article.publisher) == ("790 dead", 'The "truce"', "A\\B")
    assert (article.published, article.timezone) == (date(2024, 7, 8), "Asia/Damascus")


def test_another_encoding_is_kept_beside_the_text_and_checked(book: Workbook) -> None:
    folder = write(book, LATIN)
    assert load_seed("x", book).body == "café: 790"
    assert (folder / "original.txt").read_bytes() == LATIN
    (folder / "original.txt").write_bytes(b"other")
    with pytest.raises(ChangedError, match=r"x: original\.txt is not the file that seed\.toml records"):
        load_seed("x", book)


@pytest.mark.parametrize("data", [BODY.encode(), LATIN])
def test_a_text_is_no_seed_twice(data: bytes, book: Workbook) -> None:
    write(book, LATIN)
    received = Received("y", "y.txt", data)
    with pytest.raises(UsageError, match=r"y\.txt: its text is in the workbook already: found the seed (small|x)"):
        check_new(received, extracted(received), book)


@pytest.mark.parametrize("seed_id", ["", "Port", "a b", "../x", "-a", "a--b", "a" * 65, "é", "a/b", "."])
def test_an_id_is_a_folder_s_name_anywhere(seed_id: str, book: Workbook) -> None:
    with pytest.raises(UsageError, match="--id: expected small letters, digits and hyphens"):
        check_id(seed_id, book)


def test_an_id_is_used_once(book: Workbook) -> None:
    check_id("port-2024", book)
    with pytest.raises(UsageError, match="small: is a seed already"):
        check_id("small", book)


@given(st.text())
def test_a_suggested_id_is_one_or_nothing(name: str) -> None:
    suggested = suggested_id(name)
    if suggested:
        check_id(suggested, Workbook(Path("nowhere")))
