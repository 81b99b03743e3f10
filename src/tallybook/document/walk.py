"""The nodes of a tree in the order in which they are read, and their words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass

from tallybook.document import nodes

BEHIND = "values"
"""The field of a chart that nobody reads: what is behind the numbers of its drawing."""


def walk(node: object) -> Iterator[object]:
    """Yield every node below `node`, itself included, in the order in which it is read."""
    if isinstance(node, tuple):
        for item in node:
            yield from walk(item)
    elif is_dataclass(node):
        yield node
        for item in fields(node):
            value = getattr(node, item.name)
            if item.name != BEHIND and (isinstance(value, tuple) or is_dataclass(value)):
                yield from walk(value)


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
