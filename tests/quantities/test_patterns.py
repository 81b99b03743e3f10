"""Numerals that report no amount are left out with the reason; look-alikes are read."""

from __future__ import annotations

from types import MappingProxyType

import pytest
from wordings import cases, read

from tallybook.lexicon import Entry
from tallybook.quantities.patterns import Patterns

WORDINGS = list(cases("not_claims"))


@pytest.mark.parametrize(("reason", "wording"), [case for case in WORDINGS if case[0] != "nothing left out"])
def test_left_out_with_the_reason(reason: str, wording: str) -> None:
    quantities, residue = read(wording)
    assert quantities == ()
    assert next(left.reason for left in residue) == reason


@pytest.mark.parametrize("wording", [wording for reason, wording in WORDINGS if reason == "nothing left out"])
def test_look_alikes_are_amounts(wording: str) -> None:
    assert read(wording)[0]


@pytest.mark.parametrize("wording", ["aged #toddler", "<colour> #"])
def test_a_pattern_with_a_slip_says_what_it_expected(wording: str) -> None:
    with pytest.raises(ValueError, match="expected"):
        Patterns([Entry("slip", (wording,), "for the test", MappingProxyType({}))])
