"""The terms of an agreement that an article tells of, what the article states of them, and each party's position."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tallybook.analysis import words
from tallybook.analysis.place.agreement import AGREES, DIFFERS, Agreement, Term, agreements
from tallybook.analysis.reading import Reading
from tallybook.analysis.reference import Reference, citation
from tallybook.charts.map_words import measure
from tallybook.document.nodes import (
    Block,
    Break,
    Citation,
    Column,
    Inline,
    Paragraph,
    Row,
    Table,
    Text,
    Trace,
    Value,
)
from tallybook.report.positions import positions_table
from tallybook.report.value import boxes, muted, of_claim, worded

NONE = "The article speaks of no agreement whose terms are at hand in data/reference."
_VERDICTS = {AGREES: "within the term", DIFFERS: "outside the term"}


def terms_blocks(reading: Reading, rows: Sequence[Reference]) -> tuple[Block, ...]:
    """Return a table of terms for each agreement that the article tells of; a sentence where it tells of none."""
    found = agreements(reading, rows)
    if not found:
        return (Paragraph((Text(NONE),), "note"),)
    return tuple(_table(reading, agreement) for agreement in found)


def position_blocks(reading: Reading) -> tuple[Block, ...]:
    """Return each party's position; a sentence where the article reports none."""
    return (positions_table(reading) or Paragraph((Text("The article reports nobody’s position."),), "note"),)


def _table(reading: Reading, agreement: Agreement) -> Table:
    columns = (Column("Term", width=1.0), Column("As published", width=1.0), Column("This article", width=1.0))
    rows = tuple(_row(reading, term) for term in agreement.terms)
    caption = f"Terms of {agreement.title}"
    return Table(columns, rows, caption, _note(reading, agreement), label="terms", numbered=False)


def _row(reading: Reading, term: Term) -> Row:
    name = term.row.measure.removesuffix(" (date)").removesuffix(" by")
    return Row(
        (
            (worded(name[:1].upper() + name[1:], "words of the reference row"),),
            _published(term.row),
            _article(reading, term),
        )
    )


def _published(row: Reference) -> tuple[Inline, ...]:
    if row.hedge == "date":
        when = row.period_end or row.as_of
        before = "by " if row.measure.removesuffix(" (date)").endswith(" by") else "on "
        return (Text(before), _cited(words.day(when), row))
    return (_cited(_amount(row), row),)


def _amount(row: Reference) -> str:
    known = [number for number in (row.low, row.high) if number is not None] or [row.value or 0]
    said = [words.number(number) for number in dict.fromkeys(known)]
    return f"{' to '.join(said)} {row.unit}"


def _cited(said: str, row: Reference) -> Value:
    return Value(
        said, Trace("reference", (), "as published", (Citation(f"{citation(row)}: {row.measure} {said}", row.url),))
    )


def _article(reading: Reading, term: Term) -> tuple[Inline, ...]:
    if term.row.hedge == "date":
        return _day_in_article(reading, term.row.period_end or term.row.as_of)
    if not term.measures:
        return (muted(Text("states no figure for it")),)
    found: list[Inline] = []
    for stated in term.measures:
        assert stated.claim is not None
        found += [Break()] if found else []
        found += [of_claim(stated.claim, measure(stated).removesuffix(" deep")), Text(" "), *boxes([stated.claim])]
    return (*found, Break(), muted(Text(_VERDICTS[term.verdict])))


def _day_in_article(reading: Reading, when: date) -> tuple[Inline, ...]:
    exact = any(expression.start == expression.end == when for expression in reading.ledger.dates)
    if exact:
        return (Text("names that day"),)
    published = reading.ledger.article.published
    if published is None:
        return (muted(Text("does not name that day")),)
    days = (published - when).days
    passed = "passed before it was published" if days > 0 else "was still to come"
    return (muted(Text(f"does not name that day, which {passed}")),)


def _note(reading: Reading, agreement: Agreement) -> tuple[Inline, ...]:
    told = list(dict.fromkeys(span.of(reading.ledger.article.body) for span in agreement.told))
    said: list[Inline] = [Text("The article calls it ")]
    for index, phrase in enumerate(told):
        said += [Text(", ")] if index else []
        said += [worded(f"“{' '.join(phrase.split())}”")]
    said += [Text(". The terms are those of the published text, as the citation of each has it.")]
    for row in agreement.variants:
        said += [worded(f" {row.source} put the {row.measure} at "), _cited(_amount(row), row), Text(".")]
    return tuple(said)
