from __future__ import annotations

from pathlib import Path

from workbooks import PARAMETERS, READS, SEED, code, make_plan, make_workbook

from tallybook import __version__
from tallybook.press.passport import about, passport
from tallybook.text.article import digest

CELLS = [code(PARAMETERS, "parameters"), code(READS)]


def test_the_passport_names_what_went_in(tmp_path: Path) -> None:
    workbook = make_workbook(tmp_path, one=CELLS)
    (tmp_path / "uv.lock").write_text("locked")
    plan = make_plan(workbook, "one", top="7")
    rows = passport(plan)
    assert rows["Article"] == SEED
    assert rows["Article sha256"] == digest((workbook.seeds / SEED / "article.txt").read_bytes())
    assert rows["Parameters"] == "article = small, top = 7"
    assert rows["Run"] == plan.key.run_id
    assert rows["Tallybook"].startswith(f"{__version__}, sha256 ")
    assert rows["Locked by"] == f"uv.lock, sha256 {digest(b'locked')}"
    assert len(rows["Notebook source sha256"]) == 64
    assert str(tmp_path) not in str(rows)


def test_another_lock_is_another_passport(tmp_path: Path) -> None:
    workbook = make_workbook(tmp_path, one=CELLS)
    assert passport(make_plan(workbook, "one"))["Locked by"] == "no lock file"
    (tmp_path / "uv.lock").write_text("locked")
    assert passport(make_plan(workbook, "one"))["Locked by"].startswith("uv.lock, ")


def test_the_running_lines_say_whose_text_it_is(tmp_path: Path) -> None:
    plan = make_plan(make_workbook(tmp_path, one=CELLS), "one")
    lines = about(plan)
    assert (lines["date"], lines["description"]) == ("2019-08-03", "Small")
    assert lines["header_right"] == "The Paper (An Agency)"
    assert lines["footer"] == f"small · run {plan.key.run_id}"
