from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from reviews import AT, read, review

from tallybook.ledger.merge import merge
from tallybook.ledger.review import Review, apply

LATER = AT + timedelta(hours=1)


def ben(action: str, words: str, **given: Any) -> Review:
    return review(action, words, by="Ben", at=LATER, **given)


def test_what_both_have_is_kept_once_and_in_order_of_time() -> None:
    mine, shared, other = ben("reject", "40"), review("confirm", "At least 13"), ben("add", "a whole town", value="1")
    merged, conflicts = merge((mine, shared), (shared, other))
    assert merged == (shared, mine, other)
    assert not conflicts
    assert not apply(read(), merged).unfit


@pytest.mark.parametrize(
    ("one", "other", "about"),
    [
        (review("edit", "40", unit="man"), ben("edit", "40", event="killed"), []),
        (review("edit", "40", unit="man"), ben("edit", "40", unit="man"), []),
        (review("edit", "40", unit="man"), ben("edit", "40", unit="boy"), ["unit “man” or “boy”"]),
        (review("confirm", "40"), ben("edit", "40", unit="boy"), ["unit as it was read or “boy”"]),
        (review("confirm", "40"), ben("confirm", "40"), []),
        (review("reject", "40"), ben("confirm", "40"), ["reject or confirm"]),
        (review("reject", "40"), ben("reject", "40"), []),
        (review("reject", "40"), ben("edit", "At least 13", unit="man"), []),
        (
            review("add", "a whole town", value="1"),
            ben("add", "a whole town", value="1", unit="town"),
            ["unit as it was read or “town”"],
        ),
    ],
)
def test_what_cannot_both_hold_is_a_conflict(one: Review, other: Review, about: list[str]) -> None:
    assert [conflict.about for conflict in merge((one,), (other,))[1]] == about
