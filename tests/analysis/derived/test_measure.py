"""Laws of derived figures: shares within nought and one, bounds that widen with the hedge, open ends kept open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from ledgers import make_claim

from tallybook.analysis.derived.days import Stretch
from tallybook.analysis.derived.measure import MEASURES, Derived, Terms, as_printed, bounds, limits, terms_of
from tallybook.analysis.policy import POLICIES, find_policy
from tallybook.context.calendar import Days
from tallybook.interval import Interval
from tallybook.ledger.claim import Claim

BODY = "first second"
HEDGES = ("exact", "at_least", "more_than", "nearly", "less_than", "up_to", "approx")
STRICT = Terms(find_policy("strict"), {})


def claim(text: str, value: int, hedge: str) -> Claim:
    low = value if hedge in ("exact", "at_least", "more_than") else None
    high = value if hedge in ("exact", "nearly", "less_than", "up_to") else None
    return make_claim(text, BODY, value=value, low=low, high=high, hedge=hedge, event="killed")


STATED = st.tuples(st.integers(1, 10**7), st.sampled_from(HEDGES))
DAY = st.dates(date(2015, 1, 1), date(2019, 12, 31))


@st.composite
def derived(draw: st.DrawFn) -> Derived:
    """Return a derived figure of any measure."""
    of, by = claim("first", *draw(STATED)), claim("second", *draw(STATED))
    measure = draw(st.sampled_from(MEASURES))
    if measure == "per_day":
        one, two, three = sorted(draw(st.tuples(DAY, DAY, DAY)))
        return Derived(measure, (of,), days=Stretch(Days(one, two), Days(three, three), ("a date",)))
    return Derived(measure, (of,), (by,), among=measure == "share" and draw(st.booleans()))


def holds(wide: Interval, narrow: Interval) -> bool:
    low = wide.low is None or (narrow.low is not None and narrow.low >= wide.low - 1e-9)
    high = wide.high is None or (narrow.high is not None and narrow.high <= wide.high + 1e-9)
    return low and high


@given(derived(), st.sampled_from(POLICIES))
def test_a_share_lies_within_nought_and_one(found: Derived, policy: str) -> None:
    allowed = bounds(found, Terms(find_policy(policy), {}))
    if found.measure == "share":
        assert allowed.low is not None
        assert allowed.high is not None
        assert 0 <= allowed.low <= allowed.high <= 1


@given(derived(), st.sampled_from(("at_least", "nearly", "approx")))
def test_bounds_never_narrow_when_a_hedge_widens(found: Derived, hedge: str) -> None:
    of = found.of[0]
    exact, wider = claim("first", of.value or 1, "exact"), claim("first", of.value or 1, hedge)  # type: ignore[arg-type]  # whole numbers
    narrow = bounds(replace(found, of=(exact,)), STRICT)
    assert holds(bounds(replace(found, of=(wider,)), STRICT), narrow)


@given(derived())
def test_a_policy_only_adds_limits_and_the_wide_one_adds_fewer(found: Derived) -> None:
    strict, wide, conventional = (
        bounds(found, Terms(find_policy(name), {})) for name in ("strict", "wide", "conventional")
    )
    assert holds(strict, wide)
    assert holds(wide, conventional)


@given(derived(), st.sampled_from(("earliest", "middle", "latest")))
def test_any_day_holds_what_each_day_gives(found: Derived, days: str) -> None:
    assert holds(bounds(found, STRICT), bounds(found, STRICT, days=days))


@given(derived())
def test_unhedged_figures_hold_what_the_numbers_alone_give(found: Derived) -> None:
    exact = replace(
        found,
        of=tuple(claim("first", int(one.value or 1), "exact") for one in found.of),
        by=tuple(claim("second", int(one.value or 1), "exact") for one in found.by),
    )
    printed, allowed = as_printed(exact), bounds(exact, STRICT)
    assert printed is not None
    assert holds(allowed, Interval(min(printed, 1.0), min(printed, 1.0)) if found.measure == "share" else allowed)


def test_an_open_end_stays_open() -> None:
    more = claim("first", 370_000, "more_than")
    first = Days(date(2011, 1, 1), date(2011, 12, 31))
    last = Days(date(2019, 8, 3), date(2019, 8, 3))
    found = Derived("per_day", (more,), days=Stretch(first, last, ("2011",)))
    assert bounds(found, STRICT) == Interval(370_000 / 3137, None, low_open=True)


def test_that_a_share_is_at_most_all_is_no_limit() -> None:
    assert limits(Derived("share", ()), Interval(0.0, 1.0)) == Interval(None, None)


def test_a_whole_is_no_smaller_than_its_part() -> None:
    whole = claim("first", 2000, "nearly")
    part = replace(claim("second", 900, "exact"), part_of=whole.claim_id)
    assert terms_of((whole, part), find_policy("strict")).allows(whole) == Interval(900, 2000)
    larger = replace(part, low=3000, high=3000, value=3000)
    assert terms_of((whole, larger), find_policy("strict")).allows(whole) == Interval(None, 2000)
