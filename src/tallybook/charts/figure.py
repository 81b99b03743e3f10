"""A sheet as a figure of Matplotlib's, for whoever goes on with it there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from tallybook.charts import shapes
from tallybook.charts.style import house_style

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def figure_of(width: float, height: float, drawn: Sequence[shapes.Shape]) -> Figure:
    """Return a figure of this size in points with one axes that fills it, in points, downwards."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    with house_style():
        figure = Figure(figsize=(width / 72, height / 72))
        FigureCanvasAgg(figure)
        axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
        axes.set_xlim(0, width)
        axes.set_ylim(height, 0)
        axes.set_axis_off()
        for shape in drawn:
            _add(axes, shape)
    return figure


def _add(axes: Any, shape: shapes.Shape) -> None:
    if isinstance(shape, shapes.Words):
        axes.text(
            shape.x,
            shape.y,
            shape.words,
            fontsize=shape.size,
            fontweight=shape.weight,
            color=shape.colour,
            ha=shape.align,
            va="center_baseline",
            parse_math=False,
            zorder=shape.zorder,
            gid=shape.gid or None,
        )
    elif isinstance(shape, shapes.Square):
        look: dict[str, Any] = {"color": shape.color, "markeredgewidth": 0, "zorder": shape.zorder}
        axes.plot([shape.xy[0]], [shape.xy[1]], marker="s", markersize=shape.size, **look)
    else:
        axes.add_artist(_artist(shape))


def _artist(shape: shapes.Form | shapes.Line) -> Any:
    from matplotlib import lines, patches, path

    if isinstance(shape, shapes.Line):
        (x, y), (to_x, to_y) = shape.xy, shape.to
        look = {"color": shape.color, "linewidth": shape.linewidth, "linestyle": shape.linestyle}
        return lines.Line2D([x, to_x], [y, to_y], zorder=shape.zorder, **look)  # type: ignore[arg-type]  # a style is a str here
    style = shapes.given(shape)
    if isinstance(shape, shapes.Rectangle):
        return patches.Rectangle(shape.xy, shape.width, shape.height, **style)
    if isinstance(shape, shapes.Circle):
        return patches.Circle(shape.xy, shape.radius, **style)
    if isinstance(shape, shapes.Polygon):
        return patches.Polygon(shape.xy, closed=True, **style)
    rings = (path.Path(ring, closed=shape.closed) for ring in shape.rings)
    return patches.PathPatch(path.Path.make_compound_path(*rings), **style)
