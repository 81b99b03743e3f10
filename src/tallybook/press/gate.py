"""The gate: a report prints no number that leads nowhere.

A number of a report is a `Value`, whose trace says where it comes from. Digits anywhere else must stand in the article
or in what is recorded of it: they are its words, such as "Channel 4". Everything else is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass

from tallybook.document.nodes import (
    ArticleText,
    Chart,
    ClaimMark,
    Code,
    DateMark,
    Document,
    Evidence,
    Formula,
    KeyFigure,
    Picture,
    Value,
)
from tallybook.errors import PublishError
from tallybook.text.article import Article

PASSED = {
    ArticleText: "the article's own words",
    Chart: "drawn from a result; its words are the drawing's, value by value",
    ClaimMark: "the article's own words",
    DateMark: "the article's own words",
    Evidence: "the sentence and the ledger's fields, which numbers lead to",
    Formula: "its digits are notation",
    KeyFigure: "it names its claim",
    Picture: "a drawing, not set by the report",
}
"""What the gate does not look into, and why."""

NEEDS = {
    "claim": "claims",
    "computed": "how",
    "count": "how",
    "parameter": "how",
    "reference": "citations",
    "declared": "how",
}
"""Each kind of trace, and what it is empty without."""

UNPRINTED = ("claim_id", "label", "url", "language", "align", "role", "style", "mark")
MOST_SHOWN = 5
_NUMERAL = re.compile(r"\d(?:[\d.,]*\d)?")


def check(documents: Iterable[Document], article: Article, notebook: str) -> None:
    """Refuse documents that print a number without a trace.

    Raises
    ------
    PublishError
        With the numbers, and the words that they stand in.
    """
    own = f"{article.body} {article.title} {article.publisher} {article.agency} {article.article_id}"
    known = set(_NUMERAL.findall(own))
    found = [words for document in documents for words in _untraced(document.blocks, known)]
    if found:
        shown = "; ".join(repr(words) for words in found[:MOST_SHOWN])
        more = f" and {len(found) - MOST_SHOWN} more" if len(found) > MOST_SHOWN else ""
        raise PublishError(
            f"{notebook}: numbers that lead nowhere",
            expected="a claim, arithmetic, a parameter or a reason behind each",
            found=f"none behind {shown}{more}",
            remedy="Print them as values with a trace.",
        )


def _untraced(node: object, known: set[str]) -> Iterator[str]:
    """Return the words of each number that leads nowhere; `known` are the numerals of the article."""
    if isinstance(node, Value):
        if not getattr(node.trace, NEEDS.get(node.trace.kind, ""), ()):
            yield node.text
    elif isinstance(node, str):
        if any(numeral not in known for numeral in _NUMERAL.findall(node)):
            yield node
    else:
        for child in _children(node):
            yield from _untraced(child, known)


def _children(node: object) -> Iterator[object]:
    """Return what a node is made of, as far as the gate looks into it."""
    is_source = isinstance(node, Code) and node.language != ""
    if isinstance(node, tuple):
        yield from node
    elif is_dataclass(node) and not isinstance(node, type) and not isinstance(node, tuple(PASSED)) and not is_source:
        yield from (getattr(node, item.name) for item in fields(node) if item.name not in UNPRINTED)
