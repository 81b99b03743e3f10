"""The bodies an article names are found again: shortly before a mention, by short name, in their fullest wording."""

from __future__ import annotations

from tallybook.context.known import Known
from tallybook.text.article import from_text
from tallybook.text.sentences import split_sentences

TEXT = "UNICEF spoke. The Local Aid Bureau (LAB) and the UN children's agency met the ICRC (ICRC)."


def test_bodies_are_told_from_the_last_back() -> None:
    article = from_text(TEXT, article_id="x")
    known = Known(article.body, split_sentences(article))
    names = [body.name for body in known.before(len(TEXT))]
    assert names[-1] == "unicef"
    assert names[0] == "international_committee_of_the_red_cross"
    assert [body.name for body in known.before(TEXT.index("The Local"))] == ["unicef"]


def test_short_names_are_spelt_where_the_text_spells_them() -> None:
    article = from_text(TEXT, article_id="x")
    known = Known(article.body, split_sentences(article))
    assert known.spelt("LAB") == "Local Aid Bureau"
    assert known.spelt("UNICEF") == ""
    assert known.is_bracketed("ICRC")
    assert not known.is_bracketed("UNICEF")
