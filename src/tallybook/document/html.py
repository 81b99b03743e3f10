"""A report as one offline HTML page, and a document as a fragment."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from string import Template

from tallybook.document import fonts, nodes
from tallybook.document.arrange import Arranged, arrange
from tallybook.document.evidence_html import set_entries
from tallybook.document.html_blocks import set_blocks, side_rules
from tallybook.document.html_inline import attribute, escape, set_inline
from tallybook.document.labels import UNTITLED
from tallybook.document.lettering import SANS
from tallybook.document.marks import shared
from tallybook.document.meta import Meta
from tallybook.document.nodes import Document
from tallybook.document.record import in_page, linked_data
from tallybook.document.sheet import policy, style_of, template
from tallybook.document.table_html import head_rules
from tallybook.document.unquote import unquote
from tallybook.document.walk import walk, words_of

PASSPORT_TITLE = "How this report was made"
# JupyterLab and Visual Studio Code say their theme on an element around the output.
_DARK_THEMES = "[data-jp-theme-light=false] &,.vscode-dark &"
_NOTEBOOK = (
    ":scope{padding:.2rem .8rem .6rem;container-type:inline-size}h1,h2{margin-top:.6rem}"
    "h1,h2,h3,h4,table,dd{color:inherit;font-style:normal}table{table-layout:auto}tr{background:none}"
)
_CONTENTS_FROM = 6  # sections; a shorter page needs no table of contents


def to_html(document: Document) -> str:
    """Return a document as an HTML fragment, without a style of its own.

    >>> to_html(Document((nodes.Paragraph((nodes.Text("a < b"),)),)))
    '<p>a &lt; b</p>'
    """
    return set_report(arrange([document]))


def to_display(document: Document) -> str:
    """Return a document as HTML that brings its own look: a cell's output in JupyterLab.

    Its style is nested three classes deep, so that the notebook's own does not show through and nothing outside is
    touched; it follows the notebook's theme. The evidence is folded away, for every output brings its own.
    """
    report = arrange([document], prefix=f"c{hashlib.sha256(repr(document).encode()).hexdigest()[:8]}-")
    shown = tuple(block for block in report.blocks if not isinstance(block, nodes.EvidenceList))
    body = set_blocks(shown, report) + _notes(report)
    entries = set_entries(report)
    folded = f"<details><summary>Evidence</summary>{entries}</details>" if entries else ""
    style = (template("page.css") + _own_rules(report) + _NOTEBOOK).replace(":scope", "&")
    dark = f"{_DARK_THEMES}{{{template('dark.css')}}}"
    sheet = f"{fonts.faces(body, families=(SANS,))}.tallybook.tallybook.tallybook{{{style}{dark}}}"
    return f'<div class="tallybook"><style>{sheet}</style>\n{body}{folded}</div>'


def set_report(report: Arranged) -> str:
    """Return an arranged report as an HTML fragment, footnotes at its end."""
    return set_blocks(report.blocks, report) + _notes(report)


def render_page(documents: Sequence[Document], *, meta: Meta) -> str:
    """Return the documents as one HTML page: styles, fonts and drawings inside it, no request to anywhere.

    Raises
    ------
    PublishError
        If a number has no evidence, or a drawing is not SVG.
    """
    report = arrange(documents, title=meta.title, show_code=meta.show_code)
    main = shared(_set_with_contents(report))
    passport = _passport(meta)
    style = style_of(f"{main}{passport}") + _own_rules(report)
    script = template("page.js")
    return Template(template("page.html")).substitute(
        language=attribute(meta.language),
        policy=policy(style, script),
        title=attribute(meta.title.strip() or UNTITLED),
        description=attribute(meta.description),
        author=attribute(meta.author),
        data=in_page(linked_data(report, meta)),
        style=style,
        script=script,
        main=unquote(main),
        passport=unquote(passport),
        footer=escape(meta.footer),
    )


def _own_rules(report: Arranged) -> str:
    """Return the style rules that this report's blocks have need of, beside those of every page."""
    return side_rules(report.blocks) + head_rules(report.blocks)


def _set_with_contents(report: Arranged) -> str:
    """Return the report with its table of contents, if it needs one, below the title."""
    titles = [index for index, block in enumerate(report.blocks) if isinstance(block, nodes.Title | nodes.Heading)]
    cut = titles[0] + 1 if titles else 0
    head, rest = report.blocks[:cut], report.blocks[cut:]
    parts = (set_blocks(head, report), _contents(report), set_blocks(rest, report), _notes(report))
    return "\n".join(part for part in parts if part)


def _contents(report: Arranged) -> str:
    sections = [node for node in walk(report.blocks) if isinstance(node, nodes.Heading) and node.level == 2]
    if len(sections) < _CONTENTS_FROM:
        return ""
    links = "".join(f'<li><a href="#{node.label}">{escape(words_of(node.children))}</a></li>' for node in sections)
    return f'<nav class="contents" aria-label="Contents"><ol>{links}</ol></nav>'


def _notes(report: Arranged) -> str:
    notes = "".join(
        f'<li id="{report.prefix}note-{number}">{set_inline(note.children, report)} '
        f'<a href="#{report.prefix}to-note-{number}" aria-label="Back to the text">↩</a></li>'
        for number, note in enumerate(report.footnotes, 1)
    )
    return f'<h2 id="{report.prefix}at-notes">Notes</h2><ol class="notes">{notes}</ol>' if notes else ""


def _passport(meta: Meta) -> str:
    rows = "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>" for name, value in meta.printed())
    return f'<h2 id="passport">{PASSPORT_TITLE}</h2><dl class="passport">{rows}</dl>' if rows else ""
