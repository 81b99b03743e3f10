from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from reviews import read, review

from tallybook.errors import UsageError
from tallybook.ledger.correct import typed


@pytest.mark.parametrize(
    ("given", "low", "high"),
    [
        ({"hedge": "exact"}, 13, 13),
        ({"hedge": "up_to"}, None, 13),
        ({"hedge": "approx"}, None, None),
        ({"value": "20"}, 20, None),
        ({"hedge": "range", "value": "", "low": "10", "high": "20"}, 10, 20),
    ],
)
def test_the_bounds_follow_from_the_hedge(given: dict[str, Any], low: int | None, high: int | None) -> None:
    made = review("edit", "At least 13", **given)
    assert (made.after.get("low", 13), made.after.get("high")) == (low, high)
    assert set(made.before) == set(made.after)


def test_only_what_changes_is_kept() -> None:
    made = review("edit", "At least 13", event="killed", unit="soldier")
    assert (made.before, made.after) == ({"unit": "civilian"}, {"unit": "soldier"})


def test_a_source_that_the_article_knows_brings_its_kind() -> None:
    assert review("edit", "At least 13", source="Red Cross").after["source_type"] == read().claims[1].source_type
    assert review("edit", "40", source="").after == {"source": "", "source_type": "unattributed"}


def test_an_addition_is_read_from_its_words() -> None:
    ledger = read("Only the label says so: ward 7 alone took twelve patients in.\n")
    rest = [left.span.of(ledger.article.body) for left in ledger.residue]
    assert rest == ["ward 7"]
    assert review("add", "7", ledger).after["value"] == 7


@pytest.mark.parametrize(
    ("action", "words", "given", "message"),
    [
        ("edit", "40", {}, "edit: nothing would change"),
        ("edit", "40", {"event": "injured"}, "edit: nothing would change: expected another value of event"),
        ("edit", "40", {"evnt": "killed"}, r"Did you mean event\?"),
        ("edit", "40", {"event": "kiled"}, r"found 'kiled'\. Did you mean killed\?"),
        ("edit", "40", {"value": "many"}, "value: expected a number, found 'many'"),
        ("edit", "40", {"value": ""}, "value: expected an amount, found none"),
        ("edit", "40", {"low": "50", "high": "40"}, "low: expected no more than high, found 50 and 40"),
        ("edit", "40", {"as_of": "today"}, "as_of: expected a day, YYYY-MM-DD"),
        ("edit", "40", {"superseded": "perhaps"}, "superseded: expected true or false"),
        ("edit", "40", {"part_of": "nobody"}, "its part_of names a figure that is not there any more"),
        ("edit", "40 people", {"unit": "man"}, "does not fit: found “40” is read there now"),
        ("add", "40", {}, "does not fit: found “40” is read there now"),
        ("add", "whole town", {}, "value: expected an amount, found none"),
        ("reject", "40", {"why": " "}, "reject: no reason"),
        ("confirm", "40", {"by": ""}, "confirm: no name"),
    ],
)
def test_what_cannot_be_is_said(action: str, words: str, given: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        review(action, words, **given)


def test_texts_become_the_claim_s_types() -> None:
    assert [typed("low", value) for value in ("1,200", "1.5", 3, None)] == [1200, 1.5, 3, None]
    assert [typed("superseded", value) for value in ("true", "False", "", True)] == [True, False, False, True]
    assert [typed("period_end", value) for value in ("2024-07-08", "")] == [date(2024, 7, 8), None]
