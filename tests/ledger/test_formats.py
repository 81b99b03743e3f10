from __future__ import annotations

import json

from ledgers import gold_ledger

from tallybook.ledger.formats import to_json, to_line, to_text

LEDGER = gold_ledger("seed")


def test_the_object_has_the_keys_of_the_contract() -> None:
    made = to_json(LEDGER)
    assert set(made) == {"article", "claims", "quotes", "dates", "attributions", "residue"}
    assert {"text", "start", "end", "speaker"} <= set(made["quotes"][0])
    assert {"text", "start", "end", "iso_start", "iso_end"} <= set(made["dates"][0])
    assert all(set(row) == {"text", "start", "end", "reason"} for row in made["residue"])


def test_every_span_is_where_it_says() -> None:
    body = LEDGER.article.body
    made = to_json(LEDGER)
    for row in (*made["claims"], *made["quotes"], *made["dates"], *made["residue"]):
        assert body[row["start"] : row["end"]] == row["text"]


def test_a_line_is_one_line_and_begins_with_its_id() -> None:
    line = to_line(LEDGER, 7)
    assert line.count("\n") == 1
    assert line.startswith('{"id":7,')
    assert json.loads(line) == {"id": 7, **json.loads(to_text(LEDGER))}
