"""Where the pages of a PDF part what runs over them: tables, the evidence, the workings and the passport."""

import io
import re
from dataclasses import replace

import pytest
from documents import META, numbered
from pypdf import PageObject, PdfReader

from tallybook.document.nodes import (
    Block,
    Break,
    ClaimRef,
    Column,
    Document,
    Evidence,
    Paragraph,
    Row,
    Table,
    Text,
    Trace,
    Value,
)
from tallybook.document.pdf import render_pdf

FOOT = 18 / 25.4 * 72
"""Where the text of a page ends, in points above its edge; below it stands the running foot alone."""

RECORDED = replace(META, footer="", passport={"Article": "an-article", "Run": "0123456789abcdef"})


def pages_of(*blocks: Block, evidence: tuple[Evidence, ...] = ()) -> list[PageObject]:
    return list(PdfReader(io.BytesIO(render_pdf([Document(blocks, evidence)], meta=RECORDED))).pages)


def lines(number: int) -> tuple[Block, ...]:
    return (Paragraph((Text("A line."),)),) * number


def lowest(page: PageObject) -> float:
    """Return how far above the edge of the page its lowest words stand, its number left out."""
    found: list[float] = []

    def visit(text: str, page_matrix: list[float], text_matrix: list[float], *_: object) -> None:
        if re.search(r"[^\d\s/]", text):
            x, y = text_matrix[4:6]
            found.append(x * page_matrix[1] + y * page_matrix[3] + page_matrix[5])

    page.extract_text(visitor_text=visit)
    return min(found)


@pytest.mark.parametrize("before", range(20, 48, 3))
def test_a_table_begins_with_three_rows_and_ends_with_two_and_parts_none(before: int) -> None:
    rows = tuple(
        Row(((Text(f"row {number} begins"), Break(), Text(f"row {number} ends")), (Text(str(number)),)))
        for number in range(12)
    )
    pages = pages_of(*lines(before), Table((Column("Name"), Column("Amount", "right")), rows, "A table"))
    begun, ended = (
        [re.findall(rf"row (\d+) {word}", page.extract_text()) for page in pages] for word in ("begins", "ends")
    )
    assert begun == ended
    counts = [len(found) for found in begun if found]
    assert sum(counts) == len(rows)
    assert len(counts) == 1 or (counts[0] >= 3 and counts[-1] >= 2)
    captions = [number for number, page in enumerate(pages) if "A table" in page.extract_text()]
    assert captions == [next(number for number, found in enumerate(begun) if found)]


def test_a_row_that_is_longer_than_a_page_is_set_all_the_same() -> None:
    words = " ".join(f"word{number}" for number in range(2500))
    rows = tuple(Row(((Text(f"row {number}"),), (Text(words if number == 1 else "short"),))) for number in range(9))
    text = " ".join(page.extract_text() for page in pages_of(Table((Column("Name"), Column("Words")), rows, "A table")))
    assert "word2499" in text
    assert "row 8" in text


@pytest.mark.parametrize("before", range(2, 46, 4))
@pytest.mark.parametrize("figures", [2, 7])
def test_evidence_and_workings_stay_above_the_foot_and_keep_the_passport_company(before: int, figures: int) -> None:
    evidence = tuple(numbered(number) for number in range(1, figures + 1))
    counts = tuple(Value(str(number), Trace("count", (), f"things of kind {number}")) for number in range(figures))
    said = Paragraph(tuple(ClaimRef(item.claim_id) for item in evidence))
    pages = pages_of(*lines(before), said, Paragraph(counts), evidence=evidence)
    assert all(lowest(page) > FOOT - 2 for page in pages)
    assert "How this report was made" in pages[-1].extract_text()
    assert f"things of kind {figures - 1}" in pages[-1].extract_text()
    for page in pages:
        assert ("How the other numbers were made" in page.extract_text()) == ("of kind 0" in page.extract_text())


def test_what_has_room_below_the_evidence_begins_no_page() -> None:
    counts = tuple(Value(str(number), Trace("count", (), f"things of kind {number}")) for number in range(4))
    assert len(pages_of(*lines(38), Paragraph(counts))) == 1
