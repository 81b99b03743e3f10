import math
import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallybook.document.compact import compact, path
from tallybook.document.drawings import SVG

NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")
numbers = st.floats(-3000, 3000, allow_nan=False).map(lambda number: round(number, 4))
points = st.tuples(numbers, numbers)
lines = st.lists(points, min_size=1, max_size=8)


def made_small(inner: str) -> str:
    root = ET.fromstring(f'<svg xmlns="{SVG}" viewBox="0 0 100 50">{inner}</svg>')
    compact(root)
    return re.sub(r"<svg[^>]*>|</svg>", "", ET.tostring(root, encoding="unicode"))


def walked(data: str) -> list[tuple[float, float]]:
    """Return the points that a compact path of straight lines goes through."""
    at, start, found = (0.0, 0.0), (0.0, 0.0), []
    for command, rest in re.findall(r"([Mlhvz])([^Mlhvz]*)", data):
        numbers_ = [float(number) for number in NUMBER.findall(rest)]
        if command == "z":
            at = start
            continue
        axes = {"h": (numbers_, [0.0] * len(numbers_)), "v": ([0.0] * len(numbers_), numbers_)}
        for x, y in zip(*axes.get(command, (numbers_[::2], numbers_[1::2])), strict=True):
            at = (x, y) if command == "M" else (at[0] + x, at[1] + y)
            start = at if command == "M" else start
            found.append(at)
    return found


@given(st.lists(lines, min_size=1, max_size=4), st.booleans())
def test_a_path_goes_where_it_went_however_long_it_is(strokes: list[list[tuple[float, float]]], closed: bool) -> None:
    data = "".join(
        f"M {stroke[0][0]} {stroke[0][1]}" + "".join(f" L {x} {y}" for x, y in stroke[1:]) + (" z" if closed else "")
        for stroke in strokes
    )
    expected = [point for stroke in strokes for point in stroke]
    found = walked(path(data))
    assert len(found) == len(expected)
    assert all(
        abs(a - b) <= 0.0501 for had, has in zip(expected, found, strict=True) for a, b in zip(had, has, strict=True)
    )


def test_points_that_follow_a_move_are_lines() -> None:
    assert path("M 0 0 10 0 10 5") == "M0 0h10v5"


def rounded(x: float, y: float, radius: float, *, squeezed: float = 1) -> str:
    """Return a path of eight curves as Matplotlib draws a circle; `squeezed` makes an ellipse of it."""
    corner, pull = radius * math.sqrt(0.5), radius * 0.2652031
    ends = [(0, radius), (corner, corner), (radius, 0), (corner, -corner), (0, -radius)]
    ends += [(-corner, -corner), (-radius, 0), (-corner, corner), (0, radius)]
    curves = []
    for (a, b), (c, d) in pairwise(ends):
        first, second = (a + b / radius * pull, b - a / radius * pull), (c - d / radius * pull, d + c / radius * pull)
        curves.append(" ".join(f"{x + p * squeezed:.4f} {y + q:.4f}" for p, q in (first, second, (c, d))))
    return f"M {x} {y + radius} " + "".join(f"C {curve} " for curve in curves) + "z"


def test_a_circle_is_two_arcs() -> None:
    assert path(rounded(10, 20, 3)) == "M10 23a3 3 0 1 1 0-6 3 3 0 1 1 0 6z"
    assert path(rounded(4, 9, -3.1)) == "M4 5.9a3.1 3.1 0 1 1 0 6.2 3.1 3.1 0 1 1 0-6.2z"


def test_what_is_nearly_a_circle_is_none() -> None:
    assert "a" not in path(rounded(10, 20, 3, squeezed=0.9))
    assert "a" not in path(rounded(10, 20, 3).replace("z", ""))
    assert path(rounded(10, 20, 3) + rounded(30, 20, 3)).count("M") == 2


@pytest.mark.parametrize("data", ["M 1 2 a 3 3 0 0 1 4 4", "m 1 1 l 2 2", "M 1", "M 1 2 H 3", ""])
def test_a_path_of_another_kind_stays_as_it_is(data: str) -> None:
    assert path(data) == data


def test_groups_and_shapes_that_show_nothing_go() -> None:
    assert made_small('<g><g><path d="M 0 0 L 9 0" fill="none"/></g></g>') == ""
    assert made_small('<g opacity="0.5"><text>a</text></g>') != made_small("<text>a</text>")


def test_a_clip_as_large_as_the_drawing_goes_and_a_smaller_one_stays() -> None:
    clip = '<defs><clipPath id="c"><rect x="0" y="0" width="{}" height="50"/></clipPath></defs>'
    shape = '<path d="M 0 0 L 9 0 L 9 9 z" fill="#000000" clip-path="url(#c)"/>'
    assert "clip" not in made_small(clip.format(100) + shape)
    assert 'clip-path="url(#c)"' in made_small(clip.format(40) + shape)
    assert 'id="c"' in made_small(clip.format(40) + shape)


def test_lines_of_one_style_become_one_path_and_fills_stay_apart() -> None:
    line, fill = (
        '<path d="M 0 {0} L 9 {0}" fill="none" stroke="#000000"/>',
        '<path d="M 0 0 L 9 {0} z" fill="#000000"/>',
    )
    assert made_small(line.format(1) + line.format(2)).count("<path") == 1
    assert made_small(line.format(1) + "<text>a</text>" + line.format(2)).count("<path") == 2
    assert made_small(fill.format(1) + fill.format(2)).count("<path") == 2


def test_a_style_is_said_once_for_neighbours_and_inherited_ones_stay() -> None:
    words = '<text font-size="8" text-anchor="{0}" fill="#000000" x="1" y="2.04">a</text>'
    small = made_small(words.format("end") * 2)
    assert (
        small
        == '<g fill="#000000" font-size="8" text-anchor="end"><text x="1" y="2">a</text><text x="1" y="2">a</text></g>'
    )
    assert 'text-anchor="start"' in made_small(f'<g text-anchor="end">{words.format("start")}</g>')
    assert "text-anchor" not in made_small(words.format("start"))


def test_words_of_one_style_come_together_and_shapes_keep_their_order() -> None:
    small, large = '<text font-size="8">a</text>', '<text font-size="9">b</text>'
    assert made_small((small + large) * 2).count("font-size") == 2
    fill, line = '<path d="M 0 0 L 9 9 z" fill="#000000"/>', '<path d="M 0 0 L 9 9" fill="none" stroke="#111111"/>'
    assert re.findall('fill="(.*?)"', made_small(line + fill + line)) == ["none", "#000000", "none"]


def test_what_something_refers_to_stays() -> None:
    assert 'id="m"' in made_small('<defs><path id="m" d="M 0 0 L 1 1"/></defs><use href="#m" x="3"/>')
    assert "defs" not in made_small('<defs><path id="m" d="M 0 0 L 1 1"/></defs><text>a</text>')
