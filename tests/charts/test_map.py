"""The map: small, told in words, to scale, and the same whatever the width."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from exhibits import ATLAS
from ledgers import DEVELOPMENT, gold_ledger, make_ledger
from matplotlib.figure import Figure

from tallybook.analysis import wording
from tallybook.analysis.place.named import POINT, Named
from tallybook.analysis.place.site import Site, locate
from tallybook.analysis.reading import read_ledger
from tallybook.charts.drawing import Drawing
from tallybook.charts.land import sheet_of
from tallybook.charts.map import draw_map
from tallybook.charts.scale_bar import round_length, scale_rects
from tallybook.charts.style import MM, NARROW, WIDE
from tallybook.charts.svg import to_svg
from tallybook.document.drawings import for_page

LARGEST = 25_000


def site(name: str, **asked: object) -> Site:
    return locate(read_ledger(gold_ledger(name)), ATLAS, **asked)  # type: ignore[arg-type]  # each test says what


@cache
def drawn_map(name: str) -> Drawing:
    return draw_map(site(name))


def words_of(figure: Figure) -> list[str]:
    return [text.get_text() for text in figure.axes[0].texts]


@pytest.mark.parametrize("name", DEVELOPMENT)
def test_it_is_small_enough_for_a_page(name: str) -> None:
    drawn = drawn_map(name)
    assert all(len(for_page(to_svg(canvas), "m").encode()) <= LARGEST for canvas in (drawn.wide, drawn.small))


@pytest.mark.parametrize("name", DEVELOPMENT)
def test_its_words_hold_every_place_with_every_figure_and_its_hedge(name: str) -> None:
    found = site(name)
    alt = drawn_map(name).alt
    at = 0
    for place in found.shown:
        at = alt.index(f" {place.name}:", at)
        for claim in place.claims:
            at = alt.index(f"{wording.amount(claim)} {wording.what(claim)}", at)


def test_its_words_say_how_deep_the_zone_is_and_that_it_is_a_sketch() -> None:
    alt = drawn_map("seed").alt
    assert "Hatched: land within a zone’s stated depth, up to 20 km deep, of the boundary of Idlib, at most 7" in alt
    assert alt.endswith("a sketch of depth, not the front line.")
    assert "Beneath, to the same scale, a zone’s stated measure: 32 km deep." in drawn_map("14").alt


def test_what_no_province_holds_is_drawn_beneath_the_map() -> None:
    figure = drawn_map("14").figure
    assert [words for words in words_of(figure) if "to the scale of the map" in words] == [
        "32 km deep, to the scale of the map",
        "Around 440 km long, to the scale of the map: longer than the sheet",
        "120 km long, to the scale of the map",
    ]


def test_a_place_without_room_for_its_name_has_a_number_and_the_key_names_it() -> None:
    crowded = tuple(
        Named(f"A long name of a village {letter}", POINT, "YE", 15.4 + index * 0.02, 45.3)
        for index, letter in enumerate("abcdefghijkl")
    )
    drawn = draw_map(replace(site("02"), places=crowded, shown=crowded))
    for figure in (drawn.figure, drawn.narrow):
        said = " ".join(words_of(figure))
        assert all(place.name in said for place in crowded)
    assert "1 A long name of a village " in " ".join(words_of(drawn.narrow))


@pytest.mark.parametrize("width", [NARROW, 104.0, WIDE])
def test_the_scale_bar_is_as_long_as_its_number_says(width: float) -> None:
    found = site("seed")
    assert found.frame is not None
    sheet = sheet_of(found.frame, width * MM, (0.4, 1.0))
    bar = scale_rects(sheet, (), found.ground[0].land)
    across = sheet.frame.box[2] - sheet.frame.box[0]
    assert bar.length / sheet.width == pytest.approx(bar.kilometres / across)
    assert bar.kilometres == round_length(across * 0.3)
    assert sheet.rect.holds(bar.rect)


def test_a_map_of_a_setting_draws_both_its_depths() -> None:
    drawn = draw_map(site("seed", provinces=["Hama"], depth_km=30, depth_least_km=10))
    assert "10 to 30 km deep, as set" in drawn.alt


def test_without_a_map_the_reason_is_told() -> None:
    drawn = draw_map(locate(read_ledger(make_ledger("Nothing happened.")), ATLAS))
    assert words_of(drawn.figure) == []
    assert drawn.alt == "The article names no place that a map could show."
