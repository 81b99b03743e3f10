"""Charts as clean SVG: allowed elements only, styles as attributes, ids of their own, no dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from xml.etree import ElementTree as ET

from tallybook.document.characters import show
from tallybook.document.compact import compact
from tallybook.document.marks import Mark
from tallybook.errors import PublishError

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"

# The palette's names in the page's style sheet, so that dark mode is the same drawing.
PALETTE = {
    "#1b2733": "ink",
    "#4a5966": "slate",
    "#8796a3": "grey",
    "#667684": "grey2",
    "#c9d1d8": "rule",
    "#dde3e8": "line",
    "#0b5a9d": "blue",
    "#0a3a66": "deep",
    "#9cc3e6": "sky",
    "#e3eef8": "pale",
    "#ffffff": "paper",
    "#f4f6f8": "wash",
    "#f6f8f9": "land",
    "#edf1f4": "sea",
    "#000000": "ink",
}
_SHAPES = "path rect circle ellipse line polyline polygon image use text tspan"
_FRAMES = "svg g defs clipPath mask pattern marker symbol linearGradient radialGradient stop"
_ELEMENTS = frozenset(f"{_SHAPES} {_FRAMES}".split())
_GEOMETRY = "id d x y x1 y1 x2 y2 dx dy cx cy r rx ry fx fy width height points transform viewBox offset href"
_UNITS = "patternUnits patternContentUnits patternTransform gradientUnits gradientTransform clipPathUnits maskUnits"
_MARKER = "refX refY markerWidth markerHeight markerUnits orient preserveAspectRatio spreadMethod"
_PAINT = "fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-dasharray stroke-dashoffset opacity"
_LINES = "stroke-linecap stroke-linejoin stroke-miterlimit stop-color stop-opacity clip-path clip-rule mask"
_WORDS = "font-size font-weight font-style font-family text-anchor dominant-baseline letter-spacing display visibility"
_STYLED = frozenset(f"{_PAINT} {_LINES} {_WORDS}".split())
_ATTRIBUTES = frozenset(f"{_GEOMETRY} {_UNITS} {_MARKER}".split()) | _STYLED
_FONT = re.compile(r"(?:(italic|oblique)\s+)?(?:(bold|[1-9]00)\s+)?([\d.]+)(?:px|pt)?(?:/\S+)?\s+(.+)")
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]*>")
_LONG = re.compile(r"(\.\d\d)\d+")
_OWN = re.compile(r"url\(#([^)\"']+)\)")
_HEX = re.compile(r"#[0-9a-fA-F]{6}\b")
_RASTER = re.compile(r"data:image/(?:png|jpeg);base64,[A-Za-z0-9+/=\s]*\Z")

ET.register_namespace("", SVG)
ET.register_namespace("xlink", XLINK)


@lru_cache(maxsize=64)
def for_page(svg: str, prefix: str) -> str:
    """Return a drawing for the page: colours as variables, ids under `prefix`, hidden from assistive technology.

    The element around it carries the alternative text.
    """
    root = _clean(svg, prefix)
    compact(root)
    for element in root.iter():
        element.attrib.pop("font-family", None)
        for name, value in element.attrib.items():
            element.attrib[name] = _HEX.sub(_variable, value) if name in _STYLED else value
    box = [float(part) for part in root.attrib["viewBox"].split()]
    # Drawn at the printed size; on a screen a little larger than 1 pt to 4/3 px reads well.
    root.attrib.update({"width": f"{box[2] * 4 / 3 * 1.55:.0f}", "aria-hidden": "true", "focusable": "false"})
    root.attrib.pop("height", None)
    return ET.tostring(root, encoding="unicode")


@lru_cache(maxsize=64)
def for_paper(svg: str) -> str:
    """Return a drawing for paper: the same, with its own colours and fonts."""
    return ET.tostring(_clean(svg, "d"), encoding="unicode")


def for_paper_mark(mark: Mark) -> str:
    """Return a small mark as SVG for paper, with the light palette's colours."""
    colours = {name: colour for colour, name in PALETTE.items() if colour != "#000000"}
    drawing = re.sub(r"var\(--(\w+)\)", lambda match: colours[match[1]], mark.drawing)
    return f'<svg xmlns="{SVG}" viewBox="{mark.view}">{drawing}</svg>'


def _variable(match: re.Match[str]) -> str:
    name = PALETTE.get(match[0].lower())
    return f"var(--{name})" if name else match[0]


def _clean(svg: str, prefix: str) -> ET.Element:
    try:
        root = ET.fromstring(_DOCTYPE.sub("", svg, count=1))
    except ET.ParseError as error:
        raise PublishError("drawing", expected="well-formed SVG", found=str(error)) from error
    if root.tag != f"{{{SVG}}}svg":
        raise PublishError("drawing", expected="an svg element", found=root.tag)
    _set_view(root)
    _prune(root)
    _number_ids(root, prefix)
    root.attrib.setdefault("stroke-linejoin", "round")  # matplotlib says it in a style sheet
    return root


def _set_view(root: ET.Element) -> None:
    if "viewBox" not in root.attrib:
        sizes = [re.match(r"[\d.]+", root.attrib.get(side, "")) for side in ("width", "height")]
        width, height = (size[0] if size else "100" for size in sizes)
        root.attrib["viewBox"] = f"0 0 {width} {height}"


def _prune(root: ET.Element) -> None:
    """Leave allowed elements and attributes only, styles taken apart into attributes."""
    for parent in list(root.iter()):
        parent.attrib = dict(_attributes(parent))
        for child in list(parent):
            name = str(child.tag).rpartition("}")[2]
            if name not in _ELEMENTS or not str(child.tag).startswith(f"{{{SVG}}}"):
                parent.remove(child)
                continue
            child.tail = child.tail if parent.tag.endswith(("text", "tspan")) else None
        worded = str(parent.tag).endswith(("text", "tspan"))
        parent.text = show(parent.text) if parent.text and worded else None


def _attributes(element: ET.Element) -> Iterator[tuple[str, str]]:
    for name, value in element.attrib.items():
        local = name.rpartition("}")[2]
        if local == "style":
            yield from _declarations(value)
        elif local == "href":
            if value.startswith("#") or _RASTER.match(value):
                yield "href", value
        elif local in _ATTRIBUTES and _harmless(value):
            yield local, _LONG.sub(r"\1", value) if local in ("d", "x", "y", "points") else value


def _declarations(style: str) -> Iterator[tuple[str, str]]:
    for declaration in style.split(";"):
        name, _, value = (part.strip() for part in declaration.partition(":"))
        font = _FONT.match(value) if name == "font" else None
        if font:
            parts = zip(("font-style", "font-weight", "font-size", "font-family"), font.groups(), strict=True)
            yield from ((key, found) for key, found in parts if found)
        elif name in _STYLED and _harmless(value):
            yield name, value


def _harmless(value: str) -> bool:
    return "url(" not in _OWN.sub("", value).lower() and "expression(" not in value.lower()


def _number_ids(root: ET.Element, prefix: str) -> None:
    """Keep the ids that something refers to, make them the drawing's own, and drop references to nothing."""
    values = [value for element in root.iter() for value in element.attrib.values()]
    used = {match for value in values for match in _OWN.findall(value)}
    used |= {value[1:] for value in values if value.startswith("#")}
    kept = sorted(used & {element.attrib["id"] for element in root.iter() if "id" in element.attrib})
    names = {name: f"{prefix}-{count}" for count, name in enumerate(kept, 1)}
    for element in root.iter():
        renamed = ((key, _rename(key, value, names)) for key, value in element.attrib.items())
        element.attrib = {key: value for key, value in renamed if value}


def _rename(key: str, value: str, names: Mapping[str, str]) -> str:
    if key == "id":
        return names.get(value, "")
    if key == "href" and value.startswith("#"):
        return f"#{names[value[1:]]}" if value[1:] in names else ""
    return _OWN.sub(lambda match: f"url(#{names[match[1]]})" if match[1] in names else "none", value)
