"""Refusals are real: what may not be combined raises an error that says why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from ledgers import make_claim

from tallybook.analysis.derived import combine
from tallybook.analysis.derived.days import Stretch
from tallybook.analysis.derived.measure import terms_of
from tallybook.analysis.policy import find_policy
from tallybook.context.calendar import Days
from tallybook.errors import RefusedError
from tallybook.interval import Interval
from tallybook.ledger.claim import Claim

BODY = "10 20 30"
SINCE: dict[str, Any] = {"period_start": date(2019, 4, 21), "period_end": date(2019, 8, 3)}
ON_FRIDAY: dict[str, Any] = {"period_start": date(2019, 8, 2), "period_end": date(2019, 8, 2)}
TERMS = terms_of((), find_policy("strict"))


def count(text: str = "10", **facts: Any) -> Claim:
    known = {"value": int(text), "low": int(text), "high": int(text), "unit": "civilian", "event": "killed"}
    return make_claim(text, BODY, **{**known, "source": "Monitor", "place": "Idlib", **SINCE, **facts})


def armed(text: str = "20", **facts: Any) -> Claim:
    return count(text, **{"unit": "soldier", **facts})


def test_disjoint_counts_of_one_source_and_period_are_added() -> None:
    assert combine.add([count(), armed(low=None, hedge="nearly")], TERMS) == Interval(None, 30)


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (armed(source="Ministry"), "sources are never added or averaged"),
        (armed(source=""), "sources are never added or averaged"),
        (armed(unit="kilometre", unit_kind="length"), "their units are of different kinds"),
        (armed(event="displaced"), "the events differ"),
        (replace(armed(place="Raqqa"), sentence=3), "the places differ"),
        (armed(**ON_FRIDAY), "a running total holds the count of its last days"),
        (armed(period_start=date(2018, 1, 1), period_end=date(2018, 2, 1)), "the periods differ, or none is stated"),
        (armed(unit="person"), "both may count the same people or things"),
        (armed(unit="civilian"), "both may count the same people or things"),
        (armed(sense="increase"), "a change, a share or a multiple is no count"),
        (armed(superseded=True), "the text itself replaces it"),
        (armed(part_of=count().claim_id), "the one is in the other already"),
        (armed(value=None, low=None, high=None, hedge="vague"), "no amount is stated"),
    ],
)
def test_a_sum_that_would_mislead_is_refused(other: Claim, why: str) -> None:
    with pytest.raises(RefusedError, match=why):
        combine.add([count(), other], TERMS)


def test_a_share_needs_a_tie_or_a_stated_assumption() -> None:
    part, whole = count(), count("20", unit="person")
    with pytest.raises(RefusedError, match="does not make the one a part of the other"):
        combine.share(part, whole)
    assert combine.share(part, whole, assuming=("of_population",)).grounds == ("of_population",)


def test_the_text_may_tie_figures_of_two_sources_and_the_report_says_so() -> None:
    whole = count("20", source="Ministry")
    tied = combine.share(count(part_of=whole.claim_id), whole)
    assert tied.grounds == ("part_of", "two_sources")


def test_a_part_that_exceeds_its_whole_is_refused() -> None:
    whole = count()
    with pytest.raises(RefusedError, match="exceeds"):
        combine.share(count("20", part_of=whole.claim_id), whole)


def test_things_are_no_part_of_people() -> None:
    whole = count("20", unit="person")
    with pytest.raises(RefusedError, match="their units are of different kinds"):
        combine.share(count(unit="vehicle", event="other", part_of=whole.claim_id), whole)


RESIDENTS = count("30", unit="resident", event="population", source="")


@pytest.mark.parametrize(
    ("ask", "why"),
    [
        (lambda: combine.per_capita(count(), RESIDENTS), "the sources differ"),
        (lambda: combine.per_capita(armed(), RESIDENTS, assuming=("of_people",)), "combatants need not be residents"),
        (lambda: combine.per_capita(count(place="Raqqa"), RESIDENTS, assuming=("of_people",)), "the places differ"),
        (lambda: combine.per_capita(count(), count("20"), assuming=("of_people",)), "no count of people"),
        (lambda: combine.share_of_population(count(place="Syria"), RESIDENTS), "the places differ"),
        (lambda: combine.per_day([count()], None), "no period is stated"),
        (lambda: combine.per_day([count(event="population")], _week()), "a stock has no rate"),
        (lambda: combine.per_day([count(), armed(source="Ministry")], _week()), "sources are never added"),
        (lambda: combine.ratio(armed(), count(source="Ministry")), "sources are never added"),
        (lambda: combine.ratio(armed(), count(value=0, low=0, high=0)), "a ratio to nought"),
        (lambda: combine.ratio(armed(unit="home", unit_kind="area"), count()), "their units are of different kinds"),
        (lambda: combine.portion(count(), [armed(**ON_FRIDAY)]), "a running total"),
    ],
)
def test_a_rate_or_a_ratio_that_would_mislead_is_refused(ask: Callable[[], object], why: str) -> None:
    with pytest.raises(RefusedError, match=why):
        ask()


def test_the_refusal_names_the_figures_and_what_to_do() -> None:
    with pytest.raises(RefusedError) as refused:
        combine.add([count(), armed(source="Ministry")], TERMS)
    assert str(refused.value) == (
        "10 civilians killed and 20 soldiers killed: sources are never added or averaged: "
        "expected one source, found Monitor; Ministry. Set them side by side."
    )


def _week() -> Stretch:
    first, last = date(2019, 7, 28), date(2019, 8, 3)
    return Stretch(Days(first, first), Days(last, last))
