"""The figures of an article by source: a square for each, filled by the evidence that it stands on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from tallybook.analysis import wording
from tallybook.analysis.citations import Citations, Cited
from tallybook.analysis.spread import Amount
from tallybook.charts.canvas import Canvas, new_canvas
from tallybook.charts.drawing import Drawing, Told, both_widths
from tallybook.charts.marks import FILL
from tallybook.charts.shapes import Rectangle
from tallybook.charts.style import INK, MM, NARROW, PAPER, SLATE, WIDE, text_width, wrapped

NAMES = 66 * MM
_SIDE, _GAP, _LINE, _PAD, _SIZE = 12.5, 3.5, 10.0, 8.0, 7.0
_HATCH = 13.0  # points that hatching takes beside a number, so that it is seen

_EVIDENCE = {"verified": "verified", "reported": "reported", "claimed": "claimed", "unattributed": "without a source"}


def draw_citations(result: Citations) -> Drawing:
    """Draw who is cited for how many figures; each square bears the number of a figure in the ledger."""
    return both_widths(
        lambda narrow: _draw(result, narrow=narrow),
        alt=in_words(result),
        marks=(amount.mark for amount in result.amounts),
        told=(_told(amount, one) for one in result.cited for amount in one.amounts),
    )


def in_words(result: Citations) -> str:
    """Return the chart in words: every source with its figures, in the order drawn."""
    if not result.amounts:
        return "No figures."
    return (
        f"Chart of the article’s figures by source, a square for each. {' '.join(_said(one) for one in result.cited)}"
    )


def _said(one: Cited) -> str:
    by_mark = (
        f"{_EVIDENCE[mark]}: " + "; ".join(_told(amount, one).text for amount in amounts)
        for mark, amounts in groupby(one.amounts, key=lambda amount: amount.mark)
    )
    return f"{_named(one)}, {'; '.join(by_mark)}."


def _told(amount: Amount, one: Cited) -> Told:
    text = f"{wording.amount(amount.claim)} {wording.what(amount.claim)}"
    return Told(text, amount.claim.claim_id, one.source)


def _named(one: Cited) -> str:
    """Return a source with its kind: "United Nations (UN body)"."""
    kind = wording.source_type(one.source_type) if one.source else ""
    name = wording.capital(one.source) or "No source named"
    return f"{name} ({kind})" if kind and kind.casefold() not in name.casefold() else name


@dataclass(frozen=True, slots=True)
class _Row:
    """A source, its name broken into lines, and its squares broken into lines."""

    one: Cited
    name: tuple[str, ...]
    kind: str
    squares: tuple[tuple[Amount, ...], ...]
    height: float


def _draw(result: Citations, *, narrow: bool) -> Canvas:
    rows = [_row(one, narrow=narrow) for one in result.cited]
    canvas = new_canvas(NARROW if narrow else WIDE, max(sum(row.height for row in rows) + 1, 12.0))
    y = 0.5
    for row in rows:
        canvas.line(0, y, canvas.width, y)
        _draw_row(canvas, row, y, narrow=narrow)
        y += row.height
    if rows:
        canvas.line(0, y, canvas.width, y)
    return canvas


def _row(one: Cited, *, narrow: bool) -> _Row:
    width = NARROW * MM if narrow else NAMES - 8
    room = NARROW * MM if narrow else WIDE * MM - NAMES
    name = wrapped(wording.capital(one.source) or "No source named", width, size=8.5, weight=600)
    kind = wording.source_type(one.source_type) if one.source else ""
    kind = "" if kind.casefold() in " ".join(name).casefold() else kind
    squares = tuple(_lines(one.amounts, room))
    words = _LINE * (len(name) + bool(kind))
    marks = (_SIDE + _GAP) * len(squares) - _GAP
    return _Row(one, name, kind, squares, _PAD + (words + 4 + marks if narrow else max(words, marks)))


def _lines(amounts: Sequence[Amount], room: float) -> list[tuple[Amount, ...]]:
    """Break squares into lines; all are as wide as the widest number asks for."""
    most = max(1, int((room + _GAP) // (_side(amounts) + _GAP)))
    return [tuple(amounts[at : at + most]) for at in range(0, len(amounts), most)]


def _side(amounts: Sequence[Amount]) -> float:
    hatched = any("hatch" in FILL[amount.mark] for amount in amounts)
    beside = _HATCH if hatched else 4.0
    return max(_SIDE, *(text_width(str(amount.number), _SIZE, 600) + beside for amount in amounts))


def _draw_row(canvas: Canvas, row: _Row, top: float, *, narrow: bool) -> None:
    y = top + _PAD / 2 + _LINE / 2
    for line in row.name:
        canvas.text(0, y, line, size=8.5, weight=600)
        y += _LINE
    if row.kind:
        canvas.text(0, y, row.kind, colour=SLATE)
        y += _LINE
    left = 0.0 if narrow else NAMES
    at = y - _LINE / 2 + 4 if narrow else top + _PAD / 2
    side = _side(row.one.amounts)
    for squares in row.squares:
        for place, amount in enumerate(squares):
            _draw_square(canvas, amount, left + place * (side + _GAP), at, side)
        at += _SIDE + _GAP


def _draw_square(canvas: Canvas, amount: Amount, x: float, y: float, side: float) -> None:
    fill = FILL[amount.mark]
    canvas.add(Rectangle((x + 0.5, y + 0.5), side - 1, _SIDE - 1, linewidth=1.0, zorder=3, **fill))
    words, middle = str(amount.number), y + _SIDE / 2
    if "hatch" in fill:
        wide = text_width(words, _SIZE, 600) + 2
        canvas.add(Rectangle((x + (side - wide) / 2, middle - 4), wide, 8, facecolor=PAPER, edgecolor="none", zorder=4))
    colour = PAPER if amount.mark == "verified" else INK
    canvas.text(x + side / 2, middle, words, size=_SIZE, weight=600, colour=colour, align="center")
