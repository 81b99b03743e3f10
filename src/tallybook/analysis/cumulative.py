"""Cumulative series: what one source counts since one day, and the pace that its counts imply."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from tallybook.analysis import areas
from tallybook.analysis.agreements import Agreement, in_force
from tallybook.analysis.reading import Reading
from tallybook.analysis.reference import Reference
from tallybook.analysis.sameness import kind_of_counted, parties_of
from tallybook.analysis.statements import Statement, statements
from tallybook.errors import RefusedError
from tallybook.interval import Interval
from tallybook.text.naming import source_of

LEAST_DAYS = 7
"""Days that a count must cover to be a running one, and after which an unchanged count is called stale."""

NEAR_DAYS = 31
"""Days that the first days of two series may lie apart to be shown in one chart."""

COUNTED = ("killed", "injured", "displaced")
PACED = ("killed", "injured")  # of these a count since one day does not fall
REVISED, STALE, NONE = "revised", "stale", ""
RULE = (
    "A series is what a single source counts of the same people since the same day, laid to the same parties, in "
    "places that overlap; nothing else is joined. A count is called revised where its limits lie below those of the "
    "count before, for a count since the same day does not fall; and stale where the same words stand {days} days "
    "later or longer."
)


@dataclass(frozen=True, slots=True)
class Step:
    """From one count of a series to the next.

    Attributes
    ----------
    earlier, later : Statement
    days : int
        Between their days.
    gain : Interval
        What was added; a side that the words leave open stays open.
    flag : str
        ``revised``, ``stale`` or empty.
    """

    earlier: Statement
    later: Statement
    days: int
    gain: Interval
    flag: str

    @property
    def pace(self) -> Interval:
        """What was added a day."""
        return self.gain.scaled(1 / self.days)


@dataclass(frozen=True, slots=True)
class Series:
    """What one source counts since one day.

    Attributes
    ----------
    points : tuple of Statement
        In order of their days; at least one.
    steps : tuple of Step
    """

    points: tuple[Statement, ...]
    steps: tuple[Step, ...]

    @property
    def head(self) -> Statement:
        """The first count."""
        return self.points[0]


@dataclass(frozen=True, slots=True)
class Course:
    """The series of one thing.

    Attributes
    ----------
    what : str
        What is counted: "civilians killed".
    event : str
    series : tuple of Series
        Those of two counts or more, in order of their first counts.
    single : tuple of Statement
        Counts that form no series with another.
    agreements : tuple of Agreement
        Truces in the places and days of the series.
    """

    what: str
    event: str
    series: tuple[Series, ...]
    single: tuple[Statement, ...]
    agreements: tuple[Agreement, ...]

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps of every series."""
        return tuple(step for one in self.series for step in one.steps)


@dataclass(frozen=True, slots=True)
class Courses:
    """What the articles and the reference figures count since a day, thing by thing."""

    readings: tuple[Reading, ...]
    courses: tuple[Course, ...]


def follow(
    readings: Sequence[Reading],
    references: Iterable[Reference] = (),
    agreements: Iterable[Agreement] = (),
    *,
    counted: Sequence[str] = (),
    sources: Sequence[str] = (),
) -> Courses:
    """Return the running counts of what the articles count, by source.

    Parameters
    ----------
    readings : sequence of Reading
    references : iterable of Reference
    agreements : iterable of Agreement
    counted : sequence of str
        What is counted, in words, in whatever case; empty for all.
    sources : sequence of str
        Keep the reference rows of these sources only.
    """
    truces = tuple(agreements)
    running = [one for one in statements(readings, references, sources=sources) if is_running(one)]
    wanted = {words.strip().casefold() for words in counted}
    anchors = [one for one in running if one.article and (not wanted or one.what.casefold() in wanted)]
    courses: list[Course] = []
    placed: set[str] = set()
    for anchor in anchors:
        if anchor.evidence not in placed:
            members = [one for one in running if _runs_beside(anchor, one)]
            placed |= {one.evidence for one in members if one.article}
            courses.append(_course(anchor, members, truces))
    return Courses(tuple(readings), tuple(courses))


def is_running(statement: Statement) -> bool:
    """Say whether a statement is a count since a day: of people, standing by itself, over a week or more."""
    claim = statement.claim
    start, end = claim.period_start, statement.as_of
    told = claim.value is not None and claim.unit_kind == "" and claim.event in COUNTED
    whole = not (statement.adds or claim.part_of or statement.as_published)
    return told and whole and start is not None and end is not None and (end - start).days >= LEAST_DAYS


def join(points: Iterable[Statement]) -> Series:
    """Return statements as one series.

    Raises
    ------
    RefusedError
        If two of them are of different sources, people, first days, parties or places, or one of them is no count since
        a day: a line through them would join what nobody counted together.
    """
    ordered = tuple(sorted(points, key=lambda one: (str(one.as_of), one.source, one.claim.via, one.evidence)))
    for one in ordered:
        if not is_running(one):
            raise _refused(ordered[0], one, "it is no count since a day")
        reason = _apart(ordered[0], one)
        if reason:
            raise _refused(ordered[0], one, reason)
    steps = (_step(one, other) for one, other in pairwise(ordered) if one.as_of != other.as_of)
    return Series(ordered, tuple(steps))


def _refused(one: Statement, other: Statement, reason: str) -> RefusedError:
    return RefusedError(
        f"{other.said} {other.what} ({other.source or 'no source named'}) is not joined to {one.said} {one.what} "
        f"({one.source or 'no source named'})",
        expected="counts of a single source, of the same people, first day, parties and place",
        found=reason,
        remedy="Show the two side by side.",
    )


def _apart(one: Statement, other: Statement) -> str:
    """Return why two counts are not of one series; empty where they are."""
    if not one.source or source_of(one.source) != source_of(other.source):
        return "another source, or none" if one is not other else ""
    if one.claim.event != other.claim.event or kind_of_counted(one) != kind_of_counted(other):
        return "other people are counted"
    if one.claim.period_start != other.claim.period_start:
        return "another first day"
    if parties_of(one) != parties_of(other):
        return "laid to other parties"
    return "" if areas.meets(one.claim.place, other.claim.place) else "another place"


def _runs_beside(anchor: Statement, one: Statement) -> bool:
    """Say whether a count is shown in the chart of the anchor: of the same people, begun in the same weeks."""
    first, second = anchor.claim, one.claim
    if first.event != second.event or kind_of_counted(anchor) != kind_of_counted(one):
        return False
    if first.period_start is None or second.period_start is None:
        return False
    near = abs((first.period_start - second.period_start).days) <= NEAR_DAYS
    return one is anchor or (near and areas.meets(first.place, second.place))


def _course(anchor: Statement, members: Sequence[Statement], truces: Sequence[Agreement]) -> Course:
    groups: list[list[Statement]] = []
    for one in sorted(members, key=lambda one: (str(one.as_of), one.source, one.claim.via, one.said, one.evidence)):
        group = next((group for group in groups if _fits(group, one)), None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    series = tuple(join(group) for group in groups if len({one.as_of for one in group}) > 1)
    single = tuple(group[0] for group in groups if len({one.as_of for one in group}) == 1)
    places = {one.claim.place for found in series for one in found.points}
    shown: tuple[Agreement, ...] = ()
    if series:
        first, last = days_of(series)
        shown = in_force(truces, first=first, last=last, places=sorted(places))
    return Course(anchor.what, anchor.claim.event, series, single, shown)


def days_of(series: Sequence[Series]) -> tuple[date, date]:
    """Return the first and the last day to show: from the day counted from, if that is near beside the counts."""
    days = [day_of(one) for found in series for one in found.points]
    starts = [one.claim.period_start for found in series for one in found.points if one.claim.period_start is not None]
    first, last = min(days), max(days)
    start = min([first, *starts])
    return (start if first - start <= last - first else first), last


def _fits(group: Sequence[Statement], one: Statement) -> bool:
    return not any(_apart(other, one) for other in group)


def _step(earlier: Statement, later: Statement) -> Step:
    days = (day_of(later) - day_of(earlier)).days
    return Step(earlier, later, days, later.allowed - earlier.allowed, _flag(earlier, later, days))


def day_of(statement: Statement) -> date:
    """Return the day on which a running count stood."""
    if statement.as_of is None:
        raise _refused(statement, statement, "it has no day")
    return statement.as_of


def _flag(earlier: Statement, later: Statement, days: int) -> str:
    before, now = earlier.allowed.low, later.allowed.high
    if before is not None and now is not None and now < before:
        return REVISED
    same = earlier.said == later.said and earlier.stated == later.stated
    return STALE if same and days >= LEAST_DAYS else NONE
