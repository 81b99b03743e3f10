from __future__ import annotations

import importlib
import socket
from datetime import date

import pytest
from arrivals import MAIN, PAGE, PAGE_TEXT

from tallybook.errors import InputError
from tallybook.text.webpage import read_webpage

importlib.import_module("trafilatura")  # before the network is taken away: what it is built on looks at sockets


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a page is read without a network")

    monkeypatch.setattr(socket, "socket", refuse)


def test_the_main_text_and_the_head_are_read() -> None:
    found = read_webpage(PAGE.encode(), name="a.html")
    assert found.body == PAGE_TEXT
    assert (found.title, found.publisher, found.published) == ("Eleven die at the port", "The Paper", date(2024, 7, 8))
    assert found.url == "https://paper.example/port"


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", "utf-8"),
        ("cp1252", "windows-1252"),
        ("cp1252", "iso-8859-1"),
        ("utf-8", "no-such"),
        ("utf-8", "ascii"),
    ],
)
def test_the_encoding_is_the_declared_one_or_the_one_that_fits(encoding: str, declared: str) -> None:
    page = PAGE.replace("charset=utf-8", f"charset={declared}").encode(encoding)
    assert read_webpage(page, name="a.html").body == PAGE_TEXT


def test_a_byte_order_mark_wins() -> None:
    assert read_webpage(PAGE.encode("utf-16"), name="a.html").body == PAGE_TEXT


@pytest.mark.parametrize(
    ("moment", "zone"),
    [
        ("2024-07-08T23:30:00+03:00", "Etc/GMT-3"),
        ("2024-07-08T23:30:00.000Z", "UTC"),
        ("2024-07-08T23:30+0530", ""),
        ("2024-07-08", ""),
    ],
)
def test_the_zone_is_the_one_that_the_day_is_stated_in(moment: str, zone: str) -> None:
    found = read_webpage(PAGE.replace("2024-07-08T23:30:00+03:00", moment).encode(), name="a.html")
    assert (found.published, found.timezone) == (date(2024, 7, 8), zone)


def test_no_day_is_taken_from_the_prose() -> None:
    page = PAGE.replace("on Monday", "on 3 May 2021").replace("2024-07-08T23:30:00+03:00", "lately")
    assert read_webpage(page.encode(), name="a.html").published is None


@pytest.mark.parametrize(
    "page",
    [
        "",
        "<html></html>",
        "<html><body><script>790</script></body></html>",
        "<html" * 2000,
        "<html>" + "<div>" * 3000,
    ],
)
def test_a_page_without_a_main_text_is_refused_in_one_line(page: str) -> None:
    with pytest.raises(InputError, match=r"a\.html: expected a page with a main text, found none"):
        read_webpage(page.encode(), name="a.html")


def test_what_a_page_hides_or_runs_is_no_text() -> None:
    hostile = MAIN.replace("<p>", "<p><script>var x = 12345</script><style>p{top:6789px}</style>")
    page = f'<?xml version="1.0" encoding="utf-8"?>{PAGE.replace(MAIN, hostile)}'
    assert read_webpage(page.encode(), name="a.html").body == PAGE_TEXT


def test_characters_that_are_none_do_no_harm() -> None:
    page = PAGE.replace("At least", "&#0;&#xD800;&#x110000;" + "&amp" * 500 + " At least")
    assert "At least 11 people" in read_webpage(page.encode(), name="a.html").body
