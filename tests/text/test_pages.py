from __future__ import annotations

from pathlib import Path

import pypdf
import pytest

from tallybook.errors import InputError
from tallybook.text.pages import _paragraphs, read_pages

PAGE = """#set page(width: 9cm, height: {height}, margin: 1cm, header: [The Gazette], numbering: "1 / 1")
#set text(lang: "en", hyphenate: {hyphenate}, size: 10pt)
#set par(justify: true)
#set document(title: "{title}")
"""
BODY = """At least 790 civilians have been killed in the governorate since the end of April, an independent
international monitor said on Friday. Twenty-five of them were children; about half of the officials agreed.

Another 1,200 people were moved to government-held towns in the north-west, according to the administration.

The fighting went on for a third day."""
TEXT = "\n\n".join(" ".join(paragraph.split()) for paragraph in BODY.split("\n\n")) + "\n"


def pdf(body: str, *, height: str = "12cm", hyphenate: str = "true", title: str = "Toll") -> bytes:
    return compiled(PAGE.format(height=height, hyphenate=hyphenate, title=title) + body)


def compiled(source: str) -> bytes:
    import typst

    return typst.compile(source.encode())


@pytest.mark.parametrize("hyphenate", ["true", "false"])
def test_lines_become_paragraphs_and_cut_words_are_whole(hyphenate: str) -> None:
    found = read_pages(pdf(BODY, hyphenate=hyphenate), name="a.pdf")
    assert found.body.removeprefix("The Gazette\n\n") == TEXT
    assert found.title == "Toll"
    assert found.published is None


def test_heads_and_feet_are_left_aside_and_a_paragraph_goes_on_upon_the_next_page() -> None:
    found = read_pages(pdf(BODY, height="6cm"), name="a.pdf")
    assert found.body == TEXT
    assert found.notes == ("lines of page heads and feet: The Gazette; 1 / 2; 2 / 2",)


@pytest.mark.parametrize(
    ("lines", "paragraph"),
    [
        (["the govern-", "ment said"], "the government said"),
        (["twenty-", "five died"], "twenty-five died"),
        (["the co-", "operation, the co-operation"], "the co-operation, the co-operation"),
        (["in 2019-", "20"], "in 2019-20"),
        (["10 –", "12 people"], "10 – 12 people"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line(lines: list[str], paragraph: str) -> None:
    assert list(_paragraphs([lines])) == [paragraph]


def test_items_of_a_list_stay_apart() -> None:
    assert list(_paragraphs([["Tolls:", "• 12 dead", "• 30 hurt"]])) == ["Tolls:", "• 12 dead", "• 30 hurt"]


def test_a_headline_of_wide_lines_is_one_line() -> None:
    found = read_pages(pdf("#text(22pt)[Toll rises as talks on the truce go on]\n\n" + BODY), name="a.pdf")
    assert found.body == f"The Gazette\n\nToll rises as talks on the truce go on\n\n{TEXT}"


def test_a_scanned_file_is_refused() -> None:
    data = compiled("#set page(width: 5cm, height: 5cm)\n#rect(fill: black)")
    with pytest.raises(
        InputError, match="expected a PDF with text, found 1 pages without any, as a scanner makes them"
    ):
        read_pages(data, name="a.pdf")


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7", b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>", b"%PDF-\0"]
)
def test_a_damaged_file_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match=r"a\.pdf: expected a PDF"):
        read_pages(data, name="a.pdf")


def test_a_locked_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "open.pdf").write_bytes(pdf(BODY))
    writer = pypdf.PdfWriter(clone_from=tmp_path / "open.pdf")
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(tmp_path / "locked.pdf")
    with pytest.raises(InputError, match="expected a PDF that is open, found a locked one"):
        read_pages((tmp_path / "locked.pdf").read_bytes(), name="a.pdf")
