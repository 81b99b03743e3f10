"""Blocks as HTML."""

from __future__ import annotations

import base64
import html
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from tallybook.document import drawings, nodes
from tallybook.document.arrange import Arranged
from tallybook.document.characters import reads_right_to_left
from tallybook.document.evidence_html import set_evidence_list
from tallybook.document.html_inline import attribute, escape, reference, set_inline
from tallybook.document.marks import drawn, mark_svg
from tallybook.document.nodes import Block, Inline
from tallybook.document.table_html import set_table
from tallybook.document.walk import walk, words_of

_RASTERS = ("image/png", "image/jpeg", "image/gif", "image/webp")
_ROLES = {"lead": ' class="lead"', "note": ' class="note"', "kicker": ' class="kicker"'}
_LONG_AMOUNT, _LONGER_AMOUNT = 8, 12  # characters


def set_blocks(blocks: Sequence[Block], report: Arranged) -> str:
    """Return blocks as HTML, one after the other."""
    return "\n".join(part for block in blocks if (part := _SET[type(block)](block, report)))


def side_class(widths: Sequence[float]) -> str:
    """Return the name of the class that a `Side` of these shares has.

    >>> side_class((79, 88.5))
    's-79-88_5'
    """
    return "s-" + "-".join(f"{width:g}".replace(".", "_") for width in widths)


def side_rules(blocks: Sequence[Block]) -> str:
    """Return the style rules for the shares of every `Side`: the page's policy allows no style attributes."""
    found = {side_class(node.widths): node.widths for node in walk(tuple(blocks)) if isinstance(node, nodes.Side)}
    tracks = {name: " ".join(f"minmax(0,{width:g}fr)" for width in widths) for name, widths in found.items()}
    return "".join(f".{name}{{--tracks:{value}}}" for name, value in sorted(tracks.items()))


def _direction(children: Sequence[Inline]) -> str:
    return ' dir="rtl"' if reads_right_to_left(words_of(children)) else ""


def _heading(node: nodes.Heading, report: Arranged) -> str:
    level = min(node.level, 6)
    words = set_inline(node.children, report)
    return f'<h{level} id="{node.label}"{_direction(node.children)}>{words}</h{level}>'


def _paragraph(node: nodes.Paragraph, report: Arranged) -> str:
    if len(node.children) == 1 and isinstance(node.children[0], nodes.Formula) and node.children[0].block:
        return f'<div class="formula">{set_inline(node.children, report)}</div>'
    return f"<p{_ROLES.get(node.role, '')}{_direction(node.children)}>{set_inline(node.children, report)}</p>"


def _title(node: nodes.Title, report: Arranged) -> str:
    kicker = f'<p class="kicker">{set_inline(node.kicker, report)}</p>' if node.kicker else ""
    facts = "".join(
        f"<div><dt>{escape(name)}</dt><dd>{set_inline(words, report)}</dd></div>" for name, words in node.facts
    )
    finding = f'<p class="finding">{set_inline(node.finding, report)}</p>' if node.finding else ""
    heading = f"<h{node.level}>{escape(node.title)}</h{node.level}>"
    return f'<div class="title">{kicker}{heading}{f"<dl class=facts>{facts}</dl>" if facts else ""}{finding}</div>'


def _items(node: nodes.Items, report: Arranged) -> str:
    tag = "ol" if node.ordered else "ul"
    return f"<{tag}>{''.join(f'<li>{_item(item, report)}</li>' for item in node.items)}</{tag}>"


def _item(blocks: Sequence[Block], report: Arranged) -> str:
    if len(blocks) == 1 and isinstance(blocks[0], nodes.Paragraph):
        return set_inline(blocks[0].children, report)
    return set_blocks(blocks, report)


def _quoted(node: nodes.Quoted, report: Arranged) -> str:
    return f"<blockquote>{set_blocks(node.children, report)}</blockquote>"


def _code(node: nodes.Code, _report: Arranged) -> str:
    # A long line scrolls inside its block, so the block must be reachable by keyboard.
    label = attribute(node.language or "Output")
    return f'<pre tabindex="0" role="region" aria-label="{label}"><code>{escape(node.text)}</code></pre>'


def _rule(_node: nodes.Rule, _report: Arranged) -> str:
    return "<hr>"


def _chart(node: nodes.Chart, report: Arranged) -> str:
    number = f'<span class="number">Chart {node.number}</span> ' if node.number else ""
    legend = "".join(f"<li>{mark_svg(mark.name, spoken=False)}{mark.words}</li>" for mark in drawn(node.legend))
    note = f'<p class="note">{set_inline(node.note, report)}</p>' if node.note else ""
    return (
        f'<figure class="chart" id="{node.label}"><figcaption>{number}{set_inline(node.title, report)}</figcaption>'
        f"{f'<ul class=legend>{legend}</ul>' if legend else ''}{_drawing(node)}{note}"
        f"<details><summary>The chart in words</summary><p>{escape(node.alt)}</p></details></figure>"
    )


def _drawing(node: nodes.Chart) -> str:
    alt = attribute(node.alt)
    wide = drawings.for_page(node.svg, f"{node.label}-w")
    if not node.svg_narrow:
        return f'<div role="img" aria-label="{alt}">{wide}</div>'
    narrow = drawings.for_page(node.svg_narrow, f"{node.label}-n")
    both = f'<div class="wide">{wide}</div><div class="narrow">{narrow}</div>'
    return f'<div role="img" aria-label="{alt}">{both}</div>'


def _picture(node: nodes.Picture, _report: Arranged) -> str:
    if node.media_type == "image/svg+xml":
        data, media = base64.b64encode(drawings.for_paper(node.data).encode()).decode(), node.media_type
    elif node.media_type in _RASTERS:
        data, media = "".join(node.data.split()), node.media_type
    else:
        return f"<p>{escape(node.alt)}</p>"
    return f'<figure><img src="data:{media};base64,{html.escape(data)}" alt="{attribute(node.alt)}"></figure>'


def _key_figures(node: nodes.KeyFigures, report: Arranged) -> str:
    """Return the strip; all amounts are a little smaller where one is long, and one longer still takes two lines."""
    longest = max((len(figure.amount.text) for figure in node.figures), default=0)
    kind = "strip small" if longest > _LONG_AMOUNT else "strip"
    return f'<ul class="{kind}">{"".join(_key_figure(figure, report) for figure in node.figures)}</ul>'


def _key_figure(figure: nodes.KeyFigure, report: Arranged) -> str:
    amount = set_inline((figure.amount,), report)
    bold = '<b class="long">' if len(figure.amount.text) > _LONGER_AMOUNT else "<b>"
    head, space, last = figure.period.rpartition(" ")
    period = f'{escape(head + space)}<span class="hold">{escape(last)} {reference(figure.claim_id, report)}</span>'
    return (
        f'<li><span class="hedge">{escape(figure.hedge)}</span>{bold}{amount}</b><span>{escape(figure.what)}</span>'
        f'<small class="who">{mark_svg(figure.mark)}{escape(figure.source)}</small><small>{period}</small></li>'
    )


def _box(node: nodes.Box, report: Arranged) -> str:
    columns = "".join(f"<p>{set_inline(column, report)}</p>" for column in node.columns)
    return (
        f'<div class="box"><p class="box-title">{escape(node.title)}</p><div class="box-columns">{columns}</div></div>'
    )


def _side(node: nodes.Side, report: Arranged) -> str:
    columns = "".join(f"<div>{set_blocks(column, report)}</div>" for column in node.columns)
    return f'<div class="side {side_class(node.widths)}">{columns}</div>'


def _article(node: nodes.ArticleText, report: Arranged) -> str:
    found = {type(item) for item in walk(node.paragraphs)}
    keys = "".join(f"<li>{words}</li>" for kind, words in _ARTICLE_KEY if kind in found)
    paragraphs = "".join(f"<p{_direction(part)}>{set_inline(part, report)}</p>" for part in node.paragraphs)
    return f'{f"<ul class=legend>{keys}</ul>" if keys else ""}<div class="article">{paragraphs}</div>'


_ARTICLE_KEY = (
    (nodes.ClaimMark, '<mark>words</mark> <span class="ref">3</span> a reported figure: the number opens its evidence'),
    (nodes.QuoteMark, '<i>words</i><sup class="label">Q1</sup> a quotation'),
    (nodes.DateMark, '<span class="date">words</span><sup class="label">a</sup> a date'),
)


def _evidence(node: nodes.EvidenceList, report: Arranged) -> str:
    return set_evidence_list(node, report)


def _page_break(_node: nodes.PageBreak, _report: Arranged) -> str:
    return '<div class="page-break"></div>'


_SET: Mapping[type, Callable[[Any, Arranged], str]] = {
    nodes.Heading: _heading,
    nodes.Paragraph: _paragraph,
    nodes.Title: _title,
    nodes.Items: _items,
    nodes.Quoted: _quoted,
    nodes.Code: _code,
    nodes.Rule: _rule,
    nodes.Table: set_table,
    nodes.Chart: _chart,
    nodes.Picture: _picture,
    nodes.KeyFigures: _key_figures,
    nodes.Box: _box,
    nodes.Side: _side,
    nodes.ArticleText: _article,
    nodes.EvidenceList: _evidence,
    nodes.PageBreak: _page_break,
}
