"""The amounts of one article by source, open ends and all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tallybook.analysis import wording, words
from tallybook.analysis.spread import Amount, Axis, Group, Spread
from tallybook.charts.canvas import Canvas, new_canvas
from tallybook.charts.drawing import Drawing, Told, both_widths
from tallybook.charts.marks import names
from tallybook.charts.rows import (
    Row,
    apart,
    beside,
    draw_people,
    draw_stacked,
    fit_amounts,
    heading,
    height,
    stacked,
    whole,
)
from tallybook.charts.scale import ticks
from tallybook.charts.style import GREY, LINE, MM, NARROW, SLATE, WIDE, text_width

LABELS = 46 * MM
_BETWEEN = 10.0  # points from one line of small axes to the next


def draw_spread(result: Spread) -> Drawing:
    """Draw the amounts of an article: people on one axis by source, every other unit on an axis of its own."""
    return both_widths(
        lambda narrow: _draw(result, narrow=narrow),
        alt=in_words(result),
        marks=(name for amount in result.amounts for name in names(amount)),
        told=(one for group in _groups(result) for one in _told(group)),
    )


def in_words(result: Spread) -> str:
    """Return the chart in words: every amount with its hedge, in the order drawn."""
    if not result.amounts:
        return "No amounts."
    said = (
        f"{wording.capital(group.source) or 'No source named'}: {'; '.join(one.text for one in _told(group))}."
        for group in _groups(result)
    )
    return f"Range chart of the article’s amounts by source. {' '.join(said)}"


def _groups(result: Spread) -> list[Group]:
    return [group for axis in (result.people, *result.others) for group in axis.groups]


def _told(group: Group) -> Iterator[Told]:
    for amount, told in zip(group.amounts, apart(group.amounts), strict=True):
        said = wording.amount(amount.claim)
        text = f"{said} {wording.what(amount.claim)}{told}"
        yield Told(text, amount.claim.claim_id, group.source, drawn=said)


def _draw(result: Spread, *, narrow: bool) -> Canvas:
    width = NARROW if narrow else WIDE
    rows = _rows(result.people, narrow=narrow)
    people = height(rows)
    columns = 1 if narrow else 2
    panels = [_panel_rows(axis, (width * MM - 17 * (columns - 1)) / columns) for axis in result.others]
    heights = [sum(row.height for row in panel) + 16 + _BETWEEN for panel in panels]
    lines = [max(heights[index : index + columns]) for index in range(0, len(heights), columns)]
    below = sum(lines) - _BETWEEN + (10 if people else 0) if lines else 0.0
    canvas = new_canvas(width, max(people + below + 1, 12.0))
    if rows:
        draw_people(canvas, rows, labels=LABELS, narrow=narrow)
    top = people + (10 if people else 0)
    panel_width = (canvas.width - 17 * (columns - 1)) / columns
    for index, (axis, panel) in enumerate(zip(result.others, panels, strict=True)):
        line, column = divmod(index, columns)
        _draw_panel(
            canvas, axis, panel, left=column * (panel_width + 17), top=top + sum(lines[:line]), width=panel_width
        )
    return canvas


def _rows(axis: Axis, *, narrow: bool) -> list[Row]:
    rows = []
    for group in axis.groups:
        kind = wording.source_type(group.source_type) if group.source else ""
        rows.append(heading(wording.capital(group.source) or "No source named", kind))
        for amount, label in zip(group.amounts, _labels(group.amounts), strict=True):
            rows.append(stacked(amount, label, NARROW * MM) if narrow else beside(amount, label, LABELS))
    return rows


def _labels(amounts: Sequence[Amount]) -> list[str]:
    """Return what each amount counts; where two of a source would read alike, the place or the days tell them apart."""
    return [wording.what(amount.claim, one=False) + told for amount, told in zip(amounts, apart(amounts), strict=True)]


def _panel_rows(axis: Axis, width: float) -> list[Row]:
    """Return the rows of a small axis; each label ends with its source."""
    return [
        stacked(amount, f"{label}, {_source(group)}" if label else _source(group), width)
        for group in axis.groups
        for amount, label in zip(group.amounts, _labels(group.amounts), strict=True)
    ]


def _source(group: Group) -> str:
    return group.source or "no source named"


def _draw_panel(canvas: Canvas, axis: Axis, rows: list[Row], *, left: float, top: float, width: float) -> None:
    scale = fit_amounts(axis.amounts, left=left, width=width, narrow=True, beside=False)
    bottom = top + sum(row.height for row in rows) + 2
    claim = axis.amounts[0].claim
    plain = [amount.claim.value for amount in axis.amounts]
    for value, said in ticks(
        scale,
        lambda value: words.in_unit(whole(value), claim.unit, claim.unit_kind),
        whole=not claim.unit_kind and all(isinstance(number, int) or number is None for number in plain),
    ):
        x = scale.at(value)
        canvas.line(x, top, x, bottom, colour=LINE, width=0.5)
        canvas.line(x, bottom, x, bottom + 3, colour=GREY)
        align = "left" if x - left < text_width(said) / 2 else "center"
        canvas.text(x, bottom + 9, said, colour=SLATE, align=align)
    canvas.line(left, bottom, left + width, bottom, colour=GREY)
    y = top
    for row in rows:
        draw_stacked(canvas, scale, row, left, y, narrow=True)
        y += row.height
