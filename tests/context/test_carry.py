"""How far a statement carries on."""

from __future__ import annotations

from datetime import date

from tallybook.ledger.extract import extract
from tallybook.text.article import from_text


def sources(body: str) -> dict[str, str]:
    ledger = extract(from_text(body, article_id="x", published=date(2024, 5, 6)))
    return {claim.text: claim.source for claim in ledger.claims}


def test_a_statement_carries_through_its_paragraph() -> None:
    assert sources("The army said 12 people were killed. Another 30 were wounded.") == {"12": "army", "30": "army"}


def test_a_new_paragraph_ends_it_unless_it_links_back() -> None:
    body = (
        "The army said on Sunday that 12 people had been killed in the town.\n\n{} 40 people were wounded in the town."
    )
    assert sources(body.format("In the south,"))["40"] == ""
    assert sources(body.format("It said that"))["40"] == "army"


def test_background_belongs_to_nobody() -> None:
    body = "The army said 12 people were killed. The war has killed 90,000 people since it broke out in 2011."
    assert sources(body) == {"12": "army", "90,000": ""}


def test_two_sources_of_one_sentence_have_their_clauses() -> None:
    body = "The army said 101 rebels were killed; residents counted only 12 dead, while doctors put the toll at 15."
    assert sources(body) == {"101": "army", "12": "residents", "15": "doctors"}


def test_what_stands_between_two_statements_of_one_source_is_of_that_source() -> None:
    body = "The army said 12 people were killed.\n\nIn the south, 40 were wounded.\n\n{} said 3 houses burned."
    assert sources(body.format("The army"))["40"] == "army"
    assert sources(body.format("Residents"))["40"] == ""


def test_bullets_of_one_list_go_on_until_a_label() -> None:
    body = "• WHO says 12 people died.\n• Some 40 houses burned.\n"
    assert sources(body)["Some 40"] == "WHO"
    labelled = "* DEATHS: WHO says 12 people died.\n* HOUSES: Some 40 houses burned.\n"
    assert sources(labelled)["Some 40"] == ""
