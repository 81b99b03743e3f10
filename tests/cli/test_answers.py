"""The answers of a report about its own numbers."""

from __future__ import annotations

import pytest
from documents import AUDIT, BRIEF, META

from tallybook.cli.answers import answer
from tallybook.document.arrange import arrange
from tallybook.document.meta import Meta
from tallybook.document.record import Record, from_linked_data, linked_data


def _record() -> Record:
    meta = Meta(META.title, passport=META.passport, record={"run": "1a2b", "rebuild": "tallybook report idlib-truce"})
    record = from_linked_data(linked_data(arrange([BRIEF, AUDIT]), meta))
    assert record
    return record


RECORD = _record()


@pytest.mark.parametrize("number", ["790", "#3", "790 ", "c3"])
def test_a_claim_is_led_back_to_its_sentence(number: str) -> None:
    said = answer(RECORD, number)
    if number == "c3":
        assert not said
        return
    assert "#3 c3  sentence 12, characters 1730–1733" in said
    assert "has killed [790] civilians in regime" in said
    assert "  allows            exactly 790" in said
    assert "  source            SOHR (monitor)" in said
    assert "  hedge             exact  “790”" in said


def test_a_computed_number_is_led_back_to_its_arithmetic_and_the_bounds_that_it_rests_on() -> None:
    said = answer(RECORD, "1,100")
    operands = "#4 combatants killed, at most 2,000; #5 regime loyalists killed, exactly 900."
    assert f"  1,100: Computed: at most 2,000 less 900. Rests on {operands}" in said
    assert "  allows            at most 2,000" in said
    assert "  allows            exactly 900" in said


@pytest.mark.parametrize(("number", "first"), [("790", "#3"), ("1,100", "  1,100: Computed")])
def test_what_was_asked_for_comes_before_what_it_is_part_of_or_rests_on(number: str, first: str) -> None:
    assert answer(RECORD, number).split("\n\n")[1].startswith(first)


@pytest.mark.parametrize(
    ("number", "line"),
    [
        ("20", "  20: Parameter of this run: band_km = 20."),
        ("2011", "  2011: Given, not read: the year in which the war began."),
        ("6", "  6: Counted: rows of the ledger."),
        ("12.43", "  12.43: Computed: 20 km ÷ 1.609344. Rests on #2 depth of the buffer zone, at most 20 km."),
    ],
)
def test_every_kind_of_number_has_an_answer(number: str, line: str) -> None:
    assert line in answer(RECORD, number).splitlines()


def test_a_claim_without_a_source_says_so_in_as_many_words() -> None:
    assert "  source            no source named" in answer(RECORD, "some three million")


@pytest.mark.parametrize("number", ["", " ", "971", "#99", "no such thing"])
def test_what_the_report_does_not_print_has_none(number: str) -> None:
    assert answer(RECORD, number) == ""
