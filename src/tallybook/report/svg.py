"""A drawing as a node of the report: the same bytes each time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tallybook.charts.drawing import Drawing, Part, Told
from tallybook.charts.style import WIDE
from tallybook.charts.svg import to_svg
from tallybook.document.nodes import Chart, Inline, Spoken, Value, Worked
from tallybook.ledger.claim import Claim
from tallybook.report import stated


class Working(NamedTuple):
    """The numbers of a part of an alternative text, the claims that it names, and the numbers that only lines say."""

    values: Sequence[Value]
    of: Sequence[Claim] = ()
    drawn: Sequence[Value] = ()


def chart(
    drawing: Drawing,
    *,
    title: Sequence[Inline],
    note: Sequence[Inline] = (),
    label: str = "",
    values: Sequence[Value] = (),
    width_mm: float = WIDE,
    worked: Sequence[Working] = (),
) -> Chart:
    """Return a drawing as a chart with its finding and its note; `width_mm` is the width that it was drawn at.

    `values` are the numbers that its words say and that no claim named in the piece says: the gate of the press
    refuses others. `worked` says of each part of it that was worked out its numbers and the claims that it names.
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
        spoken=tuple(_spoken(one) for one in drawing.told),
        worked=tuple(_worked(part, found) for part, found in zip(drawing.parts, worked, strict=True)),
    )


def _worked(part: Part, found: Working) -> Worked:
    of = tuple(claim.claim_id for claim in found.of)
    return Worked(part.text, tuple(found.values), tuple(found.drawn), part.lines, of, part.head)


def _spoken(told: Told) -> Spoken:
    one = told.statement
    return Spoken(
        told.text,
        told.claim_id,
        told.source,
        told.drawn,
        citation=stated.cited(one, one.reference) if one and one.reference else None,
        day=str(one.as_of or "") if one and told.drawn else "",
        lines=told.lines,
        counts=told.counts,
    )
