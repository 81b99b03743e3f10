"""What the words make of a place: a point, a province, a country, or ground without a boundary."""

from __future__ import annotations

from datetime import date

import pytest
from exhibits import ATLAS
from ledgers import DEVELOPMENT, gold_ledger

from tallybook.analysis.place.named import COUNTRY, POINT, PROVINCE, REGION, UNKNOWN, Named, countries_of, named_places
from tallybook.analysis.reading import Reading, read_ledger
from tallybook.ledger.extract import extract
from tallybook.text.article import from_text

CASES = [
    ("Seven people were killed in Idlib province, Syria, on Monday.", "Idlib", PROVINCE),
    ("Seven people were killed in the city of Idlib, Syria, on Monday.", "Idlib", POINT),
    ("Parts of Hama in Syria were shelled on Monday, killing seven people.", "Hama", PROVINCE),
    ("Syria: most of Idlib province and parts of Hama and Aleppo, home to 3 million people.", "Aleppo", PROVINCE),
    ("Seven people were killed in Sindh, Pakistan.", "Sindh", PROVINCE),
    ("Seven people were killed in Marib’s al-Wadi district in Yemen.", "Marib", PROVINCE),
    ("Seven people were killed in Saint-Marc, in the Artibonite department of Haiti.", "Artibonite", PROVINCE),
    ("Storms killed 98 people in North Carolina and 39 in South Carolina. In Georgia, 33 died.", "Georgia", PROVINCE),
    ("Seven people were killed across the Sahel, 5 of them in Mali.", "Sahel", REGION),
    ("Seven people were killed in northwestern Syria on Monday.", "northwestern Syria", REGION),
    ("Seven people were killed in Syria on Monday.", "Syria", COUNTRY),
    ("Seven people were killed near the village of Ugarith in Syria.", "Ugarith", UNKNOWN),
]


def read(text: str) -> Reading:
    return read_ledger(extract(from_text(text, article_id="x", published=date(2020, 5, 6))))


def named(text: str, name: str) -> Named:
    places = named_places(read(text), ATLAS)
    return next(place for place in places if name in place.name)


@pytest.mark.parametrize(("text", "name", "kind"), CASES)
def test_the_words_tell_what_kind_of_place_it_is(text: str, name: str, kind: str) -> None:
    assert named(text, name).kind == kind


def test_a_city_that_bears_the_name_of_its_province_is_a_point_in_doubt() -> None:
    place = named("Seven people were killed in Kunduz, Afghanistan, on Monday.", "Kunduz")
    assert (place.kind, place.doubtful) == (POINT, True)
    assert place.province is not None
    assert place.province.name == "Kunduz"


def test_a_city_and_its_region_are_two_places_where_the_words_say_so() -> None:
    text = "In Sumy region of Ukraine 12 people fled on Monday. Three people were killed in the city of Sumy."
    places = named_places(read(text), ATLAS)
    assert sorted(place.kind for place in places if place.name.startswith("Sumy")) == [POINT, PROVINCE]


def test_a_figure_stands_with_the_innermost_place_or_with_each_of_several() -> None:
    places = named_places(read_ledger(gold_ledger("seed")), ATLAS)
    counts = {place.name: len(place.claims) for place in places if place.claims}
    assert counts["Syria"] == 2
    assert counts["Hama"] == counts["Aleppo"] == counts["Latakia"] == 1
    assert counts["Idlib"] == 7


@pytest.mark.parametrize("name", DEVELOPMENT)
def test_the_order_of_claims_does_not_matter(name: str) -> None:
    ledger = gold_ledger(name)
    reading = read_ledger(ledger)
    turned = Reading(ledger, tuple(reversed(reading.claims)), reading.policy, reading.sources, reading.starts)
    one, other = (named_places(found, ATLAS) for found in (reading, turned))
    assert [(p.name, p.kind, frozenset(p.claims)) for p in one] == [
        (p.name, p.kind, frozenset(p.claims)) for p in other
    ]


@pytest.mark.parametrize("name", DEVELOPMENT)
def test_every_figure_with_a_place_of_the_text_is_placed_once_or_side_by_side(name: str) -> None:
    reading = read_ledger(gold_ledger(name))
    places = named_places(reading, ATLAS)
    for claim in reading.claims:
        holding = [place for place in places if claim in place.claims]
        assert len(holding) <= 1 or " and " in claim.place


def test_the_country_of_most_figures_comes_first_if_it_has_places() -> None:
    places = named_places(read_ledger(gold_ledger("14")), ATLAS)
    assert countries_of(places)[0] == "SY"
    assert countries_of(()) == ()
