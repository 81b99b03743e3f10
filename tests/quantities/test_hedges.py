"""A hedge gives the bounds that its words state, for the number that it touches."""

from __future__ import annotations

from typing import Any

import pytest
from wordings import cases, facts, read


@pytest.mark.parametrize(("expect", "wording"), cases("hedges"))
def test_wordings(expect: dict[str, Any], wording: str) -> None:
    text = wording.replace("[", "").replace("]", "")
    quantity = read(text)[0][0]
    assert quantity.span.of(text) == wording[wording.index("[") + 1 : wording.index("]")]
    found = facts(quantity)
    assert {key: found[key] for key in expect} == expect


def test_a_hedge_belongs_to_the_number_it_touches() -> None:
    first, second = read("more than 3,000 dead and 6,000 hurt")[0]
    assert (first.hedge, second.hedge) == ("more_than", "exact")


def test_words_behind_one_number_may_belong_to_the_next() -> None:
    first, second = read("The score is 5,000 or more than 6,000 people")[0]
    assert (first.hedge, second.hedge) == ("exact", "more_than")
