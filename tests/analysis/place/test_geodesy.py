"""What is measured is measured on the earth: areas, distances and buffers that grow with their depth."""

from __future__ import annotations

import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from tallybook.analysis.place.geodesy import area, centre_of, flat, round_earth, within

LAND = st.builds(
    lambda west, south, width, height: shapely.box(west, south, west + width, south + height),
    st.floats(-170, 160),
    st.floats(-65, 60),
    st.floats(0.2, 4),
    st.floats(0.2, 4),
)


@settings(max_examples=40)
@given(LAND, st.floats(1, 60), st.floats(1, 60))
def test_a_deeper_band_takes_no_less_land_and_never_more_than_there_is(
    land: shapely.Polygon, one: float, other: float
) -> None:
    shallow, deep = sorted((one, other))
    least, most = (area(within(land, land.exterior, depth)) for depth in (shallow, deep))
    whole = area(land)
    assert 0 < least <= most * 1.001
    assert most <= whole * 1.001


@settings(max_examples=40)
@given(LAND)
def test_a_plane_and_back_is_the_same_place(land: shapely.Polygon) -> None:
    centre = centre_of(land)
    again = round_earth(flat(land, centre), centre)
    assert shapely.hausdorff_distance(land, again) < 1e-6


def test_an_area_does_not_depend_on_the_turn_of_the_ring_and_counts_holes_off() -> None:
    square, hole = shapely.box(36, 35, 37, 36), shapely.box(36.4, 35.4, 36.6, 35.6)
    turned = shapely.Polygon(list(square.exterior.coords)[::-1])
    assert area(square) == area(turned)
    assert round(area(shapely.difference(square, hole)), 6) == round(area(square) - area(hole), 6)


def test_the_depth_of_a_band_is_that_many_kilometres() -> None:
    land = shapely.box(36, 35, 37, 36)
    south = shapely.LineString([(36, 35), (37, 35)])
    band = within(land, south, 20)
    middle = shapely.intersection(band, shapely.LineString([(36.5, 34), (36.5, 37)]))
    assert 0.1795 < shapely.length(middle) < 0.1810  # a degree of latitude is 110.9 km there
