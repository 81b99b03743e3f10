"""A figure as SVG: Matplotlib's own backend, which measures the same words once."""

from __future__ import annotations

import io
from typing import Any

from matplotlib.backends.backend_mixed import MixedModeRenderer
from matplotlib.backends.backend_svg import FigureCanvasSVG, RendererSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties

from tallybook.charts.style import house_style

MOST_MEASURED = 20_000
_NO_METADATA = {"Date": None, "Creator": None, "Format": None, "Type": None}
_measured: dict[tuple[str, int, Any], tuple[float, float, float]] = {}


def to_svg(figure: Figure) -> str:
    """Return a figure as SVG whose words stay words."""
    sheet = io.StringIO()
    with house_style():
        figure.savefig(sheet, format="svg", metadata=_NO_METADATA, backend=f"module://{__name__}")
    drawn = sheet.getvalue()
    return drawn[drawn.index("<svg") :]


class _Renderer(RendererSVG):
    """Draws as its parent does; how large words are in a font does not change from one drawing to the next."""

    def get_text_width_height_descent(self, s: str, prop: FontProperties, ismath: Any) -> tuple[float, float, float]:
        key = (s, hash(prop), ismath)
        if key not in _measured:
            if len(_measured) >= MOST_MEASURED:
                _measured.clear()
            measure: Any = super().get_text_width_height_descent
            _measured[key] = measure(s, prop, ismath)
        return _measured[key]


class FigureCanvas(FigureCanvasSVG):
    """What Matplotlib looks for in a backend."""

    def print_svg(self, filename: Any, *, bbox_inches_restore: Any = None, metadata: Any = None, **_: Any) -> None:
        """Write the figure to a sheet of text, as the parent does, with our renderer; colours are the style's."""
        dpi, figure = self.figure.dpi, self.figure
        figure.dpi = 72
        width, height = figure.get_size_inches()
        ours: Any = _Renderer
        mixed: Any = MixedModeRenderer
        own = ours(width * 72, height * 72, filename, image_dpi=dpi, metadata=metadata)
        renderer = mixed(figure, width, height, dpi, own, bbox_inches_restore=bbox_inches_restore)
        figure.draw(renderer)
        renderer.finalize()
