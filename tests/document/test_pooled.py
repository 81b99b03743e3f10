import json
from dataclasses import replace
from typing import Any

import pytest
from documents import EVIDENCE, LEFT, read

from tallybook.document.nodes import Citation, Evidence, Trace, Value
from tallybook.document.plain_data import to_json
from tallybook.document.pooled import pool, unpool

CITED = Value("500", Trace("reference", how="a count", citations=(Citation("UN, 26 July", "https://example.org"),)))
VALUES = (read("790", 3), read("exactly 790", 3), LEFT, CITED, Value("6", Trace("count", how="rows")))


def plain(evidence: tuple[Evidence, ...], values: tuple[Value, ...]) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(json.dumps(pool(evidence, values)))
    return made


def test_what_is_pooled_comes_back_as_it_was() -> None:
    full = tuple(replace(item, also=("Russia", "12 miles"), start=9, end=12) for item in EVIDENCE)
    for evidence in (EVIDENCE, full):
        assert unpool(plain(evidence, VALUES)) == (evidence, VALUES)


def test_a_sentence_a_step_and_a_word_are_said_once() -> None:
    kept = json.dumps(plain(EVIDENCE[3:5], (read("900", 5), read("1,100", 4))))
    assert kept.count("Fighting over") == 1
    assert kept.count("according to the monitor") == 1
    assert kept.count('"source"') == 2  # the name of a column, and that of a field which a step has read
    assert kept.count('"claim"') == 1


def test_claims_that_have_one_sentence_at_different_places_are_cut_where_they_were() -> None:
    one = Evidence("a", 1, "", "5", " of 5 died.", "", "", "", "", "", "", "", "", "")
    two = replace(one, claim_id="b", number=2, before="5 of ", after=" died.")
    assert unpool(plain((one, two), ()))[0] == (one, two)


def test_the_evidence_of_an_older_report_is_read() -> None:
    older = by_name(plain(EVIDENCE, VALUES)) | {"evidence": to_json(EVIDENCE)}
    for name in ("columns", "sentences", "steps", "words"):
        del older[name]
    assert unpool(older) == (EVIDENCE, VALUES)


def test_a_report_that_says_some_words_where_they_are_used_is_read() -> None:
    older = by_name(plain(EVIDENCE, VALUES))
    words, columns = older["words"], older["columns"]
    older["steps"] = [[words[place] for place in step] for step in older["steps"]]
    for row in older["evidence"]:
        text, also = columns.index("text"), columns.index("also")
        row[text], row[also] = words[row[text]], [words[place] for place in row[also]]
    assert unpool(older) == (EVIDENCE, VALUES)


def by_name(kept: dict[str, Any]) -> dict[str, Any]:
    """Return a record with its values as reports first had them: by the names of their columns, in words."""
    words, columns = kept["words"], kept.pop("value_columns")
    rows = [dict(zip(columns, row, strict=False)) for row in kept["values"]]
    for row in rows:
        row["texts"], row["kind"] = [words[place] for place in row["texts"]], words[row["kind"]]
        row["how"] = words[row["how"]] if row.get("how", "") != "" else ""
    return kept | {"values": [{name: cell for name, cell in row.items() if cell} for row in rows]}


def test_a_row_that_lacks_a_column_is_refused() -> None:
    kept = plain(EVIDENCE, ())
    kept["columns"] = ["sentence"]
    with pytest.raises(ValueError, match="zip"):
        unpool(kept)
