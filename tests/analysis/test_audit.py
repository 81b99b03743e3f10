"""What an audit finds, what it must not find, and the laws that it keeps."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from audit_scoring import load_audit_floors, score_annotation, score_reading, shortfalls, together
from hypothesis import given
from hypothesis import strategies as st
from ledgers import DEVELOPMENT, gold_ledger, make_claim, make_ledger

from tallybook.analysis.audit import ALARMS, KINDS, VERDICTS, Relation, audit
from tallybook.analysis.audit.dates import check_dates
from tallybook.analysis.audit.printed import essential, to_json, to_table
from tallybook.analysis.policy import find_policy
from tallybook.context.dates import DateExpression
from tallybook.ledger.claim import Claim
from tallybook.ledger.extract import extract
from tallybook.ledger.ledger import Ledger
from tallybook.text.article import from_text
from tallybook.text.span import Span

CORPUS = Path(__file__).resolve().parents[1] / "corpus" / "audit.toml"
CASES = [
    (tuple(case["alarms"]), tuple(case.get("found", ())), text)
    for case in tomllib.loads(CORPUS.read_text(encoding="utf-8"))["case"]
    for text in case["say"]
]
TOTAL = "Of 49 dead, 30 were men and 19 women."


def alarms(ledger: Ledger) -> tuple[str, ...]:
    return tuple(f"{found.kind} {found.verdict}" for found in audit(ledger) if found.alarms)


def breakdown(total: int, first: int, second: int, **facts: Any) -> Ledger:
    """Return a ledger in which a total is broken into men and women."""
    whole = make_claim("49", TOTAL, **{"value": total, "low": total, "high": total, "event": "killed", **facts})
    parts = [
        make_claim(text, TOTAL, value=value, low=value, high=value, unit=unit, event="killed", part_of=whole.claim_id)
        for text, value, unit in (("30", first, "man"), ("19", second, "woman"))
    ]
    return make_ledger(TOTAL, whole, *parts)


def the_sum(ledger: Ledger) -> Relation:
    return next(found for found in audit(ledger) if found.kind == "sum")


@pytest.mark.parametrize(("expected", "others", "text"), CASES, ids=[text[:50] for *_, text in CASES])
def test_wordings(expected: tuple[str, ...], others: tuple[str, ...], text: str) -> None:
    ledger = extract(from_text(text, article_id="x", published=date(2024, 3, 14)))
    assert alarms(ledger) == expected
    assert set(others) <= {f"{found.kind} {found.verdict}" for found in audit(ledger)}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("The village lies 35 km (56 miles) away.", "56 km would be right for 35 miles"),
        ("The fire burned 180,000 acres (281 square kilometers).", "281 square miles would be right"),
        ("The fire burned 20 square miles (32 square km).", "32 km would be right for 20 miles, which are lengths"),
        ("The city is 440 km (27 miles) away.", "10 times too few"),
    ],
)
def test_a_wrong_conversion_says_what_was_meant_where_the_numbers_tell(text: str, meant: str) -> None:
    (found,) = audit(extract(from_text(text, article_id="x", published=date(2024, 3, 14))))
    assert found.arithmetic.endswith(f"; {meant}")


def test_the_floors_hold_on_the_annotation_and_on_the_reading() -> None:
    scores = {"annotation": score_annotation(), "reading": score_reading()}
    measured = {
        f"{name} {group}": together(found, held_out=held)
        for name, found in scores.items()
        for group, held in (("development", False), ("held out", True))
    }
    assert shortfalls(measured, load_audit_floors()) == []


@pytest.mark.parametrize("name", DEVELOPMENT)
def test_the_order_of_the_claims_does_not_matter(name: str) -> None:
    ledger = gold_ledger(name)
    assert audit(replace(ledger, claims=ledger.claims[::-1])) == audit(ledger)


@pytest.mark.parametrize("name", DEVELOPMENT)
def test_every_relation_is_of_a_known_kind_and_says_its_arithmetic(name: str) -> None:
    for found in audit(gold_ledger(name)):
        assert found.kind in KINDS
        assert found.verdict in VERDICTS
        assert found.arithmetic
        assert found.claims
        assert found.alarms == (found.verdict in ALARMS)


@pytest.mark.parametrize("name", DEVELOPMENT)
def test_a_wider_policy_raises_no_new_alarm(name: str) -> None:
    ledger = gold_ledger(name)
    usual, wide = (
        {(found.kind, found.claims) for found in audit(ledger, policy=find_policy(policy)) if found.alarms}
        for policy in ("conventional", "wide")
    )
    assert wide <= usual


@given(st.integers(1, 10**6), st.integers(0, 10**6), st.integers(0, 10**6))
def test_men_and_women_that_add_up_pass_and_too_many_of_them_fail(first: int, second: int, more: int) -> None:
    assert the_sum(breakdown(first + second, first, second)).verdict == "consistent"
    over = the_sum(breakdown(first + second, first + more, second))
    assert over.computed == first + second + more
    if more > 0.2 * (first + second) + 1:
        assert over.verdict == "inconsistent"


@given(st.integers(1, 500), st.integers(1, 500), st.integers(1, 10**6))
def test_a_breakdown_that_falls_short_is_no_fault_where_it_is_not_said_to_be_complete(
    first: int, second: int, more: int
) -> None:
    short = breakdown(first + second + more, first, second)
    claims = tuple(replace(claim, unit="child" if claim.unit == "man" else claim.unit) for claim in short.claims)
    assert the_sum(replace(short, claims=claims)).verdict in ("incomplete", "consistent")


@given(st.integers(1, 99), st.integers(1, 99), st.integers(1, 300), st.sampled_from([3, 7, 11, 101]))
def test_scaling_every_count_keeps_the_verdict(first: int, second: int, total: int, factor: int) -> None:
    counts = [3 * total + 1, 3 * first + 1, 3 * second + 1]
    before = the_sum(breakdown(*(10 * count + 1 for count in counts))).verdict
    after = the_sum(breakdown(*((10 * count + 1) * (10 * factor + 1) for count in counts))).verdict
    assert before == after


@given(st.integers(1, 999), st.integers(1, 999), st.integers(1, 2000), st.sampled_from(["at_least", "approx", "vague"]))
def test_widening_the_hedge_of_a_total_raises_no_alarm(first: int, second: int, total: int, hedge: str) -> None:
    exact = the_sum(breakdown(total, first, second))
    bounds: dict[str, Any] = {"low": total if hedge == "at_least" else None, "high": None}
    if hedge == "vague":
        bounds["value"] = None
    wide = the_sum(breakdown(total, first, second, hedge=hedge, **bounds))
    assert not (wide.alarms and not exact.alarms)


def test_the_arithmetic_is_written_out() -> None:
    assert the_sum(breakdown(46, 30, 19)).arithmetic == "30 + 19 = 49, stated 46: 3 more"


def test_a_rejected_claim_is_not_tested() -> None:
    ledger = breakdown(46, 30, 19)
    claims = tuple(replace(claim, status="rejected") for claim in ledger.claims)
    assert audit(replace(ledger, claims=claims)) == ()


def test_a_text_without_figures_has_nothing_to_test() -> None:
    assert audit(make_ledger("Nothing happened.")) == ()
    assert "sets no figure against another" in to_table(make_ledger("Nothing happened."))


def test_parts_that_count_twice_are_said_to() -> None:
    found = next(found for found in to_json(gold_ledger("12"))["relations"] if found.get("multiplicity"))
    assert found["multiplicity"] == [1, 2, 1]
    assert found["arithmetic"].startswith("2.3 million + 2 × 1.6 million + 350,000 = 5.85 million")


def test_the_json_names_claims_by_role() -> None:
    ledger = gold_ledger("03")
    known = {claim.claim_id for claim in ledger.claims}
    for found in to_json(ledger)["relations"]:
        assert set(found) >= {"kind", "claims", "verdict", "stated", "computed", "arithmetic"}
        for ids in found["claims"].values():
            assert set([ids] if isinstance(ids, str) else ids) <= known


def test_a_part_that_a_sum_tests_has_no_row_of_its_own() -> None:
    shown = essential(audit(gold_ledger("11")))
    assert [found.kind for found in shown].count("part_of") == 1


@pytest.mark.parametrize(
    ("text", "day", "verdict"),
    [
        ("It began on Saturday, 3 August 2019.", date(2019, 8, 3), "consistent"),
        ("It began on Friday, 3 August 2019.", date(2019, 8, 3), "inconsistent"),
    ],
)
def test_a_weekday_is_held_against_the_calendar(text: str, day: date, verdict: str) -> None:
    start = text.index("3 August 2019")
    dates = (DateExpression(Span(start, start + 13), day, day, False, "day"),)
    assert [check.verdict for check in check_dates(make_ledger(text, dates=dates))] == [verdict]


def test_days_that_cannot_be_are_said() -> None:
    body = "At least 13 people died."
    facts = {"event": "killed", "value": 13, "low": 13, "high": 13}
    backwards = make_claim("13", body, period_start=date(2020, 5, 3), period_end=date(2020, 5, 1), **facts)
    later = make_claim("13", body, as_of=date(2021, 1, 1), **facts)
    assert [check.kind for check in check_dates(make_ledger(body, backwards))] == ["period"]
    assert [check.kind for check in check_dates(make_ledger(body, later))] == ["future"]


def test_a_long_text_of_numbers_is_audited_without_looking_at_every_pair() -> None:
    body = "The army said 41 people died in Taiz; the rebels said 67. " * 300
    ledger = make_ledger(body, *_many(body))
    assert len(audit(ledger)) < 3 * len(ledger.claims)


def _many(body: str) -> list[Claim]:
    claims = []
    at = 0
    for index in range(600):
        text, source = (("41", "army"), ("67", "rebels"))[index % 2]
        at = body.index(text, at)
        first = make_claim(text, body, value=int(text), low=int(text), high=int(text), event="killed", source=source)
        place = {"claim_id": f"{index:012x}", "start": at, "end": at + 2, "sentence": index // 2, "place": "Taiz"}
        claims.append(replace(first, **place))  # type: ignore[arg-type]
        at += 2
    return claims
