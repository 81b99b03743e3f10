from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reviews import BODY, read, review

from tallybook.ledger.claim import Claim
from tallybook.ledger.ledger import Ledger
from tallybook.ledger.review import Review, apply


def claim(ledger: Ledger, text: str) -> Claim:
    return next(one for one in ledger.claims if one.text == text)


ALL = (
    review("confirm", "40"),
    review("edit", "At least 13", source="Red Cross", event="injured"),
    review("add", "a whole town", value="1", unit="town", event="displaced"),
)


def test_each_action_leaves_its_status_and_its_hand_in_the_trail() -> None:
    ledger = apply(read(), (*ALL, review("reject", "40", apply(read(), ALL[:1]))))
    assert [(one.text, one.status) for one in ledger.claims] == [
        ("At least 13", "corrected"),
        ("40", "rejected"),
        ("a whole town", "added"),
    ]
    steps = {step.field: step.rule for step in claim(ledger, "At least 13").trail}
    assert (steps["source"], steps["event"]) == ("corrected by Anna", "corrected by Anna")
    assert not ledger.unfit


def test_ids_stay_and_an_addition_gets_one_that_stays_too() -> None:
    before, after = read(), apply(read(), ALL)
    assert {one.claim_id for one in before.claims} < {one.claim_id for one in after.claims}
    assert apply(read(), ALL) == after
    assert hash(after) == hash(apply(read(), ALL))


def test_a_confirmed_correction_is_still_a_correction() -> None:
    once = apply(read(), (ALL[1],))
    twice = apply(once, (review("confirm", "At least 13", once),))
    assert claim(twice, "At least 13").status == "corrected"
    assert claim(twice, "At least 13").source == "Red Cross"


@settings(max_examples=20)
@given(st.text(st.characters(categories=["L"]), max_size=80))
def test_text_before_or_behind_moves_a_correction_along(more: str) -> None:
    grown = read("A headline of the day\n\n" + BODY + "\n" + more)
    ledger = apply(grown, ALL)
    assert [one.text for one in ledger.claims if one.status != "extracted"] == ["At least 13", "40", "a whole town"]


@pytest.mark.parametrize(
    ("made", "body", "reason"),
    [
        (ALL[1], BODY.replace("civilians", "soldiers"), "the article has no such place any more"),
        (ALL[1], "", "the article has no such place any more"),
        (ALL[0], f"{BODY[:-1]}{' ' * 40}{BODY}", None),
        (ALL[0], f"X{BODY}{' ' * 40}\n{BODY}", "the article has these words in several such places"),
    ],
)
def test_a_place_that_is_gone_or_doubtful_takes_no_correction(made: Review, body: str, reason: str | None) -> None:
    before = read(body)
    after = apply(before, (made,))
    assert [unfit.reason for unfit in after.unfit] == ([] if reason is None else [reason])
    if reason:
        assert replace(after, unfit=()) == before
        assert after.unfit[0].review == made


def test_a_reader_that_changed_its_mind_is_not_overruled() -> None:
    ledger = read()
    other = replace(ledger, claims=tuple(replace(one, source="UN", unit="man") for one in ledger.claims))
    after = apply(other, ALL[:2])
    assert [unfit.reason for unfit in after.unfit] == [
        "it is read otherwise now than what was confirmed",
        f"its source was “{claim(ledger, 'At least 13').source}” when it was corrected, and is read as “UN” now",
    ]
    assert after.claims == other.claims


def test_a_reader_that_has_learnt_it_is_no_reason_to_complain() -> None:
    ledger = read()
    learnt = replace(ledger, claims=tuple(replace(one, **ALL[1].after) for one in ledger.claims))
    assert not apply(learnt, (ALL[1],)).unfit


def test_a_figure_read_with_other_words_or_not_at_all_takes_no_correction() -> None:
    ledger = read()
    fewer = replace(ledger, claims=())
    assert [unfit.reason for unfit in apply(fewer, ALL[:2]).unfit] == ["no figure is read there any more"] * 2
    inside = replace(ALL[0], action="add", after={"value": 4})
    assert [unfit.reason for unfit in apply(ledger, (inside,)).unfit] == ["“40” is read there now"]


def test_an_addition_takes_its_numeral_out_of_the_residue() -> None:
    body = "The two sides met for talks about the zone on Monday.\n"
    ledger = read(body)
    assert [left.span.of(body) for left in ledger.residue] == ["The two sides"]
    added = apply(ledger, (review("add", "two", ledger, unit="side"),))
    assert added.residue == ()
    assert [(one.text, one.value, one.sentence) for one in added.claims] == [("two", 2, 0)]


def test_a_tie_to_a_figure_that_is_gone_takes_no_correction() -> None:
    ledger = read()
    tied = review("edit", "40", part_of=ledger.claims[0].claim_id)
    assert claim(apply(ledger, (tied,)), "40").part_of == ledger.claims[0].claim_id
    alone = replace(ledger, claims=ledger.claims[1:])
    assert apply(alone, (tied,)).unfit[0].reason == "its part_of names a figure that is not there any more"
