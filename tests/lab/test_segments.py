from __future__ import annotations

from itertools import pairwise

import pytest
from ledgers import DEVELOPMENT, gold_ledger

from tallybook.lab.segments import segments


@pytest.mark.parametrize("name", DEVELOPMENT)
def test_the_segments_are_the_text_and_every_claim_is_in_them(name: str) -> None:
    ledger = gold_ledger(name)
    body, lines = ledger.article.body, segments(ledger)
    assert ["".join(segment["text"] for segment in line) for line in lines] == [
        line for line in body.split("\n") if line.strip()
    ]
    for line in lines:
        assert all(body.startswith(segment["text"], segment["at"]) for segment in line)
        assert all(one["at"] + len(one["text"]) == two["at"] for one, two in pairwise(line))
    for claim in ledger.claims:
        marked = "".join(one["text"] for line in lines for one in line if one.get("claim") == claim.claim_id)
        assert marked == claim.text.replace("\n", "")
