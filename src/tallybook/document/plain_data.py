"""Nodes as plain data and back: what an executed notebook and a report's record keep."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from tallybook.document.nodes import (
    ArticleText,
    Box,
    Break,
    Chart,
    Citation,
    ClaimMark,
    ClaimRef,
    Code,
    Column,
    DateMark,
    Document,
    Evidence,
    EvidenceList,
    EvidenceMark,
    Footnote,
    Formula,
    Heading,
    Items,
    KeyFigure,
    KeyFigures,
    Link,
    PageBreak,
    Paragraph,
    Picture,
    Quoted,
    QuoteMark,
    Row,
    Rule,
    Side,
    Spoken,
    Styled,
    Table,
    Text,
    Title,
    Trace,
    Value,
    Worked,
)

_CLASSES = {
    cls.__name__: cls
    for cls in (
        *(Citation, Trace, Evidence, Document, Column, Row, KeyFigure, Spoken, Worked),
        *(Text, Styled, Link, Break, Value, ClaimRef, ClaimMark, QuoteMark, DateMark, EvidenceMark, Formula, Footnote),
        *(Heading, Paragraph, Title, Items, Quoted, Code, Rule, Table, Chart, Picture, KeyFigures, Box, Side),
        *(ArticleText, EvidenceList, PageBreak),
    )
}


def to_json(node: object) -> Any:
    """Return a node as plain data: an object with its class under ``"node"``, fields that are not at their default.

    >>> to_json(Styled("strong", (Text("790"),)))
    {'node': 'Styled', 'style': 'strong', 'children': [{'node': 'Text', 'text': '790'}]}
    """
    if isinstance(node, tuple):
        return [to_json(item) for item in node]
    defaults = _defaults(type(node))  # type: ignore[arg-type]  # mypy does not know that classes are hashable
    if defaults is None:
        return node
    kept = ((name, getattr(node, name), default) for name, default in defaults)
    return {"node": type(node).__name__, **{name: to_json(value) for name, value, default in kept if value != default}}


@cache
def _defaults(kind: type[Any]) -> tuple[tuple[str, Any], ...] | None:
    """Return the fields of a kind of node, each with its default; None for what is no node."""
    return tuple((one.name, one.default) for one in fields(kind)) if is_dataclass(kind) else None


def from_json(data: Any) -> Any:
    """Return the node that `to_json` made plain.

    >>> from_json(to_json(Paragraph((Text("a"), Break())))) == Paragraph((Text("a"), Break()))
    True
    """
    if isinstance(data, list):
        return tuple(from_json(item) for item in data)
    if isinstance(data, dict):
        cls = _CLASSES[data["node"]]
        return cls(**{name: from_json(value) for name, value in data.items() if name != "node"})
    return data
