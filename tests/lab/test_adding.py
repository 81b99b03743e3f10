from __future__ import annotations

from pathlib import Path

import pytest
from arrivals import PAGE
from workbooks import BODY, make_workbook

from tallybook.errors import UsageError
from tallybook.lab.adding import add
from tallybook.text.article import load_seed
from tallybook.workbook import Workbook

TEXT = "A headline\n\nAt least 11 people were killed on Monday.\n"


@pytest.fixture
def book(tmp_path: Path) -> Workbook:
    return make_workbook(tmp_path / "book")


def test_a_pasted_text_becomes_a_seed_and_a_second_run_finds_it(book: Workbook) -> None:
    first = add(TEXT, seed_id="port", published="2024-07-09", title="Port", workbook=book)
    assert load_seed("port", book).body == TEXT
    assert "1 figure read" in str(first)
    assert add(TEXT, seed_id="port", published="2024-07-09", workbook=book) == first


def test_a_file_says_what_it_is_itself(book: Workbook, tmp_path: Path) -> None:
    (tmp_path / "port.html").write_text(PAGE, encoding="utf-8")
    add(str(tmp_path / "port.html"), seed_id="port", publisher="Other", workbook=book)
    seed = load_seed("port", book)
    assert (seed.title, seed.publisher, str(seed.published)) == ("Eleven die at the port", "Other", "2024-07-08")


@pytest.mark.parametrize(
    ("text", "seed_id", "published", "message"),
    [
        (TEXT, "port", "", "published: expected a day, YYYY-MM-DD, found ''"),
        (TEXT, "Port", "2024-07-09", r"Try port\."),
        (TEXT, "small", "2024-07-09", "small: is a seed already"),
        (f"{BODY}", "port", "2024-07-09", "is in the workbook already: found the seed small"),
        ("small", "port", "2024-07-09", "small: is a seed already"),
    ],
)
def test_what_does_not_fit_is_said(text: str, seed_id: str, published: str, message: str, book: Workbook) -> None:
    with pytest.raises(UsageError, match=message):
        add(text, seed_id=seed_id, published=published, workbook=book)
