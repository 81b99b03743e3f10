from __future__ import annotations

from datetime import date

import pytest
from ledgers import make_claim, make_ledger

from tallybook.analysis.narrow import narrow
from tallybook.analysis.reading import read_ledger
from tallybook.errors import UsageError

BODY = "In May 10 died in Aden. Since then 20 fled. In all 30 are gone."
READING = read_ledger(
    make_ledger(
        BODY,
        make_claim(
            "10", BODY, event="killed", place="Aden", period_start=date(2020, 5, 1), period_end=date(2020, 5, 31)
        ),
        make_claim("20", BODY, event="displaced", period_start=date(2020, 6, 1)),
        make_claim("30", BODY, event="killed"),
    )
)


@pytest.mark.parametrize(
    ("asked", "texts"),
    [
        ({}, ["10", "20", "30"]),
        ({"event": "killed"}, ["10", "30"]),
        ({"place": "Aden"}, ["10"]),
        ({"event": "killed", "place": "Sana"}, []),
        ({"since": date(2020, 5, 31)}, ["10", "20"]),
        ({"since": date(2020, 6, 1)}, ["20"]),
        ({"until": date(2020, 5, 1)}, ["10"]),
        ({"until": date(2020, 4, 30)}, []),
        ({"since": "2020-05-31", "until": ""}, ["10", "20"]),
    ],
)
def test_what_does_not_fit_is_left_out_and_keeps_its_number(asked: dict[str, object], texts: list[str]) -> None:
    found = narrow(READING, **asked)  # type: ignore[arg-type]  # each key is one of its own
    assert [claim.text for claim in found.claims] == texts
    assert [found.number(claim) for claim in found.claims] == [int(text[0]) for text in texts]


def test_a_reading_says_what_it_is_narrowed_to() -> None:
    found = narrow(narrow(READING, event="killed"), since="2020-05-31")
    assert found.kept == (("event", "killed"), ("since", "2020-05-31"))
    assert narrow(READING) == READING


def test_what_is_no_day_is_refused() -> None:
    with pytest.raises(UsageError, match="until: expected a day, YYYY-MM-DD, found 'soon'"):
        narrow(READING, until="soon")
