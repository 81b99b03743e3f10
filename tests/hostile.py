"""Words that try to be more than words, and a report that has them everywhere."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

from documents import AUDIT, BRIEF

from tallybook.document.nodes import Document, Link

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style><script>alert(1)</script><style>",
    "]]><!-- ${title} {main} $main",
    '#read("/etc/passwd")',
    '"); #panic("out',
    "\\\"); #import \"@preview/cetz:0.3.0\"; (\"",
    "$ x $ *b* _i_ `raw` @label <label> // comment /* c */",
    "= heading\n- item\n+ item\n/ term: x",
    "a\u202egnp.exe\u202c b\u2066c\u2069",
    "bell \x07, null \x00, escape \x1b[31m, next line \x85, separator \u2028",
    "lone \ud800 surrogate, \ufffe noncharacter",
    "漢字 😀 \ue000 ᚠ",
    "قال المتحدث إن 790 مدنيا قتلوا",
    "שלום <b>&amp;</b>",
    "javascript:alert(1)",
    "x" * 300,
    "",
    " ",
)  # fmt: skip
LINKS = (
    *("javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\nscript:alert(1)", "data:text/html,<script>", "vbscript:x"),
    *(
        "file:///etc/passwd",
        "//evil.example",
        "https:evil",
        "https://",
        '#"onclick="x',
        "https://a\u202eb/",
        "ftp://a/",
    ),
    'https://a/"onmouseover="x',
)

# What is structure rather than words.
_STRUCTURE = frozenset(
    "svg svg_narrow data media_type claim_id claims style kind align role mark legend url language tex label".split()
)


def replace_words(node: Any, words: str) -> Any:
    """Return a node with every word in it replaced."""
    if isinstance(node, tuple):
        return tuple(words if isinstance(item, str) else replace_words(item, words) for item in node)
    if not is_dataclass(node) or isinstance(node, type):
        return node
    changed = {
        item.name: words if isinstance(value := getattr(node, item.name), str) else replace_words(value, words)
        for item in fields(node)
        if item.name not in _STRUCTURE
    }
    return replace(node, **changed)


def hostile_report(words: str) -> list[Document]:
    """Return the sample report with `words` in the place of every text."""
    return [replace_words(BRIEF, words), replace_words(AUDIT, words)]


def replace_links(node: Any, url: str) -> Any:
    """Return a node with every address replaced."""
    if isinstance(node, tuple):
        return tuple(replace_links(item, url) for item in node)
    if not is_dataclass(node) or isinstance(node, type):
        return node
    if isinstance(node, Link):
        return replace(node, url=url)
    return replace(node, **{item.name: replace_links(getattr(node, item.name), url) for item in fields(node)})
