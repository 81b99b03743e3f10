from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from workbooks import LIST_HEAVY, make_workbook

from tallybook.cli import main

FAULT = "The office recorded 246 civilian casualties: 58 killed and 191 injured.\n"


@pytest.fixture(autouse=True)
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = make_workbook(tmp_path / "book").root
    monkeypatch.setenv("TALLYBOOK_HOME", str(root))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "fault.txt").write_text(FAULT, encoding="utf-8")
    return root


def _said(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["audit", *words]) == 0
    return capsys.readouterr().out


def test_an_audit_is_an_object_with_the_article_and_its_relations(capsys: pytest.CaptureFixture[str]) -> None:
    made = json.loads(_said(capsys, "fault.txt"))
    assert set(made) == {"article", "relations", "dates"}
    assert made["article"]["id"] == "fault"
    found = next(row for row in made["relations"] if row["kind"] == "sum")
    assert (found["verdict"], found["stated"], found["computed"]) == ("inconsistent", 246, 249)
    assert found["arithmetic"] == "58 + 191 = 249, stated 246: 3 more"
    assert set(found["claims"]) == {"parts", "total"}


def test_the_ids_are_those_of_the_ledger(capsys: pytest.CaptureFixture[str]) -> None:
    found = next(row for row in json.loads(_said(capsys, "fault.txt"))["relations"] if row["kind"] == "sum")
    assert main(["extract", "fault.txt"]) == 0
    known = {claim["claim_id"]: claim["text"] for claim in json.loads(capsys.readouterr().out)["claims"]}
    assert [known[name] for name in found["claims"]["parts"]] == ["58", "191"]


def test_a_table_has_a_line_for_each_test(capsys: pytest.CaptureFixture[str]) -> None:
    lines = _said(capsys, "fault.txt", "--format", "table").splitlines()
    assert lines[0] == "fault: 1 tests"
    assert lines[-1].split() == "inconsistent sum 58 + 191 = 249, stated 246: 3 more #1, #2, #3".split()


def test_an_article_with_nothing_to_test_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(_said(capsys, "small"))["relations"] == []
    assert "sets no figure against another" in _said(capsys, "small", "--format", "table")


def test_an_audit_loads_none_of_what_reports_need() -> None:
    run = subprocess.run(
        [sys.executable, "-c", LIST_HEAVY, "audit", "small"], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["small", "--format", "cvs"], 2, "--format: expected one of json, table, found 'cvs'"),
        (["none.txt"], 3, "none.txt: expected the id of a seed or the path of a file"),
        (["small", "--published", "soon"], 2, "--published: expected a date"),
    ],
)
def test_wrong_usage_is_one_line(words: list[str], code: int, message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", *words]) == code
    assert message in capsys.readouterr().err
