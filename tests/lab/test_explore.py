from __future__ import annotations

from pathlib import Path

import pytest
from reviews import read
from workbooks import make_workbook

import tallybook as tb
from tallybook.errors import InputError, TallybookError
from tallybook.lab.explore import explore


def test_every_seed_is_explored_where_none_is_named(tmp_path: Path) -> None:
    book = make_workbook(tmp_path)
    assert explore(workbook=book).options["articles"] == [["small", "Small"]]
    assert explore("small", read(), workbook=book).query["article"] == "small"
    with pytest.raises(InputError, match="none: no such seed"):
        explore("none", workbook=book)


def test_it_is_a_name_of_the_package() -> None:
    assert tb.explore is explore


def test_without_the_package_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(TallybookError, match=r"anywidget is not installed\. `make lab` installs it"):
        explore("small")
