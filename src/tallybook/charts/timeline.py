"""The days of an article on an axis of time, with what its sentences say of them."""

from __future__ import annotations

from dataclasses import dataclass

from tallybook.analysis import words
from tallybook.analysis.timeline import Mention, Moment, Timeline
from tallybook.charts.canvas import Canvas, new_canvas
from tallybook.charts.days import DayScale, day_ticks, fit_days
from tallybook.charts.drawing import Drawing, Part, both_widths
from tallybook.charts.shapes import Circle, Polygon
from tallybook.charts.style import (
    BLUE,
    GREY,
    LINE,
    MM,
    NARROW,
    PAPER,
    SLATE,
    WIDE,
    text_width,
    wrapped,
)
from tallybook.quantities.printed import has_numeral

LINE_HEIGHT, HEAD, PAD = 10.0, 27.0, 6.5
DATES, AXIS, GAP = 112.0, 130.0, 12.0
MOST_MENTIONS = 3
_SHARE_BEFORE, _FULL = 0.45, 0.88


def draw_timeline(result: Timeline) -> Drawing:
    """Draw the days of an article in their order, the day of publication marked; a bar is a stretch of days."""
    return both_widths(
        lambda narrow: _draw(result, narrow=narrow),
        alt=in_words(result),
        parts=(
            Part(_told(one), tuple(_lines(one, narrow=narrow) for narrow in (False, True))) for one in result.moments
        ),
    )


def in_words(result: Timeline) -> str:
    """Return the chart in words: every day with what the article says of it, in order."""
    if not result.moments:
        return "No days."
    said = (_told(moment) for moment in result.moments)
    published = f" Published {words.day(result.published)}." if result.published else ""
    return f"Timeline of the days that the article names, in order.{published} {'; '.join(said)}."


def _told(moment: Moment) -> str:
    quoted = "; ".join(f"“{excerpt(mention, 10_000)}”" for mention in moment.mentions[:MOST_MENTIONS])
    return f"{words.days(moment.start, moment.end)}: {quoted}"


def _lines(moment: Moment, *, narrow: bool) -> tuple[str, ...]:
    """Return all that a drawing prints of a moment, line by line."""
    row = _row(moment, _room(narrow=narrow), narrow=narrow)
    return (row.said, *row.labels, *row.lines)


def _room(*, narrow: bool) -> float:
    """Return the width that there is for what the article says of a day."""
    return NARROW * MM if narrow else WIDE * MM - DATES - AXIS - 2 * GAP


def excerpt(mention: Mention, width: float) -> str:
    """Return the sentence around a date; where it is too long for `width` points, its beginning is cut.

    Lines end before they are full, so a little of the width is kept free.
    """
    before = " ".join(mention.before.split())
    while (
        before and text_width(before) > width * _SHARE_BEFORE and text_width(_sentence(before, mention)) > _FULL * width
    ):
        before = before.partition(" ")[2]
    if len(before) == len(" ".join(mention.before.split())):
        return _sentence(before, mention)
    return f"…{_sentence(_without_first_number(before), mention)}"


def _without_first_number(words: str) -> str:
    """Return the end of a sentence that is cut, without a number at its beginning that may have begun before the cut.

    >>> _without_first_number("of thousands fled on"), _without_first_number("fled on")
    ('fled on', 'fled on')
    """
    kept = words.split(" ")
    while kept and has_numeral(" ".join(kept[: 2 if kept[0].lower() == "of" else 1])):
        kept.pop(0)
    return " ".join(kept)


def _sentence(before: str, mention: Mention) -> str:
    first = " " if before and mention.before[-1:].isspace() else ""
    second = " " if mention.after[:1].isspace() else ""
    return f"{before}{first}{mention.words}{second}{' '.join(mention.after.split())}"


@dataclass(frozen=True, slots=True)
class _Row:
    """A moment, its days in words and their letters, the lines of text that go with it, and its height."""

    moment: Moment
    said: str
    labels: tuple[str, ...]
    lines: tuple[str, ...]
    height: float


def _draw(result: Timeline, *, narrow: bool) -> Canvas:
    width = (NARROW if narrow else WIDE) * MM
    rows = [_row(moment, _room(narrow=narrow), narrow=narrow) for moment in result.moments]
    canvas = new_canvas(NARROW if narrow else WIDE, HEAD + sum(row.height for row in rows) + 1)
    if not rows:
        return canvas
    left, axis = (0.0, width) if narrow else (DATES + GAP, AXIS)
    spans = [(moment.start, moment.end) for moment in result.moments]
    spans += [(result.published, result.published)] if result.published else []
    scale = fit_days(spans, left=left, width=axis)
    _draw_axis(canvas, scale, result)
    y = HEAD
    for row in rows:
        _draw_row(canvas, scale, row, y, narrow=narrow)
        y += row.height
    canvas.line(0, y, canvas.width, y)
    return canvas


def _row(moment: Moment, width: float, *, narrow: bool) -> _Row:
    mentions = moment.mentions[:MOST_MENTIONS]
    most = 3 if narrow else 2
    lines: list[str] = []
    for mention in mentions:
        kept = most if len(mentions) == 1 else 1 + narrow
        lines += wrapped(excerpt(mention, width * kept), width, lines=kept)
    rest = len(moment.mentions) - len(mentions)
    lines += ["and in other sentences"] if rest else []
    above = 2 * LINE_HEIGHT + 4 if narrow else 0
    said = words.days(moment.start, moment.end)
    letters = ", ".join(mention.label for mention in moment.mentions)
    room = (NARROW * MM if narrow else DATES + GAP) - text_width(said, 8, 600) - 6
    labels = wrapped(letters, room, lines=1) if room > 8 else ()
    return _Row(moment, said, tuple(labels), tuple(lines), above + LINE_HEIGHT * len(lines) + PAD)


def _draw_axis(canvas: Canvas, scale: DayScale, result: Timeline) -> None:
    for stretch in scale.stretches:
        for x, said in day_ticks(stretch, room=stretch.right - stretch.left + 24):
            canvas.line(x, HEAD, x, canvas.height, colour=LINE, width=0.5)
            _tick_words(canvas, x, said)
    if len(scale.stretches) > 1:
        x = (scale.stretches[0].right + scale.stretches[1].left) / 2
        for offset in (-2.0, 2.0):
            canvas.line(x + offset - 1.5, HEAD + 3, x + offset + 1.5, HEAD - 3, colour=GREY, width=0.9, above=True)
    if result.published is not None:
        x = scale.at(result.published)
        canvas.line(x, 12, x, canvas.height, colour=BLUE, width=0.8, style=(0, (1, 2)))
        canvas.text(min(x, canvas.width - text_width("published") / 2), 6, "published", colour=SLATE, align="center")


def _tick_words(canvas: Canvas, x: float, said: str) -> None:
    half = text_width(said) / 2
    x = min(max(x, half), canvas.width - half)
    canvas.backing(x - half - 1, HEAD - 9, 2 * half + 2, 9)
    canvas.text(x, HEAD - 9, said, colour=SLATE, align="center")


def _draw_row(canvas: Canvas, scale: DayScale, row: _Row, top: float, *, narrow: bool) -> None:
    canvas.line(0, top, canvas.width, top)
    y = top + PAD / 2 + LINE_HEIGHT / 2
    canvas.backing(0, y, text_width(row.said, 8, 600) + 2, 9)
    end = canvas.text(0, y, row.said, weight=600)
    for label in row.labels:
        canvas.backing(end + 4, y, text_width(label) + 2, 9)
        canvas.text(end + 5, y, label, colour=SLATE)
    if narrow:
        _draw_days(canvas, scale, row.moment, y + LINE_HEIGHT + 2)
        y += 2 * LINE_HEIGHT + 4
    else:
        _draw_days(canvas, scale, row.moment, y)
    left = 0.0 if narrow else DATES + AXIS + 2 * GAP
    for index, line in enumerate(row.lines):
        if narrow:
            canvas.backing(left, y + LINE_HEIGHT * index, text_width(line) + 2, 9)
        canvas.text(left, y + LINE_HEIGHT * index, line)


def _draw_days(canvas: Canvas, scale: DayScale, moment: Moment, y: float) -> None:
    """Draw a day as a circle, a stretch as a bar; dashed where the words name no first and last day."""
    first, last = scale.at(moment.start), scale.at(moment.end)
    if moment.start == moment.end:
        canvas.add(Circle((first, y), 3.1, facecolor=PAPER, edgecolor=BLUE, linewidth=1.2, zorder=4))
        return
    middle, half = (first + last) / 2, max((last - first) / 2, 2.5)
    outline = [(middle - half, y - 2.7), (middle - half, y + 2.7), (middle + half, y + 2.7), (middle + half, y - 2.7)]
    style = (0, (2, 1.4)) if moment.precision in ("part_of_month", "season") else "-"
    canvas.add(Polygon(outline, facecolor=PAPER, edgecolor=BLUE, linewidth=1.0, linestyle=style, zorder=3))
