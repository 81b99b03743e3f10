"""Provinces are found by the spellings of dispatches, and a file of one's own makes a map of its country."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from exhibits import ATLAS

from tallybook.analysis.place.atlas import Atlas, find_province
from tallybook.errors import InputError


@pytest.mark.parametrize(
    ("country", "worded", "name"),
    [
        ("SY", "Hama", "Hamah"),
        ("SY", "Latakia province", "Lattakia"),
        ("SY", "Hassakeh", "Hasaka"),
        ("YE", "Hodeidah", "Al Hudaydah"),
        ("YE", "Taiz governorate", "Ta’izz"),
        ("SD", "West Darfur", "Western Darfur"),
        ("SD", "North Kordofan", "North Kordufan"),
        ("CD", "South Kivu", "Sud-Kivu"),
        ("PK", "Khyber Pakhtunkhwa", "N.W.F.P."),
        ("PK", "Sindh", "Sind"),
        ("UA", "Zaporizhzhia region", "Zaporizhzhya"),
        ("PS", "Gaza", "Gaza Strip"),
        ("ML", "Segou", "Ségou"),
        ("HT", "West department", "Ouest"),
        ("AF", "Helmand", "Hilmand"),
    ],
)
def test_a_province_is_found_by_the_spelling_of_a_dispatch(country: str, worded: str, name: str) -> None:
    found = find_province(ATLAS.country(country), worded)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    ("country", "worded"),
    [("SD", "West Kordofan"), ("CD", "Ituri"), ("SY", "Ain Issa"), ("SY", "province"), ("SY", ""), ("YE", "Hama")],
)
def test_a_name_that_is_none_of_a_country_finds_nothing(country: str, worded: str) -> None:
    assert find_province(ATLAS.country(country), worded) is None


def test_a_point_lies_in_a_province_or_near_its_coast_and_nowhere_at_sea() -> None:
    at = {place: ATLAS.at("SY", *place) for place in ((35.93, 36.63), (35.52, 35.77), (34.0, 33.0))}
    assert [found.name if found else None for found in at.values()] == ["Idlib", "Lattakia", None]


def test_every_country_of_the_index_can_be_read() -> None:
    around = ATLAS.around((-180, -90, 180, 90))
    assert len(around) > 200
    for code in ("SY", "US", "RU", "NO", "ZZ"):
        assert code in around
        assert all(province.land.is_valid for province in ATLAS.country(code))


def test_without_a_folder_no_country_has_a_map(tmp_path: Path) -> None:
    assert Atlas(tmp_path / "none").country("SY") == ()
    assert Atlas(tmp_path / "none").around((0, 0, 1, 1)) == ()
    assert Atlas(tmp_path / "none").at("SY", 35, 36) is None


def test_a_file_of_ones_own_is_read_and_a_broken_one_is_named(tmp_path: Path) -> None:
    square = {"type": "MultiPolygon", "properties": {"name": "Here"}, "arcs": [[[0]]]}
    arcs = [[[0, 0], [10, 0], [0, 10], [-10, 0], [0, -10]]]
    data = {
        "transform": {"scale": [0.1, 0.1], "translate": [5, 6]},
        "objects": {"own": {"geometries": [square]}},
        "arcs": arcs,
    }
    (tmp_path / "qq.json").write_text(json.dumps(data), encoding="utf-8")
    (here,) = Atlas(tmp_path).country("QQ")
    assert (here.name, here.land.bounds) == ("Here", (5.0, 6.0, 6.0, 7.0))
    (tmp_path / "qa.json").write_text("{}", encoding="utf-8")
    with pytest.raises(InputError, match=r"qa\.json: expected TopoJSON"):
        Atlas(tmp_path).country("QA")
    (tmp_path / "qb.json").write_text("not", encoding="utf-8")
    with pytest.raises(InputError, match=r"qb\.json: expected JSON"):
        Atlas(tmp_path).country("QB")
