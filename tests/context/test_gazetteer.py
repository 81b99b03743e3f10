"""Names and where they are."""

from __future__ import annotations

from importlib.resources import files

import pytest

from tallybook.context.gazetteer import countries, country_point, fold, locate, peoples


@pytest.mark.parametrize("name", ["Kherson", "KHERSON", "kherson"])
def test_case_does_not_matter(name: str) -> None:
    assert locate(name)[0].country == "UA"


def test_accents_and_apostrophes_do_not_matter() -> None:
    assert fold("Ma’rib") == fold("Ma'rib") == "marib"
    assert locate("Khan Younis") == locate("Khān Younis")


def test_the_most_populous_place_comes_first() -> None:
    found = locate("Moscow")
    assert [place.country for place in found[:2]] == ["RU", "US"]


@pytest.mark.parametrize("name", ["", "   ", "Zzyzxq", "=", "\t", "a" * 5000])
def test_what_is_no_name_is_nowhere(name: str) -> None:
    assert locate(name) == ()


def test_every_line_can_be_found() -> None:
    lines = (files("tallybook") / "data" / "gazetteer.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if not line.startswith("#")]
    assert rows == sorted(rows, key=str.encode)
    for line in (rows[300], rows[len(rows) // 2], rows[-1]):
        name, kind, country, *_ = line.split("\t")
        assert (kind, country) in {(place.kind, place.country) for place in locate(name)}


def test_the_file_says_where_it_comes_from() -> None:
    head = (files("tallybook") / "data" / "gazetteer.tsv").read_text(encoding="utf-8")[:1000]
    assert all(word in head for word in ("GeoNames", "CC BY 4.0", "sha256", "build_gazetteer.py"))


def test_every_country_has_a_point() -> None:
    missing = {code for code in countries().values() if country_point(code) is None}
    assert missing <= {"LI", "MC"}


def test_a_people_belongs_to_one_country() -> None:
    assert (peoples()["Syrian"], peoples()["South Sudanese"], peoples()["Sudanese"]) == ("SY", "SS", "SD")
