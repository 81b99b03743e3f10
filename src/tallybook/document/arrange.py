"""The one pass before any renderer: evidence gathered, headings levelled, charts and tables numbered, targets named."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from tallybook.document import nodes
from tallybook.document.nodes import Block, Document, Evidence
from tallybook.errors import PublishError


@dataclass(frozen=True, slots=True)
class Cited:
    """A claim's evidence and the name of its entry in the list."""

    evidence: Evidence
    anchor: str


@dataclass(frozen=True, slots=True)
class Working:
    """How one printed number that is not a claim of its own came about, and the name of its entry in the list."""

    value: nodes.Value
    anchor: str


@dataclass(frozen=True, slots=True)
class Target:
    """What an internal link may lead to: its anchor, and the words for it ("Chart 2")."""

    anchor: str
    words: str


@dataclass(frozen=True, slots=True)
class Arranged:
    """A report ready to be set.

    Attributes
    ----------
    blocks : tuple of Block
        All documents' blocks in order, with levelled headings, a label on every heading, chart and table, and an
        `EvidenceList` wherever there is anything to list.
    cited : mapping of str to Cited
        By ``claim_id``, in the order of the ledger.
    workings : mapping of (str, Trace) to Working
        By the value's text and trace, in order of appearance.
    footnotes : tuple of Footnote
        In order of appearance.
    targets : mapping of str to Target
        By label.
    marked : frozenset of str
        The claims whose words are marked in the article's text.
    """

    blocks: tuple[Block, ...]
    cited: Mapping[str, Cited]
    workings: Mapping[tuple[str, nodes.Trace], Working]
    footnotes: tuple[nodes.Footnote, ...]
    targets: Mapping[str, Target]
    marked: frozenset[str]

    def anchor_of(self, value: nodes.Value) -> str:
        """Return the entry that a printed number leads to."""
        return self.cited[value.trace.claims[0]].anchor if is_reading(value) else self._working(value).anchor

    def _working(self, value: nodes.Value) -> Working:
        return self.workings[value.text, value.trace]

    def numbers_of(self, trace: nodes.Trace) -> tuple[Cited, ...]:
        """Return the evidence that a trace rests on, in the trace's order."""
        return tuple(self.cited[claim] for claim in trace.claims)


def arrange(documents: Sequence[Document], *, title: str = "", show_code: bool = True) -> Arranged:
    """Return the documents as one report.

    Parameters
    ----------
    documents : sequence of Document
    title : str
        Set as the first heading where the documents bring neither `Title` nor a heading of level 1.
    show_code : bool
        Whether `Code` in a programming language is kept.

    Raises
    ------
    PublishError
        If a number or box refers to a claim without evidence, or two claims differ under one ``claim_id``.
    """
    cited = _cite(documents)
    blocks = tuple(block for document in documents for block in document.blocks if show_code or not _is_code(block))
    found = list(walk(blocks))
    _check_claims(found, cited)
    workings = _work(found)
    if title and not any(_is_title(node) for node in found):
        blocks = (nodes.Heading(1, (nodes.Text(title),)), *blocks)
    if (cited or workings) and not any(isinstance(node, nodes.EvidenceList) for node in found):
        blocks = (*blocks, nodes.EvidenceList())
    labelled, targets = _Labeller(blocks).label()
    set_nodes = list(walk(labelled))
    footnotes = tuple(dict.fromkeys(node for node in set_nodes if isinstance(node, nodes.Footnote)))
    marked = frozenset(node.claim_id for node in set_nodes if isinstance(node, nodes.ClaimMark))
    return Arranged(labelled, cited, workings, footnotes, targets, marked)


def walk(node: object) -> Iterator[object]:
    """Yield every node below `node`, itself included, in the order in which it is read."""
    if isinstance(node, tuple):
        for item in node:
            yield from walk(item)
    elif is_dataclass(node):
        yield node
        for item in fields(node):
            value = getattr(node, item.name)
            if isinstance(value, tuple) or is_dataclass(value):
                yield from walk(value)


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


def is_reading(value: nodes.Value) -> bool:
    """Return whether a number is one claim of the article, whose evidence then says all there is to say."""
    return value.trace.kind == "claim" and len(value.trace.claims) == 1


def slug(words: str) -> str:
    """Return words as the name of a target.

    >>> slug("Does the arithmetic hold?")
    'does-the-arithmetic-hold'
    """
    return re.sub(r"[^\w]+", "-", words.casefold()).strip("-")


def _is_code(block: Block) -> bool:
    return isinstance(block, nodes.Code) and bool(block.language)


def _is_title(node: object) -> bool:
    return isinstance(node, nodes.Title) or (isinstance(node, nodes.Heading) and node.level == 1)


def _cite(documents: Sequence[Document]) -> dict[str, Cited]:
    kept: dict[str, Evidence] = {}
    for evidence in (evidence for document in documents for evidence in document.evidence):
        first = kept.setdefault(evidence.claim_id, evidence)
        if (first.number, first.before, first.text, first.after) != (
            *(evidence.number, evidence.before, evidence.text, evidence.after),
        ):
            raise PublishError(
                f"claim {evidence.claim_id}",
                expected=f"number {first.number}, “{first.text}”",
                found=f"number {evidence.number}, “{evidence.text}”",
                remedy="Build every document of the report from one ledger.",
            )
    ordered = sorted(kept.values(), key=lambda evidence: evidence.number)
    names = _Names()
    return {item.claim_id: Cited(item, names.take(f"ev-{item.number}")) for item in ordered}


def _check_claims(found: Sequence[object], cited: Mapping[str, Cited]) -> None:
    for node in found:
        if isinstance(node, nodes.Trace):
            claims = node.claims
        elif isinstance(node, nodes.ClaimRef | nodes.ClaimMark | nodes.KeyFigure):
            claims = (node.claim_id,)
        else:
            continue
        for claim in claims:
            if claim not in cited:
                raise PublishError(
                    f"{type(node).__name__} of claim {claim}",
                    expected="its evidence in the document",
                    found="none",
                    remedy="Give the document the evidence of every claim that it names.",
                )


def _work(found: Sequence[object]) -> dict[tuple[str, nodes.Trace], Working]:
    workings: dict[tuple[str, nodes.Trace], Working] = {}
    for node in found:
        if isinstance(node, nodes.Value) and not is_reading(node):
            key = (node.text, node.trace)
            workings.setdefault(key, Working(node, f"how-{len(workings) + 1}"))
    return workings


class _Names:
    """Names handed out once each: a second "method" becomes "method-2"."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, name: str) -> str:
        free, count = name, 1
        while free in self._taken:
            count += 1
            free = f"{name}-{count}"
        self._taken.add(free)
        return free


class _Labeller:
    """Walks the blocks once, levels headings and names what a link may lead to."""

    def __init__(self, blocks: tuple[Block, ...]) -> None:
        self._blocks = blocks
        titles = [node for node in walk(blocks) if isinstance(node, nodes.Title)]
        self._title = titles[0].title if titles else ""
        self._names = _Names()
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
        }

    def label(self) -> tuple[tuple[Block, ...], dict[str, Target]]:
        return self._change(self._blocks), self._targets

    def _change(self, node: Any) -> Any:
        if isinstance(node, tuple):
            return tuple(self._change(item) for item in node if not self._repeats_title(item))
        if not is_dataclass(node) or isinstance(node, type):
            return node
        inner = {item.name: getattr(node, item.name) for item in fields(node)}
        changed = {name: self._change(value) for name, value in inner.items() if isinstance(value, tuple)}
        node = replace(node, **changed) if changed else node
        visit = self._visits.get(type(node))
        return visit(node) if visit else node

    def _repeats_title(self, node: object) -> bool:
        return isinstance(node, nodes.Heading) and bool(self._title) and words_of(node.children) == self._title

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
        return replace(node, level=level)

    def _chart(self, node: nodes.Chart) -> nodes.Chart:
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

    def _evidence(self, node: nodes.EvidenceList) -> nodes.EvidenceList:
        self._name("evidence", node.heading)
        self._level = min(2, self._level + 1)
        return node

    def _claim_mark(self, node: nodes.ClaimMark) -> nodes.ClaimMark:
        repeat = node.claim_id in self._marked
        self._marked.add(node.claim_id)
        return replace(node, repeat=repeat)

    def _name(self, label: str, words: str) -> str:
        name = self._names.take(f"at-{slug(label) or 'part'}")
        self._targets.setdefault(slug(label), Target(name, words))
        return name
