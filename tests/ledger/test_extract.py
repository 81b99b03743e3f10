"""From an article to its ledger: the seed's figures, and the laws that hold for every article."""

from __future__ import annotations

import re
from itertools import pairwise

import agreement
import pytest
from dispatches import Dispatch, load_dispatches
from hypothesis import given
from hypothesis import strategies as st

from tallybook.ledger.extract import extract
from tallybook.ledger.formats import to_json
from tallybook.ledger.ledger import Ledger
from tallybook.text.article import from_text
from tallybook.text.span import Span

DISPATCHES = load_dispatches()
SEED = next(dispatch for dispatch in DISPATCHES if dispatch.name == "seed")
EXPECTED = SEED.annotation["claims"]


@pytest.fixture(scope="module")
def seed() -> Ledger:
    return extract(SEED.article)


def test_the_seed_reports_nine_figures(seed: Ledger) -> None:
    assert [claim.text for claim in seed.claims] == [claim["text"] for claim in EXPECTED]
    assert [claim.start for claim in seed.claims] == [claim["start"] for claim in EXPECTED]


@pytest.mark.parametrize("index", range(len(EXPECTED)), ids=[claim["text"] for claim in EXPECTED])
def test_a_figure_of_the_seed_has_its_fields(seed: Ledger, index: int) -> None:
    expected, claim = EXPECTED[index], seed.claims[index]
    keys = ("value", "low", "high", "hedge", "unit", "event", "source_type")
    assert {key: getattr(claim, key) for key in keys} == {key: expected.get(key) for key in keys}
    assert agreement.source(expected, {"source": claim.source})
    assert claim.alt == (expected.get("alt") or "")
    whole = expected.get("part_of")
    assert claim.part_of == ("" if whole is None else seed.claims[whole].claim_id)


@pytest.mark.parametrize("dispatch", DISPATCHES, ids=lambda dispatch: dispatch.name)
def test_every_span_is_the_text_there(dispatch: Dispatch) -> None:
    body, reading = dispatch.article.body, to_json(extract(dispatch.article))
    for kind in ("claims", "quotes", "dates", "residue"):
        for item in reading[kind]:
            assert body[item["start"] : item["end"]] == item["text"]
    for claim in reading["claims"]:
        assert claim["cue"] == "" or body[slice(*claim["cue_span"])] == claim["cue"]
        for step in claim["trail"]:
            assert step["span"] is None or 0 <= step["span"][0] < step["span"][1] <= len(body)


@pytest.mark.parametrize("dispatch", DISPATCHES, ids=lambda dispatch: dispatch.name)
def test_two_readings_are_equal(dispatch: Dispatch) -> None:
    assert extract(dispatch.article) == extract(dispatch.article)


@pytest.mark.parametrize("dispatch", DISPATCHES, ids=lambda dispatch: dispatch.name)
def test_claims_stand_in_order_and_do_not_overlap(dispatch: Dispatch) -> None:
    claims = extract(dispatch.article).claims
    assert all(one.end <= other.start for one, other in pairwise(claims))


def _unaccounted(ledger: Ledger) -> list[str]:
    """Return the numerals of an article that are neither in a claim, nor its conversion, nor in the residue."""
    covered = [claim.span for claim in ledger.claims] + [left.span for left in ledger.residue]
    body = ledger.article.body
    conversions = [
        Span(found, found + len(claim.alt))
        for claim in ledger.claims
        if claim.alt
        for found in [body.find(claim.alt, claim.end)]
    ]
    return [
        match[0]
        for match in re.finditer(r"\d+", body)
        if not any(span.overlaps(Span(match.start(), match.end())) for span in covered + conversions)
    ]


@pytest.mark.parametrize("dispatch", DISPATCHES, ids=lambda dispatch: dispatch.name)
def test_each_numeral_is_a_claim_or_residue(dispatch: Dispatch) -> None:
    assert _unaccounted(extract(dispatch.article)) == []


@given(st.text(alphabet="0123456789 ,.-/:%$()killed people\n", max_size=80))
def test_each_numeral_of_any_text_is_a_claim_or_residue(text: str) -> None:
    assert _unaccounted(extract(from_text(text, article_id="x"))) == []


def test_an_empty_article_has_an_empty_ledger() -> None:
    ledger = extract(from_text("", article_id="x"))
    assert (ledger.claims, ledger.residue) == ((), ())
