"""The amounts of one article by source, open ends and all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tallybook.analysis import wording, words
from tallybook.analysis.spread import Amount, Axis, Group, Spread
from tallybook.charts.canvas import Canvas, new_canvas
from tallybook.charts.drawing import Drawing
from tallybook.charts.marks import draw_amount, extent, names, positions
from tallybook.charts.scale import Placed, Scale, fit_scale, ticks
from tallybook.charts.style import GREY, LINE, MM, NARROW, SLATE, WIDE, house_style, text_width, wrapped

ROW, LINE_HEIGHT, HEAD, LABELS = 17.5, 9.6, 18.0, 46 * MM
_BETWEEN = 10.0  # points from one line of small axes to the next
LEGEND = ("verified", "reported", "unattributed", "up", "down", "open", "convention")


def draw_spread(result: Spread) -> Drawing:
    """Draw the amounts of an article: people on one axis by source, every other unit on an axis of its own."""
    used = {name for amount in result.amounts for name in names(amount)}
    with house_style():
        return Drawing(
            figure=_draw(result, narrow=False).figure,
            narrow=_draw(result, narrow=True).figure,
            alt=in_words(result),
            legend=tuple(name for name in LEGEND if name in used),
        )


def in_words(result: Spread) -> str:
    """Return the chart in words: every amount with its hedge, in the order drawn."""
    if not result.amounts:
        return "No amounts."
    groups = [group for axis in (result.people, *result.others) for group in axis.groups]
    said = (f"{group.source or 'No source named'}: {'; '.join(_said(group.amounts))}." for group in groups)
    return f"Range chart of the article’s amounts by source. {' '.join(said)}"


def _said(amounts: Sequence[Amount]) -> Iterator[str]:
    for amount, apart in zip(amounts, _apart(amounts), strict=True):
        yield f"{wording.amount(amount.claim)} {wording.what(amount.claim)}{apart}"


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the chart: a source's name or one amount, with its label already broken into lines."""

    group: Group | None
    amount: Amount | None
    label: tuple[str, ...]
    height: float


def _draw(result: Spread, *, narrow: bool) -> Canvas:
    width = NARROW if narrow else WIDE
    rows = _rows(result.people, narrow=narrow)
    people = HEAD + sum(row.height for row in rows) if rows else 0.0
    columns = 1 if narrow else 2
    panels = [_panel_rows(axis, (width * MM - 17 * (columns - 1)) / columns) for axis in result.others]
    heights = [sum(row.height for row in panel) + 16 + _BETWEEN for panel in panels]
    lines = [max(heights[index : index + columns]) for index in range(0, len(heights), columns)]
    below = sum(lines) - _BETWEEN + (10 if people else 0) if lines else 0.0
    canvas = new_canvas(width, max(people + below + 1, 12.0))
    if rows:
        _draw_people(canvas, rows, narrow=narrow)
    top = people + (10 if people else 0)
    panel_width = (canvas.width - 17 * (columns - 1)) / columns
    for index, (axis, panel) in enumerate(zip(result.others, panels, strict=True)):
        line, column = divmod(index, columns)
        _draw_panel(
            canvas, axis, panel, left=column * (panel_width + 17), top=top + sum(lines[:line]), width=panel_width
        )
    return canvas


def _rows(axis: Axis, *, narrow: bool) -> list[_Row]:
    rows = []
    for group in axis.groups:
        rows.append(_Row(group, None, (), ROW))
        for amount, label in zip(group.amounts, _labels(group.amounts), strict=True):
            rows.append(_stacked(amount, label, NARROW * MM) if narrow else _beside(amount, label))
    return rows


def _beside(amount: Amount, label: str) -> _Row:
    lines = wrapped(label, LABELS - 18)
    return _Row(None, amount, lines, ROW + LINE_HEIGHT * (len(lines) - 1))


def _stacked(amount: Amount, label: str, width: float) -> _Row:
    room = width - 18 - text_width(f"{wording.amount(amount.claim)}  ", 8.5, 600)
    if text_width(label) <= room:
        return _Row(None, amount, (label,), ROW + 11)
    lines = ("", *wrapped(label, width - 18))
    return _Row(None, amount, lines, ROW + 11 + LINE_HEIGHT * (len(lines) - 1))


def _labels(amounts: Sequence[Amount]) -> list[str]:
    """Return what each amount counts; where two of a source would read alike, the place or the days tell them apart."""
    return [
        wording.what(amount.claim, one=False) + apart for amount, apart in zip(amounts, _apart(amounts), strict=True)
    ]


def _apart(amounts: Sequence[Amount]) -> list[str]:
    """Return what tells each amount from those of its source that count the same; nothing where none does."""
    plain = [wording.what(amount.claim, one=False) for amount in amounts]
    places = [amount.claim.place.split(",")[0] for amount in amounts]
    spans = [
        words.period(amount.claim.period_start, amount.claim.period_end, amount.claim.period_precision)
        for amount in amounts
    ]
    return [
        _told_apart(index, plain, places, spans) if plain.count(label) > 1 else "" for index, label in enumerate(plain)
    ]


def _told_apart(index: int, plain: list[str], places: list[str], spans: list[str]) -> str:
    alike = [other for other, label in enumerate(plain) if label == plain[index]]
    for facts in (places, spans):
        if facts[index] and len({facts[other] for other in alike}) > 1:
            return f", {facts[index]}"
    return ""


def _draw_people(canvas: Canvas, rows: list[_Row], *, narrow: bool) -> None:
    left = 0.0 if narrow else LABELS
    amounts = [row.amount for row in rows if row.amount is not None]
    scale = _scale(amounts, left=left, width=canvas.width - left, narrow=narrow, beside=not narrow)
    bottom = HEAD + sum(row.height for row in rows)
    for value, said in ticks(scale, lambda value: words.number(_whole(value)), whole=True):
        x = scale.at(value)
        canvas.line(x, HEAD, x, bottom, colour=LINE, width=0.5)
        align = "left" if x < text_width(said) / 2 else "center"
        canvas.text(x, HEAD - 8, said, colour=SLATE, align=align)
    y = HEAD
    for row in rows:
        _draw_row(canvas, scale, row, y, narrow=narrow)
        y += row.height
    canvas.line(0, bottom, canvas.width, bottom)


def _draw_row(canvas: Canvas, scale: Scale, row: _Row, top: float, *, narrow: bool) -> None:
    if row.group is not None:
        canvas.line(0, top, canvas.width, top)
        _draw_source(canvas, row.group, top + ROW / 2)
    elif row.amount is not None and narrow:
        _draw_stacked(canvas, scale, row, 0.0, top, narrow=True)
    elif row.amount is not None:
        middle = top + row.height / 2
        first = middle - LINE_HEIGHT * (len(row.label) - 1) / 2
        after = canvas.box(0, first, row.amount.number)
        for index, line in enumerate(row.label):
            canvas.text(after, first + LINE_HEIGHT * index, line)
        end = draw_amount(canvas, scale, row.amount, middle, narrow=False) + 4
        said = wording.amount(row.amount.claim)
        canvas.backing(end - 1.5, middle, text_width(said, 8.5, 600) + 3, 10)
        canvas.text(end, middle, said, size=8.5, weight=600)


def _draw_source(canvas: Canvas, group: Group, y: float) -> None:
    kind = wording.source_type(group.source_type) if group.source else ""
    name = wrapped(wording.capital(group.source) or "No source named", canvas.width, size=8.5, weight=600, lines=1)[0]
    room = canvas.width - text_width(name, 8.5, 600) - 10
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    repeated = kind in name or initials in kind.split()
    shown = kind if kind and not repeated and text_width(kind) <= room else ""
    canvas.backing(0, y, text_width(name, 8.5, 600) + (text_width(shown) + 12 if shown else 3), 10)
    end = canvas.text(0, y, name, size=8.5, weight=600)
    if shown:
        canvas.text(end + 9, y, shown, colour=SLATE)


def _draw_stacked(canvas: Canvas, scale: Scale, row: _Row, left: float, top: float, *, narrow: bool) -> None:
    """Draw a row whose words stand above its mark."""
    assert row.amount is not None
    y = top + 8
    after = left + canvas.box(left, y, row.amount.number)
    said = wording.amount(row.amount.claim)
    width = text_width(f"{said}  {row.label[0]}") + 4
    canvas.backing(after - 2, y, width, 10)
    end = canvas.text(after, y, said, size=8.5, weight=600)
    if row.label[0]:
        canvas.text(end + 4, y, row.label[0])
    for index, line in enumerate(row.label[1:], start=1):
        canvas.backing(after - 2, y + LINE_HEIGHT * index, text_width(line) + 4, 10)
        canvas.text(after, y + LINE_HEIGHT * index, line)
    draw_amount(canvas, scale, row.amount, top + row.height - 9, narrow=narrow)


def _panel_rows(axis: Axis, width: float) -> list[_Row]:
    """Return the rows of a small axis; each label ends with its source."""
    return [
        _stacked(amount, f"{label}, {_source(group)}" if label else _source(group), width)
        for group in axis.groups
        for amount, label in zip(group.amounts, _labels(group.amounts), strict=True)
    ]


def _source(group: Group) -> str:
    return group.source or "no source named"


def _draw_panel(canvas: Canvas, axis: Axis, rows: list[_Row], *, left: float, top: float, width: float) -> None:
    scale = _scale(axis.amounts, left=left, width=width, narrow=True, beside=False)
    bottom = top + sum(row.height for row in rows) + 2
    claim = axis.amounts[0].claim
    plain = [amount.claim.value for amount in axis.amounts]
    for value, said in ticks(
        scale,
        lambda value: words.in_unit(_whole(value), claim.unit, claim.unit_kind),
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
        _draw_stacked(canvas, scale, row, left, y, narrow=True)
        y += row.height


def _scale(amounts: Sequence[Amount], *, left: float, width: float, narrow: bool, beside: bool) -> Scale:
    def placed(amount: Amount) -> Placed:
        first, last = positions(amount)
        before, after = extent(amount, narrow=narrow)
        said = text_width(wording.amount(amount.claim), 8.5, 600) + 6 if beside else width / 6
        return Placed(first, last, before, after + said)

    return fit_scale([placed(amount) for amount in amounts], left=left, width=width)


def _whole(value: float) -> float | int:
    return int(value) if value == int(value) else round(value, 10)
