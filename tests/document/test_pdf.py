import base64
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import repeat
from typing import Any

import pytest
from documents import AUDIT, BRIEF, META, numbered
from hostile import HOSTILE, LINKS, LONG, mixed_report, replace_links, replace_words
from page import ValidationProfile, validate_pdf_bytes
from pages import Page
from pypdf import PdfReader

from tallybook.document.html import render_page
from tallybook.document.meta import Meta
from tallybook.document.nodes import (
    ArticleText,
    Block,
    Chart,
    ClaimRef,
    Code,
    Column,
    Document,
    Formula,
    Heading,
    PageBreak,
    Paragraph,
    Picture,
    Row,
    Table,
    Text,
)
from tallybook.document.pdf import render_pdf, render_png, with_plain_ends
from tallybook.document.walk import walk
from tallybook.errors import PublishError


@pytest.fixture(scope="module")
def made() -> bytes:
    return render_pdf([BRIEF, AUDIT], meta=META)


@pytest.fixture(scope="module")
def reader(made: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(made))


@pytest.fixture(scope="module")
def root(reader: PdfReader) -> Any:
    return reader.trailer["/Root"]


def words_of(*documents: Document, meta: Meta = META) -> str:
    pages = PdfReader(io.BytesIO(render_pdf(documents, meta=meta))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def paragraph(text: str) -> Document:
    return Document((Paragraph((Text(text),)),))


def test_the_same_report_is_the_same_file(made: bytes) -> None:
    assert render_pdf([BRIEF, AUDIT], meta=META) == made


def test_the_file_says_that_it_is_accessible_and_archivable(reader: PdfReader, root: Any) -> None:
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    metadata = root["/Metadata"].get_data().decode()
    assert re.search(r"pdfuaid:part>1<", metadata)
    assert re.search(r"pdfaid:part>2<", metadata)
    assert reader.metadata
    assert reader.metadata.title == META.title
    assert reader.metadata.creation_date
    assert reader.metadata.creation_date.date() == META.date


def test_pages_are_a4_with_running_lines_from_the_second_on(reader: PdfReader) -> None:
    first, second = reader.pages[0], reader.pages[1]
    assert (round(first.mediabox.width), round(first.mediabox.height)) == (595, 842)
    assert META.header_right not in first.extract_text()
    assert META.header_right in second.extract_text()
    assert META.footer in first.extract_text()
    assert f"1 / {len(reader.pages)}" in first.extract_text()


def test_every_font_is_in_the_file(reader: PdfReader) -> None:
    resources: list[Any] = [page["/Resources"] for page in reader.pages]
    fonts = [font.get_object() for named in resources for font in named.get("/Font", {}).values()]
    names = {font["/BaseFont"].partition("+")[2] for font in fonts}
    families = ("SourceSans3", "SourceSerif4", "NotoNaskhArabic")
    assert all(any(name.startswith(family) for name in names) for family in families), names
    for font in fonts:
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert {"/FontFile2", "/FontFile3"} & set(descriptor)


def test_numbers_lead_to_the_evidence(reader: PdfReader) -> None:
    targets = set(reader.named_destinations)
    links = [
        note.get_object()
        for page in reader.pages
        for note in page.get("/Annots", [])
        if note.get_object()["/Subtype"] == "/Link"
    ]
    assert len(links) > 40
    inner = [link for link in links if "/Dest" in link or link.get("/A", {}).get("/S") == "/GoTo"]
    assert len(inner) == len(links) - 1
    assert targets is not None


def test_a_long_table_goes_on_with_its_head_on_every_page() -> None:
    rows = tuple(Row(((Text(f"row {number}"),), (Text(str(number)),))) for number in range(150))
    table = Table((Column("Name of the row"), Column("Amount", "right")), rows, "Long")
    pages = PdfReader(io.BytesIO(render_pdf([Document((table,))], meta=META))).pages
    assert len(pages) > 2
    assert all("Name of the row" in page.extract_text() for page in pages)


@pytest.mark.parametrize(("lines", "room", "pages"), [(10, 175, 1), (10, 0, 2), (40, 175, 2), (60, 175, 2), (60, 0, 3)])
def test_what_ran_over_a_page_leaves_no_empty_one(lines: int, room: int, pages: int) -> None:
    filled = (Paragraph((Text("A line."),)) for _ in range(lines))
    report = Document((*filled, PageBreak(room), Paragraph((Text("The end."),))))
    assert len(PdfReader(io.BytesIO(render_pdf([report], meta=META))).pages) == pages


def test_many_pages_that_may_begin_settle_in_one_pass() -> None:
    lines = (Paragraph((Text("A line."),)),) * 23
    section: tuple[Block, ...] = (PageBreak(100), Heading(2, (Text("A section"),)), *lines)
    report = Document(section * 30)
    assert len(PdfReader(io.BytesIO(render_pdf([report], meta=META))).pages) == 15


def test_the_only_sentence_of_a_section_does_not_follow_the_next_section_over_the_page() -> None:
    one: tuple[Block, ...] = (Heading(2, (Text("A section"),)), Paragraph((Text("Nothing to say."),)))
    lines = (Paragraph((Text("A line."),)),) * 25
    report = Document((*lines, *one, PageBreak(175), Heading(2, (Text("A page"),))))
    first = PdfReader(io.BytesIO(render_pdf([report], meta=META))).pages[0].extract_text()
    assert "Nothing to say." in first
    assert "A page" not in first


def test_words_keep_their_order(reader: PdfReader) -> None:
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    found = [
        text.index(words) for words in ("Two of 6 amounts", "The article, as printed", "Does the arithmetic hold?")
    ]
    assert found == sorted(found)
    assert "How this report was made" in text


@pytest.mark.parametrize("several", [HOSTILE[start::10] for start in range(10)])
def test_words_stay_words(several: tuple[str, ...]) -> None:
    words = "".join(several)
    meta = Meta(words, description=words, author=words, footer=words, header_right=words, passport={words: words})
    assert render_pdf(mixed_report(several), meta=meta).startswith(b"%PDF")


@pytest.mark.parametrize("words", LONG)
def test_a_word_of_ten_thousand_characters_is_set(words: str) -> None:
    said = (Text(words),)
    table = Table((Column("a"), Column("b")), (Row((said, said)),), words)
    blocks = (Heading(1, said), Paragraph(said), ArticleText((said,)), table, Code(words))
    assert render_pdf([Document(blocks)], meta=Meta(words)).startswith(b"%PDF")


@pytest.mark.parametrize(
    "words",
    ['#read("/etc/passwd")', "$x$ *b* _i_ `raw` @label <label> // c /* d */", '"); #panic("out', "= no heading"],
)
def test_words_arrive(words: str) -> None:
    assert words in words_of(paragraph(words))


def test_what_cannot_be_drawn_is_named() -> None:
    assert "a U+202E b" in words_of(paragraph("a\u202eb"))
    assert "[U+6F22]" in words_of(paragraph("漢"))


@pytest.mark.parametrize("url", LINKS)
def test_only_plain_addresses_become_links(url: str) -> None:
    reader = PdfReader(io.BytesIO(render_pdf([replace_links(AUDIT, url), BRIEF], meta=META)))
    notes = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
    assert not [note for note in notes if note.get("/A", {}).get("/S") == "/URI"]


def test_formulas_are_set_and_dangerous_ones_shown_as_written() -> None:
    assert "7.5" in words_of(Document((Paragraph((Formula(r"\frac{15}{2} = 7.5", block=True),)),)))
    for tex in (r"#read(\"x\")", r"\text{#panic()}", "x $ y", r"\unknown{", "a // b"):
        assert render_pdf([Document((Paragraph((Formula(tex),)),))], meta=META)


def test_a_drawing_that_is_not_svg_is_refused() -> None:
    with pytest.raises(PublishError, match="drawing: expected"):
        render_pdf([Document((Chart("<svg", "", (Text("t"),), "alt"),))], meta=META)


@pytest.mark.parametrize("words", ["", " "])
def test_missing_words_do_no_harm(words: str) -> None:
    documents = [replace_words(BRIEF, repeat(words)), replace_words(AUDIT, repeat(words))]
    with pytest.raises(PublishError, match="expected an alternative text"):
        render_pdf(documents, meta=Meta(words))
    blocks = tuple(block for block in documents[0].blocks if not isinstance(block, Chart))
    assert render_pdf([replace(documents[0], blocks=blocks), documents[1]], meta=Meta(words)).startswith(b"%PDF")


def test_a_broken_picture_is_refused_in_one_line() -> None:
    broken = base64.b64encode(b"not a picture").decode()
    with pytest.raises(PublishError, match="Typst refused"):
        render_pdf([Document((Picture("image/png", broken, "alt"),))], meta=META)
    with pytest.raises(PublishError, match="picture: expected base64"):
        render_pdf([Document((Picture("image/png", "%%%", "alt"),))], meta=META)


def test_a_chart_is_told_in_the_same_words_as_on_the_page(root: Any) -> None:
    charts = [node.alt for node in walk((BRIEF, AUDIT)) if isinstance(node, Chart)]
    told = [str(alt) for alt in _below(root["/StructTreeRoot"], "/Alt")]
    page = Page(render_page([BRIEF, AUDIT], meta=META))
    spoken = [element["aria-label"] for element in page.all("div") if element.get("role") == "img"]
    assert charts
    assert set(charts) <= set(told)
    assert set(charts) == set(spoken)


def _below(element: Any, name: str) -> Iterator[Any]:
    element = element.get_object()
    if isinstance(element, list):
        for item in element:
            yield from _below(item, name)
    elif isinstance(element, dict):
        if name in element:
            yield element[name]
        if "/K" in element:
            yield from _below(element["/K"], name)


def test_evidence_runs_on_in_two_columns_over_pages() -> None:
    items = tuple(numbered(number) for number in range(1, 41))
    boxes = Paragraph(tuple(ClaimRef(item.claim_id) for item in items))
    pages = PdfReader(io.BytesIO(render_pdf([Document((boxes,), items)], meta=META))).pages
    found = [int(number) for page in pages for number in re.findall(r"This is sentence (\d+) of", page.extract_text())]
    assert found == list(range(1, 41))
    assert len(pages) == 2


def test_a_sentence_with_several_figures_is_printed_once() -> None:
    first = replace(numbered(1), before="", text="Ten", after=" died and two were hurt.")
    second = replace(numbered(2), before="Ten died and ", text="two", after=" were hurt.")
    boxes = Paragraph((ClaimRef("c1"), ClaimRef("c2")))
    assert words_of(Document((boxes,), (first, second))).count("were hurt") == 1


def test_a_report_without_a_date_is_still_the_same_twice() -> None:
    meta = replace(META, date=None)
    assert render_pdf([AUDIT, BRIEF], meta=meta) == render_pdf([AUDIT, BRIEF], meta=meta)


def test_a_page_is_a_picture_too() -> None:
    first, second = (render_png([BRIEF, AUDIT], meta=META, page=page) for page in (1, 2))
    assert first.startswith(b"\x89PNG")
    assert int.from_bytes(first[16:20], "big") == 900
    assert first != second
    assert render_png([BRIEF, AUDIT], meta=META) == first
    with pytest.raises(PublishError, match="page 99: expected 1 to"):
        render_png([AUDIT], meta=META, page=99)


def test_the_heads_of_many_columns_break_rather_than_collide() -> None:
    columns = tuple(Column(f"column_{number}") for number in range(18))
    table = Table(columns, (Row(tuple((Text("1"),) for _ in columns)),), "Many")
    text = words_of(Document((table,)))
    assert "column_ 17" in text


def test_no_stream_seems_shorter_than_it_says() -> None:
    made = (_dated_page(number) for number in range(500))
    unlucky = next(pdf for pdf in made if b"\r\nendstream" in pdf)
    mended = with_plain_ends(unlucky)
    assert len(mended) == len(unlucky)
    assert (
        PdfReader(io.BytesIO(mended)).pages[0].extract_text() == PdfReader(io.BytesIO(unlucky)).pages[0].extract_text()
    )
    reports = [validate_pdf_bytes(pdf, profile=ValidationProfile.PDF_A_2A) for pdf in (unlucky, mended)]
    assert [report.is_compliant for report in reports] == [False, True]


def _dated_page(number: int) -> bytes:
    import typst  # loaded here, for a process that has loaded it cannot be forked from

    source = f'#set document(title: "T", date: datetime(year: 2024, month: 1, day: 1))\n= T\n{number} and {number**2}.'
    return bytes(typst.compile(source.encode(), pdf_standards=["a-2a"]))
