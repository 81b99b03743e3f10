"""A drawing is the same whether its words were measured before or not."""

from __future__ import annotations

import io

import pytest

from tallybook.charts import svg
from tallybook.charts.canvas import Canvas, new_canvas
from tallybook.charts.style import WIDE, house_style


def _canvas() -> Canvas:
    with house_style():
        canvas = new_canvas(WIDE, 40.0)
        for weight in (400, 600, 700):
            canvas.text(4, 10, "At least 13 – “killed”", weight=weight)
        canvas.line(0, 20, 90, 20)
    return canvas


def test_words_measured_before_are_set_as_matplotlib_sets_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(svg, "_measured", {})
    first, again = (svg.to_svg(_canvas().figure) for _ in range(2))
    sheet = io.StringIO()
    with house_style():
        _canvas().figure.savefig(sheet, format="svg", metadata=dict.fromkeys(("Date", "Creator", "Format", "Type")))
    assert first == again == sheet.getvalue()[sheet.getvalue().index("<svg") :]


def test_no_more_is_kept_than_a_report_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(svg, "_measured", {})
    monkeypatch.setattr(svg, "MOST_MEASURED", 2)
    svg.to_svg(_canvas().figure)
    assert len(svg._measured) == 1
