"""A policy widens what words allow in a known order, and never loses the number that was printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledgers import make_claim

from tallybook.analysis.policy import POLICIES, find_policy, step
from tallybook.errors import UsageError
from tallybook.interval import Interval, Number
from tallybook.ledger.claim import Claim

values = st.one_of(st.integers(1, 10**9), st.floats(0.001, 0.999).map(lambda value: round(value, 3)))
hedges = st.sampled_from(["approx", "nearly", "up_to", "at_least", "more_than", "exact"])


def claim_of(value: Number, hedge: str) -> Claim:
    low = value if hedge in ("exact", "at_least", "more_than") else None
    high = value if hedge in ("exact", "nearly", "up_to") else None
    return make_claim("x", "x people", value=value, low=low, high=high, hedge=hedge)


def within(inner: Interval, outer: Interval) -> bool:
    low = outer.low is None or (inner.low is not None and inner.low >= outer.low)
    high = outer.high is None or (inner.high is not None and inner.high <= outer.high)
    return low and high


@given(values, hedges)
def test_a_wider_policy_never_narrows_the_bounds(value: Number, hedge: str) -> None:
    claim = claim_of(value, hedge)
    strict, conventional, wide = (find_policy(name).allows(claim) for name in POLICIES)
    assert within(conventional, wide)
    assert within(wide, strict)


@given(values, hedges, st.sampled_from(POLICIES))
def test_the_printed_number_stays_within_or_at_its_bounds(value: Number, hedge: str, name: str) -> None:
    allowed = find_policy(name).allows(claim_of(value, hedge))
    assert allowed.low is None or allowed.low <= value
    assert allowed.high is None or value <= allowed.high


def test_strict_adds_nothing() -> None:
    for hedge in ("approx", "nearly", "vague", "exact"):
        claim = make_claim("x", "x", value=5, low=None, high=None, hedge=hedge, magnitude=12)
        assert find_policy("strict").allows(claim) == claim.amount


@pytest.mark.parametrize(
    ("value", "text", "conventional", "wide"),
    [
        (400000, "around 400,000", (350000, 450000), (300000, 500000)),
        (1400, "about 1,400", (1350, 1450), (1300, 1500)),
        (0.27, "around 27%", (0.265, 0.275), (0.26, 0.28)),
    ],
)
def test_around_is_read_by_steps_of_the_last_digit(
    value: Number, text: str, conventional: tuple[Number, Number], wide: tuple[Number, Number]
) -> None:
    kind = "share" if value < 1 else ""
    claim = make_claim(text, text, value=value, low=None, high=None, hedge="approx", unit_kind=kind)
    assert find_policy("conventional").allows(claim) == Interval(*conventional)
    assert find_policy("wide").allows(claim) == Interval(*wide)


def test_a_share_in_words_moves_by_tenths() -> None:
    claim = make_claim(
        "about a quarter", "about a quarter", value=0.25, low=None, high=None, hedge="approx", unit_kind="share"
    )
    assert find_policy("conventional").allows(claim) == Interval(0.2, 0.3)


def test_a_vague_word_has_a_floor_by_convention_only() -> None:
    dozens = make_claim("dozens", "dozens of people", value=None, low=None, high=None, hedge="vague", magnitude=12)
    assert find_policy("strict").allows(dozens) == Interval(None, None)
    assert find_policy("conventional").allows(dozens) == Interval(12, None)


def test_an_unknown_policy_is_told_with_the_nearest() -> None:
    with pytest.raises(UsageError, match="Did you mean conventional"):
        find_policy("conventionall")


def test_a_step_of_a_round_number_is_its_last_digit() -> None:
    assert [int(step(value)) for value in (3_000_000, 250, 10)] == [1_000_000, 10, 10]
