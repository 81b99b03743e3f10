from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from workbooks import BODY, make_workbook

from tallybook.errors import ChangedError, InputError
from tallybook.text.intake import INPUTS_VARIABLE, read_article, receive
from tallybook.workbook import Workbook


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workbook:
    monkeypatch.chdir(tmp_path)
    return make_workbook(tmp_path / "book")


@pytest.mark.parametrize("reference", ["small", "book/seeds/small", "book/seeds/small/article.txt"])
def test_a_seed_is_named_by_its_id_or_its_path(reference: str, book: Workbook) -> None:
    article = read_article(reference, workbook=book)
    assert (article.article_id, article.body, article.published) == ("small", BODY, date(2019, 8, 3))


def test_a_seed_that_was_changed_is_refused(book: Workbook) -> None:
    (book.seeds / "small" / "article.txt").write_text("other")
    with pytest.raises(ChangedError, match=r"small: article\.txt is not the text"):
        read_article("small", workbook=book)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text().filter(lambda text: text.strip() and "\0" not in text and not text.startswith("%PDF-")))
def test_the_text_of_a_file_is_never_changed(tmp_path: Path, text: str) -> None:
    path = tmp_path / "any.txt"
    path.write_bytes(text.encode("utf-8"))
    assert read_article(str(path)).body == text


def test_a_file_of_the_run_is_found_by_its_name_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, book: Workbook
) -> None:
    inputs = tmp_path / "inputs"
    inputs.mkdir()
    (inputs / "mine.txt").write_text("the run's")
    (tmp_path / "mine.txt").write_text("another")
    monkeypatch.setenv(INPUTS_VARIABLE, str(inputs))
    assert read_article("mine.txt", workbook=book).body == "the run's"


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.txt", "café".encode() + b"\xe9", "expected UTF-8 text, found a byte that is not, at 5"),
        ("a.txt", b"\0\1", r"expected a text, HTML, PDF or mail file \(.*\), found binary data"),
        ("a.txt", b"%PDF-1.7", "expected a PDF, found a damaged one"),
        ("a.txt", b" \n", "a.txt: expected a text, found an empty file"),
        ("a.docx", b"790", "found a .docx file"),
        ("a.html", b"", "expected a page with a main text, found none"),
    ],
)
def test_what_cannot_be_read_says_why(name: str, data: bytes, message: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError, match=message):
        read_article(str(tmp_path / name))


def test_a_folder_is_no_article(book: Workbook) -> None:
    with pytest.raises(InputError, match="book: expected a seed or a file, found a folder"):
        receive("book", book)


def test_a_missing_seed_gets_a_did_you_mean(book: Workbook) -> None:
    with pytest.raises(InputError, match=r"Did you mean small\?"):
        receive("smal", book)
