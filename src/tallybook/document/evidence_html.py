"""The evidence list as HTML: what every number of the report leads to."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from tallybook.document import nodes
from tallybook.document.arrange import Arranged, Cited, Working
from tallybook.document.html_inline import attribute, escape, reference
from tallybook.document.links import is_outside
from tallybook.document.marks import mark_svg
from tallybook.document.traces import WORKINGS_TITLE, leading_to

EVIDENCE_NOTE = "The sentence behind each reported figure, and what its words allow. Every numbered box leads here."


def set_evidence_list(node: nodes.EvidenceList, report: Arranged) -> str:
    """Return the list with its heading."""
    return f'<h2 id="{report.prefix}at-evidence">{escape(node.heading)}</h2>{set_entries(report)}'


def set_entries(report: Arranged) -> str:
    """Return each sentence with its claims, an entry for each, then one for each number that is not a claim."""
    entries = "".join(_sentence(group, report) for group in report.by_sentence())
    workings = "".join(_working(working, report) for working in report.workings.values())
    listed = f'<p class="note">{EVIDENCE_NOTE}</p><ol class="evidence">{entries}</ol>' if entries else ""
    made = f'<h3>{WORKINGS_TITLE}</h3><ul class="workings">{workings}</ul>' if workings else ""
    return listed + made


def _sentence(group: Sequence[Cited], report: Arranged) -> str:
    """Return a sentence with the words of its claims marked, and numbered where they are several."""
    parts, at = [], 0
    for cited in group:
        item = cited.evidence
        box = f'<span class="ref">{item.number}</span>' if len(group) > 1 else ""
        parts.append(f"{escape(item.before[at:])}<mark>{escape(item.text)}{box}</mark>")
        at = len(item.before) + len(item.text)
    words = "".join(parts) + escape(group[-1].evidence.after)
    entries = "".join(_entry(cited, report) for cited in group)
    return f'<li class="said"><p class=sentence>{words}</p><ul>{entries}</ul></li>'


def _entry(cited: Cited, report: Arranged) -> str:
    item = cited.evidence
    back = f'<a href="#in-{cited.anchor}">in the article</a>' if item.claim_id in report.marked else ""
    facts = "".join(f"<div><dt>{name}</dt><dd>{words}</dd></div>" for name, words in _facts(item) if words)
    trail = "; ".join(_step(*step) for step in item.trail)
    how = f"<details><summary>How it was read</summary><p>{trail}.</p></details>" if trail else ""
    where = " · ".join(part for part in (escape(item.where), back) if part)
    return (
        f'<li id="{cited.anchor}"><p class="entry-head"><span class="ref">{item.number}</span> {escape(item.what)}</p>'
        f'<dl>{facts}</dl>{how}<p class="where">{where}</p></li>'
    )


def _step(field: str, rule: str, cue: str) -> str:
    """Return one field with the rule that read it and the words that decided: "unit: unit (“civilians”)"."""
    return f"{escape(field)}: {escape(rule)}" + (f" (“{escape(cue)}”)" if cue else "")


def _facts(item: nodes.Evidence) -> tuple[tuple[str, str], ...]:
    kind = f" ({escape(item.source_type)})" if item.source and item.source_type else ""
    return (
        ("Allows", escape(item.allows)),
        ("Source", mark_svg(item.mark) + escape(item.source or "no source named") + kind),
        ("Period", escape(item.period)),
        ("Place", escape(item.place)),
        ("Rule", escape(item.rule)),
    )


def _working(working: Working, report: Arranged) -> str:
    trace = working.trace
    rests = f" {boxes}" if (boxes := _operands(trace, report)) else ""
    cited = "".join(f" {_citation(one)}" for one in trace.citations)
    said = escape(working.said) if working.is_prose else f"<b>{escape(working.said)}</b>"
    return f'<li id="{working.anchor}"><p>{said} {escape(leading_to(trace))}{rests}{cited}</p></li>'


def _operands(trace: nodes.Trace, report: Arranged) -> str:
    """Return the boxes of the claims that a number rests on: with their limits, or a run as its first and last."""
    if limits := report.limits(trace):
        return "; ".join(f"{reference(claim, report)} {escape(said)}" for claim, said in limits.items()) + "."
    return " ".join("–".join(reference(claim, report) for claim in run) for run in report.runs(trace.claims))


def _citation(citation: nodes.Citation) -> str:
    where = escape(citation.url)
    if is_outside(citation.url):
        host = escape(urlsplit(citation.url).netloc or citation.url)
        where = f'<a href="{attribute(citation.url)}" rel="noopener noreferrer">{host}</a>'
    return f"{escape(citation.words)} ({where})."
