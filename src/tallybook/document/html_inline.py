"""Inline nodes as HTML."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from tallybook.document import maths, nodes
from tallybook.document.arrange import Arranged
from tallybook.document.characters import break_long_words, cut_runs, show
from tallybook.document.labels import slug
from tallybook.document.links import is_outside
from tallybook.document.marks import mark_svg
from tallybook.document.nodes import Inline

_HELD = 24  # characters of a last word that stays on one line with its number

_TAGS = {
    "strong": "strong",
    "emph": "em",
    "muted": "span",
    "code": "code",
    "strike": "s",
    "sub": "sub",
    "sup": "sup",
}


def attribute(text: str) -> str:
    """Return text fit for a double-quoted attribute."""
    return html.escape(show(text)).replace("\n", " ")


def escape(text: str) -> str:
    r"""Return text as HTML: escaped, right-to-left runs isolated, unseen characters shown by name.

    >>> escape("<b> & \u202e")
    '&lt;b&gt; &amp; <span class="unseen">U+202E</span>'
    """
    return "".join(_RUNS[run.kind](run.text) for run in cut_runs(text))


def _quote(text: str) -> str:
    return html.escape(text, quote=False)


_RUNS: Mapping[str, Callable[[str], str]] = {
    "plain": lambda text: "<wbr>".join(_quote(piece) for piece in break_long_words(text)),
    "rtl": lambda text: f'<bdi dir="rtl">{_quote(text)}</bdi>',
    "shown": lambda text: f'<span class="unseen">{text}</span>',
}


def set_inline(children: Sequence[Inline], report: Arranged) -> str:
    """Return inline nodes as HTML."""
    return "".join(_SET[type(node)](node, report) for node in children)


def reference(claim_id: str, report: Arranged) -> str:
    """Return the numbered box that leads to a claim's evidence."""
    cited = report.cited[claim_id]
    number = cited.evidence.number
    return f'<a class="ref" href="#{cited.anchor}" aria-label="Figure {number}">{number}</a>'


def _text(node: nodes.Text, _report: Arranged) -> str:
    return escape(node.text)


def _styled(node: nodes.Styled, report: Arranged) -> str:
    tag = _TAGS.get(node.style, "span")
    kind = ' class="muted"' if tag == "span" else ""
    return f"<{tag}{kind}>{set_inline(node.children, report)}</{tag}>"


def _link(node: nodes.Link, report: Arranged) -> str:
    words = set_inline(node.children, report)
    if is_outside(node.url):
        return f'<a href="{html.escape(node.url)}" rel="noopener noreferrer">{words or escape(node.url)}</a>'
    target = report.targets.get(slug(node.url[1:])) if node.url.startswith("#") else None
    if target is None:
        return words
    return f'<a href="#{target.anchor}">{words or escape(target.words)}</a>'


def _break(_node: nodes.Break, _report: Arranged) -> str:
    return "<br>"


def _value(node: nodes.Value, report: Arranged) -> str:
    return f'<a class="value" href="#{report.anchor_of(node)}">{escape(node.text)}</a>'


def _claim_ref(node: nodes.ClaimRef, report: Arranged) -> str:
    return reference(node.claim_id, report)


def _claim_mark(node: nodes.ClaimMark, report: Arranged) -> str:
    anchor = report.cited[node.claim_id].anchor
    head, space, last = node.text.rpartition(" ")
    hold = ' class="hold"' if len(last) <= _HELD else ""
    box = f"<span{hold}>{escape(last)}{reference(node.claim_id, report)}</span>"
    name = "" if node.repeat else f' id="in-{anchor}"'
    return f"<mark{name}>{escape(head + space)}{box}</mark>"


def _quote_mark(node: nodes.QuoteMark, report: Arranged) -> str:
    return f'<i class="quote">{set_inline(node.children, report)}</i><sup class="label">{escape(node.label)}</sup>'


def _date_mark(node: nodes.DateMark, _report: Arranged) -> str:
    return f'<span class="date">{escape(node.text)}</span><sup class="label">{escape(node.label)}</sup>'


def _evidence_mark(node: nodes.EvidenceMark, _report: Arranged) -> str:
    return mark_svg(node.mark)


def _formula(node: nodes.Formula, _report: Arranged) -> str:
    return maths.to_mathml(node.tex, block=node.block) or f"<code>{escape(node.tex)}</code>"


def _footnote(node: nodes.Footnote, report: Arranged) -> str:
    number = report.footnotes.index(node) + 1
    note, back = f"{report.prefix}note-{number}", f"{report.prefix}to-note-{number}"
    return f'<sup><a href="#{note}" id="{back}" aria-label="Note {number}">{number}</a></sup>'


_SET: Mapping[type, Callable[[Any, Arranged], str]] = {
    nodes.Text: _text,
    nodes.Styled: _styled,
    nodes.Link: _link,
    nodes.Break: _break,
    nodes.Value: _value,
    nodes.ClaimRef: _claim_ref,
    nodes.ClaimMark: _claim_mark,
    nodes.QuoteMark: _quote_mark,
    nodes.DateMark: _date_mark,
    nodes.EvidenceMark: _evidence_mark,
    nodes.Formula: _formula,
    nodes.Footnote: _footnote,
}
