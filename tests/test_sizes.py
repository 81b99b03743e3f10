"""A brief is small enough to be mailed, whatever letters its dispatch is written in and however many figures it has."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from dispatches import GOLD, SECOND, load_dispatches
from workbooks import add_seed

from tallybook.cli import main
from tallybook.workbook import HOME_VARIABLE, Workbook

ROOT = Path(__file__).resolve().parents[1]
DISPATCHES = {dispatch.name: (folder, dispatch) for folder in (GOLD, SECOND) for dispatch in load_dispatches(folder)}
MOST_BYTES = 250_000
LARGEST = ("05", "14", "goma", "herat")
"""The dispatches whose briefs are largest: most figures, or letters that few other dispatches have."""


@pytest.mark.parametrize("name", LARGEST)
def test_the_page_of_a_long_dispatch_can_be_mailed(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for part in ("notebooks", "data"):
        shutil.copytree(ROOT / part, tmp_path / part)
    workbook = Workbook(tmp_path)
    folder, dispatch = DISPATCHES[name]
    add_seed(workbook, "long", (folder / f"{name}.txt").read_bytes(), str(dispatch.article.published))
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    assert main(["report", "long", "--notebook", "00-brief", "--to", "html"]) == 0
    page = (workbook.reports / "long" / "00-brief.html").read_bytes()
    assert page.count(b"<li id=ev-") > 25
    assert len(page) <= MOST_BYTES
