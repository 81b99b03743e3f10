"""Going through the nodes of a document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from tallybook.document import nodes


def below(node: object, stop: tuple[type, ...] = ()) -> Iterator[object]:
    """Yield a node and every node below it, those of the classes in `stop` and what is below them left out."""
    if isinstance(node, stop):
        return
    if isinstance(node, tuple):
        for item in node:
            yield from below(item, stop)
    elif is_dataclass(node):
        yield node
        for item in fields(node):
            yield from below(getattr(node, item.name), stop)


def plain(node: object) -> str:
    """Return the words of a node."""
    return "".join(item.text for item in below(node) if isinstance(item, nodes.Text | nodes.Value | nodes.DateMark))
