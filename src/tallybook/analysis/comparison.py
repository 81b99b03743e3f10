"""The same moment, different sources: statements of the same thing, set side by side around one day, never merged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations

from tallybook.analysis.audit.outcome import outcome
from tallybook.analysis.reading import Reading
from tallybook.analysis.reference import Reference
from tallybook.analysis.sameness import Difference, differences, same_thing
from tallybook.analysis.statements import Statement, statements
from tallybook.interval import Interval
from tallybook.text.naming import source_of

WINDOW = 10
"""Days on either side of a figure's own day that are looked at where nobody asks for more or fewer."""

OWN, BESIDE, EXPLAINED, UNEXPLAINED, UNTOLD = "own", "beside", "explained", "unexplained", "untold"
RULE = (
    "A gap is there where the limits of a statement and of the article’s have no amount in common. It is explained by "
    "definition where a known difference could make the smaller count smaller: fewer kinds of people or harm, "
    "a smaller place, a later first day, an earlier day, a count limited to whom it blames or to verified cases. "
    "Whether that makes up the whole gap nobody says. Every other gap is unexplained."
)


@dataclass(frozen=True, slots=True)
class Line:
    """One statement beside the one that the comparison is made for.

    Attributes
    ----------
    statement : Statement
    days : int
        From the day of the comparison to the day of the statement.
    verdict : str
        ``own`` (it is the one compared with), ``beside`` (both can be true), ``explained`` or ``unexplained`` (there is
        a gap), ``untold`` (one of the two states no limits).
    reasons : tuple of str
        What explains the gap, as seen from this statement.
    """

    statement: Statement
    days: int
    verdict: str
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Panel:
    """Statements of one thing.

    Attributes
    ----------
    what : str
        What is counted: "civilians killed".
    day : date
        The day that they are aligned on.
    own : Statement
        The article's statement, which the others are compared with.
    lines : tuple of Line
        In order of their days, it among them.
    left_out : tuple of (Statement, str)
        What counts the same and was not set beside it, with the reason.
    article : str
        The id of the article that the comparison is made for.
    """

    what: str
    day: date
    own: Statement
    lines: tuple[Line, ...]
    left_out: tuple[tuple[Statement, str], ...]
    article: str = ""

    def of(self, verdict: str) -> tuple[Line, ...]:
        """Return the lines of a verdict."""
        return tuple(line for line in self.lines if line.verdict == verdict)

    @property
    def others(self) -> tuple[Line, ...]:
        """Every line but the article's own."""
        return tuple(line for line in self.lines if line.verdict != OWN)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What stands beside the figures of an article.

    Attributes
    ----------
    readings : tuple of Reading
        The article's, then those of further articles.
    panels : tuple of Panel
        In order of the article's text.
    lone : tuple of Statement
        Figures of the article that nothing stands beside.
    window : int
        Days on either side that were looked at.
    as_of : date or None
        The day asked for; None where each figure has its own.
    counted : tuple of str
        What was asked for, in words; empty for all.
    consulted : int
        How many reference rows there were to look in.
    """

    readings: tuple[Reading, ...]
    panels: tuple[Panel, ...]
    lone: tuple[Statement, ...]
    window: int = WINDOW
    as_of: date | None = None
    counted: tuple[str, ...] = ()
    consulted: int = 0


def compare(
    readings: Sequence[Reading],
    references: Iterable[Reference] = (),
    *,
    counted: Sequence[str] = (),
    as_of: date | None = None,
    window: int = WINDOW,
    sources: Sequence[str] = (),
) -> Comparison:
    """Return what stands beside the figures of the first reading's article, or of the further ones.

    Parameters
    ----------
    readings : sequence of Reading
        The article's first; at least one.
    references : iterable of Reference
    counted : sequence of str
        What is counted, in words, in whatever case: "civilians killed"; empty for all.
    as_of : date or None
        The day to align on; None for the day of each figure of the article.
    window : int
        Days on either side of it.
    sources : sequence of str
        Keep the reference rows of these sources only.
    """
    rows = tuple(references)
    every = [one for one in statements(readings, rows, sources=sources) if _is_comparable(one)]
    pairs = frozenset(pair for reading in readings for pair in _rivals(reading))
    wanted = {measure.strip().casefold() for measure in counted}
    anchors = [one for one in every if one.article and (not wanted or one.what.casefold() in wanted)]
    main = readings[0].ledger.article.article_id
    panels: list[Panel] = []
    placed: set[str] = set()
    for anchor in anchors:
        if anchor.evidence not in placed:
            panel = replace(_panel(anchor, every, pairs, as_of or anchor.as_of or date.min, window), article=main)
            if len({_voice(line.statement) for line in panel.lines}) > 1:
                panels.append(panel)
                placed |= {line.statement.evidence for line in panel.lines}
    lone = tuple(one for one in anchors if one.article == main and one.evidence not in placed)
    return Comparison(tuple(readings), tuple(panels), lone, window, as_of, tuple(counted), len(rows))


def _rivals(reading: Reading) -> Iterator[frozenset[str]]:
    """Yield the pairs of figures that the audit of an article sets side by side, each by its first mention."""
    for relation in outcome(reading).between:
        first = [claim.repeats or claim.claim_id for claim in relation.claims]
        yield from (frozenset(pair) for pair in combinations(first, 2))


def verdict(own: Statement, other: Statement) -> tuple[str, tuple[str, ...]]:
    """Return how a statement stands to the article's, and what explains a gap between them."""
    if _unlimited(own.allowed) or _unlimited(other.allowed):
        return UNTOLD, ()
    if own.allowed.overlaps(other.allowed):
        return BESIDE, ()
    smaller = "one" if _lies_below(other.allowed, own.allowed) else "other"
    found = [one for one in differences(other, own) if one.fewer in (smaller, "either")]
    return (EXPLAINED, tuple(map(_seen, found))) if found else (UNEXPLAINED, ())


_SEEN = {
    ("harm", "one"): "counts the dead alone",
    ("harm", "other"): "counts more than the dead",
    ("counted", "one"): "counts some of the people only",
    ("counted", "other"): "counts more kinds of people",
    ("place", "one"): "counts in a smaller place",
    ("place", "other"): "counts in a larger place",
    ("place", "either"): "counts in a place that overlaps in part",
    ("since", "one"): "starts later",
    ("since", "other"): "starts earlier",
    ("as_of", "one"): "is of an earlier day",
    ("as_of", "other"): "is of a later day",
    ("blamed", "one"): "is limited to whom it blames",
    ("blamed", "other"): "is less limited by blame",
    ("blamed", "either"): "words otherwise whom it blames",
    ("established", "one"): "counts verified cases alone",
    ("established", "other"): "is not limited to verified cases",
}


def _seen(difference: Difference) -> str:
    return _SEEN[difference.aspect, difference.fewer]


def _unlimited(amount: Interval) -> bool:
    return amount.low is None and amount.high is None


def _lies_below(one: Interval, other: Interval) -> bool:
    return one.high is not None and other.low is not None and one.high <= other.low


def _is_comparable(statement: Statement) -> bool:
    """Say whether a statement has a day and an amount that its unit alone makes sense of."""
    told = statement.claim.value is not None or not _unlimited(statement.allowed)
    return statement.as_of is not None and statement.claim.unit_kind == "" and told


def _voice(statement: Statement) -> tuple[str, str]:
    """Return who speaks where: what a source says in one place may be set beside what it says in another."""
    return source_of(statement.source), statement.article or statement.evidence


def _panel(
    anchor: Statement, every: Sequence[Statement], pairs: frozenset[frozenset[str]], day: date, window: int
) -> Panel:
    near = [one for one in every if one.as_of is not None and abs(one.as_of - day) <= timedelta(days=window)]
    alike = [one for one in near if one is anchor or _goes_beside(anchor, one, pairs)]
    whole = [one for one in alike if one is anchor or not _is_breakdown(one, alike)]
    left_out = [(one, "a part of another count, or limited by blame") for one in alike if one not in whole]
    left_out += [(one, _barred(anchor, one)) for one in near if one not in alike and _counts_the_same(anchor, one)]
    lines = [_line(anchor, one, day) for one in whole]
    return Panel(
        anchor.what,
        day,
        anchor,
        tuple(sorted(lines, key=lambda line: (line.days, *_order(line.statement)))),
        tuple(sorted(left_out, key=lambda pair: _order(pair[0]))),
    )


def _goes_beside(anchor: Statement, one: Statement, pairs: frozenset[frozenset[str]]) -> bool:
    """Say whether a statement is of the same thing: by the audit within one article, by the rules elsewhere."""
    if anchor.article != one.article or not anchor.article:
        return same_thing(anchor, one)
    found = differences(anchor, one)
    apart = any(item.bars and item.aspect in ("harm", "place") and not item.fewer for item in found)
    return frozenset((anchor.claim.claim_id, one.claim.claim_id)) in pairs and not apart


def _line(anchor: Statement, one: Statement, day: date) -> Line:
    days = ((one.as_of or day) - day).days
    return Line(one, days, OWN) if one is anchor else Line(one, days, *verdict(anchor, one))


def _order(statement: Statement) -> tuple[str, ...]:
    """Order statements of one day the same way, in whatever order they came: the article's first."""
    of_article = "" if statement.article else "~"
    return of_article, statement.source, statement.claim.via, statement.said, statement.evidence


def _is_breakdown(one: Statement, others: Sequence[Statement]) -> bool:
    """Say whether a statement is a part of another: said to be one, or a smaller count of its source by blame."""
    ids = {other.claim.claim_id for other in others if other.article}
    return one.claim.part_of in ids - {""} or any(_breaks_down(other, one) for other in others)


def _breaks_down(whole: Statement, part: Statement) -> bool:
    facts = [
        (one.article, source_of(one.source), one.claim.via, one.as_of, one.claim.period_start) for one in (whole, part)
    ]
    larger = (whole.claim.value or 0) > (part.claim.value or 0)
    return facts[0] == facts[1] and bool(part.claim.blamed) and part.claim.blamed != whole.claim.blamed and larger


def _counts_the_same(anchor: Statement, one: Statement) -> bool:
    """Say whether a statement counts the same and is still barred; within its own article nothing need be said."""
    barred = {item.aspect for item in differences(anchor, one) if item.bars}
    return one.article != anchor.article and bool(barred) and not barred & {"harm", "counted", "added"}


def _barred(anchor: Statement, one: Statement) -> str:
    return next(found.reason for found in differences(anchor, one) if found.bars)
