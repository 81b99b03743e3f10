"""Words that try to be more than words, and a report that has them everywhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from itertools import cycle, repeat
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
    *("<svg onload=alert(1)>", "<iframe srcdoc='<script>alert(1)</script>'></iframe>", "<base href=//evil.example>"),
    *("</title></textarea></noscript><script>alert(1)</script>", "<![CDATA[<script>alert(1)</script>]]>", "<!--"),
    *("&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;img src=x onerror=alert(1)&#62;", "&colon;&Tab;&NewLine;"),
    *("</script><script>alert(1)</script>", '<meta http-equiv="refresh" content="0;url=//evil.example">'),
    *("{{7*7}} ${7*7} #{7*7} <%= 7*7 %> {% raw %}", "%s %n %d {0} {words}", "'; DROP TABLE claims; --"),
    *('#import "@preview/cetz:0.3.0": *', '#include "/etc/passwd"', '#eval("1")', "#sys.inputs #{while true {}}"),
    *("#let x = y; #show: z", "#pagebreak() #place(top)[x] \\", "https://evil.example // /* unclosed"),
    *(r"\input{/etc/passwd} \write18{id} \def\x{\x}\x", r"$$\href{javascript:alert(1)}{x}$$ \(x\)"),
    *(r"\end{document} %", "~ -- --- ... -?", "\ud83d x"),
    *("[a](javascript:alert(1)) ![b](data:image/svg+xml,<svg>)", "[r]: javascript:alert(1)\n\n[r]", "~~~\n```\n~~~"),
    *("---\ntitle: x\n---\n# h\n> q\n| a |\n|---|\n[^1]\n\n[^1]: n", "<details open ontoggle=alert(1)>"),
    *("=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "\u200b=1+1", "\uff1d1+1"),
    *("=cmd|' /C calc'!A0", '=HYPERLINK("https://evil.example","x")', '"=1+1","=2+2"', "x\r\n=1+1,=2+2"),
    *("\x1b[2J\x1b]0;owned\x07", "\x1b]8;;https://evil.example\x1b\\words\x1b]8;;\x1b\\", "\x9b31mred", "\x08\x08\x7f"),
    *("z\u200be\u200cr\u200do\u2060w\ufeffi\u00add\u180eth", "e" + "\u0301\u0302\u0489" * 40, "\U000e0069\U000e0064"),
    *("7\u200b9\u20600", "line\u2028line\u2029line\x0bline\x0cline", "\u061c\u200e\u200f\ufff9a\ufffab\ufffb"),
    *("../../etc/passwd", "CON", "a\x00b", "*?|:", "-rf", "~root", "file name\nwith a line"),
    "",
    " ",
)  # fmt: skip
LONG = ("w" * 10_000, "ق" * 10_000, "=1+" * 3_000, "<b>" * 3_000)
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
    *(
        "blob:https://a/x",
        "\tjavascript:alert(1)",
        "java\x00script:alert(1)",
        "&#106;avascript:alert(1)",
        "jar:https://a!/b",
    ),
    *(
        "view-source:https://a",
        "\\\\evil\\share",
        "https:\\evil",
        "https://a/\u200bb",
        "mailto:",
        "intent://a#Intent;end",
    ),
)

# What is structure rather than words.
_STRUCTURE = frozenset(
    "svg svg_narrow data media_type claim_id claims style kind align role mark legend url language tex label".split()
)


def replace_words(node: Any, words: Iterator[str]) -> Any:
    """Return a node with every text in it replaced, each by the next of the words."""
    if isinstance(node, tuple):
        return tuple(next(words) if isinstance(item, str) else replace_words(item, words) for item in node)
    if not is_dataclass(node) or isinstance(node, type):
        return node
    changed = {
        item.name: next(words) if isinstance(value := getattr(node, item.name), str) else replace_words(value, words)
        for item in fields(node)
        if item.name not in _STRUCTURE
    }
    return replace(node, **changed)


def hostile_report(words: str) -> list[Document]:
    """Return the sample report with `words` in the place of every text."""
    return [replace_words(BRIEF, repeat(words)), replace_words(AUDIT, repeat(words))]


def mixed_report(words: Sequence[str]) -> list[Document]:
    """Return the sample report with all of the words in it, in turn."""
    turn = cycle(words)
    return [replace_words(BRIEF, turn), replace_words(replace(AUDIT, evidence=()), turn)]


def replace_links(node: Any, url: str) -> Any:
    """Return a node with every address replaced."""
    if isinstance(node, tuple):
        return tuple(replace_links(item, url) for item in node)
    if not is_dataclass(node) or isinstance(node, type):
        return node
    if isinstance(node, Link):
        return replace(node, url=url)
    return replace(node, **{item.name: replace_links(getattr(node, item.name), url) for item in fields(node)})
