"""Inline nodes as Typst calls, and the literals that everything is made of."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from tallybook.document import fonts, maths, nodes
from tallybook.document.arrange import Arranged
from tallybook.document.characters import Run, break_long_words, cut_runs, name_missing, show
from tallybook.document.labels import slug
from tallybook.document.links import is_outside
from tallybook.document.marks import words_of_mark
from tallybook.document.nodes import Inline

_SPACE = re.compile(r"[ \t\n]+")
_CALLS = {
    "strong": "strong",
    "emph": "emph",
    "muted": "muted",
    "code": "code",
    "strike": "strike",
    "sub": "sub",
    "sup": "super",
}


def quoted(text: str) -> str:
    r"""Return text as a Typst string.

    >>> print(quoted('a "b" \\ #c'))
    "a \"b\" \\ #c"
    """
    escaped = show(text).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def sequence(parts: Sequence[str]) -> str:
    """Return expressions joined to one content.

    >>> sequence(['"a"', 'strong("b")'])
    '{"a"; strong("b")}'
    """
    return "{" + "; ".join(parts) + "}"


def dictionary(**values: str) -> str:
    """Return named arguments, with hyphens for underscores."""
    return ", ".join(f"{name.replace('_', '-')}: {value}" for name, value in values.items())


def named(call: str, label: str) -> str:
    """Return a call whose result is a target of links."""
    return f"[#{call}#label({quoted(label)})]"


def mark(name: str) -> tuple[str, ...]:
    """Return the mark of a grade of evidence; nothing for no grade."""
    return (_evidence_mark(nodes.EvidenceMark(name), None),) if name else ()


def words(text: str, *, keep_space: bool = False) -> str:
    """Return text as content: right-to-left runs in their direction, unseen and undrawable characters by name."""
    parts = [_run(run, keep_space=keep_space) for run in cut_runs(text)]
    return parts[0] if len(parts) == 1 else sequence(parts)


def literal(text: str, *, keep_space: bool = False) -> str:
    """Return text as content in braces or quotes, fit for any argument."""
    return words(text, keep_space=keep_space) if text else '""'


def _run(run: Run, *, keep_space: bool) -> str:
    text = name_missing(run.text, _drawable())
    if run.kind == "shown":
        return f"unseen({quoted(text)})"
    text = text if keep_space else _SPACE.sub(" ", text)
    return f"right-to-left({quoted(text)})" if run.kind == "rtl" else _breakable(text)


def _breakable(text: str) -> str:
    pieces = break_long_words(text)
    return quoted(text) if len(pieces) == 1 else "{" + "; box(); ".join(quoted(piece) for piece in pieces) + "}"


@cache
def _drawable() -> frozenset[int]:
    ranges = [pair for face in fonts.coverage()["pdf"].values() for pair in face]
    return frozenset(char for first, last in ranges for char in range(first, last + 1))


def set_inline(children: Sequence[Inline], report: Arranged | None) -> str:
    """Return inline nodes as one Typst expression."""
    return sequence([_SET[type(node)](node, report) for node in children])


def _text(node: nodes.Text, _report: Arranged) -> str:
    return literal(node.text)


def _styled(node: nodes.Styled, report: Arranged) -> str:
    return f"{_CALLS.get(node.style, 'muted')}({set_inline(node.children, report)})"


def _link(node: nodes.Link, report: Arranged) -> str:
    inner = set_inline(node.children, report)
    if is_outside(node.url):
        return f"outside({quoted(node.url)}, {inner if node.children else literal(node.url)})"
    target = report.targets.get(slug(node.url[1:])) if node.url.startswith("#") else None
    if target is None:
        return inner
    return f"inside({quoted(target.anchor)}, {inner if node.children else literal(target.words)})"


def _break(_node: nodes.Break, _report: Arranged) -> str:
    return "linebreak()"


def _value(node: nodes.Value, report: Arranged) -> str:
    return f"value({quoted(report.anchor_of(node))}, {literal(node.text)})"


def _claim_ref(node: nodes.ClaimRef, report: Arranged) -> str:
    cited = report.cited[node.claim_id]
    return f"claim-ref({quoted(cited.anchor)}, {quoted(str(cited.evidence.number))})"


def _claim_mark(node: nodes.ClaimMark, report: Arranged) -> str:
    cited = report.cited[node.claim_id]
    name = "none" if node.repeat else quoted(f"in-{cited.anchor}")
    return f"claim-mark({quoted(cited.anchor)}, {quoted(str(cited.evidence.number))}, {name}, {literal(node.text)})"


def _quote_mark(node: nodes.QuoteMark, report: Arranged) -> str:
    return f"quote-mark({set_inline(node.children, report)}, {literal(node.label)})"


def _date_mark(node: nodes.DateMark, _report: Arranged) -> str:
    return f"date-mark({literal(node.text)}, {literal(node.label)})"


def _evidence_mark(node: nodes.EvidenceMark, _report: Arranged | None) -> str:
    return f"mark({quoted(node.mark)}, alt: {quoted(words_of_mark(node.mark))})"


def _formula(node: nodes.Formula, _report: Arranged) -> str:
    made = maths.to_typst(node.tex)
    if not made:
        return f"code({literal(node.tex)})"
    space = " " if node.block else ""
    return f"formula({quoted(node.tex)}, [${space}{made}{space}$])"


def _footnote(node: nodes.Footnote, report: Arranged) -> str:
    return f"footnote({set_inline(node.children, report)})"


_SET: Mapping[type, Callable[[Any, Any], str]] = {
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
