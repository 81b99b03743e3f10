"""How figures hang together, by its wordings."""

from __future__ import annotations

from datetime import date

import pytest
from dispatches import load_dispatches
from hypothesis import given
from hypothesis import strategies as st
from markings import Wording, marked, read_wording, wordings

from tallybook.ledger.extract import extract
from tallybook.ledger.ledger import Ledger
from tallybook.text.article import from_text


@pytest.mark.parametrize("wording", wordings("links"), ids=lambda wording: wording.say)
def test_wordings(wording: Wording) -> None:
    ledger = read_wording(wording)
    claim = marked(ledger, wording)
    if wording.expect in ("part_of", "nearest whole"):
        assert claim.part_of == marked(ledger, wording, "{}").claim_id
    elif wording.expect == "repeats":
        assert claim.repeats == marked(ledger, wording, "{}").claim_id
    else:
        assert (claim.part_of, claim.repeats) == ("", "")
    assert claim.superseded == (wording.expect == "superseded")


def test_rows_of_a_table_are_parts_of_the_first_mention_of_their_total() -> None:
    body = (
        "The flood has killed 36 people.\nPlace: families affected / people killed\nMarib: 840 / 14\nIbb: 118 / 22\n"
        "Total: 958 / 36"
    )
    toll, families, killed, _, other, total, again = extract(
        from_text(body, article_id="x", published=date(2024, 5, 6))
    ).claims
    assert (killed.part_of, other.part_of) == (toll.claim_id, toll.claim_id)
    assert families.part_of == total.claim_id
    assert again.repeats == toll.claim_id


def _chains_end(ledger: Ledger) -> bool:
    wholes = {claim.claim_id: claim.part_of for claim in ledger.claims}
    for start in wholes:
        steps, current = 0, start
        while current:
            current, steps = wholes[current], steps + 1
            if steps > len(wholes):
                return False
    return True


def test_no_figure_is_a_part_of_itself_by_any_chain() -> None:
    for dispatch in load_dispatches():
        assert _chains_end(extract(dispatch.article)), dispatch.name


@given(
    st.lists(
        st.sampled_from(
            ["12", "20", "people", "killed", ",", "including", "of them", "of the dead", "half", ":", "and", ". "]
        ),
        max_size=30,
    )
)
def test_links_of_any_order_of_words_stay_within_the_ledger(words: list[str]) -> None:
    ledger = extract(from_text(" ".join(words), article_id="x"))
    ids = {claim.claim_id for claim in ledger.claims} | {""}
    assert all(claim.part_of in ids and claim.repeats in ids for claim in ledger.claims)
    assert _chains_end(ledger)
