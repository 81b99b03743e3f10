"""Drawings made small for a page: the same picture in fewer characters.

A page carries each chart twice, and a chart as Matplotlib writes it is mostly repetition: a group and a clip around
every line, six digits where the eye sees one, the same style said again and again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from math import hypot
from xml.etree import ElementTree as ET

_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_COMMAND = re.compile(r"([A-Za-z])([^A-Za-z]*)")
_POINTS = {"M": 1, "L": 1, "Q": 2, "C": 3, "Z": 0}
_ROUND = 8
"""The curves that Matplotlib draws a circle with."""
_BULGE = 1.0346
"""How far the middle points of such a curve are from the centre, in radii."""
_SLACK = 0.02
_NO_TURN = re.compile(r"rotate\(-?0(?:\.0*)?(?:[ ,][^)]*)?\)")
_REFERENCE = re.compile(r"url\(#([^)]+)\)")
_DEFAULTS = {
    "text-anchor": "start",
    "stroke-dashoffset": "0",
    "stroke-linejoin": "round",
    "font-weight": "400",
    "font-style": "normal",
}
_INHERITED = (
    *("fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin"),
    *("font-size", "font-weight", "text-anchor"),
)
_SHAPES = ("path", "text", "use")


MOST_PATHS = 10_000
"""Land is the same on map after map, and a mark on chart after chart."""


def compact(root: ET.Element) -> None:
    """Make a cleaned drawing smaller, in place; what is seen stays the same to a tenth of a point."""
    _drop_idle_clips(root)
    inherited = {name for element in root.iter() if _name(element) == "g" for name in element.attrib}
    for element in root.iter():
        _shorten(element, [name for name in _DEFAULTS if name not in inherited])
    _flatten(root)
    _drop_unused(root)
    for parent in list(root.iter()):
        if _name(parent) in ("svg", "g"):
            parent[:] = list(_gathered(_joined(_sorted(parent))))


@lru_cache(MOST_PATHS)
def path(data: str) -> str:
    """Return a path in tenths of a point, each step from the last point; one with other commands stays as it is.

    >>> path("M 0 248.5  L 493.22 248.5  L 493.22 0  L 0 0  z ")
    'M0 248.5h493.2v-248.5h-493.2z'
    >>> path("M 1.04 1 Q 2 3 4 5.06")
    'M1 1q1 2 3 4.1'
    >>> path("M 0 0 L 1.5 0.5 L 3 2 L 2 2.5")
    'M0 0l1.5.5 1.5 1.5-1 .5'
    >>> path("M0 0 A 5 5 0 0 1 10 10")
    'M0 0 A 5 5 0 0 1 10 10'

    A circle, which comes as eight curves, is written as two arcs.
    """
    steps = [(command, [float(number) for number in _NUMBER.findall(rest)]) for command, rest in _COMMAND.findall(data)]
    if arcs := _circle(steps):
        return arcs
    if not all(_is_plain(command, numbers) for command, numbers in steps):
        return data
    said: list[tuple[str, Sequence[int]]] = []
    at, start = (0, 0), (0, 0)
    for command, numbers in steps:
        if command in "Zz":
            said.append(("z", ()))
            at = start
            continue
        tenths = [round(number * 10) for number in numbers]
        pairs = list(zip(tenths[::2], tenths[1::2], strict=True))
        for first in range(0, len(pairs), _POINTS[command]):
            points = pairs[first : first + _POINTS[command]]
            said.append(_step(command if first == 0 or command != "M" else "L", points, at))
            at = points[-1]
            start = at if command == "M" and first == 0 else start
    return _written(said)


def _circle(steps: Sequence[tuple[str, Sequence[float]]]) -> str:
    """Return the two arcs of steps that are one circle, from its highest or lowest point; nothing for another path."""
    if "".join(command for command, _ in steps).upper() != f"M{'C' * _ROUND}Z":
        return ""
    start, *curves = [numbers for _, numbers in steps[:-1]]
    if len(start) != 2 or any(len(curve) != 6 for curve in curves):
        return ""
    x, y = start
    radius = (curves[_ROUND // 2 - 1][5] - y) / 2
    away = [hypot(one[at] - x, one[at + 1] - y - radius) for one in curves for at in (0, 2, 4)]
    expected = [abs(radius) * part for part in (_BULGE, _BULGE, 1)] * _ROUND
    if any(abs(found - wanted) > _SLACK for found, wanted in zip(away, expected, strict=True)):
        return ""
    across = round(radius * 20)
    size, *ends = map(_tenth, (round(abs(radius) * 10), round(x * 10), round(y * 10), across, -across))
    arc = f"{size} {size} 0 1 1 0 "
    return f"M{ends[0]} {ends[1]}a{arc}{ends[2]} {arc}{ends[3]}z".replace(" -", "-")


def _is_plain(command: str, numbers: Sequence[float]) -> bool:
    if command in "Zz":
        return not numbers
    many = 2 * _POINTS.get(command, 0)
    return many > 0 and bool(numbers) and len(numbers) % many == 0


def _step(command: str, points: Sequence[tuple[int, int]], at: tuple[int, int]) -> tuple[str, Sequence[int]]:
    if command == "M":
        return "M", points[0]
    away = [(x - at[0], y - at[1]) for x, y in points]
    if command == "L" and 0 in away[0]:
        return ("h", away[0][:1]) if away[0][1] == 0 else ("v", away[0][1:])
    return command.lower(), [number for point in away for number in point]


def _written(steps: Iterable[tuple[str, Sequence[int]]]) -> str:
    """Return steps as SVG has them: a command that goes on is not said again, nor a space that nothing needs."""
    said, before, last = "", "", ""
    for command, tenths in steps:
        if command != before or command in "Mz":
            said, last = said + command, ""
        for number in map(_tenth, tenths):
            ends_itself = not last or number.startswith("-") or (number.startswith(".") and "." in last)
            said += number if ends_itself else f" {number}"
            last = number
        before = command
    return said


def _tenth(tenths: int) -> str:
    whole, part = divmod(abs(tenths), 10)
    digits = f"{whole or ''}.{part}" if part else str(whole)
    return f"-{digits}" if tenths < 0 else digits


def _drop_idle_clips(root: ET.Element) -> None:
    """Drop a clip that is as large as the drawing: nothing is seen outside of that anyway."""
    box = [float(part) for part in _NUMBER.findall(root.attrib["viewBox"])]
    idle = {
        clip.attrib["id"]
        for clip in root.iter()
        if _name(clip) == "clipPath" and "id" in clip.attrib and len(clip) == 1 and _covers(clip[0], box)
    }
    for element in root.iter():
        reference = _REFERENCE.fullmatch(element.attrib.get("clip-path", ""))
        if reference and reference[1] in idle:
            del element.attrib["clip-path"]


def _covers(shape: ET.Element, box: Sequence[float]) -> bool:
    if _name(shape) != "rect" or shape.attrib.get("transform"):
        return False
    x, y, width, height = (float(shape.attrib.get(side, 0)) for side in ("x", "y", "width", "height"))
    return x <= box[0] and y <= box[1] and x + width >= box[0] + box[2] - 0.1 and y + height >= box[1] + box[3] - 0.1


def _shorten(element: ET.Element, usual: Sequence[str]) -> None:
    kept = element.attrib
    if "d" in kept:
        kept["d"] = path(kept["d"])
    if _NO_TURN.fullmatch(kept.get("transform", "")):
        del kept["transform"]
    if _name(element) == "text":
        for side in ("x", "y"):
            if side in kept and _NUMBER.fullmatch(kept[side]):
                kept[side] = _tenth(round(float(kept[side]) * 10))
    for name in usual:
        if kept.get(name) == _DEFAULTS[name] and _name(element) != "svg":
            del kept[name]


def _flatten(parent: ET.Element) -> None:
    """Take away groups that say nothing, and shapes that are not painted."""
    kept: list[ET.Element] = []
    for child in parent:
        _flatten(child)
        if _name(child) == "g" and not child.attrib:
            kept += list(child)
        elif not _is_unseen(child):
            kept.append(child)
    parent[:] = kept


def _is_unseen(element: ET.Element) -> bool:
    return (
        _name(element) == "path"
        and "id" not in element.attrib
        and element.attrib.get("fill") == "none"
        and element.attrib.get("stroke", "none") == "none"
    )


def _drop_unused(root: ET.Element) -> None:
    values = [value for element in root.iter() for value in element.attrib.values()]
    used = {name for value in values for name in _REFERENCE.findall(value)}
    used |= {value[1:] for value in values if value.startswith("#")}
    for parent in list(root.iter()):
        if _name(parent) == "defs":
            parent[:] = [child for child in parent if any(part.attrib.get("id") in used for part in child.iter())]
    for parent in list(root.iter()):
        parent[:] = [child for child in parent if _name(child) != "defs" or len(child)]


def _sorted(children: Iterable[ET.Element]) -> Iterator[ET.Element]:
    """Bring neighbouring words of one style together, and lines likewise: neither hides another of its kind."""
    for kind, run in groupby(children, key=_layer):
        alike: dict[object, list[ET.Element]] = {}
        for place, element in enumerate(run):
            alike.setdefault(_shared_style(element) if kind else place, []).append(element)
        for elements in alike.values():
            yield from elements


def _layer(element: ET.Element) -> str:
    return "text" if _name(element) == "text" else "line" if _line_style(element)[0] == "line" else ""


def _joined(children: Iterable[ET.Element]) -> Iterator[ET.Element]:
    """Draw neighbouring lines of one style as one path; filled shapes stay apart, for they may overlap."""
    for _, alike in groupby(children, key=_line_style):
        first, *others = list(alike)
        if others and _line_style(first)[0] == "line":
            first.attrib["d"] += "".join(other.attrib["d"] for other in others)
            yield first
        else:
            yield from (first, *others)


def _line_style(element: ET.Element) -> tuple[object, ...]:
    kept = {name: value for name, value in element.attrib.items() if name != "d"}
    is_line = (
        _name(element) == "path" and kept.get("fill") == "none" and not {"id", "opacity", "stroke-opacity"} & {*kept}
    )
    return ("line", tuple(sorted(kept.items()))) if is_line else ("other", id(element))


def _gathered(children: Iterable[ET.Element]) -> Iterator[ET.Element]:
    """Say once, on a group, the style that neighbouring shapes share."""
    for (kind, style), alike in groupby(children, key=_shared_style):
        run = list(alike)
        if kind == "apart" or len(run) == 1 or not style:
            yield from run
            continue
        group = ET.Element(run[0].tag.replace(_name(run[0]), "g"), dict(style))
        for element in run:
            element.attrib = {name: value for name, value in element.attrib.items() if name not in dict(style)}
            group.append(element)
        yield group


def _shared_style(element: ET.Element) -> tuple[str, tuple[tuple[str, str], ...]]:
    name = _name(element)
    if name not in _SHAPES:
        return "apart", ((str(id(element)), ""),)
    return name, tuple((key, element.attrib[key]) for key in _INHERITED if key in element.attrib)


def _name(element: ET.Element) -> str:
    return str(element.tag).rpartition("}")[2]
