"""A sheet as SVG whose words stay words: what Matplotlib writes of its figure, without making one.

Its own routine turns paths into text, its own fonts say how high words are, and the rest is put down here; tests hold
the two to the same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import Any
from xml.sax.saxutils import escape

from matplotlib import _path
from matplotlib.path import Path

from tallybook.charts import shapes
from tallybook.charts.canvas import Canvas
from tallybook.charts.style import FAMILY, ascent

_paths: Any = _path  # which has no types
_HASH_SALT, _HATCH_WIDTH, _HATCH_SIZE = "tallybook", 0.9, 72
_MOVE, _LINE, _CLOSE = 1, 2, 79
_COMMANDS = [b"M", b"L", b"Q", b"C", b"z"]
_DIGITS = 6
_ANCHORS = {"left": "start", "right": "end", "center": "middle"}
_HEAD = """<svg xmlns:xlink="http://www.w3.org/1999/xlink" width="{w}pt" height="{h}pt" viewBox="0 0 {w} {h}" \
xmlns="http://www.w3.org/2000/svg" version="1.1">
 <defs>
  <style type="text/css">*{{stroke-linejoin: round; stroke-linecap: butt}}</style>
 </defs>
 <g id="figure_1">
  <g id="patch_1">
   <path d="M 0 {h} 
L {w} {h} 
L {w} 0 
L 0 0 
L 0 {h} 
z
" style="fill: none"/>
  </g>
"""  # noqa: W291  # Matplotlib leaves a blank at the end of each step of a path


def to_svg(canvas: Canvas) -> str:
    """Return a sheet as SVG."""
    return "".join(_Sheet(canvas).written())


class _Sheet:
    """What is put down of one sheet, and what its end must define: how it is clipped, and the hatches that it uses."""

    def __init__(self, canvas: Canvas) -> None:
        self._shapes = sorted(canvas.shapes, key=lambda shape: shape.zorder)
        self._width, self._height = _pixels(canvas.width), _pixels(canvas.height)
        self._x, self._y = _across(canvas.width), _down(canvas.height)
        self._counts = {"patch": 1}  # the sheet itself
        self._hatches: dict[str, tuple[str, str, str, float]] = {}
        self._marks: set[str] = set()
        self._clip = ""

    def written(self) -> Iterator[str]:
        """Yield the parts of the drawing."""
        width, height = _number(self._width), _number(self._height)
        yield _HEAD.format(w=width, h=height)
        drawn = "".join(part for shape in self._shapes for part in self._drawn(shape))
        yield f'  <g id="axes_1">\n{drawn}  </g>\n </g>\n' if drawn else '  <g id="axes_1"/>\n </g>\n'
        if self._clip:
            box = f'<rect x="0" y="0" width="{width}" height="{height}"/>'
            yield f' <defs>\n  <clipPath id="{self._clip}">\n   {box}\n  </clipPath>\n </defs>\n'
        if self._hatches:
            yield f" <defs>\n{''.join(_pattern(name, *of) for name, of in self._hatches.items())} </defs>\n"
        yield "</svg>\n"

    def _drawn(self, shape: shapes.Shape) -> Iterator[str]:
        if isinstance(shape, shapes.Words):
            return self._words(shape)
        if isinstance(shape, shapes.Square):
            return self._square(shape)
        return self._line(shape) if isinstance(shape, shapes.Line) else self._form(shape)

    def _group(self, kind: str) -> str:
        self._counts[kind] = self._counts.get(kind, 0) + 1
        return f'   <g id="{kind}_{self._counts[kind]}">\n'

    def _clipped(self) -> str:
        self._clip = self._clip or _id("p", _box(self._width, self._height))
        return f'clip-path="url(#{self._clip})"'

    def _words(self, shape: shapes.Words) -> Iterator[str]:
        if not shape.words:
            return
        yield f'   <g id="{shape.gid}">\n' if shape.gid else self._group("text")
        weight = f"font-weight: {shape.weight}; " if shape.weight != 400 else ""
        font = f"{weight}font-size: {_number(shape.size)}px; font-family: '{FAMILY}'"
        style = f"{font}; text-anchor: {_ANCHORS[shape.align]}; fill: {shape.colour}"
        x, y = _number(self._x(shape.x)), _number(self._y(shape.y, ascent(shape.words, shape.size, shape.weight)))
        yield f'    <text style="{style}" x="{x}" y="{y}" transform="rotate(-0 {x} {y})">{escape(shape.words)}</text>\n'
        yield "   </g>\n"

    def _line(self, shape: shapes.Line) -> Iterator[str]:
        yield self._group("line2d")
        path = self._path([shape.xy, shape.to], None, is_open=True)
        look = {"fill": "none", **_stroke(shape.color, shape.linewidth, shape.linestyle, "round")}
        yield f'    <path d="{path}" {self._clipped()}{_style(look)}/>\n   </g>\n'

    def _form(self, shape: shapes.Form) -> Iterator[str]:
        yield self._group("patch")
        points, codes = _outline(shape)
        face, edge = shapes.rgba(shape.facecolor, shape.alpha), shapes.rgba(shape.edgecolor, shape.alpha)
        filled = face if face[3] else None
        look = {"fill": shape.facecolor} if filled is None or filled[:3] != (0.0, 0.0, 0.0) else {}
        if shape.hatch:
            name = _id("h", (shape.hatch, filled, edge, _HATCH_WIDTH))
            self._hatches[name] = (shape.hatch, shape.facecolor if filled else "none", shape.edgecolor, edge[3])
            look = {"fill": f"url(#{name})"}
        if shape.alpha is not None and shape.alpha != 1.0:
            look["opacity"] = _number(shape.alpha)
        width = shape.linewidth if edge[3] else 0
        look |= _stroke(shape.edgecolor, width, shape.linestyle, shape.joinstyle)
        path = self._path(points, codes, is_open=filled is None and not shape.hatch)
        yield f'    <path d="{path}" {self._clipped()}{_style(look)}/>\n   </g>\n'

    def _square(self, shape: shapes.Square) -> Iterator[str]:
        yield self._group("line2d")
        line = _style({"fill": "none", "stroke": shape.color, "stroke-width": "1.4"})
        path = self._path([shape.xy], None, is_open=True)
        yield f'    <path d="{path}" {self._clipped()}{line}/>\n'
        half = shape.size / 2
        corners = [(-half, half), (half, half), (half, -half), (-half, -half), (-half, half)]
        mark = _text(corners, [_MOVE, _LINE, _LINE, _LINE, _CLOSE])
        fill = f"fill: {shape.color}"
        name = _id("m", (mark, fill))
        if name not in self._marks:
            self._marks.add(name)
            yield f'    <defs>\n     <path id="{name}" d="{mark}"/>\n    </defs>\n'
        x, y = (_number(one) for one in shape.xy)
        yield f'    <g {self._clipped()}>\n     <use xlink:href="#{name}" x="{x}" y="{y}" style="{fill}"/>\n    </g>\n'
        yield "   </g>\n"

    def _path(self, points: Any, codes: Any, *, is_open: bool) -> str:
        """Return a path as text; of an open one, what lies beyond the sheet is left out."""
        return _text(points, codes, (0.0, 0.0, self._width, self._height) if is_open else None)


def _outline(form: shapes.Form) -> tuple[Any, Any]:
    """Return the points of a form and what leads to each, as Matplotlib's paths have them."""
    if isinstance(form, shapes.Rectangle):
        (x, y), width, height = form.xy, form.width, form.height
        corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)]
        return corners, [_MOVE, _LINE, _LINE, _LINE, _CLOSE]
    if isinstance(form, shapes.Circle):
        points, codes = _unit_circle()
        return points * form.radius + form.xy, codes
    if isinstance(form, shapes.Polygon):
        closed = [*form.xy, form.xy[0]] if form.xy[0] != form.xy[-1] else list(form.xy)
        return closed, _codes(len(closed), closed=True)
    joined = [point for ring in form.rings for point in ring]
    return joined, [code for ring in form.rings for code in _codes(len(ring), closed=form.closed)]


def _codes(count: int, *, closed: bool) -> list[int]:
    steps = [_MOVE, *[_LINE] * (count - 1)]
    return [*steps[:-1], _CLOSE] if closed else steps


@cache
def _unit_circle() -> tuple[Any, Any]:
    circle = Path.unit_circle()
    return circle.vertices, circle.codes


def _text(points: Any, codes: Any, clip: tuple[float, ...] | None = None, transform: Any = None) -> str:
    path = Path(points, codes)
    simplified = clip is not None and path.should_simplify
    text: bytes = _paths.convert_to_string(path, transform, clip, simplified, None, _DIGITS, _COMMANDS, False)
    return text.decode("ascii")


@lru_cache(256)
def _pattern(name: str, hatch: str, face: str, edge: str, opacity: float) -> str:
    """Return the definition of a hatch."""
    from matplotlib.hatch import get_path
    from matplotlib.transforms import Affine2D

    path: Any = get_path(hatch)
    laid = Affine2D().scale(_HATCH_SIZE).scale(1.0, -1.0).translate(0, _HATCH_SIZE)
    lines = _text(path.vertices, path.codes, transform=laid)
    size = f'x="0" y="0" width="{_HATCH_SIZE}" height="{_HATCH_SIZE}"'
    beyond = _HATCH_SIZE + 1
    stroke = f"fill: {edge}; stroke: {edge}; stroke-width: {_HATCH_WIDTH}; stroke-linecap: butt; stroke-linejoin: miter"
    stroke += f"; stroke-opacity: {opacity}" if opacity < 1 else ""
    return (
        f'  <pattern id="{name}" patternUnits="userSpaceOnUse" {size}>\n'
        f'   <rect x="0" y="0" width="{beyond}" height="{beyond}" fill="{face}"/>\n'
        f'   <path d="{lines}" style="{stroke}"/>\n  </pattern>\n'
    )


def _stroke(colour: str, width: float, style: shapes.Dashes, join: str) -> dict[str, str]:
    if not width:
        return {}
    found = {"stroke": colour}
    if width != 1.0:
        found["stroke-width"] = _number(width)
    if join != "round":
        found["stroke-linejoin"] = join
    dashed = shapes.dashes(style, width)
    if dashed:
        start, lengths = dashed
        return {"stroke-dasharray": ",".join(map(_number, lengths)), "stroke-dashoffset": _number(start)} | found
    return found


def _style(look: dict[str, str]) -> str:
    """Return the attribute that says how a path looks; nothing where it looks as every path does."""
    said = "; ".join(f"{name}: {value}" for name, value in look.items())
    return f' style="{said}"' if said else ""


def _number(value: float) -> str:
    """Return a number as SVG has it.

    >>> _number(12.5), _number(3)
    ('12.5', '3')
    """
    return f"{value:f}".rstrip("0").rstrip(".")


def _id(kind: str, content: object) -> str:
    return kind + hashlib.sha256(f"{_HASH_SALT}{content}".encode()).hexdigest()[:10]


def _box(width: float, height: float) -> str:
    """Return what Matplotlib names the clipping of a whole sheet by."""
    zero = "np.float64(0.0)"
    return f"({zero}, {zero}, np.float64({width!r}), np.float64({height!r}))"


def _pixels(points: float) -> float:
    return points / 72 * 72


def _across(width: float) -> Callable[[float], float]:
    scale = _pixels(width) * (1.0 / width)
    return lambda x: scale * x


def _down(height: float) -> Callable[[float, float], float]:
    """Return how to come from the middle of words to their line, as Matplotlib's turning of upwards into downwards."""
    whole = _pixels(height)
    scale, start = whole * (1.0 / -height), whole * (-height * (1.0 / -height))

    def line(middle: float, ascent: float) -> float:
        at = scale * middle + start
        anchor, words = whole - at, whole - (at - ascent / 2)
        return anchor + (words - anchor)

    return line
