"""Rows of amounts below one another on one axis: a heading, its amounts, and words that stand clear of the marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tallybook.analysis import wording, words
from tallybook.analysis.spread import Amount
from tallybook.charts.canvas import Canvas
from tallybook.charts.marks import draw_amount, extent, positions
from tallybook.charts.scale import Placed, Scale, fit_scale, ticks
from tallybook.charts.style import LINE, SLATE, text_width, wrapped

ROW, LINE_HEIGHT, HEAD = 17.5, 9.6, 18.0
_BOX = 18.0  # points that the numbered box takes, at most, with the gaps beside it


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a chart: a heading with its kind in slate, or one amount, its words broken into lines."""

    amount: Amount | None
    label: tuple[str, ...]
    height: float
    kind: str = ""


def heading(name: str, kind: str = "") -> Row:
    """Return the row of a heading."""
    return Row(None, (name,), ROW, kind)


def beside(amount: Amount, label: str, width: float, *, lines: int = 2) -> Row:
    """Return a row whose words stand to the left of its mark, in a column of this width."""
    broken = wrapped(label, width - _BOX, lines=lines)
    return Row(amount, broken, ROW + LINE_HEIGHT * (len(broken) - 1))


def stacked(amount: Amount, label: str, width: float, *, lines: int = 2) -> Row:
    """Return a row whose words stand above its mark."""
    room = width - _BOX - text_width(f"{wording.amount(amount.claim)}  ", 8.5, 600)
    if text_width(label) <= room:
        return Row(amount, (label,), ROW + 11)
    broken = ("", *wrapped(label, width - _BOX, lines=lines))
    return Row(amount, broken, ROW + 11 + LINE_HEIGHT * (len(broken) - 1))


def apart(amounts: Sequence[Amount]) -> list[str]:
    """Return what tells each amount from those of its source that count the same; nothing where none does."""
    plain = [f"{amount.claim.source}: {wording.what(amount.claim, one=False)}" for amount in amounts]
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


def height(rows: Sequence[Row]) -> float:
    """Return the points that rows take with the axis above them."""
    return HEAD + sum(row.height for row in rows) if rows else 0.0


def draw_people(canvas: Canvas, rows: Sequence[Row], *, labels: float, narrow: bool) -> None:
    """Draw rows of people on one axis; where it is not `narrow`, words have a column `labels` wide."""
    left = 0.0 if narrow else labels
    amounts = [row.amount for row in rows if row.amount is not None]
    scale = fit_amounts(amounts, left=left, width=canvas.width - left, narrow=narrow, beside=not narrow)
    bottom = height(rows)
    for value, said in ticks(scale, lambda value: words.number(whole(value)), whole=True):
        x = scale.at(value)
        canvas.line(x, HEAD, x, bottom, colour=LINE, width=0.5)
        align = "left" if x < text_width(said) / 2 else "center"
        canvas.text(x, HEAD - 8, said, colour=SLATE, align=align)
    y = HEAD
    for row in rows:
        _draw_row(canvas, scale, row, y, narrow=narrow)
        y += row.height
    canvas.line(0, bottom, canvas.width, bottom)


def _draw_row(canvas: Canvas, scale: Scale, row: Row, top: float, *, narrow: bool) -> None:
    if row.amount is None:
        canvas.line(0, top, canvas.width, top)
        draw_heading(canvas, row.label[0], row.kind, top + ROW / 2)
    elif narrow:
        draw_stacked(canvas, scale, row, 0.0, top, narrow=True)
    else:
        middle = top + row.height / 2
        first = middle - LINE_HEIGHT * (len(row.label) - 1) / 2
        after = canvas.box(0, first, row.amount.number)
        for index, line in enumerate(row.label):
            canvas.text(after, first + LINE_HEIGHT * index, line)
        end = draw_amount(canvas, scale, row.amount, middle, narrow=False) + 4
        said = wording.amount(row.amount.claim)
        canvas.backing(end - 1.5, middle, text_width(said, 8.5, 600) + 3, 10)
        canvas.text(end, middle, said, size=8.5, weight=600)


def draw_heading(canvas: Canvas, name: str, kind: str, y: float) -> None:
    """Set a name in semibold and, where it has room and does not say the same again, its kind in slate."""
    name = wrapped(name, canvas.width, size=8.5, weight=600, lines=1)[0]
    room = canvas.width - text_width(name, 8.5, 600) - 10
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    repeated = kind in name or initials in kind.split()
    shown = kind if kind and not repeated and text_width(kind) <= room else ""
    canvas.backing(0, y, text_width(name, 8.5, 600) + (text_width(shown) + 12 if shown else 3), 10)
    end = canvas.text(0, y, name, size=8.5, weight=600)
    if shown:
        canvas.text(end + 9, y, shown, colour=SLATE)


def draw_stacked(canvas: Canvas, scale: Scale, row: Row, left: float, top: float, *, narrow: bool) -> None:
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


def fit_amounts(amounts: Sequence[Amount], *, left: float, width: float, narrow: bool, beside: bool) -> Scale:
    """Return the scale of some amounts; with `beside` their words have room behind the marks."""

    def placed(amount: Amount) -> Placed:
        first, last = positions(amount)
        before, after = extent(amount, narrow=narrow)
        said = text_width(wording.amount(amount.claim), 8.5, 600) + 6 if beside else width / 6
        return Placed(first, last, before, after + said)

    return fit_scale([placed(amount) for amount in amounts], left=left, width=width)


def whole(value: float) -> float | int:
    """Return a number of an axis as an integer where it is one."""
    return int(value) if value == int(value) else round(value, 10)
