"""A brief is small enough to be mailed, whatever letters its dispatch is written in and however many figures it has."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from dispatches import GOLD, load_dispatches
from workbooks import add_seed

from tallybook.cli import main
from tallybook.workbook import HOME_VARIABLE, Workbook

ROOT = Path(__file__).resolve().parents[1]
DISPATCHES = {dispatch.name: dispatch for dispatch in load_dispatches()}
MOST_BYTES = 250_000
LARGEST = ("05", "11", "12", "14")
"""The dispatches whose briefs are largest: most figures, or letters that few other dispatches have."""


@pytest.mark.parametrize("name", LARGEST)
def test_the_page_of_a_long_dispatch_can_be_mailed(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("notebooks", "data"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    workbook = Workbook(tmp_path)
    add_seed(workbook, "long", (GOLD / f"{name}.txt").read_bytes(), str(DISPATCHES[name].article.published))
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    assert main(["report", "long", "--notebook", "00-brief", "--to", "html"]) == 0
    page = (workbook.reports / "long" / "00-brief.html").read_bytes()
    assert page.count(b"<li id=ev-") > 25
    assert len(page) <= MOST_BYTES
