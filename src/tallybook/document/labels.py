"""Headings levelled, charts and tables numbered, targets named."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from tallybook.document import nodes
from tallybook.document.nodes import Block
from tallybook.document.walk import walk, words_of
from tallybook.errors import PublishError

UNTITLED = "Untitled"


@dataclass(frozen=True, slots=True)
class Target:
    """What an internal link may lead to: its anchor, and the words for it ("Chart 2")."""

    anchor: str
    words: str


def slug(words: str) -> str:
    """Return words as the name of a target.

    >>> slug("Does the arithmetic hold?")
    'does-the-arithmetic-hold'
    """
    return re.sub(r"[^\w]+", "-", words.casefold()).strip("-")


class Names:
    """Names handed out once each: a second "method" becomes "method-2"."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, name: str) -> str:
        """Return `name`, or `name` with the next free number."""
        free, count = name, 1
        while free in self._taken:
            count += 1
            free = f"{name}-{count}"
        self._taken.add(free)
        return free


class Labeller:
    """Walks the blocks once, levels headings, numbers charts and tables, and names what a link may lead to."""

    def __init__(self, blocks: tuple[Block, ...], prefix: str = "") -> None:
        self._blocks = blocks
        self._prefix = prefix
        titles = [node for node in walk(blocks) if isinstance(node, nodes.Title)]
        self._title = titles[0].title if titles else ""
        self._names = Names()
        self._targets: dict[str, Target] = {}
        self._marked: set[str] = set()
        self._charts = self._tables = self._level = 0
        self._visits: Mapping[type, Callable[[Any], object]] = {
            nodes.Heading: self._heading,
            nodes.Title: self._set_title,
            nodes.Chart: self._chart,
            nodes.Table: self._table,
            nodes.EvidenceList: self._evidence,
            nodes.ClaimMark: self._claim_mark,
            nodes.Picture: self._picture,
        }

    def label(self) -> tuple[tuple[Block, ...], dict[str, Target]]:
        """Return the labelled blocks, and the targets by label."""
        return self._change(self._blocks), self._targets

    def _change(self, node: Any) -> Any:
        if isinstance(node, tuple):
            return tuple(self._change(item) for item in node if not self._is_idle(item))
        if not is_dataclass(node) or isinstance(node, type):
            return node
        inner = {item.name: getattr(node, item.name) for item in fields(node)}
        changed = {name: self._change(value) for name, value in inner.items() if isinstance(value, tuple)}
        node = replace(node, **changed) if changed else node
        visit = self._visits.get(type(node))
        return visit(node) if visit else node

    def _is_idle(self, node: object) -> bool:
        """Return whether a heading is empty, or says again what the title says."""
        return isinstance(node, nodes.Heading) and words_of(node.children).strip() in ("", self._title)

    def _heading(self, node: nodes.Heading) -> Block:
        if self._title and self._level == 0 and node.level == 1:
            return nodes.Paragraph(node.children, "kicker")
        words = words_of(node.children)
        label = self._name(node.label or slug(words), words)
        wanted = max(node.level, 2) if self._title or self._level else node.level
        self._level = min(wanted, self._level + 1)
        return replace(node, level=self._level, label=label)

    def _set_title(self, node: nodes.Title) -> nodes.Title:
        level = 1 if self._level == 0 else 2
        self._level = level
        return replace(node, level=level, title=node.title.strip() or UNTITLED)

    def _chart(self, node: nodes.Chart) -> nodes.Chart:
        if not node.alt.strip():
            raise PublishError(
                f"chart “{words_of(node.title)}”",
                expected="an alternative text",
                found="none",
                remedy="Say every value with its hedge, in the order seen.",
            )
        self._charts += node.numbered
        words = f"Chart {self._charts}" if node.numbered else words_of(node.title)
        return replace(
            node, label=self._name(node.label or f"chart-{self._charts}", words), number=node.numbered * self._charts
        )

    def _table(self, node: nodes.Table) -> nodes.Table:
        self._tables += node.numbered
        words = f"Table {self._tables}" if node.numbered else node.caption
        return replace(
            node, label=self._name(node.label or f"table-{self._tables}", words), number=node.numbered * self._tables
        )

    def _picture(self, node: nodes.Picture) -> nodes.Picture:
        return replace(node, alt=node.alt.strip() or "A picture without a description")

    def _evidence(self, node: nodes.EvidenceList) -> nodes.EvidenceList:
        self._name("evidence", node.heading)
        self._level = min(2, self._level + 1)
        return replace(node, heading=node.heading.strip() or "Evidence")

    def _claim_mark(self, node: nodes.ClaimMark) -> nodes.ClaimMark:
        repeat = node.claim_id in self._marked
        self._marked.add(node.claim_id)
        return replace(node, repeat=repeat)

    def _name(self, label: str, words: str) -> str:
        name = self._names.take(f"{self._prefix}at-{slug(label) or 'part'}")
        self._targets.setdefault(slug(label), Target(name, words))
        return name
