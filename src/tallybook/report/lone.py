"""Counts since a day that stand alone: no other count continues them."""

from __future__ import annotations

from tallybook.analysis import wording, words
from tallybook.analysis.cumulative import Course, Courses, day_of
from tallybook.analysis.statements import Statement
from tallybook.document.nodes import Block, Column, EvidenceMark, Paragraph, Row, Table, Text
from tallybook.report import stated
from tallybook.report.value import tally

MOST_SINGLE = 12


def counts(found: Courses) -> Block:
    """Return the table of the counts that form no series with another, the articles' own first."""
    courses = [course for course in found.courses if course.single]
    if not courses:
        return Paragraph((Text("Every count since a day is in a series."),), "note")
    columns = (
        Column("What is counted", width=1.1),
        Column("Source", width=1.3),
        Column("Count", width=0.9),
        Column("Since", width=0.8),
        Column("As of", width=0.6),
    )
    rows = tuple(_row(course, one) for course in courses for one in _ranked(course)[:MOST_SINGLE])
    rest = sum(len(_ranked(course)[MOST_SINGLE:]) for course in courses)
    further = tally(rest, "further counts that form no series", capital=True)
    note = (further, Text(f" further {'count stands' if rest == 1 else 'counts stand'} alone.")) if rest else ()
    return Table(columns, rows, "Counts since a day that are joined to no other", note, label="alone", numbered=False)


def _ranked(course: Course) -> list[Statement]:
    return sorted(course.single, key=lambda one: not one.article)


def _row(course: Course, one: Statement) -> Row:
    name = stated.in_statement(one, wording.capital(one.source) or "No source named")
    return Row(
        (
            (Text(wording.capital(course.what)),),
            (EvidenceMark(one.mark), Text(" "), name, *stated.box(one)),
            (stated.of_statement(one, one.said),),
            (stated.of_statement(one, one.since_worded),),
            (stated.day_of(one, words.days(day_of(one), day_of(one))),),
        ),
        claim_id="" if one.reference else one.claim.claim_id,
    )
