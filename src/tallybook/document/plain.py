"""A document as plain text, for a terminal and for mail."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from tallybook.document import nodes
from tallybook.document.arrange import Arranged, arrange
from tallybook.document.characters import show
from tallybook.document.decimals import pad_decimals
from tallybook.document.labels import slug
from tallybook.document.links import is_outside
from tallybook.document.marks import words_of_mark
from tallybook.document.nodes import Block, Document, Inline
from tallybook.document.traces import leading_to

WIDTH = 88
_GAP = "  "
_UNDERLINES = {1: "=", 2: "-"}


def to_text(document: Document) -> str:
    """Return a document as plain text, numbered boxes as ``[3]``.

    >>> print(to_text(Document((nodes.Heading(1, (nodes.Text("Idlib"),)), nodes.Rule()))))
    Idlib
    =====
    <BLANKLINE>
    ----
    <BLANKLINE>
    """
    return set_text(arrange([document]))


def set_text(report: Arranged) -> str:
    """Return an arranged report as plain text, footnotes at its end."""
    text = _blocks(report.blocks, report)
    notes = [f"({number}) {_words(note.children, report)}" for number, note in enumerate(report.footnotes, 1)]
    return "\n\n".join([text, *notes]) + "\n"


def _blocks(blocks: Sequence[Block], report: Arranged) -> str:
    return "\n\n".join(part for block in blocks if (part := _SET[type(block)](block, report)))


def _words(children: Sequence[Inline], report: Arranged) -> str:
    return "".join(_INLINE[type(node)](node, report) for node in children)


def _fill(text: str, indent: str = "") -> str:
    lines = [line for part in text.split("\n") for line in textwrap.wrap(part, WIDTH - len(indent)) or [""]]
    return "\n".join(f"{indent}{line}" for line in lines)


# ---- inline -------------------------------------------------------------------------------------------------------


def _link(node: nodes.Link, report: Arranged) -> str:
    words = _words(node.children, report)
    if is_outside(node.url):
        return words if words == node.url else f"{words} <{node.url}>".strip()
    target = report.targets.get(slug(node.url[1:])) if node.url.startswith("#") else None
    return words or (target.words if target else "")


def _reference(claim_id: str, report: Arranged) -> str:
    return f"[{report.cited[claim_id].evidence.number}]"


_INLINE: Mapping[type, Callable[[Any, Arranged], str]] = {
    nodes.Text: lambda node, _report: show(node.text),
    nodes.Styled: lambda node, report: _words(node.children, report),
    nodes.Link: _link,
    nodes.Break: lambda _node, _report: "\n",
    nodes.Value: lambda node, _report: show(node.text),
    nodes.ClaimRef: lambda node, report: _reference(node.claim_id, report),
    nodes.ClaimMark: lambda node, report: f"{show(node.text)} {_reference(node.claim_id, report)}",
    nodes.QuoteMark: lambda node, report: f"{_words(node.children, report)} [{show(node.label)}]",
    nodes.DateMark: lambda node, _report: f"{show(node.text)} [{show(node.label)}]",
    nodes.EvidenceMark: lambda node, _report: f"({words_of_mark(show(node.mark))}) ",
    nodes.Formula: lambda node, _report: show(node.tex),
    nodes.Footnote: lambda node, report: f" ({report.footnotes.index(node) + 1})",
}


# ---- blocks -------------------------------------------------------------------------------------------------------


def _heading(node: nodes.Heading, report: Arranged) -> str:
    words = _words(node.children, report)
    underline = _UNDERLINES.get(node.level, "")
    return f"{words}\n{underline * len(words)}" if underline else words


def _paragraph(node: nodes.Paragraph, report: Arranged) -> str:
    return _fill(_words(node.children, report))


def _title(node: nodes.Title, report: Arranged) -> str:
    title = show(node.title)
    facts = [f"{show(name)}: {_words(words, report)}" for name, words in node.facts]
    parts = [_words(node.kicker, report), f"{title}\n{'=' * len(title)}", "\n".join(facts)]
    return "\n\n".join(part for part in [*parts, _fill(_words(node.finding, report))] if part)


def _items(node: nodes.Items, report: Arranged) -> str:
    signs = [f"{number}. " if node.ordered else "- " for number in range(1, len(node.items) + 1)]
    bodies = [_blocks(item, report) for item in node.items]
    return "\n".join(
        sign + textwrap.indent(body, " " * len(sign)).lstrip() for sign, body in zip(signs, bodies, strict=True)
    )


def _quoted(node: nodes.Quoted, report: Arranged) -> str:
    return textwrap.indent(_blocks(node.children, report), "> ", lambda _line: True)


def _table(node: nodes.Table, report: Arranged) -> str:
    columns = [_column(node, index, report) for index in range(len(node.columns))]
    lines = [_GAP.join(cells).rstrip() for cells in zip(*columns, strict=True)]
    rule = "-" * max((len(line) for line in lines), default=0)
    caption = "" if node.hide_caption else show(node.caption)
    number = f"Table {node.number}. " if node.number and caption else ""
    grid = "\n".join([lines[0], rule, *lines[1:]])
    return "\n".join(part for part in (number + caption, grid, _fill(_words(node.note, report))) if part)


def _column(node: nodes.Table, index: int, report: Arranged) -> list[str]:
    """Return a column's cells, its head first, all of one width."""
    column = node.columns[index]
    cells = [" ".join(_words(row.cells[index], report).split()) for row in node.rows]
    if column.align == "decimal":
        pads = pad_decimals(cells)
        cells = [cell + " " * len(pad) for cell, pad in zip(cells, pads, strict=True)]
    cells = [show(column.name), *cells]
    width = max(len(cell) for cell in cells)
    return [cell.ljust(width) if column.align == "left" else cell.rjust(width) for cell in cells]


def _chart(node: nodes.Chart, report: Arranged) -> str:
    number = f"Chart {node.number}. " if node.number else ""
    parts = (number + _words(node.title, report), _fill(show(node.alt), "  "), _fill(_words(node.note, report)))
    return "\n".join(part for part in parts if part)


def _key_figures(node: nodes.KeyFigures, report: Arranged) -> str:
    lines = [
        f"{show(item.hedge)} {_words((item.amount,), report)} {show(item.what)}: {show(item.source)}, "
        f"{show(item.period)} {_reference(item.claim_id, report)}".strip()
        for item in node.figures
    ]
    return "\n".join(lines)


def _box(node: nodes.Box, report: Arranged) -> str:
    return "\n".join([show(node.title), *(_fill(_words(column, report), "  ") for column in node.columns)])


def _side(node: nodes.Side, report: Arranged) -> str:
    return "\n\n".join(_blocks(column, report) for column in node.columns)


def _article(node: nodes.ArticleText, report: Arranged) -> str:
    return "\n\n".join(_fill(_words(paragraph, report)) for paragraph in node.paragraphs)


def _operands(trace: nodes.Trace, report: Arranged) -> str:
    """Return the boxes of the claims that a number rests on: with their limits, or a run as its first and last."""
    if limits := report.limits(trace):
        return " " + "; ".join(f"{_reference(claim, report)} {show(said)}" for claim, said in limits.items()) + "."
    return "".join(" " + "–".join(_reference(claim, report) for claim in run) for run in report.runs(trace.claims))


def _evidence(node: nodes.EvidenceList, report: Arranged) -> str:
    entries = [_entry(cited.evidence) for cited in report.cited.values()]
    workings = [
        _fill(
            f"{show(working.said)}: {show(leading_to(trace))}{_operands(trace, report)}"
            + "".join(f" {show(citation.words)} ({show(citation.url)})." for citation in trace.citations)
        )
        for trace, working in report.workings.items()
    ]
    heading = show(node.heading)
    return "\n\n".join([f"{heading}\n{'-' * len(heading)}", *entries, *workings])


def _entry(item: nodes.Evidence) -> str:
    parts = (item.what, item.allows, item.source or "no source named", item.period, item.place, item.where)
    said = "; ".join(show(part) for part in parts if part)
    return _fill(f"[{item.number}] {show(item.before)}»{show(item.text)}«{show(item.after)}\n{said}")


_SET: Mapping[type, Callable[[Any, Arranged], str]] = {
    nodes.Heading: _heading,
    nodes.Paragraph: _paragraph,
    nodes.Title: _title,
    nodes.Items: _items,
    nodes.Quoted: _quoted,
    nodes.Code: lambda node, _report: textwrap.indent(show(node.text), "    "),
    nodes.Rule: lambda _node, _report: "----",
    nodes.Table: _table,
    nodes.Chart: _chart,
    nodes.Picture: lambda node, _report: f"[Picture: {show(node.alt)}]",
    nodes.KeyFigures: _key_figures,
    nodes.Box: _box,
    nodes.Side: _side,
    nodes.ArticleText: _article,
    nodes.EvidenceList: _evidence,
    nodes.PageBreak: lambda _node, _report: "",
}
