"""On whose word a figure stands, by its wordings; who speaks, and what is attributed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markings import Wording, marked, read_wording, wordings

from tallybook.context.sources import Attribution, find_attributions, find_speakers
from tallybook.ledger.extract import extract
from tallybook.text.article import from_text
from tallybook.text.quotations import find_quotations
from tallybook.text.sentences import split_sentences


def read(body: str) -> tuple[Attribution, ...]:
    article = from_text(body, article_id="x")
    sentences = split_sentences(article)
    return find_attributions(article, sentences, find_quotations(article, sentences))


def speakers(body: str) -> list[str]:
    article = from_text(body, article_id="x")
    sentences = split_sentences(article)
    quotations = find_quotations(article, sentences)
    found = find_attributions(article, sentences, quotations)
    return [speaker.source for speaker in find_speakers(article, sentences, quotations, found)]


@pytest.mark.parametrize("wording", wordings("sources"), ids=lambda wording: wording.say)
def test_wordings(wording: Wording) -> None:
    claim = marked(read_wording(wording), wording)
    assert {key: getattr(claim, key) for key in wording.expect} == wording.expect


@pytest.mark.parametrize(
    ("body", "source", "cue", "content"),
    [
        ("Profit may fall, analysts said.", "analysts", "said", "Profit may fall"),
        ("John Smith, a trader, believes it is late.", "John Smith, a trader", "believes", "it is late"),
        ("Mr. Trump has said that he would go.", "Mr. Trump", "said", "he would go"),
        ("“It is over,” said Capt. Lee Brown, the cook.", "Capt. Lee Brown, the cook", "said", "“It is over,”"),
        ("According to a survey by Acme, all is well.", "a survey by Acme", "According to", "all is well"),
        ("President Obama on Friday urged Congress to act.", "President Obama", "urged", "Congress to act"),
        ("Israel disputes the figure.", "Israel", "disputes", "the figure"),
        ("The report was confirmed by the army.", "the army", "confirmed", "The report"),
        ("The army reported in Lima that all was well.", "The army", "reported", "all was well"),
        ("Ms. Lee, who has called for calm, denied the charge.", "Ms. Lee", "called", "for calm"),
        ("The mayor told a news conference that all was well.", "The mayor", "told", "all was well"),
    ],
)  # fmt: skip
def test_source_cue_and_content(body: str, source: str, cue: str, content: str) -> None:
    heard = read(body)
    assert (source, cue, content) in [
        (found.source_spans[0].of(body), found.cue_spans[0].of(body), found.content_spans[0].of(body))
        for found in heard
    ]


@pytest.mark.parametrize(
    "body",
    [
        "The army did not say how many.", "Officials declined to comment.", "The reported deaths were many.",
        "The war has claimed the lives of many.", "State news reports are few.", "The claims could not be checked.",
    ],
)  # fmt: skip
def test_what_is_not_said_is_no_attribution(body: str) -> None:
    assert read(body) == ()


@pytest.mark.parametrize(
    ("body", "expect"),
    [
        ('"We stay," said Umm Khaled. "All of us."', ["Umm Khaled", "Umm Khaled"]),
        ('Jane Doe lives here. "We stay," she said.', ["Jane Doe"]),
        ("“We have little. It is a pittance,” a senior official said.", ["senior official"]),
        ("Fazal Amin, 26, queued for hours: “This one took mine.”", ["Fazal Amin"]),
        ("“We have moved,” the agency’s Aden coordinator, Salwa Haddad, said.", ["Salwa Haddad"]),
        ('Asked whether he would resign, Lee said: "No comment."', ["Lee"]),
        ('"All is lost," said Ahmed, whose clinic treated 40 people. "Nobody came."', ["Ahmed", "Ahmed"]),
        ("“There will be justice,” the governor vowed.", ["governor"]),
        ("Maria, whose clinic has treated 40 people, was blunt: “We have nothing.”", ["Maria"]),
        ("Home Secretary James Cleverly said: ‘These raids have to stop.’", ["James Cleverly"]),
        ("“Nobody came,” a woman who gave her name as Fatou said.", ["Fatou"]),
        ("Fisherman Ali Omar lost his boat. “I have nothing,” he said.", ["Ali Omar"]),
        ("Ali Omar, 40, spoke. “I left,” he said. His wife, Huda, nodded. “We go,” she said.", ["Ali Omar", "Huda"]),
        ("“It was bad,” recalled Ana, who lost her house. “Water came,” added the 45-year-old.", ["Ana", "Ana"]),
        ("The Lebanese army spoke. The Israeli military said it killed “four bad men”.", ["Israeli military"]),
        ('"We count," Lee said as 40 crews dug. "Time runs out."', ["Lee", "Lee"]),
        ("“Two died,” Lee said.\n\nIn addition, “Over five days, four were hurt in the city.”", ["Lee", "Lee"]),
        ("“Ten months of war took it all,” it quoted Martin Grey, the relief chief, as saying.", ["Martin Grey"]),
        (
            '"We stay here,” said Ana Cruz. He left. Claiming it, spokesman Ali Omar said so. "We won,” he told us.',
            ["Ana Cruz", "Ali Omar"],
        ),
        ('Hospital director Eid Azar had sent away "everybody who could walk".', ["Eid Azar"]),
        ("“I heard it,” said Ahmed, a shopkeeper. “Then nothing.\n“It was gone.”", ["Ahmed"] * 3),
    ],
)
def test_speakers(body: str, expect: list[str]) -> None:
    assert speakers(body) == expect


def test_an_armed_group_that_rules_is_an_authority_from_that_day() -> None:
    body = "The Taliban said 20 people died."
    ledgers = [extract(from_text(body, article_id="x", published=day)) for day in (date(2020, 5, 1), date(2023, 5, 1))]
    assert [ledger.claims[0].source_type for ledger in ledgers] == ["armed_group", "government"]


def test_an_agency_s_dateline_and_tag_are_no_part_of_what_is_said() -> None:
    body = "Lima, 13 aug 89 (efe) -- [Text] a spokesman for the miners said it was over."
    assert [found.source_spans[0].of(body) for found in read(body)] == ["a spokesman for the miners"]


def test_telling_the_agency_that_prints_it_is_no_relay() -> None:
    assert [found.via for found in read("ADEN (Newswire) – An official told Newswire that 30 had died.")] == [""]
    assert [found.via for found in read("ADEN (Newswire) – An official told Sky News that 30 had died.")] == [
        "Sky News"
    ]


def test_a_named_person_is_the_source_and_not_the_body() -> None:
    body = "Houthi military spokesman Yahya al-Marwani said it. Marwani spoke again. He said more."
    assert {found.source for found in read(body)} == {"Yahya al-Marwani"}


@given(
    st.lists(
        st.sampled_from(["he", "said", "that", ",", "“", "”", "the army", "according to", "A B", "who", ".", "and"]),
        max_size=30,
    )
)
def test_spans_stand_in_the_text(parts: list[str]) -> None:
    body = " ".join(parts)
    for found in read(body):
        spans = (*found.source_spans, *found.cue_spans, *found.content_spans)
        assert all(0 <= span.start < span.end <= len(body) for span in spans)
