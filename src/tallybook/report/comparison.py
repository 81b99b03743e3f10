"""The same moment, different sources: statements of one thing around one day, with what each of them counts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tallybook.analysis import comparison, wording, words
from tallybook.analysis.comparison import (
    BESIDE,
    EXPLAINED,
    OWN,
    RULE,
    UNEXPLAINED,
    UNTOLD,
    WINDOW,
    Comparison,
    Line,
    Panel,
)
from tallybook.analysis.reading import Reading
from tallybook.analysis.reference import Reference
from tallybook.analysis.sameness import RULE as SAME
from tallybook.analysis.statements import Statement
from tallybook.charts.comparison import draw_comparison
from tallybook.document.nodes import (
    Block,
    Box,
    Break,
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
from tallybook.errors import UsageError
from tallybook.report import stated
from tallybook.report.beside import held_against
from tallybook.report.display import Piece, piece_of
from tallybook.report.opening import Fact, title_block
from tallybook.report.svg import chart
from tallybook.report.value import computed, joined, muted, numerals_declared, parameter, strong, tally

NO_TOTAL = (
    "The same death or the same person may stand in several of these counts and be missing from others. Adding them "
    "would count the same people again; averaging them would give a number that nobody reported."
)
MOST_LEFT_OUT = 6
_GAPS = {
    OWN: "the others are set against this",
    BESIDE: "no gap",
    EXPLAINED: "explained",
    UNEXPLAINED: "unexplained",
    UNTOLD: "cannot be told",
}
_WHY = {BESIDE: ("both can hold",), UNTOLD: ("no limits stated",)}


def compare(
    readings: Sequence[Reading],
    references: Sequence[Reference] = (),
    *,
    counted: Sequence[str] = (),
    as_of: str = "",
    window_days: int = WINDOW,
    sources: Sequence[str] = (),
) -> Comparison:
    """Return what stands beside the figures of an article, as a notebook asks for it.

    Parameters
    ----------
    readings : sequence of Reading
        The article's first.
    references : sequence of Reference
    counted : sequence of str
        What is counted, in words; empty for all.
    as_of : str
        The day to align on, YYYY-MM-DD; empty for the day of each figure.
    window_days : int
        Days on either side of it.
    sources : sequence of str
        Keep the reference rows of these sources only.

    Raises
    ------
    UsageError
        If `as_of` is no day.
    """
    try:
        day = date.fromisoformat(as_of) if as_of else None
    except ValueError as error:
        raise UsageError("as_of", expected="a day, YYYY-MM-DD", found=repr(as_of)) from error
    return comparison.compare(readings, references, counted=counted, as_of=day, window=window_days, sources=sources)


def opening(found: Comparison) -> Piece:
    """Return the title block: how many figures have something beside them, and how the gaps end."""
    facts: list[Fact] = []
    if found.as_of is not None:
        facts.append(("As of", (parameter(words.day(found.as_of), "as_of"),)))
    facts.append(("Days looked at", (parameter(str(found.window), "window_days"), Text(" on either side"))))
    return piece_of(found.readings, title_block("Sources side by side", found.readings, finding(found), facts=facts))


def finding(found: Comparison) -> tuple[Inline, ...]:
    """Return in one sentence how many figures have something beside them, and how many gaps are explained."""
    if not found.panels:
        return (Text(_nothing(found)),)
    one = len(found.panels) == 1
    number = tally(len(found.panels), "things that several statements count", capital=True)
    said: list[Inline] = [number, Text(f" {'thing is' if one else 'things are'} counted in several statements")]
    gaps = [line for panel in found.panels for line in (*panel.of(EXPLAINED), *panel.of(UNEXPLAINED))]
    if not gaps:
        return (*said, Text("; no two limits exclude each other."))
    open_gaps = [line for line in gaps if line.verdict == UNEXPLAINED]
    if len(gaps) == 1:
        explained = "no definition explains" if open_gaps else "a definition explains"
        return (*said, Text(f"; {explained} the gap between them."))
    which = stated.counted((line.statement for line in gaps), "statements with a gap to the one compared with")
    if not open_gaps:
        return (*said, Text("; definitions explain each of the "), which, Text(" gaps."))
    if len(open_gaps) == len(gaps):
        return (*said, Text("; no definition explains any of the "), which, Text(" gaps."))
    unexplained = stated.counted((line.statement for line in open_gaps), "gaps that no definition explains")
    return (*said, Text("; definitions leave "), unexplained, Text(" of the "), which, Text(" gaps unexplained."))


def _nothing(found: Comparison) -> str:
    """Return in plain words that there is nothing to compare, and why."""
    if found.counted and not found.lone:
        return "The dispatch gives no such figure: there is nothing to compare."
    if not any(reading.claims for reading in found.readings):
        return "There are no figures here: there is nothing to compare."
    where = "in the dispatch" if len(found.readings) == 1 else "in the dispatches"
    further = ", nor any reference figure at hand," if found.consulted else ""
    return f"No second source {where}{further} speaks of the same thing around the same day."


def panels(found: Comparison) -> Piece:
    """Return each thing that several statements count: the chart, and the table of what each counts."""
    if not found.panels:
        return piece_of(found.readings, Paragraph((Text(_nothing(found)),), "note"))
    parts = [block for panel in found.panels for block in (_heading(panel), *blocks(found, panel))]
    return piece_of(found.readings, *parts)


def blocks(found: Comparison, panel: Panel) -> tuple[Block, ...]:
    """Return the chart and the table of definitions of one panel, for a page of a report."""
    drawn = chart(
        draw_comparison(panel),
        title=held_against(panel),
        note=_note(panel),
        label=f"beside-{_label(panel)}",
        values=_values(panel),
    )
    return drawn, _definitions(found, panel)


def rules(found: Comparison) -> Piece:
    """Return the rules that set statements side by side and judge a gap, and why nothing is added or averaged."""
    return piece_of(
        found.readings,
        Box(
            "What is set side by side, and when a gap is explained",
            (numerals_declared(SAME, "the rule as it is applied"), (Text(RULE),)),
        ),
        Box("Why no total and no average", ((Text(NO_TOTAL),),)),
    )


def lone(found: Comparison) -> Piece:
    """Return the figures of the article that nothing stands beside."""
    if found.lone and found.panels:
        listed = joined(stated.of_statement(one, f"{one.said} {one.what}") for one in found.lone)
        said: tuple[Inline, ...] = (Text("Nothing stands beside "), *listed, Text("."))
    else:
        said = (Text("Every figure that could be compared " + ("stands alone." if found.lone else "has been.")),)
    return piece_of(found.readings, Paragraph(said, "note"))


def _values(panel: Panel) -> list[Value]:
    """Return the numbers that the words of the chart say: amounts, days, how many days away, and how many there are."""
    said = [tally(len(panel.lines), "statements in this chart")]
    for line in panel.lines:
        one = line.statement
        said.append(stated.of_statement(one, one.said))
        if one.as_of is not None:
            day = words.days(one.as_of, one.as_of)
            said.append(stated.day_of(one, day))
            said.append(computed(str(abs(line.days)), f"days between {day} and {words.days(panel.day, panel.day)}"))
        said += [part for part in (_name(one), stated.label_of(one)) if isinstance(part, Value)]
    return said


def _name(statement: Statement) -> Inline:
    """Return who says so, traced where the name holds a numeral."""
    return stated.in_statement(statement, wording.capital(statement.source) or "No source named")


def _heading(panel: Panel) -> Heading:
    return Heading(3, (Text(wording.capital(panel.what)),), label=_label(panel))


def _label(panel: Panel) -> str:
    return f"{panel.what} {panel.own.claim.claim_id}".replace(" ", "-")


def _note(panel: Panel) -> tuple[Inline, ...]:
    said: list[Inline] = [
        Text(f"{wording.capital(panel.what)}, in order of day. The dotted line carries the article’s amount through "),
        Text("the others. Solid: the source says that it verified the cases. No statement is added to another."),
    ]
    if panel.left_out:
        said.append(Text(" Not set beside it: "))
        for index, (one, reason) in enumerate(panel.left_out[:MOST_LEFT_OUT]):
            name = stated.in_statement(one, one.source or "no source named")
            said += [Text("; " if index else ""), name, Text(", "), stated.of_statement(one, one.said)]
            said.append(Text(f" ({reason})"))
        rest = [one for one, _ in panel.left_out[MOST_LEFT_OUT:]]
        said += [Text("; and "), stated.counted(rest, "further statements not set beside it")] if rest else []
        said.append(Text("."))
    return tuple(said)


def _definitions(found: Comparison, panel: Panel) -> Table:
    columns = (
        Column("Source", width=1.45),
        Column("Amount", width=1.1),
        Column("Who, where", width=1.1),
        Column("Since", width=0.85),
        Column("Blamed", width=1.0),
        Column("How established", width=0.95),
        Column("Gap", width=1.1),
    )
    rows = tuple(_row(found, line) for line in panel.lines)
    caption = f"What each statement on {panel.what} counts"
    return Table(columns, rows, caption, _not_stated(panel), label=f"defined-{_label(panel)}", numbered=False)


def _not_stated(panel: Panel) -> tuple[Inline, ...]:
    said = ["“Not limited”: the count is not limited to whom it blames. “Not stated”: no way of checking is named."]
    if any(line.statement.as_published for line in panel.lines):
        said.append("“As published”: no day is stated, the day of publication stands in.")
    return (Text(" ".join(said)),)


def _row(found: Comparison, line: Line) -> Row:
    one = line.statement
    own = one.article == found.readings[0].ledger.article.article_id
    name = _name(one)
    day: tuple[Inline, ...] = ()
    if one.as_of is not None:
        said = stated.day_of(one, words.days(one.as_of, one.as_of))
        day = (Text("as published " if one.as_published else "as of "), said)
    source: tuple[Inline, ...] = (EvidenceMark(one.mark), Text(" "), strong(name) if own else name, *stated.box(one))
    place = stated.in_statement(one, one.claim.place or "place not stated")
    return Row(
        (
            (*source, *_beneath(*_through(one, own=own))),
            (stated.of_statement(one, one.said), *_beneath(*day)),
            (stated.in_statement(one, one.what), *_beneath(place)),
            (stated.in_statement(one, one.since_worded or "not stated"),),
            (stated.in_statement(one, one.claim.blamed or "not limited"),),
            (stated.in_statement(one, _established(one)),),
            _gap(line),
        ),
        claim_id="" if one.reference else one.claim.claim_id,
    )


def _through(statement: Statement, *, own: bool) -> tuple[Inline, ...]:
    if own:
        return (Text("in this article"),)
    joint = "in " if statement.article else "through "
    return (Text(joint), stated.label_of(statement)) if statement.label else ()


def _beneath(*said: Inline) -> tuple[Inline, ...]:
    return (Break(), muted(*said)) if said else ()


def _established(statement: Statement) -> str:
    if statement.reference is not None:
        return statement.reference.status or "not stated"
    return "verified" if statement.mark == "verified" else "not stated"


def _gap(line: Line) -> tuple[Inline, ...]:
    said = Text(_GAPS[line.verdict])
    if line.verdict == UNEXPLAINED:
        return (strong(said),)
    reasons = line.reasons or _WHY.get(line.verdict, ())
    return (said, Break(), muted(Text(", ".join(reasons)))) if reasons else (said,)
