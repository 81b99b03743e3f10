from __future__ import annotations

import csv
import io
import re
import unicodedata
from dataclasses import fields, replace
from typing import Any

import pytest
from hostile import HOSTILE, LONG
from hypothesis import given
from hypothesis import strategies as st
from ledgers import gold_ledger

from tallybook.ledger.claim import Claim
from tallybook.ledger.ledger import Ledger
from tallybook.ledger.printed import COLUMNS, allowed, to_csv, to_table
from tallybook.text.span import Span

LEDGER = gold_ledger("seed")


def _rows(ledger: Ledger) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(to_csv([ledger]))))


def _with(claim: Claim) -> Ledger:
    return replace(LEDGER, claims=(claim,))


def test_every_claim_is_a_row_with_every_field_but_the_trail() -> None:
    rows = _rows(LEDGER)
    assert len(rows) == len(LEDGER.claims)
    assert tuple(rows[0]) == COLUMNS
    for row, claim in zip(rows, LEDGER.claims, strict=True):
        assert row["claim_id"] == claim.claim_id
        assert row["low"] == ("" if claim.low is None else str(claim.low))
        assert row["superseded"] == ("true" if claim.superseded else "false")


def test_a_span_is_its_ends() -> None:
    claim = replace(LEDGER.claims[0], source_span=Span(3, 9))
    assert _rows(_with(claim))[0]["source_span"] == "3-9"


@given(st.text(min_size=1))
def test_no_text_is_taken_for_a_formula_and_none_is_lost(text: str) -> None:
    cell = _rows(_with(replace(LEDGER.claims[0], source=text)))[0]["source"]
    assert cell[0] not in "=+-@"
    assert unicodedata.category(cell[0]) != "Cc" or text[0] in "\r\n"
    assert cell.removeprefix("'").replace("\r\n", "\n") in (text.replace("\r\n", "\n"), text.removeprefix("'"))


@pytest.mark.parametrize("words", [words for words in (*HOSTILE, *LONG) if words])
def test_words_stay_words_in_every_column(words: str) -> None:
    claim = LEDGER.claims[0]
    texts: dict[str, Any] = {item.name: words for item in fields(Claim) if isinstance(getattr(claim, item.name), str)}
    del texts["text"]  # which is held against the article
    ledger = _with(replace(claim, **texts))
    rows = _rows(ledger)
    assert len(rows) == 1
    for name in texts:
        assert not re.match(r"[\s\u200b\ufeff]*[=+@＝＋－＠-]", rows[0][name])
    assert not set(to_table(ledger)) & set("\x00\x07\x1b\x7f\x85\x9b\u200b\u2028\u202e\ufeff\ud83d")
    assert all(len(line) < 400 for line in to_table(ledger).splitlines())


def test_a_negative_amount_stays_a_number() -> None:
    assert _rows(_with(replace(LEDGER.claims[0], value=-3)))[0]["value"] == "-3"


def test_the_table_has_a_line_for_each_claim_and_each_numeral_left_out() -> None:
    lines = to_table(LEDGER).splitlines()
    left = f"{len(LEDGER.residue)} numeral{'s' * (len(LEDGER.residue) != 1)} left out"
    assert lines[0] == f"seed: {len(LEDGER.claims)} claims, {left}"
    assert len(lines) == 3 + len(LEDGER.claims) + len(LEDGER.residue)
    assert all(len(line) < 250 for line in lines)


def test_what_the_words_allow_is_said_with_open_ends() -> None:
    claim = replace(LEDGER.claims[0], value=13, low=13, high=13)
    assert allowed(claim) == "13"
    assert allowed(replace(claim, high=None)) == "13…"
    assert allowed(replace(claim, low=None)) == "…13"
    assert allowed(replace(claim, low=None, high=None)) == "about 13"
