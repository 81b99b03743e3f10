from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from arrivals import PAGE, mail
from workbooks import BODY, make_workbook

from tallybook.lab.explore import paste
from tallybook.lab.paste import Paste
from tallybook.text.article import load_seed
from tallybook.workbook import Workbook

TEXT = "Eleven die at the port\n\nODESA, July 8 (Newswire) - At least 11 people were killed on Monday.\n"


@pytest.fixture
def book(tmp_path: Path) -> Workbook:
    return make_workbook(tmp_path)


@pytest.fixture
def form(book: Workbook) -> Paste:
    return paste(workbook=book)


def send(form: Paste, buffers: tuple[bytes, ...] = (), **content: Any) -> str:
    """Send what the page sends, and return what is said."""
    before = form.answered
    form._heard(None, content, buffers)
    assert form.answered == before + 1
    return str(form.said)


def test_what_is_pasted_fills_the_form_and_says_how_much_is_read(form: Paste, book: Workbook) -> None:
    assert send(form, ask="look", text=TEXT) == "2 figures read; 1 numeral left out: 1 part of a date"
    assert form.found["id"] == "eleven-die-at-the-port"
    assert (form.found["title"], form.found["agency"]) == ("Eleven die at the port", "Newswire")
    assert (form.found["published"], form.found["dateline"], form.found["timezone"]) == ("", "July 8", "UTC")
    assert [path.name for path in book.seeds.iterdir()] == ["small"]


def test_the_form_makes_the_seed(form: Paste, book: Workbook) -> None:
    send(form, ask="look", text=TEXT)
    fields = {**form.found, "published": "2024-07-09", "timezone": "Europe/Kyiv", "publisher": " The Paper "}
    assert send(form, ask="add", fields=fields) == "added seeds/eleven-die-at-the-port"
    seed = load_seed("eleven-die-at-the-port", book)
    assert (seed.body, seed.publisher, seed.agency, seed.timezone) == (TEXT, "The Paper", "Newswire", "Europe/Kyiv")
    assert form.added[1] == "2 figures read; 1 numeral left out: 1 part of a date"
    assert form.found == {}
    assert send(form, ask="add", fields=fields) == "there is no article yet. Paste one."


@pytest.mark.parametrize(("name", "data"), [("port.html", PAGE.encode()), ("port.eml", mail().as_bytes())])
def test_a_file_is_taken_as_it_is(name: str, data: bytes, form: Paste, book: Workbook) -> None:
    assert "read" in send(form, (data,), ask="look", name=name)
    assert form.found["published"] == "2024-07-08"
    send(form, ask="add", fields=form.found)
    assert (book.seeds / "eleven-die-at-the-port" / f"original{Path(name).suffix}").read_bytes() == data


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (" \n", "the pasted text: expected a text, found an empty file"),
        (f"\n{BODY.strip()}", "its text is in the workbook already: found the seed small"),
        ("<html><p></p></html>", "expected a page with a main text, found none"),
        ("13 dead \ud800", "expected text, found half a character"),
    ],
)
def test_what_cannot_be_a_seed_is_said_at_once(text: str, said: str, form: Paste) -> None:
    assert said in send(form, ask="look", text=text)
    assert form.found == {}


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"published": ""}, "published: expected a day, YYYY-MM-DD, found ''"),
        ({"timezone": "Mars"}, "timezone: expected an IANA name"),
        ({"id": "Port!"}, "Try port."),
        ({"id": "small"}, "small: is a seed already"),
    ],
)
def test_a_field_that_does_not_fit_is_said_and_the_article_stays(
    fields: dict[str, str], said: str, form: Paste, book: Workbook
) -> None:
    send(form, ask="look", text=TEXT)
    good = {**form.found, "published": "2024-07-09"}
    assert said in send(form, ask="add", fields={**good, **fields})
    assert [path.name for path in book.seeds.iterdir()] == ["small"]
    assert send(form, ask="add", fields=good).startswith("added")


def test_a_short_name_that_is_taken_gets_a_number(form: Paste) -> None:
    send(form, ask="look", text="Small\n\nAt least 12 people were killed on Monday.\n")
    assert form.found["id"] == "small-2"
    send(form, ask="look", text="At least 12 people were killed on Monday.\n")
    assert form.found["id"] == "article"
