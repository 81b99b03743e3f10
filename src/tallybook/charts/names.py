"""The names on a map: places beside their marks, land inside its bounds, and a key for what has no room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import shapely

from tallybook.analysis.place.frame import Ground
from tallybook.analysis.place.named import Named
from tallybook.analysis.place.site import Site
from tallybook.charts.canvas import AxisWords, Canvas
from tallybook.charts.labels import Rect, beside, centred, first_free
from tallybook.charts.land import Sheet
from tallybook.charts.style import DEEP, INK, PAPER, SLATE, text_width
from tallybook.context.gazetteer import country_name

_HEIGHT, _GRID = 10.0, 9
_MANY, _MOST = 18, 30  # provinces without a place: past this only the neighbours of those with one are named
_ROOM = 1.5
KEPT = 500
"""How many lands' middles are kept: the same land stands under many readings of one article."""

Marked = tuple[Named, float, float, Rect]


@dataclass(frozen=True, slots=True)
class Label:
    """Words on a map.

    Attributes
    ----------
    words : str
        As set: the name, or its number in the key.
    rect : Rect
        The room that they take.
    size, weight, colour
        How they are set.
    name : str
        The name that the key gives to a number; empty where the words are the name.
    """

    words: str
    rect: Rect
    size: float
    weight: int
    colour: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class _Style:
    size: float
    weight: int
    colour: str


_PLACE, _BARE = _Style(8, 600, INK), _Style(8, 400, INK)
_MARKED, _OTHER, _COUNTRY = _Style(8.5, 700, DEEP), _Style(7.5, 400, SLATE), _Style(8, 600, SLATE)
_NUMBER = _Style(7.5, 700, DEEP)


def lay_names(site: Site, sheet: Sheet, spots: Sequence[Marked], taken: Sequence[Rect]) -> tuple[Label, ...]:
    """Return the names that have room, the most telling first; a place without room gets a number in the key."""
    full = [*taken, *(rect for _, _, _, rect in spots)]
    found: list[Label] = []
    for place, x, y, rect in sorted(spots, key=lambda spot: not spot[0].claims):
        style = _PLACE if place.claims else _BARE
        radius = (rect.right - rect.left) / 2
        label = _beside(place.name, x, y, radius, style, full, sheet) or _numbered(
            place.name, x, y, radius, found, full, sheet
        )
        _keep(label or _unplaced(place.name, rect), found, full)
    for name, land, style in _areas(site, sheet):
        namesake = any(place.name == name for place, _, _, _ in spots)
        _keep(_inside(name, land, style, full, sheet, None if namesake else found), found, full)
    return tuple(found)


def key_lines(labels: Sequence[Label], width: float) -> tuple[str, ...]:
    """Return the lines of the key: each number with its name, then the marks that have room for neither."""
    keyed = sorted((label for label in labels if label.name), key=lambda label: not label.words)
    lines: list[str] = []
    for entry in (f"{label.words or 'no room for'} {label.name}" for label in keyed):
        longer = f"{lines[-1]}   {entry}" if lines else entry
        if lines and text_width(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(entry)
    return tuple(lines)


def draw_label(canvas: Canvas, label: Label) -> None:
    """Set the words of a label, if it has any, on a plain ground."""
    if not label.words:
        return
    rect, middle = label.rect, (label.rect.top + label.rect.bottom) / 2
    canvas.backing(rect.left, middle, rect.right - rect.left, rect.bottom - rect.top - 1, colour=PAPER, opacity=0.82)
    canvas.text(
        (rect.left + rect.right) / 2,
        middle,
        AxisWords(label.words) if label.name else label.words,
        size=label.size,
        weight=label.weight,
        colour=label.colour,
        align="center",
    )


def _keep(label: Label | None, found: list[Label], full: list[Rect]) -> None:
    if label is not None:
        found.append(label)
        full.append(label.rect)


def _beside(
    words: str, x: float, y: float, radius: float, style: _Style, full: Sequence[Rect], sheet: Sheet, name: str = ""
) -> Label | None:
    width = text_width(words, style.size, style.weight) + 2 * _ROOM
    rect = first_free(beside(x, y, radius, width, _HEIGHT), full, sheet.rect)
    return None if rect is None else Label(words, rect, style.size, style.weight, style.colour, name)


def _numbered(
    name: str, x: float, y: float, radius: float, found: Sequence[Label], full: Sequence[Rect], sheet: Sheet
) -> Label | None:
    return _beside(_next_number(found), x, y, radius, _NUMBER, full, sheet, name)


def _unplaced(name: str, rect: Rect) -> Label:
    """Return what the key says of a mark that has room for no number either."""
    return Label("", rect, _NUMBER.size, _NUMBER.weight, _NUMBER.colour, name)


def _next_number(found: Sequence[Label]) -> str:
    return str(1 + sum(bool(label.name and label.words) for label in found))


def _inside(
    name: str,
    land: shapely.Geometry,
    style: _Style,
    full: Sequence[Rect],
    sheet: Sheet,
    found: Sequence[Label] | None,
) -> Label | None:
    """Return the name of land inside it; a number where it has no room, if it is marked and `found` is given."""
    points = _middles(land)
    words = name.upper() if style is not _OTHER else name
    options = [(words, style, "")]
    if style is _MARKED and found is not None:
        options.append((_next_number(found), _NUMBER, name))
    for said, set_as, keyed in options:
        width = text_width(said, set_as.size, set_as.weight) + 2 * _ROOM
        rect = first_free(centred(points, width, _HEIGHT), full, sheet.rect)
        if rect is not None and (style is _MARKED or _fits(rect, land)):
            return Label(said, rect, set_as.size, set_as.weight, set_as.colour, keyed)
    return None


def _fits(rect: Rect, land: shapely.Geometry) -> bool:
    """Say whether most of a name lies on the land that it names."""
    box = shapely.box(rect.left, rect.top, rect.right, rect.bottom)
    return float(shapely.area(shapely.intersection(land, box))) > 0.6 * float(shapely.area(box))


def _areas(site: Site, sheet: Sheet) -> Iterator[tuple[str, shapely.Geometry, _Style]]:
    """Yield what bears a name inside: marked provinces, countries around, then the other provinces."""
    laid = [(ground, sheet.clipped(sheet.laid(ground.land))) for ground in site.ground]
    seen = [(ground, land) for ground, land in laid if not land.is_empty]
    for ground, land in seen:
        if ground.province in site.marked and ground.province is not None:
            yield site.called(ground.province), land, _MARKED
    for ground, land in seen:
        if ground.province is None and country_name(ground.country):
            yield country_name(ground.country), land, _COUNTRY
    others = [(ground, land) for ground, land in seen if _is_other(site, ground)]
    if len(others) > (_MANY if site.marked else _MOST):
        marked = shapely.union_all([ground.land for ground, _ in seen if ground.province in site.marked])
        others = [(ground, land) for ground, land in others if shapely.intersects(ground.land, marked)]
    for ground, land in others:
        yield ground.province.name if ground.province else "", land, _OTHER


def _is_other(site: Site, ground: Ground) -> bool:
    return ground.province is not None and bool(ground.province.name) and ground.province not in site.marked


@lru_cache(KEPT)
def _middles(land: shapely.Geometry) -> tuple[tuple[float, float], ...]:
    """Return points of land, those furthest from its edge first."""
    west, north, east, south = (float(side) for side in shapely.bounds(land))
    steps = [step / (_GRID + 1) for step in range(1, _GRID + 1)]
    grid = [(west + (east - west) * across, north + (south - north) * down) for across in steps for down in steps]
    held = shapely.contains_xy(land, *zip(*grid, strict=True))
    inside = [spot for spot, is_held in zip(grid, held, strict=True) if is_held]
    far = shapely.distance(land.boundary, shapely.points(inside)) if inside else ()
    deep = sorted((-round(float(distance), 2), spot) for distance, spot in zip(far, inside, strict=True))
    point = shapely.point_on_surface(land)
    return (*(spot for _, spot in deep), (float(shapely.get_x(point)), float(shapely.get_y(point))))
