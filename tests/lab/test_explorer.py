from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from reviews import BODY, read, span_of
from workbooks import make_workbook

from tallybook.errors import UsageError
from tallybook.lab.explorer import VIEWS, Explorer
from tallybook.ledger.reviewed import load_reviews
from tallybook.workbook import Workbook


@pytest.fixture
def book(tmp_path: Path) -> Workbook:
    return make_workbook(tmp_path)


@pytest.fixture
def explorer(book: Workbook) -> Explorer:
    return Explorer([read()], book)


def send(explorer: Explorer, **content: Any) -> str:
    """Send what the page sends, and return what is said."""
    before = explorer.answered
    explorer._heard(None, content, None)
    assert explorer.answered == before + 1
    return str(explorer.said)


def test_the_views_follow_the_controls(explorer: Explorer) -> None:
    assert explorer.page["total"] == 2
    assert send(explorer, ask="query", query={"event": "killed"}) == ""
    assert [row["text"] for row in explorer.page["rows"]] == ["At least 13"]
    assert [card["asked"] for card in explorer.text["cards"].values()] == [True, False]
    assert [claim.text for claim in explorer.reading.claims] == ["At least 13"]
    assert "event='killed'" in explorer.taken["code"]


@pytest.mark.parametrize("view", VIEWS)
def test_each_chart_is_shown(view: str, explorer: Explorer) -> None:
    send(explorer, ask="query", query={"view": view})
    assert explorer.chart.startswith('<div class="tallybook">')
    assert VIEWS[view][2] in explorer.taken["code"]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"since": "soon"}, "since: expected a day"),
        ({"article": "none"}, "article: expected one of small, found 'none'"),
        ({"policy": "lax"}, "lax"),
    ],
)
def test_what_does_not_fit_is_said_and_changes_nothing(query: dict[str, str], said: str, explorer: Explorer) -> None:
    before = dict(explorer.query)
    assert said in send(explorer, ask="query", query=query)
    assert explorer.query == before


def test_a_correction_is_kept_at_once_and_seen(explorer: Explorer, book: Workbook) -> None:
    place = span_of("40")
    about = {"start": place.start, "end": place.end, "by": "Anna"}
    said = send(explorer, ask="review", action="edit", fields={"event": "killed"}, why="They died", **about)
    assert said == "“40”: edit, kept in data/reviews/small.toml"
    assert [review.why for review in load_reviews("small", book)] == ["They died"]
    assert [row["status"] for row in explorer.page["rows"]] == ["extracted", "corrected"]
    assert "reject: no reason" in send(explorer, ask="review", action="reject", fields={}, why="", **about)
    assert len(load_reviews("small", book)) == 1


def test_selected_words_become_a_figure(explorer: Explorer) -> None:
    place = span_of("a whole town")
    fields = {"value": "1", "unit": "town"}
    send(
        explorer, ask="review", action="add", start=place.start, end=place.end, fields=fields, by="Anna", why="It fled"
    )
    assert explorer.page["rows"][-1]["text"] == "a whole town"
    assert any(segment.get("claim") for segment in explorer.text["lines"][-1] if segment["text"] == "a whole town")


def test_without_a_workbook_nothing_is_kept() -> None:
    explorer = Explorer([read(BODY)], None)
    with pytest.raises(UsageError, match="the explorer stands in no workbook"):
        explorer.correct("confirm", 0, 11, {}, by="Anna", why="")
