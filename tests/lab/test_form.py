"""The form of a notebook's parameters."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from workbooks import make_workbook

from tallybook.errors import TallybookError, UsageError
from tallybook.lab import form as module
from tallybook.lab.explore import form
from tallybook.lab.form import Form
from tallybook.lab.publishing import Published
from tallybook.press.declarations import DECLARATIONS
from tallybook.workbook import Workbook


@pytest.fixture
def book(tmp_path: Path) -> Workbook:
    return make_workbook(tmp_path)


def send(asked: Form, ask: str, **fields: str) -> str:
    """Send what the page sends, and return what is said."""
    before = asked.answered
    asked._heard(None, {"ask": ask, "fields": fields}, ())
    assert asked.answered == before + 1
    return str(asked.said)


@pytest.mark.parametrize("notebook", [one.notebook for one in DECLARATIONS])
def test_the_form_has_every_parameter_and_its_defaults_change_nothing(notebook: str, book: Workbook) -> None:
    asked = form(notebook, workbook=book)
    declaration = next(one for one in DECLARATIONS if one.notebook == notebook)
    assert [row["name"] for row in asked.rows] == [row.name for row in declaration.parameters]
    assert not send(asked, "check", **{row["name"]: row["value"] for row in asked.rows})
    assert asked.command == f"tallybook report idlib-truce --notebook {notebook}"


def test_the_command_takes_what_is_asked_for(book: Workbook) -> None:
    asked = form("05-the-same-moment.ipynb", workbook=book)
    fields = {"article": "small", "hedge_policy": "wide", "sources": "United Nations\n\n SOHR ", "as_of": "2019-08-03"}
    assert not send(asked, "check", **fields)
    assert asked.command == (
        "tallybook report small --notebook 05-the-same-moment -p as_of 2019-08-03 -p hedge_policy wide "
        """-p sources '["United Nations", "SOHR"]'"""
    )


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"window_days": "soon"}, "window_days: expected whole number, 0 to 366"),
        ({"window_days": "400"}, "window_days: expected whole number, 0 to 366"),
        ({"as_of": "yesterday"}, "as_of: expected date, YYYY-MM-DD"),
    ],
)
def test_what_does_not_fit_is_said_and_there_is_no_command(fields: dict[str, str], said: str, book: Workbook) -> None:
    asked = form("05-the-same-moment", workbook=book)
    assert said in send(asked, "check", **fields)
    assert not asked.command


def test_publishing_goes_through_the_command(book: Workbook, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[tuple[str, dict[str, Any]]] = []

    def published(article: str, **options: Any) -> Published:
        calls.append((article, options))
        return Published((book.reports / article / "00-brief.html",))

    monkeypatch.setattr(module, "publish", published)
    asked = form(workbook=book)
    assert not send(asked, "publish", article="small", hedge_policy="wide")
    assert calls == [("small", {"notebooks": ["00-brief"], "workbook": book, "hedge_policy": "wide"})]
    assert asked.published == ["reports/small/00-brief.html"]


def test_a_refused_publication_is_said(book: Workbook, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: Any, **__: Any) -> Published:
        raise TallybookError("the gate refused")

    monkeypatch.setattr(module, "publish", refused)
    asked = form(workbook=book)
    assert send(asked, "publish") == "the gate refused"
    assert asked.published == []


def test_a_notebook_without_a_declaration_has_no_form(book: Workbook) -> None:
    with pytest.raises(UsageError, match="form: elsewhere: expected one of 00-brief"):
        form("elsewhere", workbook=book)
