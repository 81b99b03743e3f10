"""Running counts and their pace: what each source counts since one day, and what that implies between the days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tallybook.analysis import cumulative, wording, words
from tallybook.analysis.agreements import Agreement
from tallybook.analysis.cumulative import (
    LEAST_DAYS,
    NONE,
    PACED,
    REVISED,
    RULE,
    STALE,
    Course,
    Courses,
    Series,
    Step,
    day_of,
)
from tallybook.analysis.reading import Reading
from tallybook.analysis.reference import Reference
from tallybook.analysis.statements import Statement
from tallybook.charts.cumulative import between, draw_pace, draw_series, pace_words
from tallybook.document.nodes import (
    Block,
    Box,
    Break,
    Citation,
    Column,
    Heading,
    Inline,
    Paragraph,
    Row,
    Table,
    Text,
    Trace,
    Value,
)
from tallybook.report import lone, stated
from tallybook.report.display import Piece, piece_of
from tallybook.report.opening import title_block
from tallybook.report.svg import Working, chart
from tallybook.report.value import computed, declared, muted, strong, tally

_FLAGS = {REVISED: "revised: the later count is lower", STALE: "stale: the same words again", NONE: "none"}
_OPEN = "the words leave it open"
_THE_DAYS = "the days of the counts"


def follow(
    readings: Sequence[Reading],
    references: Sequence[Reference] = (),
    agreements: Sequence[Agreement] = (),
    *,
    counted: Sequence[str] = (),
    sources: Sequence[str] = (),
) -> Courses:
    """Return the running counts of what the articles count, as a notebook asks for them.

    Parameters
    ----------
    readings : sequence of Reading
        The article's first.
    references : sequence of Reference
    agreements : sequence of Agreement
    counted : sequence of str
        What is counted, in words; empty for all.
    sources : sequence of str
        Keep the reference rows of these sources only.
    """
    return cumulative.follow(readings, references, agreements, counted=counted, sources=sources)


def opening(found: Courses) -> Piece:
    """Return the title block: how many series there are, and what they allow to be said of the pace."""
    return piece_of(found.readings, title_block("Running counts", found.readings, finding(found)))


def finding(found: Courses) -> tuple[Inline, ...]:
    """Return in one sentence how many series there are, and how many counts fall or stay unchanged."""
    series = [one for course in found.courses for one in course.series]
    if not series:
        return (Text(_nothing(found)),)
    steps = [step for one in series for step in one.steps]
    flagged = [(kind, [step for step in steps if step.flag == kind]) for kind in (REVISED, STALE)]
    number = tally(len(series), "series of two counts or more", capital=True)
    said: list[Inline] = [number, Text(" running count has" if len(series) == 1 else " running counts have")]
    said.append(Text(" been published more than once"))
    for kind, of_kind in flagged:
        if of_kind:
            verb = "falls" if kind == REVISED else "stays unchanged"
            verb = verb if len(of_kind) == 1 else "fall" if kind == REVISED else "stay unchanged"
            said += [Text("; "), tally(len(of_kind), f"stretches that are {kind}"), Text(f" {verb}")]
    return (*said, Text("." if any(of_kind for _, of_kind in flagged) else "; none falls, and none stays unchanged."))


def _nothing(found: Courses) -> str:
    if not found.courses:
        return "There is no count since a day here: there is no series to follow."
    return (
        "No source counts the same people again since the same day: there is no series to follow, and no pace to work "
        "out."
    )


def courses(found: Courses) -> Piece:
    """Return the series of each thing: the counts, the pace that they imply, and the stretches in a table."""
    parts: list[Block] = []
    for course in found.courses:
        if course.series:
            parts += [Heading(3, (Text(wording.capital(course.what)),), label=_label(course)), *blocks(course)]
    return piece_of(found.readings, *(parts or [Paragraph((Text(_nothing(found)),), "note")]))


def blocks(course: Course) -> tuple[Block, ...]:
    """Return the charts and the table of one thing."""
    if course.event not in PACED:
        return counts(course)
    drawn, *table = counts(course)
    pace = chart(
        draw_pace(course),
        title=_pace_title(course),
        note=_pace_note(),
        label=f"pace-{_label(course)}",
        values=[*_values(course), *(value for step in course.steps for value in _pace_values(step))],
        worked=[part for one in course.series for part in _stretches(one)],
    )
    return drawn, pace, *table


def counts(course: Course) -> tuple[Block, ...]:
    """Return the chart of the counts of one thing and the table of their pace, for a page of a report."""
    drawn = chart(
        draw_series(course),
        title=_title(course),
        note=_note(course),
        label=f"counts-{_label(course)}",
        values=_values(course),
    )
    return (drawn, _table(course)) if course.event in PACED else (drawn,)


def alone(found: Courses) -> Piece:
    """Return the counts since a day that form no series with another, the articles' own first."""
    return piece_of(found.readings, lone.counts(found))


def rules(found: Courses) -> Piece:
    """Return the rules by which counts are joined, flagged and shaded."""
    before, after = RULE.split("{days}")
    least = declared(words.count(LEAST_DAYS), "the rule as it is applied")
    truces = (
        "Truces are shaded as they were announced, where their place meets that of a series and their days fall "
        "on its axis; whether they held is not said. Where no last day was announced the shade fades out."
    )
    return piece_of(
        found.readings,
        Box("What is joined, and what is flagged", ((Text(before), least, Text(after)), (Text(truces),))),
    )


def _label(course: Course) -> str:
    return f"{course.what}-{course.series[0].head.since_worded if course.series else ''}".replace(" ", "-")


def _chosen(course: Course) -> Series:
    """Return the series that an article's own count stands in, or else the first."""
    return next((one for one in course.series if any(point.article for point in one.points)), course.series[0])


def _title(course: Course) -> tuple[Inline, ...]:
    chosen = _chosen(course)
    first, last = chosen.points[0], chosen.points[-1]
    return (
        stated.in_statement(first, wording.capital(first.source)),
        Text(f": {course.what} since "),
        stated.of_statement(first, first.since_worded),
        Text(", from "),
        stated.of_statement(first, first.said),
        Text(" on "),
        stated.day_of(first, words.day(day_of(first))),
        Text(" to "),
        stated.of_statement(last, last.said),
        Text(" on "),
        stated.day_of(last, words.day(day_of(last))),
    )


def _note(course: Course) -> tuple[Inline, ...]:
    said: list[Inline] = [
        Text(
            "Each lane is a series; all lanes have the same scale. " if len(course.series) > 1 else "",
        ),
        Text(
            "A step holds the last count until the next, where it states both limits. An article’s own count is bold."
        ),
    ]
    if course.agreements:
        said.append(Text(" Shaded, as announced: "))
        for index, one in enumerate(course.agreements):
            said += [Text("; " if index else ""), _truce(one)]
        said.append(Text("."))
    return tuple(part for part in said if part != Text(""))


def _truce(one: Agreement) -> Value:
    through = f", through {one.via}" if one.via else ""
    said = f"{one.name} of {words.days(one.start, one.end or one.start)}{'' if one.end else ', no last day announced'}"
    note = f"; note: {one.note}" if one.note else ""
    cited = Citation(f"{one.source}{through}: {said}{note}", one.url)
    return Value(said, Trace("reference", (), "", (cited,)))


def _values(course: Course) -> list[Value]:
    """Return the numbers that the words of the charts say: counts, their days, first days, and the truces'."""
    said = [_truce(one) for one in course.agreements]
    for one in course.series:
        for point in one.points:
            day = words.days(day_of(point), day_of(point))
            said += [stated.of_statement(point, point.said), stated.day_of(point, day)]
            said += [stated.of_statement(point, point.since_worded)]
            named = (stated.in_statement(point, text) for text in (point.source, point.claim.blamed))
            said += [value for value in named if isinstance(value, Value)]
    return said


def _pace_title(course: Course) -> tuple[Inline, ...]:
    both = [step for step in course.steps if None not in (step.pace.low, step.pace.high)]
    none = [step for step in course.steps if step.pace.low is None and step.pace.high is None]
    half = len(course.steps) - len(both) - len(none)
    ends = ((len(both), "with both limits"), (half, "with a single limit"), (len(none), "without a limit"))
    said: list[Inline] = [tally(len(course.steps), "stretches between two counts", capital=True)]
    said.append(Text(" stretch between counts" if len(course.steps) == 1 else " stretches between counts"))
    for index, (number, how) in enumerate(end for end in ends if end[0]):
        said += [Text(": " if index == 0 else ", "), tally(number, f"stretches {how}"), Text(f" {how}")]
    return tuple(said)


def _pace_note() -> tuple[Inline, ...]:
    return (
        Text("Added a day from a count of a series to the next. A line is a stated limit; short strokes show the "),
        Text("side that the words leave open; dashes a stretch that they do not limit. Limits are rounded outwards."),
    )


def _pace_values(step: Step) -> list[Value]:
    return [stated.worked_out(between(step), _THE_DAYS, (step.earlier, step.later)), _pace(step)]


def _stretches(series: Series) -> Iterator[Working]:
    """Yield the numbers that the chart of the pace says of a series, then those of each of its stretches."""
    yield Working((stated.of_statement(series.head, series.head.since_worded),))
    for step in series.steps:
        days, pace = _pace_values(step)
        told = step.pace.low is not None or step.pace.high is not None
        yield Working((days, pace) if told else (days,))


def _pace(step: Step) -> Value:
    """Return the pace of a step with its arithmetic."""
    days = f"{step.days} days"
    limits = ((step.later.allowed.low, step.earlier.allowed.high), (step.later.allowed.high, step.earlier.allowed.low))
    working = dict.fromkeys(
        f"{words.number(late)} − {words.number(early)} = {words.number(late - early).replace('-', '−')}"
        for late, early in limits
        if late is not None and early is not None
    )
    how = f"{'; '.join(working)}; by {days}" if working else f"no limit on both sides, {days}"
    return stated.worked_out(pace_words(step.pace), how, (step.earlier, step.later))


def _table(course: Course) -> Table:
    columns = [
        Column("Series", width=1.5),
        Column("Between", width=1.2),
        Column("Counts", width=1.4),
        Column("Days", "right", 0.4),
        Column("A day", width=0.8),
    ]
    flagged = any(step.flag != NONE for step in course.steps)
    columns += [Column("Flag", width=1.0)] if flagged else []
    rows = tuple(_row(one, step, flagged=flagged) for one in course.series for step in one.steps)
    caption = f"{wording.capital(course.what)} a day, implied between counts"
    return Table(tuple(columns), rows, caption, label=f"steps-{_label(course)}", numbered=False)


def _row(series: Series, step: Step, *, flagged: bool) -> Row:
    head, one, other = series.head, step.earlier, step.later
    since: list[Inline] = [Text("since "), stated.of_statement(head, head.since_worded)]
    since += [Text(", laid to "), stated.in_statement(head, head.claim.blamed)] if head.claim.blamed else []
    pace = _pace(step)
    told = step.pace.low is not None or step.pace.high is not None
    return Row(
        (
            (stated.in_statement(head, wording.capital(head.source)), Break(), muted(*since)),
            (computed(between(step), _THE_DAYS),),
            (*_count(one), Text(" → "), *_count(other)),
            (computed(str(step.days), "days between the counts"),),
            (strong(pace),) if told else (muted(Text(_OPEN)),),
            *(((Text(_FLAGS[step.flag]),),) if flagged else ()),
        )
    )


def _count(statement: Statement) -> tuple[Inline, ...]:
    return stated.of_statement(statement, statement.said), *stated.box(statement)
