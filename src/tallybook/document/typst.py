"""A report's syntax tree as Typst source.

Everything is written as calls with string literals, never as markup: nothing in a node's text can be read as Typst.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from tallybook.document import drawings, nodes
from tallybook.document.arrange import Arranged, arrange
from tallybook.document.characters import reads_right_to_left
from tallybook.document.decimals import pad_decimals
from tallybook.document.evidence_typst import set_evidence_list
from tallybook.document.marks import drawn
from tallybook.document.nodes import Block, Document, Inline
from tallybook.document.typst_inline import dictionary, literal, mark, named, quoted, sequence, set_inline
from tallybook.document.walk import walk, words_of

EXTENSIONS = {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/webp": "webp"}
_FEW_ROWS, _FEW_LINES, _SHORT_LINE = 8, 36, 20  # of a table that is not parted, if its lines have this many characters
_LONG_CELL = 900  # characters; in short lines they are most of a page
_FITTING = 28  # characters; more would leave nothing for the columns that share the rest


def to_typst(document: Document) -> str:
    """Return a document as the body of a Typst file, in terms of the functions of ``templates/report.typ``.

    >>> to_typst(Document((nodes.Paragraph((nodes.Text("# not a heading"),)),)))
    '#para({"# not a heading"})'
    """
    return body(arrange([document]))


def body(report: Arranged) -> str:
    """Return a whole report as the body of a Typst file."""
    return "\n".join(f"#{_with_next(at, report)}" for at in range(len(report.blocks)))


def _with_next(at: int, report: Arranged) -> str:
    """Return a block; a paragraph between a heading and what it leads over to stays with that, as the heading does."""
    block, said = report.blocks[at], _set(report.blocks[at], report)
    opens = at > 0 and isinstance(report.blocks[at - 1], nodes.Heading) and isinstance(block, nodes.Paragraph)
    return f"staying({said})" if opens and _goes_on(report.blocks[at + 1 :]) else said


def _goes_on(later: Sequence[Block]) -> bool:
    """Say whether a section has more to come."""
    return bool(later) and not isinstance(later[0], (nodes.Heading, nodes.PageBreak))


def picture_name(node: nodes.Picture) -> str:
    """Return the file name under which the body expects a raster picture."""
    digest = hashlib.sha256(node.data.encode()).hexdigest()[:16]
    return f"picture-{digest}.{EXTENSIONS.get(node.media_type, 'png')}"


def _set(block: Block, report: Arranged) -> str:
    return _SET[type(block)](block, report)


def _blocks(blocks: Sequence[Block], report: Arranged) -> str:
    return sequence([_set(block, report) for block in blocks])


def _heading(node: nodes.Heading, report: Arranged) -> str:
    return named(f"heading(level: {node.level}, {set_inline(node.children, report)})", node.label)


def _paragraph(node: nodes.Paragraph, report: Arranged) -> str:
    if any(isinstance(child, nodes.Formula) and child.block for child in node.children):
        return f"block({set_inline(node.children, report)})"
    options = f", role: {quoted(node.role)}" if node.role else ""
    if reads_right_to_left(words_of(node.children)):
        options += ", dir: rtl"
    return f"para({set_inline(node.children, report)}{options})"


def _title(node: nodes.Title, report: Arranged) -> str:
    facts = ", ".join(f"({literal(name)}, {set_inline(value, report)})" for name, value in node.facts)
    return (
        f"title-block(level: {node.level}, kicker: {set_inline(node.kicker, report)}, title: {literal(node.title)}, "
        f"facts: ({facts}{',' if facts else ''}), finding: {set_inline(node.finding, report)})"
    )


def _items(node: nodes.Items, report: Arranged) -> str:
    items = ", ".join(_blocks(item, report) for item in node.items)
    return f"{'enum' if node.ordered else 'list'}({items})"


def _quoted(node: nodes.Quoted, report: Arranged) -> str:
    return f"quote(block: true, {_blocks(node.children, report)})"


def _code(node: nodes.Code, _report: Arranged) -> str:
    return f"code-block({literal(node.text, keep_space=True)})"


def _rule(_node: nodes.Rule, _report: Arranged) -> str:
    return "thematic-break"


def _table(node: nodes.Table, report: Arranged) -> str:
    aligns = ", ".join("left" if column.align == "left" else "right" for column in node.columns)
    heads = ", ".join(literal(column.head) for column in node.columns)
    overs = "".join(f"({literal(over) if over else 'none'}, {len(run)}), " for over, run in nodes.spanned(node.columns))
    columns = [[row.cells[index] for row in node.rows] for index in range(len(node.columns))]
    tracks = ", ".join(_track(column, cells) for column, cells in zip(node.columns, columns, strict=True))
    pads = [_pads(column, cells) for column, cells in zip(node.columns, columns, strict=True)]
    rows = "".join(f"\n  {', '.join(_cells(node, index, pads, report))}," for index in range(len(node.rows)))
    options = dictionary(
        caption="none" if node.hide_caption or not node.caption else literal(node.caption),
        number=str(node.number),
        summary=quoted(node.caption),
        note=set_inline(node.note, report) if node.note else "none",
        narrow="true" if node.narrow else "false",
        whole="true" if _is_short(node) else "false",
        tall="true" if _is_tall(node) else "false",
        name=quoted(node.label) if node.label else "none",
        **({"overs": f"({overs})"} if any(column.over for column in node.columns) else {}),
    )
    return f"data-table(({tracks},), ({aligns},), ({heads},), ({rows}\n), {options})"


def _is_short(node: nodes.Table) -> bool:
    """Say whether a table is so short that it stands on one page whole; a line in it is taken for short as well."""
    cells = [[len(words_of(cell)) for cell in row.cells] for row in node.rows]
    lines = sum(max((-(-length // _SHORT_LINE) for length in row), default=1) for row in cells)
    return len(node.rows) <= _FEW_ROWS and lines <= _FEW_LINES


def _is_tall(node: nodes.Table) -> bool:
    """Say whether a row may be so tall that a page must part it."""
    return any(len(words_of(cell)) > _LONG_CELL for row in node.rows for cell in row.cells)


def _track(column: nodes.Column, cells: Sequence[Sequence[Inline]]) -> str:
    """Return a column's share; one that is to fit its words does so only while they are short."""
    if column.width > 0:
        return f"{column.width:g}fr"
    longest = max(len(words) for words in (column.head, *(words_of(cell) for cell in cells)))
    return "auto" if longest <= _FITTING else "1fr"


def _pads(column: nodes.Column, cells: Sequence[Sequence[Inline]]) -> tuple[str, ...]:
    decimal = column.align == "decimal"
    return pad_decimals([words_of(cell) for cell in cells]) if decimal else ("",) * len(cells)


def _cells(node: nodes.Table, number: int, pads: Sequence[Sequence[str]], report: Arranged) -> list[str]:
    fillers = [f"hide({quoted(column[number])})" if column[number] else "" for column in pads]
    cells = [_cell(cell, report) for cell in node.rows[number].cells]
    return [sequence([cell, filler]) if filler else cell for cell, filler in zip(cells, fillers, strict=True)]


def _cell(cell: Sequence[Inline], report: Arranged) -> str:
    """Return a cell's words; behind a mark they run on beside it."""
    words = set_inline(cell, report)
    return f"hanging({words})" if cell and isinstance(cell[0], nodes.EvidenceMark) else words


def _chart(node: nodes.Chart, report: Arranged) -> str:
    legend = ", ".join(f"({quoted(drawing.name)}, {quoted(drawing.words)})" for drawing in drawn(node.legend))
    options = dictionary(
        title=set_inline(node.title, report),
        number=str(node.number),
        alt=quoted(node.alt),
        legend=f"({legend}{',' if legend else ''})",
        note=set_inline(node.note, report) if node.note else "none",
        width=f"{node.width_mm:g}mm",
    )
    return named(f"chart(bytes({quoted(drawings.for_paper(node.svg))}), {options})", node.label)


def _picture(node: nodes.Picture, _report: Arranged) -> str:
    if node.media_type == "image/svg+xml":
        return f'picture(bytes({quoted(drawings.for_paper(node.data))}), {quoted(node.alt)}, format: "svg")'
    if node.media_type in EXTENSIONS:
        return f"picture({quoted(picture_name(node))}, {quoted(node.alt)})"
    return f"para({literal(node.alt)})"


def _key_figures(node: nodes.KeyFigures, report: Arranged) -> str:
    return f"key-figures({', '.join(_key_figure(figure, report) for figure in node.figures)})"


def _key_figure(figure: nodes.KeyFigure, report: Arranged) -> str:
    return (
        "("
        + dictionary(
            hedge=literal(figure.hedge),
            amount=set_inline((figure.amount,), report),
            what=literal(figure.what),
            source=sequence([*mark(figure.mark), literal(figure.source)]),
            period=sequence([literal(f"{figure.period} "), set_inline((nodes.ClaimRef(figure.claim_id),), report)]),
        )
        + ")"
    )


def _box(node: nodes.Box, report: Arranged) -> str:
    return f"shaded-box({literal(node.title)}, {', '.join(set_inline(column, report) for column in node.columns)})"


def _side(node: nodes.Side, report: Arranged) -> str:
    tracks = ", ".join(f"{width:g}fr" for width in node.widths)
    return f"side(({tracks},), {', '.join(_blocks(column, report) for column in node.columns)})"


def _article(node: nodes.ArticleText, report: Arranged) -> str:
    kinds = {type(item) for item in walk(node.paragraphs)}
    marks = ((nodes.ClaimMark, "claim"), (nodes.QuoteMark, "quote"), (nodes.DateMark, "date"))
    key = "".join(f"{quoted(name)}, " for kind, name in marks if kind in kinds)
    paragraphs = "".join(f"\n  {_article_paragraph(part, report)}," for part in node.paragraphs)
    return f"article(({key}), ({paragraphs}\n))"


def _article_paragraph(children: Sequence[Inline], report: Arranged) -> str:
    direction = "rtl" if reads_right_to_left(words_of(children)) else "ltr"
    return f"({direction}, {set_inline(children, report)})"


def _evidence(node: nodes.EvidenceList, report: Arranged) -> str:
    return set_evidence_list(node, report)


def _page_break(node: nodes.PageBreak, _report: Arranged) -> str:
    return f"page-unless-room({node.room}mm)" if node.room else "pagebreak(weak: true)"


_SET: Mapping[type, Callable[[Any, Arranged], str]] = {
    nodes.Heading: _heading,
    nodes.Paragraph: _paragraph,
    nodes.Title: _title,
    nodes.Items: _items,
    nodes.Quoted: _quoted,
    nodes.Code: _code,
    nodes.Rule: _rule,
    nodes.Table: _table,
    nodes.Chart: _chart,
    nodes.Picture: _picture,
    nodes.KeyFigures: _key_figures,
    nodes.Box: _box,
    nodes.Side: _side,
    nodes.ArticleText: _article,
    nodes.EvidenceList: _evidence,
    nodes.PageBreak: _page_break,
}
