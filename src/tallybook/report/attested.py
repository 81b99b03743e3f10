"""How well the harm and the blame of each figure are attested, and the rule that says so."""

from __future__ import annotations

from tallybook.analysis import wording
from tallybook.analysis.grades import GRADES, Grade, Graded, rules
from tallybook.analysis.grades import grades as grades_of
from tallybook.analysis.reading import Reading
from tallybook.document.nodes import (
    Break,
    Column,
    Inline,
    Link,
    Paragraph,
    Row,
    Table,
    Text,
)
from tallybook.ledger.claim import Claim
from tallybook.report.cells import figure_cell, source_cell
from tallybook.report.display import Piece, piece
from tallybook.report.value import boxes, in_claim, muted, strong

AIRWARS = "https://airwars.org/about/methodology"


def grades(reading: Reading) -> Piece:
    """Return each figure of harm to people with the grade of the harm and that of the blame, and the rule."""
    found = grades_of(reading)
    if not found:
        said = (
            "The article reports no figure of harm to people: nobody is counted as killed, injured, missing, detained"
        )
        return piece(reading, Paragraph((Text(f"{said} or displaced."),), "note"))
    return piece(reading, grades_table(found), rule_table())


def grades_table(found: tuple[Graded, ...]) -> Table:
    """Return the graded figures as a table, in order of the text."""
    columns = (Column("Figure", width=1.2), Column("Who says so"), Column("Harm"), Column("Blame", width=1.2))
    note = "Grades say how the figure is attested within this article, not whether it is true."
    rows = tuple(_row(one) for one in found)
    caption = "Harm to people, and who is blamed, graded apart"
    return Table(columns, rows, caption, note=(Text(note),), label="grades", numbered=False)


def rule_table() -> Table:
    """Return the rule as a table: for each grade what it takes, of the harm and of the blame."""
    rows = tuple(
        Row(((strong(Text(wording.capital(grade))),), _whys("harm", grade), _whys("blame", grade))) for grade in GRADES
    )
    note = (
        Text(
            "Where several hold, what discounts goes first, then what confirms, then what contests. The words are those"
        ),
        Text(" of "),
        Link(AIRWARS, (Text("Airwars"),)),
        Text(
            ", which grades incidents of harm to civilians after its own research: “confirmed” where a belligerent "
            "accepts it, “fair” by several credible sources, “weak” by a single source, “contested” between rival "
            "accounts, “discounted” where it did not happen so. Here one article is graded, by what it says alone."
        ),
    )
    columns = (
        Column("Grade", width=0.5),
        Column("Harm: did it befall so many?"),
        Column("Blame: did this party do it?"),
    )
    return Table(columns, rows, "The rule of the grades", note=note, label="rule", numbered=False)


def _whys(subject: str, grade: str) -> tuple[Inline, ...]:
    said = [rule.why for rule in rules(subject) if rule.grade == grade]
    return (Text(" Or: ".join(said)),)


def _row(one: Graded) -> Row:
    claim = one.claim
    cells = (figure_cell(claim), source_cell(claim), _grade(one.harm), _grade(one.blame, _blamed(claim)))
    return Row(cells, claim.claim_id)


def _blamed(claim: Claim) -> tuple[Inline, ...]:
    return (Text("“"), in_claim(claim, " ".join(claim.blamed.split())), Text("”, ")) if claim.blamed else ()


def _grade(grade: Grade, whom: tuple[Inline, ...] = ()) -> tuple[Inline, ...]:
    others: tuple[Inline, ...] = (Text(" "), *boxes(grade.others)) if grade.others else ()
    reason = muted(*whom, Text(grade.reason), *others)
    if grade.name == "not graded":
        return (reason,)
    return strong(Text(wording.capital(grade.name))), Break(), reason
