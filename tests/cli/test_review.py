from __future__ import annotations

from pathlib import Path

import pytest
from reviews import BODY
from workbooks import make_workbook

from tallybook.cli import main
from tallybook.ledger.reviewed import load_reviews
from tallybook.workbook import Workbook


@pytest.fixture(autouse=True)
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Workbook:
    workbook = make_workbook(tmp_path / "book")
    monkeypatch.setenv("TALLYBOOK_HOME", str(workbook.root))
    monkeypatch.setenv("TALLYBOOK_REVIEWER", "Anna")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "town.txt").write_text(BODY)
    assert main("add town.txt --id town --published 2024-07-08".split()) == 0
    capsys.readouterr()
    return workbook


def said(capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> str:
    assert main(["review", *words]) == code
    return capsys.readouterr().out


def test_a_correction_is_kept_applied_and_listed(book: Workbook, capsys: pytest.CaptureFixture[str]) -> None:
    assert "town: no reviews" in said(capsys, "list", "town")
    assert "kept in " in said(capsys, "confirm", "town", "#1")
    said(capsys, "edit", "town", "40", "-s", "event", "killed", "--why", "They died later", "--by", "Ben")
    said(capsys, "add", "town", "a whole town", "-s", "value", "1", "-s", "unit", "town", "--why", "It fled")
    assert [one.action for one in load_reviews("town", book)] == ["confirm", "edit", "add"]
    listed = said(capsys, "list", "town")
    assert "Anna: confirm “At least 13”" in listed
    assert "Ben: edit “40”; event injured → killed; They died later" in listed
    assert main("extract town --format table".split()) == 0
    table = capsys.readouterr().out
    assert [line.split()[-1] for line in table.splitlines()[3:6]] == ["confirmed", "corrected", "added"]
    assert main("extract town --format table --no-reviews".split()) == 0
    assert "corrected" not in capsys.readouterr().out


def test_a_correction_that_fits_no_more_is_said_and_kept(book: Workbook, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "reject", "town", "40", "--why", "no")
    path = book.data / "reviews" / "town.toml"
    path.write_text(path.read_text().replace('text = "40"', 'text = "41"').replace("context = ", 'context = "x" # '))
    assert "fits no more: " in said(capsys, "list", "town")
    assert main(["extract", "town"]) == 0
    captured = capsys.readouterr()
    assert captured.err == ("town: the correction of “41” fits no more: the article has no such place any more\n")
    assert '"unfit"' in captured.out
    assert path.read_text().count("[[review]]") == 1


def test_two_people_are_merged_and_compared(tmp_path: Path, book: Workbook, capsys: pytest.CaptureFixture[str]) -> None:
    path = book.data / "reviews" / "town.toml"
    for name, unit in (("anna", "man"), ("ben", "boy"), ("cora", "man")):
        said(capsys, "edit", "town", "40", "-s", "unit", unit, "--why", "seen", "--by", name)
        said(capsys, "confirm", "town", "#1", "--by", name)
        path.rename(tmp_path / f"{name}.toml")
    conflict = said(capsys, "merge", "anna.toml", "ben.toml", "-o", "both.toml", code=1)
    lines = conflict.splitlines()
    assert lines[0] == "conflict on “40” (84-86): unit “man” or “boy”"
    assert ["anna: edit" in lines[1], "ben: edit" in lines[2]] == [True, True]
    assert not (tmp_path / "both.toml").exists()
    said(capsys, "merge", "anna.toml", "cora.toml", "-o", "both.toml")
    assert (tmp_path / "both.toml").read_text().count("[[review]]") == 4
    rows = [line.split() for line in said(capsys, "agreement", "anna.toml", "ben.toml").splitlines()]
    assert rows == [["field", "figures", "agreed", "kappa"], ["kept", "2", "2", "–"], ["unit", "2", "1", "0.33"]]


def test_a_correction_is_printed_as_a_case(capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "edit", "town", "40", "-s", "event", "killed", "--why", "They died later")
    assert 'say = ["Another [40] people' in said(capsys, "case", "town", "40")
    assert main("review case town #1".split()) == 2
    assert "#1: was not corrected" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        ("confirm town 7", 2, "7: no figure of town: expected one of #1 At least 13; #2 40"),
        ("add town the --why x", 2, "'the': not once in town"),
        ("add town 5-900000 --why x", 2, "expected words that stand once in it, or START-END, found no such words"),
        ("reject town 40", 2, "reject: no reason"),
        ("merge none.toml town.txt", 3, "none.toml: expected a file of reviews"),
        ("list nowhere", 3, "no such seed or file"),
        ("weigh town", 2, "invalid choice: 'weigh'"),
        ("", 2, "the following arguments are required: VERB"),
    ],
)
def test_what_goes_wrong_is_one_line(words: str, code: int, message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", *words.split()]) == code
    error = capsys.readouterr().err
    assert message in error
    assert len(error.splitlines()) == 1
