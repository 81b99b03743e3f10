"""A drawing as a node of the report: the same bytes each time."""

from __future__ import annotations

import io
from collections.abc import Sequence

from matplotlib.figure import Figure

from tallybook.charts.drawing import Drawing
from tallybook.charts.style import WIDE, house_style
from tallybook.document.nodes import Chart, Inline, Value

_NO_METADATA = {"Date": None, "Creator": None, "Format": None, "Type": None}


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
        svg=to_svg(drawing.figure),
        svg_narrow=to_svg(drawing.narrow),
        title=tuple(title),
        alt=drawing.alt,
        legend=drawing.legend,
        note=tuple(note),
        label=label,
        width_mm=width_mm,
        values=tuple(values),
    )


def to_svg(figure: Figure) -> str:
    """Return a figure as SVG whose words stay words."""
    sheet = io.StringIO()
    with house_style():
        figure.savefig(sheet, format="svg", metadata=_NO_METADATA)
    drawn = sheet.getvalue()
    return drawn[drawn.index("<svg") :]
