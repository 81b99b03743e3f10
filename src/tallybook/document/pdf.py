"""A report as a PDF: A4, tagged, PDF/UA-1 and PDF/A, set by Typst with the package's fonts; a page as a picture."""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import tempfile
from collections.abc import Sequence
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from tallybook.document import nodes
from tallybook.document.arrange import Arranged, arrange
from tallybook.document.drawings import for_paper_mark
from tallybook.document.fonts import FOLDER
from tallybook.document.labels import UNTITLED
from tallybook.document.marks import MARKS
from tallybook.document.meta import Meta
from tallybook.document.nodes import Document
from tallybook.document.record import FILE_NAME, linked_data
from tallybook.document.typst import EXTENSIONS, body, picture_name
from tallybook.document.typst_inline import dictionary, literal, quoted, words
from tallybook.document.walk import walk
from tallybook.errors import PublishError

if TYPE_CHECKING:
    import typst

ACCESSIBLE: Final = "ua-1"
PLAIN: Final = "a-2a"
WITH_RECORD: Final = "a-3a"
"""The kind of PDF/A that may have a file attached."""

PICTURE_WIDTH: Final = 900  # pixels, of a page 210 mm wide
_PIXELS_PER_INCH = PICTURE_WIDTH / 210 * 25.4
_UNDATED = dt.date(1980, 1, 1)


def render_pdf(documents: Sequence[Document], *, meta: Meta) -> bytes:
    """Return the documents as one PDF. The same documents and meta give the same bytes.

    Raises
    ------
    PublishError
        If a number has no evidence, a drawing is not SVG, or Typst refuses the source; the message is Typst's.
    """
    report = arrange(documents, title=meta.title, show_code=meta.show_code)
    standards = [ACCESSIBLE, WITH_RECORD if meta.record else PLAIN]
    made = _compile(to_source(report, meta), _pictures(report), pdf_standards=standards)
    return with_plain_ends(made[0])


def with_plain_ends(pdf: bytes) -> bytes:
    r"""Return a PDF in which no stream seems a byte shorter than it says.

    A compressed stream may end in a carriage return by chance. With the line feed before ``endstream`` it makes one end
    of line, which is no part of a stream, and a checker of PDF/A counts a byte too few (ISO 32000-1, 7.3.8.1). A
    carriage return ends a line as well: in the place of that line feed it leaves the data whole, and every offset.

    >>> with_plain_ends(b"/Length 2\nstream\n0\r\nendstream")
    b'/Length 2\nstream\n0\r\rendstream'
    """
    return pdf.replace(b"\r\nendstream", b"\r\rendstream")


def render_png(documents: Sequence[Document], *, meta: Meta, page: int = 1) -> bytes:
    """Return one page of the PDF as a picture, 900 pixels wide; the first page is 1.

    Raises
    ------
    PublishError
        As for `render_pdf`, and if there is no such page.
    """
    report = arrange(documents, title=meta.title, show_code=meta.show_code)
    pages = _compile(to_source(report, meta), _pictures(report), format="png", ppi=_PIXELS_PER_INCH)
    if not 1 <= page <= len(pages):
        raise PublishError(f"page {page}", expected=f"1 to {len(pages)}", found=str(page))
    return pages[page - 1]


def to_source(report: Arranged, meta: Meta) -> str:
    """Return the whole Typst file: the package's template, the marks, what is said of the report, its body."""
    template = (files("tallybook") / "data" / "templates" / "report.typ").read_text(encoding="utf-8")
    marks = ", ".join(f"{quoted(mark.name)}: {quoted(for_paper_mark(mark))}" for mark in MARKS)
    language, _, region = meta.language.partition("-")
    date = meta.date or _UNDATED
    options = dictionary(
        title=quoted(meta.title.strip() or UNTITLED),
        author=quoted(meta.author),
        description=quoted(meta.description),
        date=f"datetime(year: {date.year}, month: {date.month}, day: {date.day})",
        lang=quoted(language or "en"),
        region=quoted(region) if len(region) == 2 else "none",
        left=literal(meta.header_left or meta.title),
        right=literal(meta.header_right),
        foot=literal(meta.footer),
    )
    passport = "".join(f"({words(name)}, {literal(value)}), " for name, value in meta.printed())
    made = f"\n#passport(({passport}))" if passport else ""
    text = body(report)
    if meta.record:
        data = f"bytes({quoted(linked_data(report, meta))})"
        kind = 'relationship: "supplement", mime-type: "application/ld+json", description: "The report’s passport"'
        made += f'\n#pdf.attach("{FILE_NAME}", {data}, {kind})'
    return f"#let mark-drawings = ({marks})\n{template}\n#show: report.with({options})\n{text}{made}\n"


def _pictures(report: Arranged) -> dict[str, bytes]:
    found = [node for node in walk(report.blocks) if isinstance(node, nodes.Picture) and node.media_type in EXTENSIONS]
    try:
        return {picture_name(node): base64.b64decode("".join(node.data.split()), validate=True) for node in found}
    except binascii.Error as error:
        raise PublishError("picture", expected="base64 data", found=str(error)) from error


def _compile(source: str, pictures: dict[str, bytes], **options: Any) -> list[bytes]:
    """Return the files that Typst makes of the source: one PDF, or a picture of each page.

    It is set in a private folder, so that nothing else on the machine can be named in it.
    """
    import typst

    with tempfile.TemporaryDirectory(prefix="tallybook-") as folder:
        for name, data in pictures.items():
            (Path(folder) / name).write_bytes(data)
        main = Path(folder) / "report.typ"
        main.write_text(source, encoding="utf-8")
        try:
            made, warnings = typst.compile_with_warnings(
                str(main), root=folder, font_paths=_fonts(), ignore_system_fonts=True, **options
            )
        except typst.TypstError as error:
            hints = "; ".join(error.hints)
            raise PublishError("PDF: Typst refused the report", found=error.message, remedy=hints) from error
    if warnings:  # such as "block may not occur inside of a paragraph and was ignored": words would be missing
        raise PublishError("PDF", expected="a report that Typst sets without a warning", found=str(warnings[0]))
    return [bytes(file) for file in made] if isinstance(made, list) else [bytes(made)]


@cache
def _fonts() -> typst.Fonts:
    """Return the package's faces and Typst's own, read once."""
    import typst

    with as_file(FOLDER) as folder:
        return typst.Fonts(include_system_fonts=False, font_paths=[folder])
