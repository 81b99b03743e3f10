"""The nodes of a tree in the order in which they are read, and their words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from functools import cache

from tallybook.document import nodes

BEHIND = ("values", "worked")
"""The fields of a chart that nobody reads: what is behind the numbers of its drawing."""


def walk(node: object) -> Iterator[object]:
    """Yield every node below `node`, itself included, in the order in which it is read."""
    found: list[object] = []
    _gather(node, found)
    return iter(found)


def _gather(node: object, found: list[object]) -> None:
    if isinstance(node, tuple):
        for item in node:
            _gather(item, found)
        return
    names = _read(type(node))  # type: ignore[arg-type]  # mypy does not know that classes are hashable
    if names is not None:
        found.append(node)
        for name in names:
            _gather(getattr(node, name), found)


@cache
def _read(kind: type) -> tuple[str, ...] | None:
    """Return the fields of a kind of node that somebody reads, in order; None for what is no node."""
    return tuple(one.name for one in fields(kind) if one.name not in BEHIND) if is_dataclass(kind) else None


def values_of(node: object) -> Iterator[nodes.Value]:
    """Yield every number of a tree with its trace, those behind its charts too."""
    for found in walk(node):
        if isinstance(found, nodes.Value):
            yield found
        elif isinstance(found, nodes.Chart):
            yield from found.values


def words_of(children: Sequence[object]) -> str:
    """Return the plain words of inline nodes.

    >>> words_of((nodes.Text("up to "), nodes.Styled("strong", (nodes.Text("20"),))))
    'up to 20'
    """
    kept = (nodes.Text, nodes.Value, nodes.ClaimMark, nodes.DateMark)
    parts = [node.text if isinstance(node, kept) else _other_words(node) for node in walk(tuple(children))]
    return "".join(parts)


def _other_words(node: object) -> str:
    if isinstance(node, nodes.Formula):
        return node.tex
    return " " if isinstance(node, nodes.Break) else ""
