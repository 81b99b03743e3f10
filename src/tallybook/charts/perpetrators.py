"""The harm to people that an article reports, by who is said to have done it."""

from __future__ import annotations

from collections.abc import Iterator

from tallybook.analysis import wording
from tallybook.analysis.perpetrators import Accused, Perpetrators
from tallybook.analysis.spread import Amount
from tallybook.charts.canvas import Canvas, new_canvas
from tallybook.charts.drawing import Drawing, Told, both_widths
from tallybook.charts.marks import names
from tallybook.charts.rows import Row, apart, beside, draw_people, heading, height, stacked
from tallybook.charts.style import MM, NARROW, WIDE

LABELS = 72 * MM
_LINES = {False: 3, True: 4}  # lines that the words of one amount may take


def draw_perpetrators(result: Perpetrators) -> Drawing:
    """Draw the figures of people on one axis, by the party that is blamed; those that blame nobody come last."""
    return both_widths(
        lambda narrow: _draw(result, narrow=narrow),
        alt=in_words(result),
        marks=(name for one in result.people for amount in one.amounts for name in names(amount)),
        told=(told for one in result.people for told in _told(one)),
    )


def in_words(result: Perpetrators) -> str:
    """Return the chart in words: every figure with who says it and its hedge, in the order drawn."""
    if not result.people:
        return "No party is blamed for harm to people."
    said = (f"{_party(one)}: {'; '.join(told.text for told in _told(one))}." for one in result.people)
    return f"Range chart of the harm to people that the article reports, by who is blamed for it. {' '.join(said)}"


def _told(one: Accused) -> Iterator[Told]:
    for amount, told in zip(one.amounts, apart(one.amounts), strict=True):
        said = wording.amount(amount.claim)
        text = f"{_source(amount)}: {said} {wording.what(amount.claim)}{told}"
        yield Told(text, amount.claim.claim_id, amount.claim.source, drawn=said)


def _source(amount: Amount) -> str:
    return amount.claim.source or "no source named"


def _party(one: Accused) -> str:
    return f"Blamed: {one.party}" if one.party else "Nobody blamed"


def _draw(result: Perpetrators, *, narrow: bool) -> Canvas:
    rows: list[Row] = []
    for one in result.people:
        rows.append(heading(_party(one)))
        for amount, told in zip(one.amounts, apart(one.amounts), strict=True):
            label = f"{wording.capital(_source(amount))}: {wording.what(amount.claim, one=False)}{told}"
            rows.append(_row(amount, label, narrow=narrow))
    canvas = new_canvas(NARROW if narrow else WIDE, max(height(rows) + 1, 12.0))
    if rows:
        draw_people(canvas, rows, labels=LABELS, narrow=narrow)
    return canvas


def _row(amount: Amount, label: str, *, narrow: bool) -> Row:
    lines = _LINES[narrow]
    return stacked(amount, label, NARROW * MM, lines=lines) if narrow else beside(amount, label, LABELS, lines=lines)
