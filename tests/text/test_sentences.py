"""Sentences are found, lie in order, and know what kind of line they stand in."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wordings import cases

from tallybook.text.article import from_text
from tallybook.text.sentences import Sentence, split_sentences


def split(body: str) -> tuple[Sentence, ...]:
    return split_sentences(from_text(body, article_id="text"))


@pytest.mark.parametrize("wording", [wording for _, wording in cases("sentences")])
def test_sentences_end_where_they_should(wording: str) -> None:
    parts = [part.strip() for part in wording.split("|")]
    body = wording.replace("|", "")
    assert [sentence.span.of(body) for sentence in split(body)] == parts


@given(st.text(alphabet=st.sampled_from(list("aB1.!?…\"'”’() \n\t—–-/|:$")), max_size=80))
def test_sentences_cover_the_text_in_order(body: str) -> None:
    sentences = split(body)
    assert [sentence.index for sentence in sentences] == list(range(len(sentences)))
    assert all(left.span.end <= right.span.start for left, right in itertools.pairwise(sentences))
    assert all(left.paragraph <= right.paragraph for left, right in itertools.pairwise(sentences))
    inside = sum(len(sentence.span.of(body).split()) for sentence in sentences)
    assert "".join("".join(s.span.of(body).split()) for s in sentences) == "".join(body.split()), inside


KINDS = """Floods kill dozens in the north
Situation update as of Monday
SANAA (Agency) — Floods killed 12 people on Sunday. Nobody was ready.
Province: people killed / houses lost
North: 12 / 300
South: 7 / n/a
What comes next
Photograph: Mourners outside the mosque. (Staff)
People wade through water in the north on Sunday. AFP
Reporting by A. Reader; editing by B. Writer
Agence France-Presse"""


def test_lines_are_told_apart() -> None:
    kinds: dict[int, str] = {}
    for sentence in split(KINDS):
        kinds.setdefault(sentence.paragraph, sentence.kind)
    assert list(kinds.values()) == [
        *("heading", "heading", "prose", "row", "row", "row", "heading", "caption", "caption", "signature", "signature")
    ]


def test_lines_broken_by_a_mail_program_are_one_paragraph() -> None:
    body = (
        "The ministry said on Monday that 12 people had been killed and that\n"
        "another 30 had been taken to hospital in the city, most of them with\n"
        "burns.\n\nIt gave no further details."
    )
    sentences = split(body)
    assert [sentence.paragraph for sentence in sentences] == [0, 1]
    assert sentences[0].span.of(body).endswith("burns.")


def test_a_full_line_goes_on_even_before_a_capital() -> None:
    body = (
        "The murder of a priest took place in the north on the evening of 27\n"
        "February, said a bishop whose church lies some way off the road that\n"
        "leads to it.  Nothing more was known.\n\nReporting by A. Reader"
    )
    assert "27\nFebruary" in split(body)[0].span.of(body)


def test_a_text_without_words_has_no_sentences() -> None:
    assert split(" \n\t\n") == ()


@pytest.mark.parametrize("piece", ["\t", " ", "a \t ", "|", " / "])
def test_long_runs_of_space_are_read_to_the_end(piece: str) -> None:
    text = piece * 50_000 + "b"
    assert split(text)[-1].span.end == len(text)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("By Wednesday the storm had affected 400,175 people.", "prose"),
        ("End of the road: 40 people were stranded there.", "prose"),
        ("By Amina Said and John Doe in Maputo", "signature"),
        ("Ends", "signature"),
        ("Editing by John Doe.", "signature"),
    ],
)
def test_a_last_line_is_a_signature_only_where_it_tells_of_the_text(line: str, kind: str) -> None:
    article = from_text(f"Storm kills 12\n\nMAPUTO, March 17 — Twelve people died.\n\n{line}", article_id="x")
    assert split_sentences(article)[-1].kind == kind
