"""The evidence list as Typst calls: each sentence once, below it the figures that it reports."""

from __future__ import annotations

from collections.abc import Sequence

from tallybook.document import nodes
from tallybook.document.arrange import Arranged, Cited
from tallybook.document.links import is_outside
from tallybook.document.traces import WORKINGS_TITLE, leading_to
from tallybook.document.typst_inline import dictionary, literal, mark, named, quoted, sequence, set_inline, words


def set_evidence_list(node: nodes.EvidenceList, report: Arranged) -> str:
    """Return the list: the sentences with their figures, then one entry for each number that is not a claim."""
    heading = named(f"heading(level: 2, {literal(node.heading)})", "at-evidence")
    entries = "".join(f"\n  {_sentence(group, report)}," for group in report.by_sentence())
    workings = "".join(f"\n  {_working(trace, report)}," for trace in report.workings)
    title = f"heading(level: 3, {quoted(WORKINGS_TITLE)})"
    over = title if entries else f"{heading}, {title}"
    listed = f"evidence-list({heading}, ({entries}\n))" if entries else ""
    made = f"workings(({over},), ({workings}\n))" if workings else ""
    return sequence([part for part in (listed, made) if part] or [heading])


def _sentence(group: Sequence[Cited], report: Arranged) -> str:
    parts, at = [], 0
    for cited in group:
        item = cited.evidence
        number = quoted(str(item.number)) if len(group) > 1 else "none"
        parts += [words(item.before[at:]), f"cited({words(item.text)}, {number})"]
        at = len(item.before) + len(item.text)
    parts.append(words(group[-1].evidence.after))
    figures = "".join(f"\n    {_figure(cited, report)}," for cited in group)
    return f"({sequence(parts)}, ({figures}))"


def _figure(cited: Cited, report: Arranged) -> str:
    item = cited.evidence
    facts = (("Allows", item.allows), ("Period", item.period), ("Place", item.place), ("Rule", item.rule))
    said = [f"{name.lower()}: {value}" for name, value in facts if value]
    options = dictionary(
        name=quoted(cited.anchor),
        number=quoted(str(item.number)),
        back=quoted(f"in-{cited.anchor}") if item.claim_id in report.marked else "none",
        what=literal(item.what),
        source=sequence([*mark(item.mark), literal(item.source or "no source named")]),
        said=literal(" · ".join([*said, item.where] if item.where else said)),
    )
    return f"({options})"


def _working(trace: nodes.Trace, report: Arranged) -> str:
    working = report.workings[trace]
    how = sequence([literal(leading_to(trace)), *_rests_on(trace, report), *_cited(trace)])
    return f"({quoted(working.anchor)}, {literal(working.said)}, {how}, {400 if working.is_prose else 600})"


def _cited(trace: nodes.Trace) -> list[str]:
    """Return the publications from elsewhere that a number rests on, each with its address."""
    parts: list[str] = []
    for citation in trace.citations:
        words_of_url = literal(citation.url)
        where = f"outside({quoted(citation.url)}, {words_of_url})" if is_outside(citation.url) else words_of_url
        parts += [literal(f" {citation.words} ("), where, literal(").")]
    return parts


def _rests_on(trace: nodes.Trace, report: Arranged) -> list[str]:
    """Return the boxes of the claims that a number rests on: with their limits, or a run as its first and last."""
    if not trace.claims:
        return []
    parts = [literal(" ")]
    if limits := report.limits(trace):
        last = len(limits) - 1
        for index, (claim, said) in enumerate(limits.items()):
            end = "." if index == last else "; "
            parts += [set_inline((nodes.ClaimRef(claim),), report), literal(f" {said}{end}")]
        return parts
    for index, run in enumerate(report.runs(trace.claims)):
        parts += ['" "'] if index else []
        for place, claim in enumerate(run):
            parts += ["through"] if place else []
            parts.append(set_inline((nodes.ClaimRef(claim),), report))
    return parts
