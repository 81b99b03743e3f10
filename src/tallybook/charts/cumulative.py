"""Running counts in lanes, a lane for each source, on one axis of time; below them the pace that they imply."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import ceil, floor, log10

from tallybook.analysis import wording, words
from tallybook.analysis.cumulative import Course, Series, Step, day_of, days_of
from tallybook.analysis.statements import Statement
from tallybook.charts.canvas import AxisWords, Canvas, new_canvas
from tallybook.charts.days import DayScale, Stretch
from tallybook.charts.drawing import Drawing, Part, Told, both_widths
from tallybook.charts.lanes import ABOVE, BELOW, PLOT, Field, Lane, Placed, Words
from tallybook.charts.marks import FILL
from tallybook.charts.shapes import Circle, Polygon
from tallybook.charts.style import BLUE, GREY, MM, NARROW, SKY, SLATE, WIDE, text_width, wrapped
from tallybook.charts.truces import HEAD, draw_days
from tallybook.interval import Interval

LABELS, TICKS = 122.0, 46.0
LINE_HEIGHT = 9.6
_TALL = 8.0  # how far a point reaches on its open side
_DASH = (0, (2, 1.4))
_EXACT = 1e-9
_TOPS = (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)

Said = Callable[[Interval], str]


def draw_series(course: Course) -> Drawing:
    """Draw the series of a course: a step holds the last count until the next, a band where it states both limits."""
    wide, small = (_draw(course, pace=False, narrow=narrow) for narrow in (False, True))
    return both_widths(
        lambda narrow: (small if narrow else wide).canvas,
        alt=series_in_words(course),
        told=_told(course, wide, small),
        marks=(name for one in course.series for point in one.points for name in _names(point.mark, point.allowed)),
    )


def draw_pace(course: Course) -> Drawing:
    """Draw what was added a day between two counts of a series; an open side of a bar is drawn open."""
    wide, small = (_draw(course, pace=True, narrow=narrow) for narrow in (False, True))
    return both_widths(
        lambda narrow: (small if narrow else wide).canvas,
        alt=pace_in_words(course),
        parts=_stretches(course, wide, small),
    )


def _stretches(course: Course, *sheets: _Sheet) -> Iterator[Part]:
    """Yield what the chart says of each series, and of the pace of each of its stretches."""
    for index, one in enumerate(course.series):
        yield Part(name_of(one), tuple(sheet.labels[index] for sheet in sheets), head=True)
        for number, step in enumerate(one.steps):
            yield Part(_stretch_in_words(step), tuple(sheet.printed[index][number] for sheet in sheets))


def _stretch_in_words(step: Step) -> str:
    return f"{between(step)} {said_of(step)}"


def series_in_words(course: Course) -> str:
    """Return the chart of counts in words: every count with its day, series by series."""
    said = (f"{name_of(one)}: " + ", ".join(_count_in_words(point) for point in one.points) for one in course.series)
    return f"Step chart of {course.what}, counted since a day. {'; '.join(said)}.{_truces(course)}"


def _count_in_words(point: Statement) -> str:
    return f"{words.days(day_of(point), day_of(point))} {point.said}"


def _told(course: Course, *sheets: _Sheet) -> Iterator[Told]:
    """Yield what the chart says of each series, and of each of its counts: where there is no room none is printed."""
    for index, one in enumerate(course.series):
        head, labels = one.head, tuple(sheet.labels[index] for sheet in sheets)
        yield Told(name_of(one), head.claim.claim_id, head.source, statement=head, lines=labels, counts=False)
        for number, point in enumerate(one.points):
            yield Told(
                _count_in_words(point),
                point.claim.claim_id,
                point.source,
                drawn=point.said,
                statement=point,
                lines=tuple(sheet.printed[index][number] for sheet in sheets),
                counts=False,
            )


def pace_in_words(course: Course) -> str:
    """Return the chart of the pace in words: every stretch with what was added a day."""
    said = (f"{name_of(one)}: " + ", ".join(_stretch_in_words(step) for step in one.steps) for one in course.series)
    return f"Chart of {course.what} a day, implied between counts. {'; '.join(said)}.{_truces(course)}"


def _truces(course: Course) -> str:
    said = ", ".join(f"{one.name} from {words.days(one.start, one.end or one.start)}" for one in course.agreements)
    return f" Shaded: {said}." if said else ""


def name_of(series: Series) -> str:
    """Return whose count it is, since when, and to whom it is laid."""
    head = series.head
    blamed = f", laid to {head.claim.blamed}" if head.claim.blamed else ""
    return f"{wording.capital(head.source)}, since {head.since_worded}{blamed}"


def between(step: Step) -> str:
    """Return the days of a step: "22 Jun – 3 Aug 2019"."""
    return words.days(day_of(step.earlier), day_of(step.later))


def said_of(step: Step) -> str:
    """Return the pace of a step in words: "5.6 a day", "below 7.9 a day"."""
    return f"{pace_words(step.pace)} a day" if _is_told(step.pace) else "not limited by the words"


def pace_words(pace: Interval) -> str:
    """Return an amount a day in words, to a tenth; limits are rounded outwards, so that they still hold.

    >>> pace_words(Interval(5.5555, 5.5555)), pace_words(Interval(None, 7.857, high_open=True))
    ('5.6', 'below 7.9')
    >>> pace_words(Interval(11.2, None)), pace_words(Interval(1.09, 2.01))
    ('at least 11.2', '1 to 2.1')
    """
    if pace.low is not None and pace.low == pace.high:
        return words.number(round(pace.low, 1))
    low = None if pace.low is None else words.number(floor(pace.low * 10 + _EXACT) / 10)
    high = None if pace.high is None else words.number(ceil(pace.high * 10 - _EXACT) / 10)
    if low is not None and high is not None:
        return f"{low} to {high}"
    if low is not None:
        return f"{'above' if pace.low_open else 'at least'} {low}"
    return f"{'below' if pace.high_open else 'at most'} {high}" if high is not None else "not limited"


def _is_told(amount: Interval) -> bool:
    return amount.low is not None or amount.high is not None


def _names(mark: str, allowed: Interval) -> tuple[str, ...]:
    ends = {(True, True): "open", (True, False): "down", (False, True): "up"}
    end = ends.get((allowed.low is None, allowed.high is None))
    return (mark, end) if end else (mark,)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A drawing, and what it prints of each series: the lines of its label, and the words of each count or stretch."""

    canvas: Canvas
    labels: tuple[tuple[str, ...], ...] = ()
    printed: tuple[tuple[tuple[str, ...], ...], ...] = ()


def _draw(course: Course, *, pace: bool, narrow: bool) -> _Sheet:
    width = (NARROW if narrow else WIDE) * MM
    left = TICKS if narrow else LABELS + TICKS
    lanes = _lanes(course, width if narrow else LABELS - 6, narrow=narrow)
    canvas = new_canvas(NARROW if narrow else WIDE, (lanes[-1].floor + BELOW + 1) if lanes else 12.0)
    if not lanes:
        return _Sheet(canvas)
    field = Field(_days(course, left, width), left, width - 8, _most(course, pace=pace))
    draw_days(canvas, field, course.agreements)
    printed = []
    for lane in lanes:
        _draw_lane(canvas, field, lane, narrow=narrow)
        printed.append((_pace if pace else _counts)(canvas, field, lane))
    canvas.line(0, lanes[-1].floor + BELOW, canvas.width, lanes[-1].floor + BELOW)
    return _Sheet(canvas, tuple(lane.label for lane in lanes), tuple(printed))


def _lanes(course: Course, room: float, *, narrow: bool) -> list[Lane]:
    lanes, y = [], HEAD
    for one in course.series:
        label = (*wrapped(name_of(one), room, lines=2 if narrow else 5),)
        above = ABOVE + (LINE_HEIGHT * len(label) + 2 if narrow else 0)
        height = max(above + PLOT + BELOW, LINE_HEIGHT * len(label) + 10)
        lanes.append(Lane(one, label, y, y + height - BELOW))
        y += height
    return lanes


def _days(course: Course, left: float, width: float) -> DayScale:
    return DayScale((Stretch(*days_of(course.series), left + 16, width - 24),))


def _most(course: Course, *, pace: bool) -> float:
    """Return the amount at the top of every lane."""
    if pace:
        told = [side for step in course.steps for side in (step.pace.low, step.pace.high) if side is not None]
    else:
        told = [
            side for one in course.series for point in one.points for side in _levels(point.allowed, point.amount.at)
        ]
    return _rounded(float(max([*told, 1])))


def _rounded(amount: float) -> float:
    """Return a round number that is not below an amount.

    >>> _rounded(1241), _rounded(11.2), _rounded(948_000)
    (1500.0, 15.0, 1000000.0)
    """
    power = 10.0 ** floor(log10(amount))
    return next(float(round(top * power, 6)) for top in _TOPS if top * power >= amount)


def _levels(allowed: Interval, at: float) -> list[float]:
    return [float(side) for side in (allowed.low, allowed.high) if side is not None] or [float(at)]


def _draw_lane(canvas: Canvas, field: Field, lane: Lane, *, narrow: bool) -> None:
    canvas.line(0, lane.top, canvas.width, lane.top)
    for index, said in enumerate(lane.label):
        y = lane.top + 9 + LINE_HEIGHT * index
        if narrow:
            canvas.backing(0, y, text_width(said) + 3, LINE_HEIGHT)
        canvas.text(0, y, said, weight=600 if index == 0 else 400)
    canvas.line(field.left, lane.floor, field.right, lane.floor, colour=GREY, width=0.7)
    for amount, y in ((0.0, lane.floor), (field.most, lane.floor - PLOT)):
        said = AxisWords(words.number(round(amount, 1)))
        canvas.text(field.left - 4, y, said, colour=SLATE, align="right")


def _counts(canvas: Canvas, field: Field, lane: Lane) -> tuple[tuple[str, ...], ...]:
    """Draw the counts of a lane, steps and bands first, and return the words printed of each, in order of their days.

    The article's own count is the first to be given room.
    """
    points = lane.series.points
    for one, other in pairwise(points):
        _hold(canvas, field, lane, one.allowed, day_of(one), day_of(other))
    taken = Words(canvas, lane, field.left)
    found: dict[int, Placed | None] = {}
    for index, point in sorted(enumerate(points), key=lambda one: not one[1].article):
        x, y = field.days.at(day_of(point)), field.up(lane, _levels(point.allowed, point.amount.at)[-1])
        _mark(canvas, x, field, lane, point.allowed, float(point.amount.at), point.mark)
        found[index] = taken.room(x, y, point.said, own=bool(point.article))
    return tuple(taken.put(found[index]) for index in range(len(points)))


def _hold(canvas: Canvas, field: Field, lane: Lane, allowed: Interval, first: date, last: date) -> None:
    """Draw the last count until the next one, where it states both limits: a line where they meet, else a band."""
    if allowed.low is None or allowed.high is None:
        return
    left, right = field.days.at(first), field.days.at(last)
    low, high = field.up(lane, float(allowed.low)), field.up(lane, float(allowed.high))
    if allowed.low == allowed.high:
        canvas.line(left, low, right, low, colour=BLUE, width=1.4, above=True)
    else:
        corners = [(left, low), (left, high), (right, high), (right, low)]
        canvas.add(Polygon(corners, facecolor=SKY, edgecolor=BLUE, linewidth=0.8, zorder=3))


def _mark(canvas: Canvas, x: float, field: Field, lane: Lane, allowed: Interval, at: float, mark: str) -> None:
    """Draw one count: a dot, or a bar whose flat end is the stated limit and whose point is the open side."""
    look = FILL[mark]
    if allowed.low is not None and allowed.high is not None:
        for side in {allowed.low, allowed.high}:
            canvas.add(Circle((x, field.up(lane, float(side))), 2.8, linewidth=1.2, zorder=5, **look))
        return
    y = field.up(lane, _levels(allowed, at)[0])
    if allowed.low is None and allowed.high is None:
        outline = [(x - 2.5, y - 4), (x, y - 7), (x + 2.5, y - 4), (x + 2.5, y + 4), (x, y + 7), (x - 2.5, y + 4)]
        canvas.add(Polygon(outline, linewidth=1.0, linestyle=_DASH, zorder=4, **look))
        return
    way = -1 if allowed.high is None else 1
    outline = [(x - 2.5, y), (x - 2.5, y + way * (_TALL - 3)), (x, y + way * _TALL), (x + 2.5, y + way * (_TALL - 3))]
    canvas.add(Polygon([*outline, (x + 2.5, y)], linewidth=1.0, zorder=4, **look))
    canvas.line(x - 4, y, x + 4, y, colour=look["edgecolor"], width=1.6, above=True)


def _pace(canvas: Canvas, field: Field, lane: Lane) -> tuple[tuple[str, ...], ...]:
    """Draw the pace of a lane, a line where the limits meet, a bar between them; return the words printed of each."""
    printed = []
    taken = Words(canvas, lane, field.left)
    for step in lane.series.steps:
        left, right = field.days.at(day_of(step.earlier)), field.days.at(day_of(step.later))
        if _is_told(step.pace):
            top = _bar(canvas, field, lane, step.pace, left, right)
            printed.append(taken.put(taken.room((left + right) / 2, top, pace_words(step.pace))))
        else:
            canvas.line(left, lane.floor, right, lane.floor, colour=BLUE, width=1.2, style=_DASH, above=True)
            printed.append(taken.put(taken.room((left + right) / 2, lane.floor, "no limits")))
    return tuple(printed)


def _bar(canvas: Canvas, field: Field, lane: Lane, pace: Interval, left: float, right: float) -> float:
    """Draw the pace between two days; return the height of its highest limit."""
    low = None if pace.low is None else field.up(lane, float(pace.low))
    high = None if pace.high is None else field.up(lane, float(pace.high))
    if low is not None and high is not None and pace.low != pace.high:
        corners = [(left, low), (left, high), (right, high), (right, low)]
        canvas.add(Polygon(corners, facecolor=SKY, edgecolor="none", zorder=3))
    for side in (low, high):
        if side is not None:
            canvas.line(left, side, right, side, colour=BLUE, width=1.6, above=True)
    known = high if high is not None else low
    assert known is not None
    middle = (left + right) / 2
    if low is None or high is None:
        way = _TALL if low is None else -_TALL
        for x in (left + 1, middle, right - 1):
            canvas.line(x, known, x, known + way, colour=BLUE, width=0.9, above=True)
    return known
