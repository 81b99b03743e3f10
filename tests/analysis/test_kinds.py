"""People, groups and things are never put on one axis."""

from __future__ import annotations

import pytest
from ledgers import make_claim

from tallybook.analysis.kinds import axis_of, counts_people, mark_of


@pytest.mark.parametrize(
    ("unit", "kind", "event", "axis"),
    [
        ("civilian", "", "killed", "people"),
        ("regime loyalist", "", "killed", "people"),
        ("child and woman", "", "killed", "people"),
        ("", "", "killed", "people"),
        ("body", "", "killed", "people"),
        ("family", "", "displaced", "family"),
        ("household", "", "displaced", "household"),
        ("armed group", "", "other", "armed group"),
        ("hospital and school", "", "other", "hospital and school"),
        ("kilometre", "length", "distance", "kilometre"),
        ("dollar", "money", "other", "dollar"),
        ("civilian", "share", "killed", "share"),
        ("", "", "other", "not named"),
    ],
)
def test_each_unit_has_its_axis(unit: str, kind: str, event: str, axis: str) -> None:
    claim = make_claim("x", "x", unit=unit, unit_kind=kind, event=event)
    assert axis_of(claim) == axis
    assert counts_people(claim) == (axis == "people")


def test_evidence_is_verified_only_where_the_source_says_so() -> None:
    assert mark_of(make_claim("x", "x")) == "unattributed"
    assert mark_of(make_claim("x", "x", source="UN", cue="said")) == "reported"
    assert mark_of(make_claim("x", "x", source="UN", cue="has documented")) == "reported"
    assert mark_of(make_claim("x", "x", source="UN", cue="has verified")) == "verified"


def test_what_a_party_to_the_fighting_says_is_claimed() -> None:
    assert mark_of(make_claim("x", "x", source="army", source_type="military", cue="said")) == "claimed"
    assert mark_of(make_claim("x", "x", source="rebels", source_type="armed_group", cue="said")) == "claimed"
    assert mark_of(make_claim("x", "x", source="ministry", source_type="government", cue="claimed")) == "claimed"
    assert mark_of(make_claim("x", "x", source="ministry", source_type="government", cue="proclaimed")) == "reported"
