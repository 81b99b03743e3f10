"""A drawing as a node of the report: the same bytes each time."""

from __future__ import annotations

from collections.abc import Sequence

from tallybook.charts.drawing import Drawing
from tallybook.charts.style import WIDE
from tallybook.charts.svg import to_svg
from tallybook.document.nodes import Chart, Inline, Spoken, Value


def chart(
    drawing: Drawing,
    *,
    title: Sequence[Inline],
    note: Sequence[Inline] = (),
    label: str = "",
    values: Sequence[Value] = (),
    width_mm: float = WIDE,
) -> Chart:
    """Return a drawing as a chart with its finding and its note; `width_mm` is the width that it was drawn at.

    `values` are the numbers that its words say and that no claim named in the piece says: the gate of the press
    refuses others.
    """
    return Chart(
        svg=to_svg(drawing.wide),
        svg_narrow=to_svg(drawing.small),
        title=tuple(title),
        alt=drawing.alt,
        legend=drawing.legend,
        note=tuple(note),
        label=label,
        width_mm=width_mm,
        values=tuple(values),
        spoken=tuple(Spoken(one.text, one.claim_id, one.source, one.drawn) for one in drawing.told),
    )
