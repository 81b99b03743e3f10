from __future__ import annotations

import tomllib

import pytest
from markings import Wording, marked, read_wording, wordings
from reviews import read, review

from tallybook.errors import UsageError
from tallybook.ledger.case import case_of
from tallybook.ledger.ledger import Ledger


def test_a_correction_becomes_a_case() -> None:
    made = tomllib.loads(case_of(read(), review("edit", "40", event="killed", superseded="true")))
    [case] = made["case"]
    assert case["say"] == ["Another [40] people were wounded, according to the Red Cross."]
    assert case["expect"] == {"event": "killed", "superseded": True}
    assert case["why"] == "I was there"


def test_a_rejection_expects_nothing_and_a_tie_says_nothing_alone() -> None:
    assert tomllib.loads(case_of(read(), review("reject", "40")))["case"][0]["expect"] == "nothing"
    tied = review("edit", "40", part_of=read().claims[0].claim_id)
    with pytest.raises(UsageError, match="“40”: the correction cannot be a case"):
        case_of(read(), tied)


@pytest.mark.parametrize("wording", wordings("corrections"), ids=lambda wording: wording.say)
def test_what_was_corrected_once_is_read_right(wording: Wording) -> None:
    ledger: Ledger = read_wording(wording)
    if wording.expect == "nothing":
        assert not [claim for claim in ledger.claims if claim.text == wording.say.split("[")[1].split("]")[0]]
        return
    claim = marked(ledger, wording)
    assert {name: getattr(claim, name) for name in wording.expect} == wording.expect
