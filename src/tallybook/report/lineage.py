"""Lineage: one figure across publications, and what a later article changes in an earlier one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tallybook.analysis import wording, words
from tallybook.analysis.audit.outcome import outcome
from tallybook.analysis.derived.sheet import work_out
from tallybook.analysis.highlights import highlights
from tallybook.analysis.lineage import matching
from tallybook.analysis.lineage import shifts as changes
from tallybook.analysis.lineage.lines import Lineage, Step, Traced, trace
from tallybook.analysis.lineage.shifts import KINDS, Shift, in_order
from tallybook.analysis.reading import Reading
from tallybook.analysis.statements import Statement
from tallybook.charts import lineage as drawing
from tallybook.document.nodes import (
    Block,
    Box,
    Break,
    Chart,
    Column,
    EvidenceMark,
    Heading,
    Inline,
    Paragraph,
    Row,
    Table,
    Text,
    Value,
)
from tallybook.document.traces import RECORDED
from tallybook.document.walk import words_of
from tallybook.report import audit, derived, sentences, stated
from tallybook.report.display import Piece, piece_of
from tallybook.report.opening import title_block
from tallybook.report.svg import chart
from tallybook.report.value import declared, joined, muted, of_claim, parameter, strong, tally, worded

__all__ = ["block", "forms", "opening", "rewritten", "rules", "shifts", "trace"]

MOST = 6
_NOTE = (
    "Publications in order of day; the distances carry no amount. That each form was taken from the one before is "
    "possible and not proven."
)
_KIND_WORDS = {
    "revised": "revised",
    "contradicted": "contradicted",
    "new": "new",
    "withdrawn": "withdrawn or left out",
    "repeated": "repeated",
}


def opening(found: Traced) -> Piece:
    """Return the title block: how many figures stand in more than one publication, and how many drifted."""
    looked = ("Days looked at", (parameter(str(found.window), "window_days"), Text(" on either side")))
    title = title_block("Figures across publications", found.readings, finding(found), facts=[looked])
    return piece_of(found.readings, title)


def finding(found: Traced) -> tuple[Inline, ...]:
    """Return in one sentence how many figures stand in more than one publication, and how many drifted."""
    total = len(found.lines)
    if not total:
        return (Text(_nothing(found)),)
    drifted = sum(bool(line.drifted) for line in found.lines)
    number = tally(total, "figures that several publications print", capital=True)
    said = (number, Text(f" {'figure stands' if total == 1 else 'figures stand'} in several publications"))
    if not drifted:
        return (*said, Text(", printed alike in each."))
    if drifted == total:
        return (*said, Text(" and drifted on its way." if total == 1 else ", and each drifted on its way."))
    return (*said, Text("; "), tally(drifted, "of them that drifted"), Text(" drifted on the way."))


def _nothing(found: Traced) -> str:
    if not any(reading.claims for reading in found.readings):
        return "There are no figures here: there is nothing to follow."
    where = "the dispatch" if len(found.readings) == 1 else "the dispatches"
    among = ", the reference figures among them" if found.consulted else ""
    return f"No figure of {where} stands in another publication that is at hand{among}."


def forms(found: Traced) -> Piece:
    """Return each figure that several publications print: its forms along a line, and a table of them."""
    if not found.lines:
        return piece_of(found.readings, _aside(_nothing(found)))
    blocks: list[Block] = []
    for index, line in enumerate(found.lines[:MOST]):
        blocks += [
            Heading(3, (Text(wording.capital(line.own.what)),), label=f"figure-{index}"),
            block(line, label=f"lineage-{index}"),
        ]
        blocks.append(_table(line, f"forms-{index}"))
    rest = found.lines[MOST:]
    if rest:
        blocks.append(Paragraph((Text("Not drawn: "), *joined(_named(line) for line in rest), Text(".")), "note"))
    return piece_of(found.readings, *blocks)


def block(line: Lineage, *, label: str = "lineage") -> Chart:
    """Return the chart of one figure across publications, for a page of a report."""
    values = [value for step in line.steps for value in _read_out(step)]
    note: list[Inline] = [Text(_NOTE)]
    further = len(line.steps) - len(drawing.drawn(line))
    if further:
        note += [Text(" Later and not drawn: "), tally(further, "later forms not drawn"), Text(".")]
    return chart(drawing.draw_lineage(line), title=_title(line), note=note, label=label, values=[*values, *_days(line)])


def _read_out(step: Step) -> Iterator[Value]:
    """Yield the numbers that the chart says of a form."""
    one = step.statement
    said = (f"{one.said} {one.what}", one.source, *(change.said for change in step.changes))
    for inline in (*(stated.in_statement(one, part) for part in said), stated.label_of(one)):
        if isinstance(inline, Value):
            yield inline


def _days(line: Lineage) -> Iterator[Value]:
    for step in line.steps:
        if step.statement.as_of is not None:
            yield stated.day_of(step.statement, words.day(step.statement.as_of))


def _named(line: Lineage) -> Inline:
    return stated.of_statement(line.own, f"{line.own.said} {line.own.what}")


def _title(line: Lineage) -> tuple[Inline, ...]:
    first = line.steps[0].statement
    named = stated.of_statement(first, wording.capital(f"{first.said} {first.what}"))
    if not line.drifted:
        return (
            named,
            Text(": printed alike in "),
            tally(len(line.steps), "publications that print it"),
            Text(" publications"),
        )
    listed = line.drifted
    aspects = listed[0] if len(listed) == 1 else f"{', '.join(listed[:-1])} and {listed[-1]}"
    said: tuple[Inline, ...] = (named, Text(f": {aspects} changed"))
    if not line.days:
        return (*said, Text(" within the day"))
    days = stated.worked_out(words.count(line.days), "days from the first form to the last", _all(line))
    return (*said, Text(" within "), days, Text(" day" if line.days == 1 else " days"))


def _all(line: Lineage) -> list[Statement]:
    return [step.statement for step in line.steps]


def _table(line: Lineage, label: str) -> Table:
    columns = (
        Column("Form", width=1.2),
        Column("Source", width=1.4),
        Column("As of", width=0.8),
        Column("Since", width=0.8),
        Column("What changed", width=1.5),
    )
    rows = tuple(_row(step, first=index == 0) for index, step in enumerate(line.steps))
    return Table(columns, rows, "The figure form by form", label=label, numbered=False, hide_caption=True)


def _row(step: Step, *, first: bool) -> Row:
    one = step.statement
    who = wording.capital(one.source or "no source named")
    joint = Text("in " if one.article else "through ")
    beneath = (Break(), muted(joint, stated.label_of(one))) if one.label else ()
    day = Text("not stated") if one.as_of is None else stated.day_of(one, words.days(one.as_of, one.as_of))
    return Row(
        (
            (strong(stated.of_statement(one, one.said)), *stated.box(one), Break(), stated.in_statement(one, one.what)),
            (EvidenceMark(one.mark), Text(" "), stated.in_statement(one, who), *beneath),
            (day,),
            (stated.in_statement(one, one.since_worded or "not stated"),),
            (stated.in_statement(one, drawing.changed(step, first=first)),),
        ),
        claim_id="" if one.reference else one.claim.claim_id,
    )


def shifts(found: Traced) -> Piece:
    """Return what each article changes in the one published before it."""
    articles = in_order(found.readings)
    if len(articles) < 2:
        return piece_of(found.readings, _aside(_ALONE))
    blocks: list[Block] = []
    for index, (before, after) in enumerate(pairwise(articles)):
        blocks += _between(before, after, index)
    return piece_of(found.readings, *blocks)


_APART = "No figure of the later article is of the same thing as a figure of the earlier: nothing changes."
_ALONE = "There is a single article: nothing to set it against. Name further ones in the parameter “articles”."


def _between(before: Reading, after: Reading, index: int) -> list[Block]:
    found = changes.shifts(before, after)
    heading = _pair(before, after)
    if not changes.related(found):
        return [heading, _aside(_APART)]
    columns = (
        Column("What became of it", width=0.8),
        Column("Then", width=1.3),
        Column("Now", width=1.3),
        Column("Source", width=1.0),
    )
    shown = [shift for shift in found if shift.kind != "repeated"]
    repeated = [shift.after for shift in found if shift.kind == "repeated" and shift.after is not None]
    blocks: list[Block] = [heading, Paragraph(_summed(found))]
    if shown:
        rows = tuple(_shift_row(shift) for shift in shown)
        blocks.append(Table(columns, rows, "What the later article changes", label=f"shifts-{index}", numbered=False))
    if repeated:
        said = joined(stated.of_statement(one, f"{one.said} {one.what}") for one in repeated)
        blocks.append(Paragraph((Text("Repeated as they stood: "), *said, Text(".")), "note"))
    return blocks


def _pair(before: Reading, after: Reading) -> Paragraph:
    """Return which two articles are held against each other; a heading could not hold their days with a trace."""
    return Paragraph((strong(*_article(after), Text(" after "), *_article(before)),))


def _article(reading: Reading) -> tuple[Inline, ...]:
    article = reading.ledger.article
    named = worded(article.title or article.article_id, RECORDED)
    if article.published is None:
        return (named,)
    return (named, Text(", "), declared(words.day(article.published), RECORDED))


def _summed(found: Sequence[Shift]) -> tuple[Inline, ...]:
    said: list[Inline] = []
    for kind in KINDS:
        number = sum(shift.kind == kind for shift in found)
        if number:
            said += [Text(", ")] if said else []
            said += [tally(number, f"figures {_KIND_WORDS[kind]}", capital=not said), Text(f" {_KIND_WORDS[kind]}")]
    return (*said, Text("."))


def _shift_row(shift: Shift) -> Row:
    one = shift.after or shift.before
    source = stated.in_statement(one, wording.capital(one.source or "no source named")) if one else Text("")
    kind = strong(Text(wording.capital(_KIND_WORDS[shift.kind])))
    return Row(((kind,), _side(shift.before), _side(shift.after), (source,)))


def _side(one: Statement | None) -> tuple[Inline, ...]:
    if one is None:
        return (Text("–"),)
    return (strong(stated.of_statement(one, one.said)), Text(" "), stated.in_statement(one, one.what), *stated.box(one))


def rewritten(found: Traced) -> Piece:
    """Return the sentences of a report that a later article changes, as they were and as they are."""
    articles = in_order(found.readings)
    if len(articles) < 2:
        return piece_of(found.readings, _aside(_ALONE))
    blocks: list[Block] = []
    for index, (before, after) in enumerate(pairwise(articles)):
        related = changes.related(changes.shifts(before, after))
        rows = tuple(_changed_rows(before, after)) if related else ()
        columns = (Column("Sentence", width=0.8), Column("Then", width=1.7), Column("Now", width=1.7))
        table = Table(columns, rows, "Sentences that change", label=f"sentences-{index}", numbered=False)
        blocks += [_pair(before, after), table if rows else _aside("No sentence of a report changes.")]
    return piece_of(found.readings, *blocks)


def _changed_rows(before: Reading, after: Reading) -> Iterator[Row]:
    for (where, then), (_, now) in zip(_sentences(before), _sentences(after), strict=True):
        if words_of(then) != words_of(now):
            yield Row(((Text(where),), then, now))


def _sentences(reading: Reading) -> tuple[tuple[str, tuple[Inline, ...]], ...]:
    """Return the sentences that reports on an article open with, each with where it stands."""
    return (
        ("Brief, its finding", sentences.finding(reading)),
        ("Brief, key figures", _key_figures(reading)),
        ("Brief, chart of amounts", sentences.openness(reading)),
        ("What the words allow", derived.finding(work_out(reading))),
        ("Audit", audit.finding(outcome(reading))),
    )


def _key_figures(reading: Reading) -> tuple[Inline, ...]:
    said: list[Inline] = []
    for claim in highlights(reading):
        said += [Break()] if said else []
        said.append(of_claim(claim, f"{wording.amount(claim)} {wording.what(claim)}"))
        said.append(muted(Text(" "), worded(wording.source(claim))))
    return tuple(said) or (Text("There is no figure to put first."),)


def rules(found: Traced) -> Piece:
    """Return the rules that follow a figure and name what became of it."""
    return piece_of(
        found.readings,
        Box("What is followed, and what is called what", ((Text(matching.RULE),), (Text(changes.RULE),))),
    )


def _aside(said: str) -> Paragraph:
    return Paragraph((Text(said),), "note")
