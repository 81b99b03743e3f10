"""Grades follow the printed rule, fall with the support that is taken away, and never rise with a dispute."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from dispatches import NAMES, ledger_of
from hypothesis import given, settings
from hypothesis import strategies as st
from ledgers import make_claim, make_ledger

from tallybook.analysis.grades import GRADES, Case, grades, rules
from tallybook.analysis.reading import read_ledger
from tallybook.ledger.extract import extract
from tallybook.text.article import from_text

SOURCES = st.frozensets(st.sampled_from(("UN", "monitor", "ministry", "army", "rebels")), max_size=5)
AGAINST = st.frozensets(st.sampled_from(("disputed", "denied", "rival", "replaced")))
FOR = st.frozensets(st.sampled_from(("verified", "accepted", "own_act")))
PARTIES = frozenset({"army", "rebels"})


def case(sources: frozenset[str], facts: frozenset[str]) -> Case:
    return Case(sources, sources & PARTIES, sources, facts, blamed=True)


@given(SOURCES, FOR, AGAINST, st.sampled_from(sorted(PARTIES | {"UN", "monitor", "ministry"})))
def test_a_grade_never_rises_when_a_source_is_removed(
    sources: frozenset[str], support: frozenset[str], against: frozenset[str], gone: str
) -> None:
    before, after = case(sources, support | against), case(sources - {gone}, support | against)
    assert _rank(after.grade_blame().grade) >= _rank(before.grade_blame().grade)
    if sources - {gone}:
        assert _rank(after.grade_harm().grade) >= _rank(before.grade_harm().grade)


@given(SOURCES, FOR, st.sampled_from(("verified", "accepted")))
def test_a_grade_never_rises_when_support_is_removed(
    sources: frozenset[str], support: frozenset[str], gone: str
) -> None:
    before, after = case(sources, support), case(sources, support - {gone})
    assert _rank(after.grade_harm().grade) >= _rank(before.grade_harm().grade)
    assert _rank(after.grade_blame().grade) >= _rank(before.grade_blame().grade)


@given(SOURCES, FOR, AGAINST, st.sampled_from(("disputed", "denied", "rival", "replaced")))
def test_a_grade_never_rises_with_a_dispute(
    sources: frozenset[str], support: frozenset[str], against: frozenset[str], more: str
) -> None:
    before, after = case(sources, support | against), case(sources, support | against | {more})
    assert _rank(after.grade_harm().grade) >= _rank(before.grade_harm().grade)
    assert _rank(after.grade_blame().grade) >= _rank(before.grade_blame().grade)


def _rank(grade: str) -> int:
    return GRADES.index(grade)


@pytest.mark.parametrize("name", NAMES)
def test_a_figure_never_gains_by_the_loss_of_a_source_that_agrees_with_it(name: str) -> None:
    ledger = ledger_of(name)
    for then in grades(read_ledger(ledger)):
        for source in {other.source for other in then.harm.others} if then.harm.name == "fair" else ():
            kept = tuple(claim for claim in ledger.claims if claim.source != source)
            now = next(one for one in grades(read_ledger(replace(ledger, claims=kept))) if one.claim == then.claim)
            assert _rank(now.harm.name) >= _rank(then.harm.name)


@settings(max_examples=15)
@given(st.sampled_from(NAMES), st.randoms(use_true_random=False))
def test_the_order_of_claims_does_not_matter(name: str, random: Random) -> None:
    ledger = ledger_of(name)
    shuffled = list(ledger.claims)
    random.shuffle(shuffled)
    assert grades(read_ledger(replace(ledger, claims=tuple(shuffled)))) == grades(read_ledger(ledger))


@pytest.mark.parametrize("subject", ["harm", "blame"])
def test_every_grade_has_its_rule_and_every_case_one_grade(subject: str) -> None:
    assert {rule.grade for rule in rules(subject)} == set(GRADES)
    assert all(rule.short and rule.why for rule in rules(subject))


@pytest.mark.parametrize(
    ("text", "harm", "blame"),
    [
        ("The monitor said 12 civilians were killed.", "weak", "not graded"),
        ("12 civilians were killed.", "not graded", "not graded"),
        ("The UN has verified 12 civilians killed by Russian warplanes.", "confirmed", "weak"),
        ("The army said it had killed 20 rebels.", "weak", "confirmed"),
        ("Russian warplanes killed 12 civilians, the monitor said. Moscow denied that it had struck the town.", "weak",
         "contested"),
        ("The monitor said 12 civilians were killed in Idlib on Monday. The ministry said 20 civilians were killed in "
         "Idlib on Monday.", "contested", "not graded"),
        ("The monitor said 12 civilians were killed in Idlib on Monday. The ministry said 12 civilians were killed in "
         "Idlib on Monday.", "fair", "not graded"),
    ],
)  # fmt: skip
def test_the_grade_of_the_first_figure(text: str, harm: str, blame: str) -> None:
    first = grades(read_ledger(extract(from_text(text, article_id="x"))))[0]
    assert (first.harm.name, first.blame.name) == (harm, blame)


def test_a_figure_that_the_text_replaces_is_discounted() -> None:
    body = "16 wounded, later 21"
    facts = {"unit": "person", "event": "injured", "source": "mayor", "source_type": "government"}
    claims = (make_claim("16", body, superseded=True, **facts), make_claim("21", body, **facts))
    found = grades(read_ledger(make_ledger(body, *claims)))
    assert [one.harm.name for one in found] == ["discounted", "weak"]


def test_things_and_shares_are_not_graded() -> None:
    body = "40 houses, a third"
    claims = (
        make_claim("40", body, unit="house", event="other", subevent="damaged", source="UN"),
        make_claim("a third", body, unit="child", unit_kind="share", event="killed", source="UN"),
    )
    assert grades(read_ledger(make_ledger(body, *claims))) == ()
