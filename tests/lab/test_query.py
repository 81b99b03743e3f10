from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledgers import gold_ledger

from tallybook.errors import UsageError
from tallybook.lab.query import PAGE, SORTS, Query, found_in, page_of, query_of, reading_of

LEDGERS = [gold_ledger(name) for name in ("seed", "01", "02", "03")]


def test_a_change_begins_at_the_first_page() -> None:
    assert query_of({"policy": "wide"}, Query(page=4)) == Query(policy="wide")
    assert query_of({"page": 3, "sources": ["a"]}, Query()) == Query(page=3, sources=("a",))


@given(st.dictionaries(st.text(), st.none() | st.integers() | st.text() | st.booleans() | st.lists(st.text())))
def test_whatever_a_page_sends_is_a_query_or_nothing(sent: dict[str, object]) -> None:
    assert isinstance(query_of(sent, Query()), Query)


@pytest.mark.parametrize("sort", [*SORTS, "nonsense"])
@pytest.mark.parametrize("descending", [True, False])
def test_every_figure_stands_on_one_page_whatever_the_order(sort: str, descending: bool) -> None:
    query = Query(sort=sort, descending=descending)
    readings = [reading_of(ledger, query) for ledger in LEDGERS]
    found = found_in(readings, query)
    pages = page_of(found, len(found), query).pages
    asked = [query_of({"page": number}, query) for number in range(pages)]
    seen = [row["id"] for one in asked for row in page_of(found, len(found), one).rows]
    assert sorted(seen) == sorted(claim.claim_id for ledger in LEDGERS for claim in ledger.claims)
    assert pages == -(-len(seen) // PAGE)


@pytest.mark.parametrize(("search", "texts"), [("Observatory CIVILIAN", ["790"]), ("nobody", [])])
def test_a_search_holds_all_its_words(search: str, texts: list[str]) -> None:
    query = Query(search=search, page=7)
    found = page_of(found_in([reading_of(gold_ledger("seed"), query)], query), 9, query)
    assert [row["text"] for row in found.rows] == texts
    assert (found.total, found.of) == (len(texts), 9)


def test_a_source_of_another_article_leaves_nothing_of_this_one() -> None:
    ledger = gold_ledger("seed")
    assert {claim.source for claim in reading_of(ledger, Query(sources=("united nations",))).claims} == {
        "United Nations"
    }
    assert reading_of(ledger, Query(sources=("Somebody Else",))).claims == ()


def test_a_day_that_is_none_is_said() -> None:
    with pytest.raises(UsageError, match="since: expected a day, YYYY-MM-DD, found 'soon'"):
        reading_of(gold_ledger("seed"), Query(since="soon"))
