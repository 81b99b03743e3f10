"""Figures stand under the party that is blamed, once; a means is no party, and blame is never guessed."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledgers import DEVELOPMENT, gold_ledger, make_claim, make_ledger

from tallybook.analysis.kinds import axis_of
from tallybook.analysis.perpetrators import MOST_LINES, party_key, perpetrators
from tallybook.analysis.reading import read_ledger


@pytest.mark.parametrize("name", DEVELOPMENT)
def test_every_figure_that_blames_a_party_is_there_once(name: str) -> None:
    reading = read_ledger(gold_ledger(name))
    result = perpetrators(reading)
    blaming = [claim for claim in reading.claims if claim.blamed and not claim.repeats]
    assert sorted(amount.claim.start for amount in result.blamed) == [claim.start for claim in blaming]
    assert all(party_key(amount.claim.blamed) == party_key(one.party) for one in result.people if one.party
               for amount in one.amounts)  # fmt: skip


@pytest.mark.parametrize("name", DEVELOPMENT)
def test_only_people_share_the_axis_and_a_page_holds_them(name: str) -> None:
    people = perpetrators(read_ledger(gold_ledger(name))).people
    assert {axis_of(amount.claim) for one in people for amount in one.amounts} <= {"people"}
    assert sum(1 + len(one.amounts) for one in people) <= MOST_LINES


@settings(max_examples=20)
@given(st.sampled_from(DEVELOPMENT), st.randoms(use_true_random=False))
def test_the_order_of_claims_does_not_matter(name: str, random: Random) -> None:
    ledger = gold_ledger(name)
    shuffled = list(ledger.claims)
    random.shuffle(shuffled)
    assert perpetrators(read_ledger(replace(ledger, claims=tuple(shuffled)))) == perpetrators(read_ledger(ledger))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Russian warplanes", "Russian attacks", True),
        ("The gunmen", "gunmen", True),
        ("regime and Russian attacks", "Russian warplanes", False),
        ("Israeli strikes", "Hamas fighters", False),
        ("the landlord", "the ferry's owner", False),
    ],
)
def test_two_wordings_of_one_party(one: str, other: str, same: bool) -> None:
    assert (party_key(one) == party_key(other)) is same


def test_parties_keep_their_first_wording_and_the_order_of_the_text() -> None:
    body = "Russian warplanes 5, gunmen 6, Russian attacks 7, nobody 8"
    facts = {"unit": "civilian", "event": "killed"}
    claims = (
        make_claim("5", body, blamed="Russian warplanes", **facts),
        make_claim("6", body, blamed="gunmen", **facts),
        make_claim("7", body, blamed="Russian attacks", **facts),
        make_claim("8", body, **facts),
    )
    result = perpetrators(read_ledger(make_ledger(body, *claims)))
    told = [(one.party, [amount.claim.text for amount in one.amounts]) for one in result.people]
    assert told == [("Russian warplanes", ["5", "7"]), ("gunmen", ["6"]), ("", ["8"])]
    assert result.parties == ("Russian warplanes", "gunmen")


def test_what_has_no_room_blames_nobody() -> None:
    body = " ".join(str(number) for number in range(100, 160))
    claims = tuple(
        make_claim(str(number), body, unit="civilian", event="killed", blamed="gunmen" if number % 9 == 0 else "")
        for number in range(100, 160)
    )
    result = perpetrators(read_ledger(make_ledger(body, *claims)))
    assert [one.party for one in result.left_out] == [""]
    assert len(result.counted) == 60


def test_a_party_blamed_for_more_than_a_page_holds_is_told_of_all_the_same() -> None:
    body = " ".join(str(number) for number in range(100, 160))
    claims = tuple(
        make_claim(str(number), body, unit="civilian", event="killed", blamed="gunmen") for number in range(100, 160)
    )
    result = perpetrators(read_ledger(make_ledger(body, *claims)))
    assert len(result.blamed) == 60
    assert 0 < len(result.undrawn) < 60
    assert result.parties == ("gunmen",)


def test_a_party_blamed_often_and_first_leaves_room_for_the_others() -> None:
    body = " ".join(str(number) for number in range(100, 160))
    claims = tuple(
        make_claim(str(number), body, unit="civilian", event="killed", blamed="gunmen" if number < 158 else "rebels")
        for number in range(100, 160)
    )
    result = perpetrators(read_ledger(make_ledger(body, *claims)))
    assert [(one.party, len(one.amounts)) for one in result.people] == [("gunmen", MOST_LINES - 5), ("rebels", 2)]


def test_without_blame_there_is_nothing_to_draw() -> None:
    body = "5 killed"
    result = perpetrators(read_ledger(make_ledger(body, make_claim("5", body, unit="civilian", event="killed"))))
    assert (result.people, result.parties) == ((), ())
