"""Who counted, and who is blamed: the figures of an article by source, by evidence and by alleged perpetrator."""

from __future__ import annotations

from collections.abc import Sequence

from tallybook.analysis import wording
from tallybook.analysis.citations import Citations
from tallybook.analysis.citations import citations as citations_of
from tallybook.analysis.kinds import EVIDENCE
from tallybook.analysis.perpetrators import Perpetrators
from tallybook.analysis.perpetrators import perpetrators as perpetrators_of
from tallybook.analysis.reading import Reading
from tallybook.charts.citations import draw_citations
from tallybook.charts.perpetrators import draw_perpetrators
from tallybook.document.nodes import (
    Block,
    Box,
    Break,
    Column,
    EvidenceMark,
    Inline,
    Paragraph,
    Row,
    Table,
    Text,
)
from tallybook.ledger.claim import Claim
from tallybook.report.cells import figure_cell, source_cell
from tallybook.report.display import Piece, piece
from tallybook.report.opening import title_block
from tallybook.report.sentences import as_asked
from tallybook.report.svg import chart
from tallybook.report.value import (
    boxes,
    computed,
    counted,
    in_claim,
    joined,
    muted,
    strong,
    tally,
    worded,
)

MOST_ROWS = 12
NO_BLAME = "No party is blamed in this article."
_MARK_WORDS = {
    "verified": ("is verified by its source", "are verified by their source"),
    "reported": ("is reported", "are reported"),
    "claimed": ("is claimed by a party to the fighting", "are claimed by a party to the fighting"),
    "unattributed": ("names no source", "name no source"),
}
_SHORT = {"verified": "verified", "reported": "reported", "claimed": "claimed", "unattributed": "no source named"}


def opening(reading: Reading) -> Piece:
    """Return the title block: how many sources stand behind how many figures, and how many figures blame a party."""
    result = citations_of(reading)
    title = title_block("Sources · one article", [reading], finding(reading))
    return piece(reading, title, *([evidence_box(result)] if result.amounts else []))


def finding(reading: Reading) -> tuple[Inline, ...]:
    """Return who is cited, for how many figures, and how many of them blame a party, in one sentence."""
    result = citations_of(reading)
    blaming = [amount.claim for amount in perpetrators_of(reading).blamed]
    if not result.amounts:
        return (Text("This dispatch reports no figures"), *as_asked(reading), Text("."))
    if not blaming:
        return (*cited_for(result), Text("; no party is blamed."))
    verb = "blames" if len(blaming) == 1 else "blame"
    ending = (Text("; "), counted(blaming, "figures that blame a party"), Text(f" {verb} a party for what is counted."))
    return (*cited_for(result), *ending)


def cited_for(result: Citations) -> tuple[Inline, ...]:
    """Return how many sources are cited for how many of the figures, and how many name none."""
    every = [amount.claim for amount in result.amounts]
    nameless = result.marked("unattributed")
    sourced = [claim for claim in every if claim.source]
    if not sourced:
        only = (Text("The only figure names no source"),)
        return only if len(every) == 1 else (Text("None of the "), _all(result), Text(" figures names a source"))
    number = tally(len(result.sources), "sources that are cited for a figure", capital=True)
    verb = Text(" source is cited for " if len(result.sources) == 1 else " sources are cited for ")
    if len(every) == 1:
        return number, verb, Text("the only figure")
    if not nameless:
        return number, verb, Text("all "), _all(result), Text(" figures")
    tail = counted(nameless, "figures that name no source")
    return (
        number,
        verb,
        counted(sourced, "figures that name a source"),
        Text(" of "),
        _all(result),
        Text(" figures, and "),
        tail,
        Text(" names none" if len(nameless) == 1 else " name none"),
    )


def cited(reading: Reading) -> Piece:
    """Return the chart of the figures by source, and the table of the kinds of source."""
    result = citations_of(reading)
    if not result.amounts:
        said = (Text("There are no figures"), *as_asked(reading), Text(" that a source could be cited for."))
        return piece(reading, Paragraph(said, "note"))
    note = (Text("Each square is a figure, with its number in the ledger. A longer row is no larger amount."),)
    drawn = chart(draw_citations(result), title=cited_for(result), note=note, label="cited")
    return piece(reading, drawn, kinds_table(result))


def evidence_box(result: Citations) -> Box:
    """Return how many figures are verified, reported, claimed or without a source, each apart."""
    columns: list[tuple[Inline, ...]] = []
    for mark in EVIDENCE:
        found = result.marked(mark)
        one, more = _MARK_WORDS[mark]
        if not found:
            columns.append((EvidenceMark(mark), Text(" "), strong(Text("None")), Text(f" {one}")))
            continue
        number = strong(counted(found, f"figures: {_SHORT[mark]}", capital=True))
        share = _percent(found, result)
        columns.append(
            (
                EvidenceMark(mark),
                Text(" "),
                number,
                Text(f" {one if len(found) == 1 else more}, "),
                share,
                Text(" of all"),
            )
        )
    return Box("Figures by evidence", tuple(columns))


def kinds_table(result: Citations) -> Table:
    """Return the kinds of source in the order of the text, with their sources and figures."""
    rows = []
    for kind, those in result.by_type():
        claims = [amount.claim for one in those for amount in one.amounts]
        names = joined([worded(wording.capital(one.source)) for one in those if one.source])
        rows.append(
            Row(
                (
                    (Text(wording.capital(wording.source_type(kind)) or "No source named"),),
                    names or (Text("–"),),
                    (counted(claims, "figures of this kind of source", digits=True),),
                    (_percent(claims, result),),
                )
            )
        )
    columns = (
        Column("Kind of source", width=0.7),
        Column("Sources", width=1.6),
        Column("Figures", "right", 0.4),
        Column("Part of all figures", "right", 0.5),
    )
    note = (
        Text("Parts of the figures in the ledger, never of the people counted: the same death may stand in several."),
    )
    return Table(columns, tuple(rows), "Figures by kind of source", note=note, label="kinds", numbered=False)


def blamed(reading: Reading) -> Piece:
    """Return the chart of harm to people by the party blamed, and a table of every figure that blames one."""
    result = perpetrators_of(reading)
    if not result.blamed:
        return piece(reading, _nothing(NO_BLAME))
    table = blame_table(reading, result)
    return piece(reading, *_blame_chart(reading, result), *([table] if table else []))


def blame_table(reading: Reading, result: Perpetrators) -> Table | None:
    """Return who is blamed by whom for what, in order of the text; where that is long, only what is not drawn."""
    long = len(result.blamed) > MOST_ROWS
    amounts = result.undrawn if long else result.blamed
    if not amounts:
        return None
    columns = (Column("Blamed, as worded"), Column("Who says so"), Column("For what", width=1.2))
    caption = "Figures that blame a party and are not in the chart" if long else "Every figure that blames a party"
    rows = tuple(_blame_row(reading, amount.claim) for amount in amounts)
    return Table(columns, rows, caption, label="blamed", numbered=False)


def _blame_row(reading: Reading, claim: Claim) -> Row:
    party = in_claim(claim, " ".join(claim.blamed.split()))
    period = muted(in_claim(claim, wording.period(claim, reading.ledger)))
    cells = ((Text("“"), party, Text("”")), source_cell(claim), (*figure_cell(claim), Break(), period))
    return Row(cells, claim.claim_id)


def _blame_chart(reading: Reading, result: Perpetrators) -> list[Block]:
    if not result.people:
        return []
    people = [amount.claim for amount in result.counted]
    blaming = [claim for claim in people if claim.blamed]
    if len(people) == 1:
        title: tuple[Inline, ...] = (Text("The only figure of harm to people blames a party"),)
    else:
        first = counted(blaming, "figures of harm to people that blame a party", capital=True)
        every = counted(people, "figures of harm to people")
        verb = "blames" if len(blaming) == 1 else "blame"
        title = (first, Text(" of "), every, Text(f" figures of harm to people {verb} a party"))
    note: list[Inline] = [
        Text(
            "Blame is what the source named says, not a finding. Parties in the order of the text; amounts of different"
        ),
        Text(" sources and of parts and wholes stand beside one another and are never added."),
    ]
    if result.left_out:
        left_out = sorted((amount.claim for one in result.left_out for amount in one.amounts), key=reading.number)
        note += [Text(" Without room here: "), *boxes(left_out), Text(".")]
    return [chart(draw_perpetrators(result), title=title, note=note, label="perpetrators")]


def _percent(found: Sequence[Claim], result: Citations) -> Inline:
    """Return the part that some figures are of all figures."""
    return computed(f"{len(found) / len(result.amounts):.0%}", f"{len(found)} ÷ {len(result.amounts)}", found)


def _all(result: Citations) -> Inline:
    return counted([amount.claim for amount in result.amounts], "figures in the ledger")


def _nothing(said: str) -> Paragraph:
    return Paragraph((Text(said),), "note")
