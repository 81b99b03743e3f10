"""The crate beside the reports."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hostile import HOSTILE, LONG

from tallybook.press.crate import FILE_NAME, PROFILE, crate_of
from tallybook.press.key import Key
from tallybook.press.publish import Product, publish
from tallybook.workbook import Workbook

INPUTS = {"article/small/text": "aa", "parameter/top": "3", "notebook/one": "bb", "package/a.py": "cc"}
KNOWN = {
    "one": {"run": "1a2b", "inputs": INPUTS, "files": {"one.html": "11", "one.pdf": "22"}},
    "ledger": {"run": "3c4d", "inputs": {"article/small/text": "aa"}, "files": {"ledger.csv": "33"}},
}


def _entities(data: bytes) -> dict[str, Any]:
    return {entity["@id"]: entity for entity in json.loads(data)["@graph"]}


def _named(entity: Any) -> list[str]:
    return [one["@id"] for one in (entity if isinstance(entity, list) else [entity])]


def test_every_file_is_the_result_of_a_run_that_names_what_went_in() -> None:
    found = _entities(crate_of(KNOWN, "small", date(2019, 8, 3)))
    assert found[FILE_NAME]["about"] == {"@id": "./"}
    root = found["./"]
    assert root["conformsTo"] == {"@id": PROFILE}
    assert root["datePublished"] == "2019-08-03"
    assert _named(root["hasPart"]) == ["ledger.csv", "one.html", "one.pdf"]
    for action in (found[name] for name in _named(root["mentions"])):
        assert action["@type"] == "CreateAction"
        assert found[action["instrument"]["@id"]]["@type"] == "SoftwareApplication"
        assert all(found[name]["@type"] in ("CreativeWork", "PropertyValue") for name in _named(action["object"]))
        assert all(found[name]["@type"] == "File" for name in _named(action["result"]))
    assert found["one.pdf"]["sha256"] == "22"
    assert {entity["name"]: entity["value"] for entity in found.values() if "value" in entity} == {"top": "3"}


def test_names_are_addresses_whatever_they_hold() -> None:
    known = {"a b": {"run": "1", "inputs": {'parameter/x"<': '"é"'}, "files": {"a b.html": "1"}}}
    found = _entities(crate_of(known, "<script>", None))
    assert found["a%20b.html"]["name"] == "a b.html"
    assert all(not set(name) & set(' "<>é') for name in found)
    assert found["./"]["datePublished"] == "1980-01-01"


@pytest.mark.parametrize("words", [words for words in (*HOSTILE, *LONG) if words])
def test_words_stay_words(words: str) -> None:
    inputs = {f"parameter/{words}": json.dumps(words), f"article/{words}/text": words}
    data = crate_of({words: {"run": "1", "inputs": inputs, "files": {f"{words}.html": words}}}, words, None)
    assert not set(data.decode()) & set("\x00\x07\x1b\x7f\x85\x9b\u2028\u202e\ufeff")
    assert words in [entity.get("value") and json.loads(entity["value"]) for entity in _entities(data).values()]


def test_a_publication_puts_the_crate_beside_the_reports_the_same_each_time(tmp_path: Path) -> None:
    workbook, folder = Workbook(tmp_path), tmp_path / "reports" / "small"
    publish([Product("one", Key(INPUTS), {"one.html": b"a"})], folder, workbook)
    first = (folder / FILE_NAME).read_bytes()
    assert _named(_entities(first)["./"]["hasPart"]) == ["one.html"]
    publish([Product("one", Key(INPUTS), {"one.html": b"a"})], folder, workbook)
    assert (folder / FILE_NAME).read_bytes() == first
    publish([Product("ledger", Key({"article/small/text": "aa"}), {"ledger.csv": b"c"})], folder, workbook)
    assert _named(_entities((folder / FILE_NAME).read_bytes())["./"]["hasPart"]) == ["ledger.csv", "one.html"]
    (folder / "one.html").unlink()
    publish([Product("ledger", Key({"article/small/text": "aa"}), {"ledger.csv": b"c"})], folder, workbook)
    assert _named(_entities((folder / FILE_NAME).read_bytes())["./"]["hasPart"]) == ["ledger.csv"]
