from __future__ import annotations

from pathlib import Path

import pytest
from reviews import read, review
from workbooks import make_workbook

from tallybook.errors import InputError
from tallybook.ledger.reviewed import load_reviews, reviewed, reviews_path
from tallybook.ledger.reviewfile import written


def test_the_ledger_is_what_people_left(tmp_path: Path) -> None:
    book = make_workbook(tmp_path)
    ledger = read()
    assert reviewed(ledger.article, workbook=book) == ledger
    path = reviews_path("small", book)
    path.parent.mkdir(parents=True)
    path.write_text(written("small", [review("reject", "40")]), encoding="utf-8")
    found = reviewed(ledger.article, workbook=book)
    assert [claim.status for claim in found.claims] == ["extracted", "rejected"]
    path.write_bytes(b"\xff")
    with pytest.raises(InputError, match=r"data/reviews/small\.toml: expected a text in UTF-8"):
        reviewed(ledger.article, workbook=book)


def test_an_id_leads_to_no_other_folder(tmp_path: Path) -> None:
    book = make_workbook(tmp_path)
    assert reviews_path("../../x", book) == tmp_path / "data" / "reviews" / "x.toml"
    assert load_reviews("small", book) == load_reviews("small", None) == ()
