"""Which statements may print one figure."""

from __future__ import annotations

from dataclasses import replace

import pytest
from followups import seed
from hypothesis import given
from hypothesis import strategies as st

from tallybook.analysis.lineage.matching import one_figure, one_size
from tallybook.analysis.reading import read_ledger
from tallybook.analysis.statements import Statement, statements
from tallybook.report.read import read_figures

EVERY = statements([read_ledger(seed())], read_figures())


def stated(said: str, *, through: str = "") -> Statement:
    return next(one for one in EVERY if one.said == said and through in one.claim.via)


@given(st.integers(1, 10**7), st.integers(1, 10**7))
def test_it_does_not_matter_which_of_two_numbers_is_named_first(one: int, other: int) -> None:
    assert one_size(one, other) == one_size(other, one)
    assert one_size(one, one)


@pytest.mark.parametrize(("fine", "rounded", "alike"), [(790, 800, True), (816, 800, True), (781, 790, False)])
def test_a_number_is_of_the_size_that_it_rounds_to(fine: int, rounded: int, alike: bool) -> None:
    assert one_size(fine, rounded) is alike


def test_a_figure_may_lose_its_source_and_its_word_for_who_they_were() -> None:
    own = next(one for one in EVERY if one.article and one.said == "790")
    assert one_figure(own, stated("nearly 800", through="RFI"), window=10)
    assert one_figure(own, stated("800", through="press digest"), window=10)
    assert not one_figure(own, stated("800", through="press digest"), window=3)


def test_combatants_are_not_taken_for_anybody() -> None:
    own = next(one for one in EVERY if one.article and one.what == "combatants killed")
    assert not one_figure(own, stated("more than 2,000", through="AP"), window=30)


def test_a_publication_is_not_followed_into_itself() -> None:
    assert not any(one_figure(one, one, window=10) for one in EVERY)


def test_small_numbers_are_one_figure_only_of_the_same_place_and_days() -> None:
    own = next(one for one in EVERY if one.article and one.said == "790")
    small = replace(own, claim=replace(own.claim, value=12))
    other = replace(small, article="another")
    assert one_figure(small, other, window=10)
    assert not one_figure(small, replace(other, claim=replace(other.claim, place="Syria")), window=10)
