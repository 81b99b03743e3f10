"""The one pass before any renderer: evidence gathered, headings levelled, charts and tables numbered, targets named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tallybook.document import nodes
from tallybook.document.labels import Labeller, Names, Target
from tallybook.document.nodes import Block, Document, Evidence
from tallybook.document.traces import SEPARATOR, limits
from tallybook.document.walk import walk
from tallybook.errors import PublishError

_RUN = 3  # neighbours; fewer are named one by one
LONGEST_BOLD = 90
"""Characters of a row of numbers that is set in bold; a longer one is a wall."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A claim's evidence and the name of its entry in the list."""

    evidence: Evidence
    anchor: str


@dataclass(frozen=True, slots=True)
class Working:
    """How printed numbers that are not claims of their own came about, and the name of their entry in the list.

    Attributes
    ----------
    texts : tuple of str
        The numbers as printed, each once: several may have come about in one way.
    trace : Trace
    anchor : str
    """

    texts: tuple[str, ...]
    trace: nodes.Trace
    anchor: str

    @property
    def said(self) -> str:
        """The numbers in a row; what is a sentence loses its full stop.

        >>> Working(("at least 13", "One source, one place."), nodes.Trace("count"), "how-1").said
        'at least 13; One source, one place'
        """
        return SEPARATOR.join(text.removesuffix(".") for text in self.texts)

    @property
    def is_prose(self) -> bool:
        """Whether they say more than stands out well in bold."""
        return len(self.said) > LONGEST_BOLD


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
    workings : mapping of Trace to Working
        In order of appearance.
    footnotes : tuple of Footnote
        In order of appearance.
    targets : mapping of str to Target
        By label.
    marked : frozenset of str
        The claims whose words are marked in the article's text.
    prefix : str
        What the name of every target begins with, where several reports stand on one page.
    """

    blocks: tuple[Block, ...]
    cited: Mapping[str, Cited]
    workings: Mapping[nodes.Trace, Working]
    footnotes: tuple[nodes.Footnote, ...]
    targets: Mapping[str, Target]
    marked: frozenset[str]
    prefix: str = ""

    def anchor_of(self, value: nodes.Value) -> str:
        """Return the entry that a printed number leads to."""
        trace = value.trace
        return self.cited[trace.claims[0]].anchor if is_reading(value) else self.workings[trace].anchor

    def runs(self, claims: Sequence[str]) -> tuple[tuple[str, ...], ...]:
        """Return claims in the order of the ledger: each on its own, three neighbours or more as first and last."""
        asked = frozenset(claims)
        ordered = [claim for claim in self.cited if claim in asked]
        kept: list[list[str]] = []
        for claim in ordered:
            number = self.cited[claim].evidence.number
            if kept and self.cited[kept[-1][-1]].evidence.number == number - 1:
                kept[-1].append(claim)
            else:
                kept.append([claim])
        parts = (((run[0], run[-1]),) if len(run) >= _RUN else tuple((claim,) for claim in run) for run in kept)
        return tuple(part for group in parts for part in group)

    def limits(self, trace: nodes.Trace) -> Mapping[str, str]:
        """Return what each operand of a computed number is and what its words allow, in the order of the ledger."""
        return limits(trace, (cited.evidence for cited in self.cited.values()))

    def by_sentence(self) -> tuple[tuple[Cited, ...], ...]:
        """Return what is cited, claims that follow each other in one sentence together."""
        groups: list[list[Cited]] = []
        for cited in self.cited.values():
            if groups and _goes_on(groups[-1][-1].evidence, cited.evidence):
                groups[-1].append(cited)
            else:
                groups.append([cited])
        return tuple(map(tuple, groups))


def _goes_on(first: Evidence, second: Evidence) -> bool:
    same = f"{first.before}{first.text}{first.after}" == f"{second.before}{second.text}{second.after}"
    return same and len(first.before) + len(first.text) <= len(second.before)


def arrange(documents: Sequence[Document], *, title: str = "", show_code: bool = True, prefix: str = "") -> Arranged:
    """Return the documents as one report.

    Parameters
    ----------
    documents : sequence of Document
    title : str
        Set as the first heading where the documents bring neither `Title` nor a heading of level 1.
    show_code : bool
        Whether `Code` in a programming language is kept.
    prefix : str
        What the name of every target is to begin with.

    Raises
    ------
    PublishError
        If a number or box refers to a claim without evidence, two claims differ under one ``claim_id``, or a chart has
        no alternative text.
    """
    cited = _cite(documents, prefix)
    blocks = tuple(block for document in documents for block in document.blocks if show_code or not _is_code(block))
    found = list(walk(blocks))
    _check_claims(found, cited)
    workings = _work(found, prefix)
    if title and not any(_is_title(node) for node in found):
        blocks = (nodes.Heading(1, (nodes.Text(title),)), *blocks)
    if (cited or workings) and not any(isinstance(node, nodes.EvidenceList) for node in found):
        blocks = (*blocks, nodes.EvidenceList())
    labelled, targets = Labeller(blocks, prefix).label()
    set_nodes = list(walk(labelled))
    footnotes = tuple(dict.fromkeys(node for node in set_nodes if isinstance(node, nodes.Footnote)))
    marked = frozenset(node.claim_id for node in set_nodes if isinstance(node, nodes.ClaimMark))
    return Arranged(labelled, cited, workings, footnotes, targets, marked, prefix)


def is_reading(value: nodes.Value) -> bool:
    """Return whether a number is one claim of the article, whose evidence then says all there is to say."""
    return value.trace.kind == "claim" and len(value.trace.claims) == 1


def _is_code(block: Block) -> bool:
    return isinstance(block, nodes.Code) and bool(block.language)


def _is_title(node: object) -> bool:
    return isinstance(node, nodes.Title) or (isinstance(node, nodes.Heading) and node.level == 1)


def _cite(documents: Sequence[Document], prefix: str) -> dict[str, Cited]:
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
    names = Names()
    return {item.claim_id: Cited(item, names.take(f"{prefix}ev-{item.number}")) for item in ordered}


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


def _work(found: Sequence[object], prefix: str) -> dict[nodes.Trace, Working]:
    texts: dict[nodes.Trace, dict[str, None]] = {}
    for node in found:
        if isinstance(node, nodes.Value) and not is_reading(node):
            texts.setdefault(node.trace, {})[node.text] = None
    return {
        trace: Working(tuple(said), trace, f"{prefix}how-{number}")
        for number, (trace, said) in enumerate(texts.items(), 1)
    }
