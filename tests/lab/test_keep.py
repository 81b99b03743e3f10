from __future__ import annotations

from pathlib import Path

import pytest
from reviews import review
from workbooks import make_workbook

from tallybook.errors import InputError
from tallybook.lab.keep import REVIEWER_VARIABLE, keep, now, reviewer
from tallybook.ledger.reviewed import load_reviews, reviews_path


def test_a_review_is_appended_and_what_was_there_stays_as_it_is(tmp_path: Path) -> None:
    book = make_workbook(tmp_path)
    one, other = review("confirm", "40"), review("reject", "At least 13")
    path = keep(one, "small", book)
    assert path == reviews_path("small", book)
    path.write_text("# mine\n" + path.read_text() + "\n\n\n# and mine")
    before = path.read_text()
    keep(other, "small", book)
    assert path.read_text().startswith(before)
    assert load_reviews("small", book) == (one, other)


def test_a_file_that_cannot_be_read_is_left_alone(tmp_path: Path) -> None:
    book = make_workbook(tmp_path)
    path = keep(review("confirm", "40"), "small", book)
    path.write_text("[[review")
    with pytest.raises(InputError):
        keep(review("confirm", "40"), "small", book)
    assert path.read_text() == "[[review"


def test_whoever_is_named_reviews(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(REVIEWER_VARIABLE, "Anna")
    assert reviewer() == "Anna"
    monkeypatch.delenv(REVIEWER_VARIABLE)
    monkeypatch.setenv("LOGNAME", "ben")
    assert reviewer() == "ben"
    assert now().utcoffset() is not None
