"""A headline drops the hedge; what stands for the figure keeps it."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from ledgers import DEVELOPMENT, gold_ledger

from tallybook.analysis.highlights import highlights
from tallybook.analysis.mentions import told_in_prose
from tallybook.analysis.reading import read_ledger
from tallybook.ledger.extract import extract
from tallybook.text.article import from_text

TEXT = (
    "Strike on port kills 11\n\n"
    "ODESA (Newswire) - At least 11 people, three of them children, were killed on Monday, police said.\n"
)


def test_the_brief_puts_the_hedged_mention_first() -> None:
    reading = read_ledger(extract(from_text(TEXT, article_id="x", published=date(2024, 7, 9))))
    titled, told, part = reading.claims
    assert (titled.text, titled.repeats) == ("11", told.claim_id)
    assert (told.text, told.repeats) == ("At least 11", "")
    assert part.part_of == told.claim_id
    assert highlights(reading)[0].text == "At least 11"


@given(st.sampled_from(DEVELOPMENT))
def test_nothing_is_lost_and_every_tie_leads_to_a_figure_that_is_no_repeat(name: str) -> None:
    ledger = gold_ledger(name)
    told = told_in_prose(ledger.claims, ledger.sentences)
    figures = {claim.claim_id: claim for claim in told}
    assert list(figures) == [claim.claim_id for claim in ledger.claims]
    assert all(not figures[claim.repeats].repeats for claim in told if claim.repeats in figures)
    assert told_in_prose(told, ledger.sentences) == told
