"""The audit: every arithmetic test of an article against itself, with the working written out."""

from __future__ import annotations

from collections.abc import Sequence

from tallybook.analysis.audit.dates import DateCheck
from tallybook.analysis.audit.outcome import FAIL, PASS, UNTESTED, Outcome, mark_of, outcome
from tallybook.analysis.audit.relations import ALARMS, Relation
from tallybook.analysis.reading import Reading
from tallybook.document.nodes import Block, Box, Column, EvidenceMark, Inline, Paragraph, Row, Table, Text
from tallybook.document.traces import FROM_ITS_FIGURES
from tallybook.quantities.printed import has_numeral
from tallybook.report.display import Piece, piece
from tallybook.report.opening import title_block
from tallybook.report.value import boxes, computed, strong, tally, worded

NOTE = (
    "A failed test is not an error of any one source. Figures that fail cannot all be true as printed, if they are of "
    "the same people and the same days and as precise as they are given."
)
_VERDICTS = {
    "consistent": "Pass",
    "consistent_within_hedge": "Pass, by its hedge",
    "incomplete": "Pass, in part",
    "inconsistent": "Fail",
    "conflict": "Fail",
    "unverifiable": "Cannot be tested",
    "not_comparable": "Cannot be tested",
    "superseded": "Replaced",
}
_TESTS = {
    "sum": "Parts against their total",
    "part_of": "A part against its whole",
    "share": "A stated share",
    "difference": "Old, increment and new",
    "change": "A stated change",
    "ratio": "A stated multiple",
    "conversion": "A conversion",
    "repeat": "A figure, stated again",
    "conflict": "Sources on one thing",
    "count": "Rows listed",
    "weekday": "A weekday against the calendar",
    "period": "A start and an end",
    "future": "Days already past",
    "supersede": "A figure that the text replaces",
    "not_additive": "Figures that must not be added",
}
_COUNTED = "tests of this article"


def opening(reading: Reading) -> Piece:
    """Return the title block: how many tests the article allows, and how they end."""
    found = outcome(reading)
    title = title_block("Audit · one article", [reading], finding(found))
    return piece(reading, title, *([strip(found)] if _all(found) else []))


def finding(found: Outcome) -> tuple[Inline, ...]:
    """Return how the tests of an article end, in one sentence."""
    total = len(_all(found))
    if not total:
        return (Text("This dispatch sets no figure against another: there is nothing to test."),)
    passed, failed, untested = (len(found.marked(mark)) for mark in (PASS, FAIL, UNTESTED))
    if total == 1:
        return (Text(f"The only test that this dispatch allows {_alone(passed, failed)}."),)
    ends = (
        (passed, "passes", "pass", "tests that pass"),
        (failed, "fails", "fail", "tests that fail"),
        (untested, "cannot be run", "cannot be run", "tests that cannot be run"),
    )
    said = [(tally(many, how), Text(f" {one if many == 1 else more}")) for many, one, more, how in ends if many]
    if len(said) == 1:
        return (Text("Each of the "), tally(total, _COUNTED), Text(f" tests {_alone(passed, failed)}."))
    joints = [Text(", ") for _ in said[:-1]] + [Text(" and ")]
    listed = [node for joint, phrase in zip(joints, said, strict=True) for node in (joint, *phrase)]
    return (Text("Of "), tally(total, _COUNTED), Text(" tests"), *listed, Text("."))


def _alone(passed: int, failed: int) -> str:
    return "passes" if passed else "fails" if failed else "lacks an amount or a limit, and cannot be run"


def inside(reading: Reading) -> Piece:
    """Return the tests of the article against itself and against the calendar."""
    found = outcome(reading)
    blocks = _tables(
        ((found.inside, "The article against itself", "inside"), (found.dates, "Its days against the calendar", "days"))
    )
    return piece(
        reading, *(blocks or [_nothing("No figure of this article can be tested against another of its own.")])
    )


def between(reading: Reading) -> Piece:
    """Return the figures that different sources give of one thing, side by side."""
    found = outcome(reading)
    if not found.between:
        return piece(reading, _nothing("No two sources are cited for the same thing."))
    return piece(
        reading, *_tables(((found.between, "Sources side by side", "between"),)), Paragraph((Text(NOTE),), "note")
    )


def aside(reading: Reading) -> Piece:
    """Return the figures that the text replaces, and those that must not be added."""
    found = outcome(reading)
    blocks = _tables(((found.aside, "Figures to keep apart", "aside"),))
    return piece(
        reading, *(blocks or [_nothing("The article replaces no figure, and breaks no total down in several ways.")])
    )


def tables(found: Outcome) -> list[Block]:
    """Return every test in tables: within the article, against the calendar, and between its sources."""
    return _tables(
        (
            (found.inside, "The article against itself", "inside"),
            (found.dates, "Its days against the calendar", "days"),
            (found.between, "Sources side by side", "between"),
        )
    )


def _all(found: Outcome) -> tuple[Relation | DateCheck, ...]:
    return (*found.tests, *found.dates)


def strip(found: Outcome) -> Block:
    """Return how many tests hold, fail and cannot be run."""
    ends = ((PASS, "hold", "holds"), (FAIL, "fail", "fails"), (UNTESTED, "cannot be run", "cannot be run"))
    columns = []
    for mark, more, one in ends:
        number = len(found.marked(mark))
        count = strong(tally(number, f"tests that {more}", digits=True))
        columns.append((EvidenceMark(mark), Text(" "), count, Text(f" {one if number == 1 else more}")))
    return Box("Tests of this article", tuple(columns))


def _tables(groups: Sequence[tuple[Sequence[Relation | DateCheck], str, str]]) -> list[Block]:
    columns = (
        Column("Verdict", width=0.75),
        Column("Test", width=0.9),
        Column("Working", width=2.0),
        Column("Figures", "right", 0.5),
    )
    return [
        Table(columns, tuple(_row(found) for found in sorted(tests, key=_rank)), caption, label=label, numbered=False)
        for tests, caption, label in groups
        if tests
    ]


def _rank(found: Relation | DateCheck) -> bool:
    """Order tests: those that fail come first, then as in the text."""
    return found.verdict not in ALARMS


def _row(found: Relation | DateCheck) -> Row:
    verdict: tuple[Inline, ...] = (Text(_said(found)),)
    if found.verdict != "superseded" and found.kind != "not_additive":
        verdict = (EvidenceMark(mark_of(found)), Text(" "), strong(Text(_said(found))))
    working: Inline = worded(found.arithmetic)
    if has_numeral(found.arithmetic):
        working = computed(found.arithmetic, FROM_ITS_FIGURES, found.claims)
    return Row((verdict, (Text(_TESTS[found.kind]),), (working,), boxes(found.claims)))


def _said(found: Relation | DateCheck) -> str:
    return "Not added" if found.kind == "not_additive" else _VERDICTS[found.verdict]


def _nothing(said: str) -> Paragraph:
    return Paragraph((Text(said),), "note")
