"""What a map of an article shows, what a parameter changes of it, and what is refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from exhibits import ATLAS
from ledgers import DEVELOPMENT, gold_ledger, make_ledger

from tallybook.analysis.place.atlas import Atlas
from tallybook.analysis.place.named import POINT, PROVINCE
from tallybook.analysis.place.site import Site, locate
from tallybook.analysis.reading import read_ledger
from tallybook.errors import UsageError
from tallybook.interval import Interval
from tallybook.ledger.extract import extract
from tallybook.text.article import from_text


def site(name: str, **asked: object) -> Site:
    return locate(read_ledger(gold_ledger(name)), ATLAS, **asked)  # type: ignore[arg-type]  # each test says what


def test_the_seed_lies_in_four_provinces_and_its_zone_in_one() -> None:
    found = site("seed")
    assert [found.called(province) for province in found.marked] == ["Idlib", "Hama", "Aleppo", "Latakia"]
    assert [found.called(band.province) for band in found.bands] == ["Idlib"]
    assert found.land == "Syria"


@pytest.mark.parametrize("name", DEVELOPMENT)
def test_every_place_with_figures_is_shown_or_listed_with_why(name: str) -> None:
    found = site(name)
    assert found.frame is not None
    for place in found.places:
        held = [place in group for group in (found.shown, found.beyond, found.listed)]
        assert sum(held) == 1 or (sum(held) == 0 and not place.claims)
        assert place.kind in (POINT, PROVINCE) or place not in found.shown
    assert all(province.country == found.country for province in found.marked)


def test_a_text_without_places_has_no_map_and_says_so() -> None:
    found = locate(read_ledger(make_ledger("Nothing happened.")), ATLAS)
    assert (found.frame, found.reason) == (None, "The article names no place that a map could show.")


def test_a_country_without_boundaries_has_no_map_and_says_so(tmp_path: Path) -> None:
    found = locate(read_ledger(gold_ledger("seed")), Atlas(tmp_path))
    assert found.frame is None
    assert found.reason == "No boundaries of Syria are at hand: there is no map."


def test_a_country_and_provinces_may_be_asked_for() -> None:
    turkey = site("08", country="Syria")
    assert turkey.country == "SY"
    asked = site("seed", provinces=["Hama", "homs"], depth_km=30, depth_least_km=10)
    assert [province.name for province in asked.marked] == ["Hamah", "Homs"]
    assert [band.stated.drawn for band in asked.bands] == [(10.0, 30.0), (10.0, 30.0)]
    assert asked.bands[0].stated.kilometres == Interval(10.0, 30.0)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"country": "Siria"}, "country: no country 'Siria'.*Did you mean Syria"),
        ({"country": "Nowhere at all"}, "auto is the article's own"),
        ({"provinces": ["Kherson"]}, "provinces: Syria has no province 'Kherson'"),
        ({"country": "Turkey", "provinces": ["Idlib"]}, "Turkey has no province 'Idlib'"),
        ({"depth_least_km": 5}, "depth_least_km: 5 is more than depth_km, 0"),
    ],
)
def test_settings_that_do_not_fit_are_refused(asked: dict[str, object], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        site("seed", **asked)


def test_a_depth_without_a_province_is_refused() -> None:
    with pytest.raises(UsageError, match="depth_km: 20 has no province to be drawn in"):
        locate(read_ledger(make_ledger("Nothing happened.")), ATLAS, depth_km=20)


def test_a_zone_that_is_placed_in_no_province_is_measured_but_not_drawn_in_one() -> None:
    found = site("14")
    assert found.bands == ()
    assert len(found.measures) == 3


@pytest.mark.parametrize("ratio", [0.5, 1.0, 1.4])
def test_a_window_of_another_shape_holds_the_whole_of_it(ratio: float) -> None:
    frame = site("seed").frame
    assert frame is not None
    west, south, east, north = frame.shaped(ratio).box
    assert west <= frame.box[0] + 1e-6
    assert south <= frame.box[1] + 1e-6
    assert east >= frame.box[2] - 1e-6
    assert north >= frame.box[3] - 1e-6
    assert (north - south) / (east - west) == pytest.approx(ratio)


def test_an_island_far_off_does_not_widen_the_window() -> None:
    text = "Fires killed 131 people in Valparaiso region in Chile, the army said."
    found = locate(read_ledger(extract(from_text(text, article_id="x", published=date(2024, 2, 6)))), ATLAS)
    assert found.frame is not None
    assert found.frame.box[2] - found.frame.box[0] < 500


@pytest.mark.parametrize(
    "text",
    [
        "The plan sets a 10-kilometre zone around a plant in Idlib province, Syria, the army said.",
        "Two soldiers were wounded near the four-kilometre-wide demilitarised zone, the ministry in Seoul said.",
    ],
)
def test_a_zone_around_a_place_or_told_of_in_a_city_follows_no_boundary(text: str) -> None:
    found = locate(read_ledger(extract(from_text(text, article_id="x", published=date(2024, 2, 6)))), ATLAS)
    assert len(found.measures) == 1
    assert found.bands == ()


@pytest.mark.parametrize("country", ["Russia", "the United States", "Fiji", "Greenland"])
def test_a_country_over_the_pole_or_the_date_line_has_its_land_on_the_map(country: str) -> None:
    text = f"Seven people were killed in {country} on Monday, the army said."
    found = locate(read_ledger(extract(from_text(text, article_id="x", published=date(2024, 2, 6)))), ATLAS)
    own = [ground for ground in found.ground if ground.country == found.country]
    assert len(own) >= 0.6 * len([p for p in ATLAS.country(found.country) if p.name])
    assert all(ground.land.is_valid for ground in own)
