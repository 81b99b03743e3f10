"""Figures followed from one publication to the next, in order of their days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tallybook.analysis.kinds import counts_people
from tallybook.analysis.lineage.drift import ASPECTS, Change, drift
from tallybook.analysis.lineage.matching import one_figure, publication
from tallybook.analysis.reading import Reading
from tallybook.analysis.reference import Reference
from tallybook.analysis.statements import Statement, statements

WINDOW = 10
"""Days before and after a figure's own day that are looked at where nobody asks for more or fewer."""


@dataclass(frozen=True, slots=True)
class Step:
    """One printed form of a figure.

    Attributes
    ----------
    statement : Statement
    changes : tuple of Change
        What changed from the form before; empty at the first, and where nothing did.
    """

    statement: Statement
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Lineage:
    """One figure across publications.

    Attributes
    ----------
    own : Statement
        The statement of the article that it is followed from.
    steps : tuple of Step
        Two or more, in order of their days, the article's own among them.
    """

    own: Statement
    steps: tuple[Step, ...]

    @property
    def drifted(self) -> tuple[str, ...]:
        """What changed anywhere on its way, each once."""
        found = {change.aspect for step in self.steps for change in step.changes}
        return tuple(aspect for aspect in ASPECTS if aspect in found)

    @property
    def days(self) -> int:
        """How many days lie between the first and the last form."""
        known = [step.statement.as_of for step in self.steps if step.statement.as_of is not None]
        return (max(known) - min(known)).days if known else 0


@dataclass(frozen=True, slots=True)
class Traced:
    """The figures of some articles across publications.

    Attributes
    ----------
    readings : tuple of Reading
        The article's, then those of further articles.
    lines : tuple of Lineage
        Those of the article first.
    window : int
        Days before and after a figure's own day that were looked at.
    counted : tuple of str
        What was asked for, in words; empty for all.
    consulted : int
        How many reference rows there were to look in.
    """

    readings: tuple[Reading, ...]
    lines: tuple[Lineage, ...]
    window: int
    counted: tuple[str, ...]
    consulted: int


def trace(
    readings: Sequence[Reading],
    references: Iterable[Reference] = (),
    *,
    counted: Sequence[str] = (),
    window_days: int = WINDOW,
) -> Traced:
    """Return the figures of articles followed across each other and the reference figures, as a notebook asks."""
    rows = tuple(references)
    lines = lineages(readings, rows, counted=counted, window=window_days)
    return Traced(tuple(readings), lines, window_days, tuple(counted), len(rows))


def lineages(
    readings: Sequence[Reading],
    references: Iterable[Reference] = (),
    *,
    counted: Sequence[str] = (),
    window: int = WINDOW,
) -> tuple[Lineage, ...]:
    """Return the figures that more than one publication prints, those of the first article first.

    Whatever the order of the further articles and of the references, the result is the same.

    Parameters
    ----------
    readings : sequence of Reading
        The article's first; at least one.
    references : iterable of Reference
    counted : sequence of str
        What is counted, in words, in whatever case: "civilians killed"; empty for all.
    window : int
        Days before and after a figure's own day.
    """
    every = statements(readings, references)
    wanted = {measure.strip().casefold() for measure in counted}
    first = readings[0].ledger.article.article_id
    own = [one for one in every if one.article and (not wanted or one.what.casefold() in wanted)]
    found: list[Lineage] = []
    placed: set[str] = set()
    for anchor in sorted(own, key=lambda one: (one.article != first, _order(one))):
        if anchor.evidence in placed:
            continue
        free = (one for one in every if one.evidence not in placed)
        others = _one_of_each([one for one in free if one_figure(anchor, one, window=window)], anchor)
        if others:
            found.append(_line(anchor, others))
            placed |= {one.evidence for one in (anchor, *others)}
    return tuple(sorted(found, key=lambda line: _rank(line, first)))


def _rank(line: Lineage, first: str) -> tuple[bool, bool, int]:
    """Order lines: the first article's, people before things, many forms before few, then as in the text."""
    return line.own.article != first, not counts_people(line.own.claim), -len(line.steps)


def _one_of_each(found: list[Statement], anchor: Statement) -> list[Statement]:
    """Return of each publication the statement nearest to the anchor: what is counted first, then the number."""
    chosen: dict[str, Statement] = {}
    for one in sorted(found, key=lambda one: (_away(one, anchor), _order(one))):
        chosen.setdefault(publication(one), one)
    return list(chosen.values())


def _away(one: Statement, anchor: Statement) -> tuple[bool, float]:
    return one.what != anchor.what, abs(float(one.claim.value or 0) - float(anchor.claim.value or 0))


def _line(anchor: Statement, others: Iterable[Statement]) -> Lineage:
    steps: list[Step] = []
    credited = ""
    for one in sorted((anchor, *others), key=_order):
        changes = drift(steps[-1].statement, one, credited=credited) if steps else ()
        steps.append(Step(one, changes))
        credited = one.source or credited
    return Lineage(anchor, tuple(steps))


def _order(one: Statement) -> tuple[date, bool, str, int, str, str]:
    """Order statements by their days; of one day the articles' first, then by who says so."""
    return one.as_of or date.min, not one.article, one.article, one.claim.start, one.label, one.evidence
