"""What a later article changes in an earlier one."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from followups import seed_and_follow_up
from ledgers import DEVELOPMENT, gold_ledger, make_claim, make_ledger

from tallybook.analysis.lineage.shifts import KINDS, in_order, shifts
from tallybook.analysis.reading import read_ledger


def test_figures_are_revised_repeated_new_and_withdrawn() -> None:
    before, after = seed_and_follow_up()
    found = [
        (shift.kind, shift.before.said if shift.before else "", shift.after.said if shift.after else "")
        for shift in shifts(before, after)
    ]
    assert ("revised", "790", "816") in found
    assert ("revised", "900", "950") in found
    assert ("repeated", "nearly 2,000", "nearly 2,000") in found
    assert ("new", "", "at least 31") in found
    assert ("withdrawn", "more than 370,000", "") in found


def test_limits_that_exclude_each_other_are_a_contradiction_and_no_revision() -> None:
    facts = {"unit": "person", "event": "killed", "place": "Kabul"}
    one = make_claim("40", "40 people", value=40, low=40, high=40, source="a doctor", **facts)
    other = make_claim("at least 60", "at least 60 people", value=60, low=60, high=None, hedge="at_least", **facts)
    other = replace(other, source="the police")
    before, after = read_ledger(make_ledger("40 people", one)), read_ledger(make_ledger("at least 60 people", other))
    assert [shift.kind for shift in shifts(before, after)] == ["contradicted"]


@pytest.mark.parametrize("name", DEVELOPMENT)
def test_an_article_after_itself_repeats_every_figure(name: str) -> None:
    reading = read_ledger(gold_ledger(name))
    kinds = Counter(shift.kind for shift in shifts(reading, reading))
    assert kinds["new"] == kinds["withdrawn"] == 0


@pytest.mark.parametrize("name", DEVELOPMENT)
def test_every_figure_has_one_fate_and_kinds_stand_in_order(name: str) -> None:
    before, after = read_ledger(gold_ledger("seed")), read_ledger(gold_ledger(name))
    found = shifts(before, after)
    later = [shift.after.evidence for shift in found if shift.after]
    assert len(later) == len(set(later))
    assert [KINDS.index(shift.kind) for shift in found] == sorted(KINDS.index(shift.kind) for shift in found)


def test_articles_are_put_in_order_of_publication() -> None:
    before, after = seed_and_follow_up()
    assert in_order((after, before)) == (before, after)
