"""Of which kind a source is."""

from __future__ import annotations

from collections import Counter

import pytest

from tallybook.context.kinds import kind_of
from tallybook.lexicon import load_lexicon

KINDS = frozenset("un monitor government military state_media armed_group ngo health witness media expert".split())


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("the health ministry in Hamas-run Gaza", "government"),
        ("Houthi military spokesman Yahya al-Marwani", "armed_group"),
        ("a pro-government military official", "military"),
        ("a doctor at the regional hospital", "health"),
        ("hospital officials", "health"),
        ("health officials", "government"),
        ("a spokesman for the International Organization for Migration", "un"),
        ("the camp managers' association", "ngo"),
        ("the mayor's office", "government"),
        ("Ankara", "government"),
        ("state news agency", "state_media"),
        ("a local newspaper", "media"),
        ("an Istanbul seismologist", "expert"),
        ("a spokesman", "official"),
        ("the UN envoy", "un"),
        ("Russia's UN envoy", "government"),
        ("a rebel negotiator", "armed_group"),
        ("the rebels' media office", "armed_group"),
        ("the Taliban director of Bakhtar", "state_media"),
        ("the government's relief agency", "government"),
        ("a local resistance committee", "ngo"),
        ("the National Bureau of Risk and Disaster Management", "government"),
        ("the Institute for Risk Analysis", "expert"),
        ("the Taliban spokesman for the provincial disaster office", "government"),
        ("the National Institute of Meteorology", "government"),
        ("the Institute for the Study of War", "expert"),
        ("the Network for Human Rights", "ngo"),
        ("the president of the miners' union", "ngo"),
        ("the president", "government"),
        ("UN investigators", "un"),
        ("a surgeon at the MSF hospital", "health"),
        ("doctors and nurses", "health"),
        ("an agency", "official"),
        ("a prison service", "government"),
        ("the forestry corporation", "government"),
        ("district collector Anita Rao", "government"),
        ("the disaster relief commissioner", "government"),
        ("local councillor Jane Ito", "government"),
        ("the ruling junta", "government"),
        ("the opposition leader", "government"),
        ("a land registry", "government"),
        ("an ethnic army", "armed_group"),
        ("the People's Defence Force", "armed_group"),
        ("a jihadist group", "armed_group"),
        ("the Marsh Independence Army", "armed_group"),
        ("a naval coalition", "military"),
        ("the EU naval mission", "military"),
        ("the national guard", "military"),
        ("a coalition of aid groups", "ngo"),
        ("the Saudi-led coalition", "military"),
        ("UN peacekeepers", "un"),
        ("the United Nations Monitoring Mission", "un"),
        ("a maritime security firm", "expert"),
        ("the port operator", "government"),
        ("Archbishop Paul Ede", "ngo"),
        ("a tribal elder", "witness"),
        ("a security guard", "witness"),
        ("Donors", "government"),
        ("the situation", ""),
    ],
)
def test_the_head_of_a_phrase_decides(phrase: str, kind: str) -> None:
    assert kind_of(phrase) == kind


def test_every_organisation_is_of_a_known_kind() -> None:
    assert {entry.facts["kind"] for entry in load_lexicon("organisations")} <= (KINDS | {"channel"})


@pytest.mark.parametrize("lexicon", ["organisations", "source_types"])
def test_no_wording_means_two_things(lexicon: str) -> None:
    counts = Counter(say for entry in load_lexicon(lexicon) for say in entry.say)
    assert [say for say, count in counts.items() if count > 1] == []
