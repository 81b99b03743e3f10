"""Tables as HTML, and the rules that put a column's head before each of its cells on a narrow screen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tallybook.document import nodes
from tallybook.document.arrange import Arranged
from tallybook.document.characters import show
from tallybook.document.decimals import pad_decimals
from tallybook.document.html_inline import attribute, escape, set_inline
from tallybook.document.nodes import Block
from tallybook.document.walk import walk, words_of

_WIDE_TABLE = 8
_SPECIAL = re.compile(r"[^ \w]", re.ASCII)


def head_rules(blocks: Sequence[Block]) -> str:
    """Return the style rules that give a table's columns their shares, and say before each cell what its column is.

    The latter hold where ``page.css`` sets a row as lines: said once here, a head need not stand in every cell.
    """
    tables = [node for node in walk(tuple(blocks)) if isinstance(node, nodes.Table)]
    shares = "".join(rule for node in tables for rule in _shares(node))
    rules = "".join(rule for node in tables for rule in _head_rules(node))
    return f"{shares}@media (max-width:40rem){{{rules}}}" if rules else ""


def _shares(node: nodes.Table) -> Iterator[str]:
    """Yield the width of each column that has a share; heads under other words would be counted twice."""
    whole = sum(column.width for column in node.columns)
    if len({column.width for column in node.columns if column.width}) > 1 and not any(c.over for c in node.columns):
        for place, column in enumerate(node.columns, 1):
            if column.width:
                yield f"#{node.label}>thead>*>:nth-child({place}){{width:{column.width / whole:.0%}}}"


def _head_rules(node: nodes.Table) -> Iterator[str]:
    for place, column in enumerate(node.columns, 1):
        cell = f"#{node.label}>tbody>*>:nth-child({place})"
        yield f"{cell}::before{{content:{quoted(column.name)}}}" if column.name else f"{cell}{{padding-left:0}}"


def quoted(words: str) -> str:
    r"""Return words as a string of a style sheet, which can close neither the string nor the element.

    >>> quoted("Day or days"), quoted('a</style>"')
    ('"Day or days"', '"a\\3c \\2f style\\3e \\22 "')
    """
    return f'"{_SPECIAL.sub(_escaped, show(words))}"'


def _escaped(match: re.Match[str]) -> str:
    return match[0] if match[0] > "\x7f" else f"\\{ord(match[0]):x} "


def set_table(node: nodes.Table, report: Arranged) -> str:
    """Return a table, with its note below it."""
    heads = _heads(node)
    pads = [_pads(node, index) for index in range(len(node.columns))]
    rows = "".join(_row(node, index, pads, report) for index in range(len(node.rows)))
    number = f'<span class="number">Table {node.number}</span> ' if node.number else ""
    hidden = ' class="unseen-caption"' if node.hide_caption else ""
    caption = f"<caption{hidden}>{number}{escape(node.caption)}</caption>"
    kind = ' class="slim"' if node.narrow else ""
    table = f'<table id="{node.label}"{kind}>{caption}<thead>{heads}</thead><tbody>{rows}</tbody></table>'
    if len(node.columns) > _WIDE_TABLE:
        table = f'<div class="scroll" tabindex="0" role="region" aria-label="{attribute(node.caption)}">{table}</div>'
    note = f'<p class="note">{set_inline(node.note, report)}</p>' if node.note else ""
    return table + note


def _heads(node: nodes.Table) -> str:
    """Return the one row of heads, or two where some stand under words of their own."""
    heads = [_column_head(node, index) for index in range(len(node.columns))]
    if not any(column.over for column in node.columns):
        return f"<tr>{''.join(heads)}</tr>"
    above, below, at = [], [], 0
    for over, run in nodes.spanned(node.columns):
        if over:
            above.append(f'<th scope="colgroup" class="over" colspan="{len(run)}">{escape(over)}</th>')
            below += heads[at : at + len(run)]
        else:
            above.append(heads[at].replace("<th ", '<th rowspan="2" ', 1))
        at += len(run)
    return f"<tr>{''.join(above)}</tr><tr>{''.join(below)}</tr>"


def _column_head(node: nodes.Table, index: int) -> str:
    column = node.columns[index]
    kind = _kind(column)
    if column.head:
        return f'<th scope="col"{kind}>{escape(column.head)}</th>'
    has_box = any(isinstance(item, nodes.ClaimRef) for row in node.rows for item in row.cells[index : index + 1])
    return f'<th scope="col"{kind}><span class="hidden">{"No." if has_box or index == 0 else "Remarks"}</span></th>'


def _kind(column: nodes.Column) -> str:
    return ' class="n"' if column.align in ("right", "decimal") else ""


def _pads(node: nodes.Table, index: int) -> tuple[str, ...]:
    if node.columns[index].align != "decimal":
        return ("",) * len(node.rows)
    return pad_decimals([words_of(row.cells[index]) for row in node.rows])


def _row(node: nodes.Table, number: int, pads: Sequence[Sequence[str]], report: Arranged) -> str:
    row = node.rows[number]
    cells = []
    for index, (column, cell) in enumerate(zip(node.columns, row.cells, strict=True)):
        words = set_inline(cell, report)
        pad = pads[index][number]
        filler = f'<span class="pad" aria-hidden="true">{pad}</span>' if pad else ""
        tag, scope = ("th", ' scope="row"') if index == 0 else ("td", "")
        inner = f"{words}{filler}"
        if cell and isinstance(cell[0], nodes.EvidenceMark):
            inner = f'<div class="who">{inner}</div>'
        cells.append(f"<{tag}{scope}{_kind(column)}>{inner}</{tag}>")
    return f"<tr>{''.join(cells)}</tr>"
