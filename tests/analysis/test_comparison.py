"""Statements of one thing stand side by side; none is merged, and a gap is explained only by a known difference."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledgers import DEVELOPMENT, gold_ledger, make_claim, make_ledger

from tallybook.analysis.comparison import (
    BESIDE,
    EXPLAINED,
    OWN,
    UNEXPLAINED,
    UNTOLD,
    Comparison,
    Panel,
    compare,
    verdict,
)
from tallybook.analysis.policy import POLICIES, find_policy
from tallybook.analysis.reading import Reading, read_ledger, read_ledgers
from tallybook.analysis.reference import Reference, read_references
from tallybook.analysis.statements import of_reference
from tallybook.ledger.claim import Claim
from tallybook.ledger.ledger import Ledger

FILE = Path(__file__).resolve().parents[2] / "data" / "reference" / "figures.csv"
ROWS = tuple(row for row in read_references(FILE.read_text(encoding="utf-8"), FILE.name) if not row.seed)
BODY = "At least 13 civilians died, a monitor said. 20 civilians died, the ministry said."


def seed(**options: object) -> Comparison:
    return compare([read_ledger(gold_ledger("seed"))], ROWS, **options)  # type: ignore[arg-type]  # told by name


def panel(found: Comparison, what: str) -> Panel:
    return next(one for one in found.panels if one.what == what)


def rival_ledger(low: int, high: int) -> Ledger:
    facts = {"unit": "civilian", "event": "killed", "place": "Idlib", "source_type": "monitor"}
    days = {"period_start": date(2020, 5, 5), "period_end": date(2020, 5, 5), "as_of": date(2020, 5, 5)}
    return make_ledger(
        BODY,
        make_claim(
            "At least 13", BODY, value=13, low=low, high=None, hedge="at_least", source="monitor", **facts, **days
        ),
        make_claim("20", BODY, value=20, low=20, high=high, source="ministry", **facts, **days),
    )


def test_the_seed_stands_beside_what_others_said_within_ten_days() -> None:
    killed = panel(seed(), "civilians killed")
    assert [(line.days, line.statement.source, line.statement.said, line.verdict) for line in killed.lines] == [
        (-8, "OHCHR", "nearly 500", EXPLAINED),
        (-7, "SNHR", "at least 781", BESIDE),
        (-7, "UCDP GED", "928 (best estimate)", UNTOLD),
        (-3, "UN Secretary-General", "more than 500", BESIDE),
        (0, "Syrian Observatory for Human Rights", "790", OWN),
        (0, "UCDP GED", "942 (best estimate)", UNTOLD),
        (2, "", "more than 790", EXPLAINED),
        (4, "UN", "800", EXPLAINED),
        (5, "UN", "more than 500", BESIDE),
    ]
    assert {(one.said, reason) for one, reason in killed.left_out} == {
        ("at least 103", "another stretch of days"),
        ("507", "another stretch of days"),
        ("156", "laid to some of the parties only"),
        ("136", "laid to some of the parties only"),
        ("625", "laid to some of the parties only"),
    }


def test_a_narrower_window_a_day_or_a_measure_keeps_less() -> None:
    assert len(panel(seed(window=0), "civilians killed").lines) == 2
    assert [one.what for one in seed(counted=["Civilians KILLED"]).panels] == ["civilians killed"]
    assert seed(counted=["goats"]).panels == ()
    shifted = panel(seed(as_of=date(2019, 8, 8), window=5), "civilians killed")
    assert {line.statement.said for line in shifted.lines} >= {"790", "more than 500"}
    assert all(abs(line.days) <= 5 for line in shifted.lines)


def test_reference_rows_may_be_kept_by_source() -> None:
    killed = panel(seed(sources=["Syrian Network for Human Rights"]), "civilians killed")
    assert {line.statement.source for line in killed.others} == {"SNHR"}


def test_two_sources_of_one_article_are_set_side_by_side_as_the_audit_does() -> None:
    found = compare([read_ledger(rival_ledger(13, 20))])
    (one,) = found.panels
    assert [line.verdict for line in one.lines] == [BESIDE, OWN] or [line.verdict for line in one.lines] == [
        OWN,
        BESIDE,
    ]


def test_nothing_beside_a_figure_is_told_by_name() -> None:
    found = compare([read_ledger(gold_ledger("10"))], ROWS)
    assert found.panels == ()
    assert [one.claim.article_id for one in found.lone] == ["10"] * len(found.lone)


@pytest.mark.parametrize("name", DEVELOPMENT)
def test_every_line_is_a_statement_as_it_was_printed(name: str) -> None:
    rows: tuple[Reference | Claim, ...] = (*ROWS, *gold_ledger(name).claims)
    printed = {(row.value, row.low, row.high) for row in rows}
    found = compare([read_ledger(gold_ledger(name))], ROWS)
    for one in found.panels:
        assert len(one.of(OWN)) == 1
        for line in one.lines:
            claim = line.statement.claim
            assert (claim.value, claim.low, claim.high) in printed
            assert bool(line.reasons) == (line.verdict == EXPLAINED)
            assert abs(line.days) <= found.window


def told(found: Comparison) -> list[list[tuple[object, ...]]]:
    return [
        [(line.statement.evidence, line.days, line.verdict, line.reasons) for line in one.lines] for one in found.panels
    ]


def shuffled(name: str, order: list[int]) -> Reading:
    reading = read_ledger(gold_ledger(name))
    return replace(reading, claims=tuple(reading.claims[index % len(reading.claims)] for index in order))


@settings(max_examples=8)
@given(st.permutations(range(len(ROWS))))
def test_the_order_of_rows_does_not_matter(order: list[int]) -> None:
    assert told(compare([read_ledger(gold_ledger("seed"))], [ROWS[index] for index in order])) == told(seed())


@settings(max_examples=6)
@given(st.permutations(("02", "14", "16")))
def test_permuting_further_articles_changes_nothing_that_is_said(names: list[str]) -> None:
    def found(order: list[str]) -> set[frozenset[object]]:
        readings = read_ledgers([gold_ledger("seed"), *(gold_ledger(name) for name in order)])
        return {frozenset(map(str, lines)) for lines in told(compare(readings, ROWS))}

    assert found(names) == found(["02", "14", "16"])


@settings(max_examples=8)
@given(st.permutations(range(9)))
def test_the_order_of_claims_does_not_matter(order: list[int]) -> None:
    found = compare([shuffled("seed", order)], ROWS)
    assert sorted(map(str, told(found))) == sorted(map(str, told(seed())))


@given(st.sampled_from(ROWS), st.sampled_from(ROWS))
def test_a_wider_policy_never_makes_a_gap_where_the_words_leave_none(one_row: object, other_row: object) -> None:
    pairs = [
        [of_reference(row, find_policy(name)) for row in ROWS if row in (one_row, other_row) and row.hedge != "date"]
        for name in POLICIES
    ]
    if len(pairs[0]) < 2:
        return
    strict, *wider = [verdict(*pair)[0] for pair in pairs]
    if strict == BESIDE:
        assert set(wider) <= {BESIDE, EXPLAINED, UNEXPLAINED}
    if strict in (EXPLAINED, UNEXPLAINED):
        assert set(wider) == {strict}
