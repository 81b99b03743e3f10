"""Claims of any article and reference rows take one form, and what is the same thing does not depend on their order."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledgers import DEVELOPMENT, gold_ledger, make_claim, make_ledger

from tallybook.analysis.policy import POLICIES, find_policy
from tallybook.analysis.reading import read_ledger, read_ledgers
from tallybook.analysis.reference import read_references
from tallybook.analysis.sameness import differences, kind_of_counted, same_thing
from tallybook.analysis.statements import Statement, of_reference, statements
from tallybook.text.naming import source_of

FILE = Path(__file__).resolve().parents[2] / "data" / "reference" / "figures.csv"
ROWS = read_references(FILE.read_text(encoding="utf-8"), FILE.name)
STRICT = find_policy("strict")
EVERY = statements(read_ledgers([gold_ledger(name) for name in DEVELOPMENT]), ROWS)
MIRRORED = {"one": "other", "other": "one"}


def row(measure: str, **facts: object) -> Statement:
    found = next(
        item
        for item in ROWS
        if item.measure == measure and all(getattr(item, name) == value for name, value in facts.items())
    )
    return of_reference(found, STRICT)


def test_a_reference_row_is_told_in_the_words_of_a_claim() -> None:
    said = [
        row("civilians killed", source="SNHR", value=781),
        row("civilians killed", source="UCDP GED", value=942),
        row("killed (all)", source="UCDP GED", value=3007),
        row("displaced", source="UN", value=270000),
        row("health facilities hit"),
        row("pro-regime fighters killed", value=269),
    ]
    assert [(one.said, one.what) for one in said] == [
        ("at least 781", "civilians killed"),
        ("942 (best estimate)", "civilians killed"),
        ("3,007 (2,954 to 3,198)", "people killed"),
        ("around 270,000", "people displaced"),
        ("23", "health centres: hit"),
        ("269", "pro-regime fighters killed"),
    ]


def test_only_what_says_verified_is_verified() -> None:
    assert row("civilians killed", value=1089).mark == "verified"
    assert row("civilians killed", status="documented").mark == "reported"
    assert row("civilians killed", value=580).mark == "unattributed"


def test_a_row_taken_from_an_article_at_hand_is_not_shown_beside_itself() -> None:
    seed, other = gold_ledger("seed"), make_ledger("Nothing happened.")
    assert not [one for one in statements([read_ledger(seed)], ROWS) if one.reference and one.reference.seed == "seed"]
    taken = [one for one in statements([read_ledger(other)], ROWS) if one.reference and one.reference.seed]
    assert len(taken) == 6


def test_repeats_and_replaced_figures_are_stated_once() -> None:
    body = "At least 13 people died. The 13 were farmers. Earlier, 11 had been counted."
    first = make_claim("At least 13", body, value=13, low=13, high=None, hedge="at_least", event="killed")
    again = make_claim("The 13", body, value=13, repeats=first.claim_id, event="killed")
    older = make_claim("11", body, value=11, superseded=True, event="killed")
    assert [one.claim for one in statements([read_ledger(make_ledger(body, first, again, older))])] == [first]


def test_an_undated_figure_is_of_the_day_of_publication() -> None:
    body = "At least 13 people died."
    claim = make_claim("At least 13", body, value=13, low=13, high=None, hedge="at_least", event="killed")
    (found,) = statements([read_ledger(make_ledger(body, claim))])
    assert (found.as_of, found.as_published) == (date(2020, 5, 6), True)
    (undated,) = statements([read_ledger(make_ledger(body, claim, published=None))])
    assert undated.as_of is None


@pytest.mark.parametrize("policy", POLICIES)
def test_a_policy_never_narrows_what_the_words_allow(policy: str) -> None:
    for one in statements([read_ledger(gold_ledger("seed"), policy=policy)], ROWS):
        allowed, stated = one.allowed, one.stated
        assert stated.low is None or allowed.low == stated.low
        assert stated.high is None or allowed.high == stated.high


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SOHR", "the Syrian Observatory for Human Rights"),
        ("UN (Lowcock)", "United Nations"),
        ("WHO", "World Health Organization"),
    ],
)
def test_a_source_is_known_by_any_of_its_names(one: str, other: str) -> None:
    assert source_of(one) == source_of(other)


def test_what_is_of_the_same_thing_is_set_side_by_side_and_nothing_else() -> None:
    monitor = row("civilians killed", source="SNHR", value=781)
    assert same_thing(monitor, row("civilians killed", source="OHCHR", status="documented"))
    assert same_thing(monitor, row("civilians killed", source="UCDP GED", value=942))
    for other in (
        row("killed (all)", source="UCDP GED", value=2894),
        row("civilians killed in 10 days"),
        row("children killed", value=80),
        row("displaced", value=500000),
        row("war deaths (all)", value=400000),
    ):
        assert not same_thing(monitor, other)
    assert not same_thing(row("displaced", value=500000), row("displacements (movements)", value=500000))
    assert kind_of_counted(monitor) == "civilian"


def test_a_difference_says_which_of_the_two_it_makes_the_smaller_count() -> None:
    blamed, free = row("civilians killed", value=781), row("civilians killed", status="documented")
    found = {item.aspect: item.fewer for item in differences(blamed, free)}
    assert found == {"as_of": "other", "blamed": "one"}
    verified = row("civilians killed", value=1089)
    assert {item.aspect: item.fewer for item in differences(blamed, verified)} == {
        "since": "other",
        "as_of": "one",
        "blamed": "one",
        "established": "other",
    }


@given(st.sampled_from(EVERY), st.sampled_from(EVERY))
def test_the_order_of_two_statements_does_not_matter(one: Statement, other: Statement) -> None:
    assert same_thing(one, other) == same_thing(other, one)
    there = [(item.aspect, MIRRORED.get(item.fewer, item.fewer), item.bars) for item in differences(one, other)]
    assert there == [(item.aspect, item.fewer, item.bars) for item in differences(other, one)]
    assert not any(char.isdigit() for item in differences(one, other) for char in item.reason)


@settings(max_examples=6)
@given(st.permutations(DEVELOPMENT[:4]))
def test_the_order_of_articles_changes_numbers_only(names: list[str]) -> None:
    def stated(order: list[str]) -> set[tuple[str, str, str]]:
        readings = read_ledgers([gold_ledger(name) for name in order])
        return {(one.article, one.said, one.evidence) for one in statements(readings)}

    assert stated(names) == stated(list(DEVELOPMENT[:4]))
