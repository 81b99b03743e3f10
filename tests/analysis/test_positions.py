"""Who says what of whom: in the article's words and order, every quotation once."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from dispatches import NAMES, ledger_of
from hypothesis import given, settings
from hypothesis import strategies as st

from tallybook.analysis.positions import positions
from tallybook.analysis.reading import read_ledger
from tallybook.ledger.extract import extract
from tallybook.ledger.ledger import Ledger
from tallybook.text.article import from_text


def said(text: str) -> list[tuple[str, str, bool, tuple[str, ...]]]:
    article = from_text(text, article_id="x")
    return [
        (position.speaker, " … ".join(span.of(text) for span in statement.spans), statement.own_side, statement.others)
        for position in positions(read_ledger(extract(article)))
        for statement in position.statements
    ]


@pytest.mark.parametrize("name", NAMES)
def test_every_quotation_is_there_once_with_its_speaker(name: str) -> None:
    ledger = ledger_of(name)
    told = [
        (quote, position.speaker)
        for position in positions(read_ledger(ledger))
        for statement in position.statements
        for quote in statement.quotes
    ]
    assert sorted(told) == sorted((quote.quotation.span, quote.speaker) for quote in ledger.quotes)


@pytest.mark.parametrize("name", NAMES)
def test_speakers_and_statements_stand_in_the_order_of_the_text(name: str) -> None:
    found = positions(read_ledger(ledger_of(name)))
    starts = [[statement.spans[0].start for statement in position.statements] for position in found]
    assert all(row == sorted(row) for row in starts)
    assert [row[0] for row in starts] == sorted(row[0] for row in starts)


@settings(max_examples=15)
@given(st.sampled_from(NAMES), st.randoms(use_true_random=False))
def test_the_order_in_which_attributions_were_found_does_not_matter(name: str, random: Random) -> None:
    ledger = ledger_of(name)
    attributions, quotes = list(ledger.attributions), list(ledger.quotes)
    random.shuffle(attributions)
    random.shuffle(quotes)
    mixed: Ledger = replace(ledger, attributions=tuple(attributions), quotes=tuple(quotes))
    assert positions(read_ledger(mixed)) == positions(read_ledger(ledger))


def test_the_seed_says_who_speaks_of_whom() -> None:
    found = positions(read_ledger(ledger_of("seed")))
    of_whom = {
        position.speaker: [(statement.own_side, statement.others) for statement in position.statements]
        for position in found
    }
    assert of_whom["Abu Mohamed Al Jolani"] == [(True, ()), (True, ("regime",)), (True, ())]
    assert of_whom["government of Syrian President Bashar Al Assad"] == [(False, ("Turkey",))]
    assert of_whom["Hayat Tahrir al-Sham"] == [(True, ())]
    assert [position.via for position in found if position.speaker == "Syrian government"] == ["SANA"]


@pytest.mark.parametrize(
    ("text", "speaker", "own", "others"),
    [
        ("The army said it had struck a rebel base overnight.", "army", True, ("rebel",)),
        ("The army said five of its soldiers were killed by rebels.", "army", True, ("rebels",)),
        ("Russia accused Ukraine of shelling the plant.", "Russia", False, ("Ukraine",)),
        ("The rebels vowed to fight on until the capital fell.", "rebels", True, ()),
        ('"We will rebuild every house," the mayor said.', "mayor", True, ()),
        ("The mayor said the bridge would reopen within days.", "mayor", False, ()),
    ],
)
def test_own_side_and_others(text: str, speaker: str, own: bool, others: tuple[str, ...]) -> None:
    [(name, _, is_own, named)] = said(text)
    assert (name, is_own, named) == (speaker, own, others)


def test_what_is_only_counted_stands_with_the_figures() -> None:
    assert said("The ministry said 40 people were hurt in the storm.") == []
    assert said("The army said it had killed 40 rebels near the border.") != []


def test_a_filter_leaves_the_speakers_asked_for() -> None:
    found = positions(read_ledger(ledger_of("seed"), sources=["Syrian government"]))
    assert [position.speaker for position in found] == ["Syrian government"]


def test_an_article_without_voices_has_no_positions() -> None:
    assert said("Nothing happened.") == []
