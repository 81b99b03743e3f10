"""A party that says what it did itself is told from one that tells what was done to it."""

from __future__ import annotations

import pytest

from tallybook.analysis.acts import answers, is_own_act
from tallybook.ledger.extract import extract
from tallybook.text.article import from_text


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("The army said it had killed 20 rebels.", True),
        ("The army said it struck the base, killing 20 rebels.", True),
        ("The army said its forces had killed 20 rebels.", True),
        ("The army said army units had killed 20 rebels.", True),
        ("The army said 20 rebels were killed.", False),
        ("The army said it was hit by a drone that killed 20 soldiers.", False),
        ("The army said it lost 20 soldiers.", False),
        ("The army said it would kill 20 rebels.", False),
        ("The army said rebels had killed 20 villagers.", False),
        ("The monitor said it had killed 20 rebels.", False),
    ],
)
def test_own_acts(text: str, own: bool) -> None:
    ledger = extract(from_text(text, article_id="x"))
    assert [is_own_act(ledger, claim) for claim in ledger.claims] == [own]


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ("Russia denied that its planes had struck the town.", {"denies"}),
        ("Moscow admitted that a pilot had made an error there.", {"accepts"}),
        ("Turkey denied that its planes had struck the town.", set()),
        ("The town has a market and two schools.", set()),
    ],
)
def test_what_the_party_blamed_answers(answer: str, found: set[str]) -> None:
    text = f"Russian warplanes killed 12 civilians in the town, the monitor said. {answer}"
    ledger = extract(from_text(text, article_id="x"))
    assert answers(ledger, ledger.claims[0]) == found
