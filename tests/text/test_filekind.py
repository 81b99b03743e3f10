from __future__ import annotations

import pytest

from tallybook.text.filekind import is_text, kind_of

MAIL = b"From: A <a@b.example>\r\nDate: Mon, 8 Jul 2024 10:00:00 +0300\r\n\r\n790"


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.txt", b"<html>", "text"),
        ("a.md", b"790", "text"),
        ("a.HTM", b"790", "html"),
        (".eml", b"790", "mail"),
        ("a.txt", b"%PDF-1.7", "pdf"),
        ("", b"\xef\xbb\xbf\n<?xml version='1.0'?>\n<!-- a -->\n<!DOCTYPE html>", "html"),
        ("", MAIL, "mail"),
        ("", MAIL.replace(b"Date", b"Place"), "text"),
        ("", b"Date: today\nFrom: the front, 790 dead", "text"),
        ("", b"<p>790 dead", "text"),
        ("", b"", "text"),
    ],
)
def test_a_file_is_known_by_its_name_or_by_how_it_begins(name: str, data: bytes, kind: str) -> None:
    assert kind_of(name, data) == kind


def test_a_text_of_wide_characters_may_hold_a_nul() -> None:
    assert is_text("790".encode("utf-16"))
    assert not is_text(b"790\0")
