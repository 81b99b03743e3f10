"""Running counts are joined only where they are one source's of one thing, and their pace keeps its open ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledgers import DEVELOPMENT, gold_ledger

from tallybook.analysis.cumulative import REVISED, STALE, Course, Courses, Series, follow, is_running, join
from tallybook.analysis.policy import POLICIES, find_policy
from tallybook.analysis.reading import read_ledgers
from tallybook.analysis.reference import Reference
from tallybook.analysis.statements import Statement, of_reference
from tallybook.errors import RefusedError
from tallybook.report.read import read_figures, read_truces

ROWS = tuple(row for row in read_figures() if not row.seed)
FIRST = date(2020, 1, 1)
LIMITS = {"exact": (True, True), "at_least": (True, False), "nearly": (False, True), "approx": (False, False)}


def row(day: int, value: int, hedge: str = "exact", **facts: object) -> Reference:
    low, high = LIMITS[hedge]
    made = Reference(
        as_of=FIRST + timedelta(days=day),
        period_start=FIRST,
        period_end=FIRST + timedelta(days=day),
        source="A monitor",
        source_type="monitor",
        via="",
        measure="civilians killed",
        unit="person",
        value=value,
        low=value if low else None,
        high=value if high else None,
        hedge=hedge,
        worded=hedge,
        status="",
        place="Idlib",
        blamed="",
        url="https://example.org",
    )
    return replace(made, **facts)  # type: ignore[arg-type]  # told by name


def counts(*rows: Reference, policy: str = "strict") -> list[Statement]:
    return [of_reference(one, find_policy(policy)) for one in rows]


def seed(names: tuple[str, ...] = ("seed",), rows: tuple[Reference, ...] = ROWS) -> Courses:
    return follow(read_ledgers([gold_ledger(name) for name in names]), rows, read_truces())


def killed(found: Courses) -> Course:
    return next(course for course in found.courses if course.what == "civilians killed")


def told(series: Series) -> list[tuple[str, str]]:
    return [(str(one.as_of), one.said) for one in series.points]


def test_the_seed_s_count_goes_on_and_nothing_else_is_joined_to_it() -> None:
    course = killed(seed())
    own = next(one for one in course.series if any(point.article for point in one.points))
    assert told(own) == [("2019-06-22", "more than 460"), ("2019-08-03", "790"), ("2019-08-21", "890")]
    assert [(step.days, step.pace.low, step.pace.high) for step in own.steps] == [
        (42, None, 330 / 42),
        (18, 100 / 18, 100 / 18),
    ]
    assert [one.start.isoformat() for one in course.agreements] == ["2019-05-20", "2019-08-01", "2019-08-31"]
    for one in course.series:
        assert len({(point.claim.period_start, point.claim.event) for point in one.points}) == 1


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"source": "A ministry", "source_type": "government"}, "another source, or none"),
        ({"measure": "killed (all)"}, "other people are counted"),
        ({"measure": "civilians injured"}, "other people are counted"),
        ({"period_start": FIRST + timedelta(days=1)}, "another first day"),
        ({"blamed": "Russia"}, "laid to other parties"),
        ({"place": "Donetsk"}, "another place"),
        ({"period_start": None}, "it is no count since a day"),
        ({"period_start": FIRST + timedelta(days=28)}, "it is no count since a day"),
    ],
)
def test_what_is_not_one_count_is_not_joined(changed: dict[str, Any], reason: str) -> None:
    with pytest.raises(RefusedError, match=f"found {reason}. Show the two side by side"):
        join(counts(row(20, 100), row(30, 120, **changed)))


def test_two_counts_without_a_source_are_not_joined() -> None:
    nobody = {"source": "", "source_type": "unattributed"}
    with pytest.raises(RefusedError, match="another source, or none"):
        join(counts(row(20, 100, **nobody), row(30, 120, **nobody)))


def test_a_count_that_falls_is_revised_and_one_that_stays_is_stale() -> None:
    series = join(counts(row(10, 100), row(16, 100), row(30, 100), row(40, 90), row(50, 90, "approx")))
    assert [step.flag for step in series.steps] == ["", STALE, REVISED, ""]
    hedged = join(counts(row(10, 100, "at_least"), row(20, 90, "nearly")))
    assert [step.flag for step in hedged.steps] == [REVISED]


@given(
    st.lists(
        st.tuples(st.integers(8, 90), st.integers(1, 999), st.sampled_from(sorted(LIMITS))), min_size=1, max_size=6
    )
)
@settings(max_examples=40)
def test_order_does_not_matter_and_bounds_never_narrow_when_a_hedge_widens(facts: list[tuple[int, int, str]]) -> None:
    rows = [row(day, value, hedge) for day, value, hedge in {fact[0]: fact for fact in facts}.values()]
    series = join(counts(*rows))
    assert join(counts(*reversed(rows))) == series
    for step, wide in zip(series.steps, join(counts(*(replace(one, low=None) for one in rows))).steps, strict=True):
        assert wide.gain.high is None or wide.gain.high == step.gain.high
        assert step.gain.low is None or wide.gain.low is None or wide.gain.low <= step.gain.low
    for policy in POLICIES:
        assert len(join(counts(*rows, policy=policy)).steps) == len(series.steps)


@settings(max_examples=6)
@given(st.permutations(range(len(ROWS))), st.permutations(("14", "16")))
def test_the_order_of_rows_and_of_further_articles_does_not_matter(order: list[int], names: list[str]) -> None:
    def said(found: Courses) -> set[str]:
        return {f"{course.what} {sorted(map(str, map(told, course.series)))}" for course in found.courses}

    assert said(seed(("seed", *names), tuple(ROWS[index] for index in order))) == said(seed(("seed", "14", "16")))


@pytest.mark.parametrize("name", DEVELOPMENT)
def test_every_count_stands_once_in_a_course(name: str) -> None:
    found = seed((name,))
    for course in found.courses:
        every = [*course.single, *(point for one in course.series for point in one.points)]
        assert all(is_running(one) for one in every)
        assert len({(one.evidence, one.said, str(one.as_of), one.claim.blamed, one.claim.via) for one in every}) == len(
            every
        )
        assert all(step.days > 0 for step in course.steps)
