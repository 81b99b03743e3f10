from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reviews import read, review

from tallybook.analysis.agreement import Agreement, agreement, kappa


def test_the_known_example() -> None:
    # Cohen's 50 grants: 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert kappa(pairs) == pytest.approx(0.4)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1))
def test_it_is_one_only_for_full_agreement_and_the_same_both_ways(pairs: list[tuple[str, str]]) -> None:
    found = kappa(pairs)
    assert found == pytest.approx(kappa([(other, one) for one, other in pairs]))
    if found is not None:
        assert found <= 1
        assert (found == 1) == all(one == other for one, other in pairs)
    assert kappa([]) is None


def test_each_changed_field_has_a_row_for_what_both_have_looked_at() -> None:
    ours = (review("edit", "40", unit="man", event="killed"), review("confirm", "At least 13"))
    theirs = (review("edit", "40", unit="man", by="Ben"), review("confirm", "At least 13", by="Ben"))
    assert agreement(read(), ours, theirs) == (
        Agreement("kept", 2, 2, None),
        Agreement("unit", 2, 2, 1.0),
        Agreement("event", 2, 1, 0.0),
    )


def test_a_rejected_figure_has_no_fields() -> None:
    rows = agreement(read(), (review("reject", "40"),), (review("edit", "40", unit="man", by="Ben"),))
    assert rows == (Agreement("kept", 1, 0, 0.0), Agreement("unit", 0, 0, None))
