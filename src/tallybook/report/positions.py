"""What each speaker says of the own side and of others, in the words of the article."""

from __future__ import annotations

from tallybook.analysis import wording
from tallybook.analysis.positions import Position, Statement
from tallybook.analysis.positions import positions as positions_of
from tallybook.analysis.reading import Reading
from tallybook.document.nodes import Break, Column, Inline, Paragraph, Row, Table, Text
from tallybook.report.display import Piece, piece
from tallybook.report.marked import excerpt, with_quotation_marks
from tallybook.report.sentences import as_asked
from tallybook.report.value import joined, muted, strong, worded
from tallybook.text.span import Span

NOTE = (
    "In the order in which each is first heard. Italics mark a quotation, with its number in the article. "
    "“Own side” is read from “we”, “its” and the like, other parties from their names as the speaker words them; where "
    "neither stands, nobody is named. What is only counted stands with the figures."
)


def by_speaker(reading: Reading) -> Piece:
    """Return the positions of an article by speaker."""
    return piece(reading, positions_table(reading) or _nothing(reading))


def positions_table(reading: Reading) -> Table | None:
    """Return who says what, and of whom, a row for each statement; None where nobody takes a position."""
    rows = []
    for position in positions_of(reading):
        for place, statement in enumerate(position.statements):
            rows.append(Row((_who(position, first=place == 0), _said(reading, statement), _of_whom(statement))))
    if not rows:
        return None
    columns = (Column("Who", width=0.8), Column("What is said", width=2.2), Column("Of whom, as worded", width=0.8))
    return Table(columns, tuple(rows), "Positions by speaker", note=(Text(NOTE),), label="positions", numbered=False)


def _who(position: Position, *, first: bool) -> tuple[Inline, ...]:
    """Return the speaker; in full where it is first heard, in slate on its further rows."""
    name = worded(wording.capital(position.speaker) or "Nobody named")
    if not first:
        return (muted(name),)
    kind = wording.source_type(position.speaker_type) if position.speaker else ""
    kind = "" if kind.casefold() in position.speaker.casefold() else kind
    through = f"through {position.via}" if position.via else ""
    beneath = ", ".join(part for part in (kind, through) if part)
    return (strong(name), Break(), muted(worded(beneath))) if beneath else (strong(name),)


def _said(reading: Reading, statement: Statement) -> tuple[Inline, ...]:
    said: list[Inline] = []
    body = reading.ledger.article.body
    for span in statement.spans:
        said += [Text(" … ")] if said else []
        whole = with_quotation_marks(body, span, Span(0, len(body))) if span in statement.quotes else span
        said += excerpt(reading, whole)
    return tuple(said)


def _of_whom(statement: Statement) -> tuple[Inline, ...]:
    named = [Text("own side")] if statement.own_side else []
    others = [worded(f"“{party}”") for party in statement.others]
    return joined([*named, *others]) or (muted(Text("nobody named")),)


def _nothing(reading: Reading) -> Paragraph:
    said = (Text("The article quotes nobody"), *as_asked(reading), Text(", and reports nobody’s position."))
    return Paragraph(said, "note")
