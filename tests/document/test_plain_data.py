import json

from documents import AUDIT, BRIEF

from tallybook.document.plain_data import from_json, to_json


def test_a_document_comes_back_from_json_as_it_was() -> None:
    for document in (BRIEF, AUDIT):
        assert from_json(json.loads(json.dumps(to_json(document)))) == document
