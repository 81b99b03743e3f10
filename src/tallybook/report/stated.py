"""Statements in print: each number leads to its claim, or to the publication elsewhere that a reference row cites."""

from __future__ import annotations

from collections.abc import Iterable

from tallybook.analysis import words
from tallybook.analysis.reference import Reference, citation
from tallybook.analysis.statements import Statement
from tallybook.document.nodes import Citation, ClaimRef, Inline, Text, Trace, Value
from tallybook.document.traces import RECORDED
from tallybook.quantities.printed import has_numeral
from tallybook.report.value import declared, worded


def of_statement(statement: Statement, said: str) -> Value:
    """Return words that a statement says; they open its evidence."""
    return Value(said, trace((statement,), kind="reference" if statement.reference else "claim"))


def in_statement(statement: Statement, said: str) -> Inline:
    """Return words about a statement: plain, or traced to it where they hold a numeral."""
    return of_statement(statement, said) if has_numeral(said) else Text(said)


def day_of(statement: Statement, said: str) -> Value:
    """Return the day of a statement in words: its own, or that of the publication where it states none."""
    return declared(said, RECORDED) if statement.as_published else of_statement(statement, said)


def label_of(statement: Statement) -> Inline:
    """Return what an article goes by, or through whom a reference row came."""
    return in_statement(statement, statement.label) if statement.reference else worded(statement.label, RECORDED)


def counted(statements: Iterable[Statement], how: str, *, capital: bool = False) -> Value:
    """Return how many statements there are, as it stands in a sentence; `how` says what they have in common.

    The reader can count them where they stand, so the publications are not cited once more.
    """
    kept = tuple(statements)
    said = words.count(len(kept))
    of_claims = all(one.reference is None for one in kept)
    claims = tuple(dict.fromkeys(one.claim.claim_id for one in kept)) if of_claims else ()
    return Value(said.capitalize() if capital else said, Trace("count", claims, how))


def worked_out(said: str, how: str, statements: Iterable[Statement]) -> Value:
    """Return what was worked out from statements, with its arithmetic in words."""
    return Value(said, trace(tuple(statements), kind="computed", how=how))


def trace(statements: Iterable[Statement], *, kind: str, how: str = "") -> Trace:
    """Return the trace that leads to the claims and the publications behind some statements."""
    kept = tuple(statements)
    claims = dict.fromkeys(one.claim.claim_id for one in kept if one.reference is None)
    rows = dict.fromkeys(cited(one, one.reference) for one in kept if one.reference is not None)
    return Trace(kind, tuple(claims), how, tuple(rows))


def box(statement: Statement) -> tuple[Inline, ...]:
    """Return the numbered box of a statement that is a claim, with a space before it; nothing for a reference row."""
    return () if statement.reference else (Text(" "), ClaimRef(statement.claim.claim_id))


def cited(statement: Statement, row: Reference) -> Citation:
    """Return the publication that a reference row cites, with all that the row says."""
    facts = [f"{statement.said} {statement.what}"]
    facts += [f"since {statement.since_worded}"] if statement.since_worded else []
    facts += [row.place] if row.place else []
    facts += [f"blamed: {row.blamed}"] if row.blamed else []
    facts += [f"status: {row.status}"] if row.status else []
    facts += [f"note: {row.note}"] if row.note else []
    return Citation(f"{citation(row)}: {'; '.join(facts)}", row.url)
