import json
from dataclasses import replace

import pytest
from documents import EVIDENCE, LEFT, read

from tallybook.document.nodes import Citation, Evidence, Trace, Value
from tallybook.document.plain_data import to_json
from tallybook.document.pooled import pool, unpool

CITED = Value("500", Trace("reference", how="a count", citations=(Citation("UN, 26 July", "https://example.org"),)))
VALUES = (read("790", 3), read("exactly 790", 3), LEFT, CITED, Value("6", Trace("count", how="rows")))


def plain(evidence: tuple[Evidence, ...], values: tuple[Value, ...]) -> dict[str, object]:
    made: dict[str, object] = json.loads(json.dumps(pool(evidence, values)))
    return made


def test_what_is_pooled_comes_back_as_it_was() -> None:
    full = tuple(replace(item, also=("Russia", "12 miles"), start=9, end=12) for item in EVIDENCE)
    for evidence in (EVIDENCE, full):
        assert unpool(plain(evidence, VALUES)) == (evidence, VALUES)


def test_a_sentence_and_a_step_are_said_once() -> None:
    kept = json.dumps(plain(EVIDENCE[3:5], ()))
    assert kept.count("Fighting over") == 1
    assert kept.count("according to the monitor") == 1
    assert kept.count('["source", "cue", "according to"]') == 1


def test_claims_that_have_one_sentence_at_different_places_are_cut_where_they_were() -> None:
    one = Evidence("a", 1, "", "5", " of 5 died.", "", "", "", "", "", "", "", "", "")
    two = replace(one, claim_id="b", number=2, before="5 of ", after=" died.")
    assert unpool(plain((one, two), ()))[0] == (one, two)


def test_the_evidence_of_an_older_report_is_read() -> None:
    older = plain(EVIDENCE, VALUES) | {"evidence": to_json(EVIDENCE)}
    for name in ("columns", "sentences", "steps", "words"):
        del older[name]
    assert unpool(older) == (EVIDENCE, VALUES)


def test_a_row_that_lacks_a_column_is_refused() -> None:
    kept = plain(EVIDENCE, ())
    kept["columns"] = ["sentence"]
    with pytest.raises(ValueError, match="zip"):
        unpool(kept)
