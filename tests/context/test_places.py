"""Where an amount was counted, by its wordings."""

from __future__ import annotations

from datetime import date

import pytest
from markings import Wording, marked, read_wording, wordings

from tallybook.ledger.claim import Claim
from tallybook.ledger.extract import extract
from tallybook.text.article import from_text


def claims_of(body: str) -> tuple[Claim, ...]:
    return extract(from_text(body, article_id="x", published=date(2024, 5, 6))).claims


@pytest.mark.parametrize("wording", wordings("places"), ids=lambda wording: wording.say)
def test_wordings(wording: Wording) -> None:
    assert marked(read_wording(wording), wording).place == wording.expect


def test_a_place_has_the_point_of_its_most_specific_part() -> None:
    (claim,) = claims_of("Shelling killed 12 people in Kherson, Ukraine.")
    assert claim.lat == pytest.approx(46.6, abs=0.2)
    assert claim.lon == pytest.approx(32.6, abs=0.2)


def test_a_name_of_two_places_is_that_of_the_country_the_text_is_about() -> None:
    (claim,) = claims_of("Syrian forces shelled Syria's third city. Raids killed 12 people in Homs, Syria.")
    assert claim.lon == pytest.approx(36.7, abs=0.3)


def test_precision_is_that_of_the_words() -> None:
    body = (
        "Raids killed 12 people near Aleppo.\n\nShells killed 13 people in Idlib province.\n\nIn Syria 14 people died."
    )
    assert [claim.place_precision for claim in claims_of(body)] == ["near", "province", "country"]


def test_a_new_paragraph_returns_to_the_main_place() -> None:
    body = (
        "Raids killed 12 people in Idlib, Syria.\n\nIn Kabul, six people were hurt.\n\nThe monitor counted 40 wounded."
    )
    assert claims_of(body)[-1].place == "Idlib, Syria"


def test_the_city_points_back_to_the_last_settlement() -> None:
    body = "Raids killed 12 people in Omdurman and shells hit West Darfur.\n\nIn the city, 40 people were hurt."
    assert "Omdurman" in claims_of(body)[-1].place


@pytest.mark.parametrize("body", ["The dead were 43 of them Egyptians", "It struck 20 percent of Afghans"])
def test_a_text_may_end_with_a_people(body: str) -> None:
    assert claims_of(body)
