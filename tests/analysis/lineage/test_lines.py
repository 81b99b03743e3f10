"""Figures followed from one publication to the next."""

from __future__ import annotations

from random import Random

import pytest
from followups import seed, seed_and_follow_up
from hypothesis import given, settings
from hypothesis import strategies as st
from ledgers import DEVELOPMENT, gold_ledger, make_ledger

from tallybook.analysis.kinds import counts_people
from tallybook.analysis.lineage.lines import Lineage, lineages
from tallybook.analysis.reading import read_ledger, read_ledgers
from tallybook.report.read import read_figures

ROWS = read_figures()


def of_seed(**asked: object) -> tuple[Lineage, ...]:
    return lineages([read_ledger(seed())], ROWS, **asked)  # type: ignore[arg-type]  # as a test asks


def test_in_four_days_the_toll_of_the_seed_lost_its_source_and_was_credited_to_another() -> None:
    line = of_seed(counted=["Civilians killed"])[0]
    assert [step.statement.said for step in line.steps] == ["790", "more than 790", "nearly 800", "800"]
    told = [[change.said for change in step.changes] for step in line.steps]
    assert told[0] == []
    assert "source lost" in told[1]
    assert {"rounded", "civilians → people"} <= set(told[2])
    assert {"hedge lost", "source changed"} <= set(told[3])
    assert line.days == 4
    assert line.drifted == ("hedge", "amount", "unit", "source", "period")


def test_people_stand_before_things() -> None:
    found = lineages(seed_and_follow_up(), ROWS, window=20)
    things = [not counts_people(line.own.claim) for line in found]
    assert things == sorted(things)
    assert [line.own.what for line in of_seed()][:2] == ["civilians killed", "people displaced"]


@pytest.mark.parametrize("window", [0, 3, 10])
def test_a_wider_window_never_loses_a_form(window: int) -> None:
    narrow = {step.statement.evidence for line in of_seed(window=window) for step in line.steps}
    wide = {step.statement.evidence for line in of_seed(window=window + 1) for step in line.steps}
    assert narrow <= wide


@pytest.mark.parametrize("name", DEVELOPMENT)
def test_no_form_stands_in_two_lines_and_each_line_is_in_order(name: str) -> None:
    readings = read_ledgers([gold_ledger(name), gold_ledger("16" if name != "16" else "14")])
    found = lineages(readings, ROWS)
    forms = [step.statement.evidence for line in found for step in line.steps]
    assert len(forms) == len(set(forms))
    for line in found:
        days = [step.statement.as_of for step in line.steps]
        assert days == sorted(days, key=str)
        assert len(line.steps) > 1


@settings(max_examples=5)  # each example reads three articles anew
@given(st.randoms(use_true_random=False))
def test_the_order_of_references_and_further_articles_does_not_matter(random: Random) -> None:
    rows, further = list(ROWS), [gold_ledger("01"), gold_ledger("14")]
    as_given = lineages(read_ledgers([seed(), *further]), rows)
    random.shuffle(rows)
    random.shuffle(further)
    mixed = lineages(read_ledgers([seed(), *further]), rows)
    assert [_told(line) for line in mixed] == [_told(line) for line in as_given]


def _told(line: Lineage) -> list[tuple[str, tuple[str, ...]]]:
    return [(step.statement.evidence, tuple(change.said for change in step.changes)) for step in line.steps]


def test_an_article_without_figures_is_followed_nowhere() -> None:
    assert lineages([read_ledger(make_ledger("Nothing happened."))], ROWS) == ()
