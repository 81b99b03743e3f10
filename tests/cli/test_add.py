from __future__ import annotations

import io
from pathlib import Path

import pytest
from arrivals import PAGE, mail
from workbooks import BODY, make_workbook

from tallybook.cli import main

TEXT = "At least 11 people were killed on Monday, the harbour police said.\n"


@pytest.fixture(autouse=True)
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = make_workbook(tmp_path / "book").root
    monkeypatch.setenv("TALLYBOOK_HOME", str(root))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "port.txt").write_text(TEXT)
    (tmp_path / "port.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "port.eml").write_bytes(mail().as_bytes())
    return root


def test_a_text_becomes_a_seed_and_what_was_read_is_said(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main("add port.txt --id port --published 2024-07-09 --title Port --timezone Europe/Kyiv".split()) == 0
    said = capsys.readouterr().out
    assert said.startswith("added seeds/port\n  title       Port\n")
    assert "1 figure read; " in said
    assert (book / "seeds" / "port" / "article.txt").read_text() == TEXT
    assert {path.name for path in (book / "seeds" / "port").iterdir()} == {"article.txt", "seed.toml"}
    assert main(["extract", "port"]) == 0
    assert '"published": "2024-07-09"' in capsys.readouterr().out


def test_a_page_says_what_it_is_itself_and_an_option_wins(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main("add port.html --id port --publisher Other".split()) == 0
    record = (book / "seeds" / "port" / "seed.toml").read_text(encoding="utf-8")
    assert 'title = "Eleven die at the port"\npublisher = "Other"\n' in record
    assert "published = 2024-07-08\n" in record
    assert 'read_by = "trafilatura ' in record
    assert (book / "seeds" / "port" / "original.html").read_text(encoding="utf-8") == PAGE
    assert "published   2024-07-08 (Etc/GMT-3, which is UTC+3)" in capsys.readouterr().out


def test_the_seed_reads_as_the_file_did(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", "port.eml", "--format", "csv"]) == 0
    before = capsys.readouterr().out
    assert main("add port.eml --id port".split()) == 0
    capsys.readouterr()
    assert main(["extract", "port", "--format", "csv"]) == 0
    assert capsys.readouterr().out == before


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        ("port.txt", 2, "add: port.txt does not say everything: expected --id and --published"),
        ("port.txt --id port", 2, "expected --published"),
        ("port.txt --id Port --published 2024-07-09", 2, "found 'Port'. Try port."),
        ("port.txt --id small --published 2024-07-09", 2, "small: is a seed already"),
        ("port.txt --id port --published tomorrow", 2, "--published: expected a date"),
        ("port.txt --id port --published 2024-07-09 --timezone Mars", 2, "--timezone: expected an IANA name"),
        ("small.txt --id port --published 2024-07-09", 2, "is in the workbook already: found the seed small"),
        ("small --id port", 2, "small: is a seed already"),
        ("empty.txt --id port --published 2024-07-09", 3, "empty.txt: expected a text, found an empty file"),
        ("none.txt --id port", 3, "none.txt: expected the id of a seed or the path of a file, found neither"),
    ],
)
def test_what_goes_wrong_leaves_no_folder(
    words: str, code: int, message: str, book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "small.txt").write_text(BODY)
    (tmp_path / "empty.txt").write_text(" \n")
    assert main(["add", *words.split()]) == code
    assert message in capsys.readouterr().err
    assert [path.name for path in (book / "seeds").iterdir()] == ["small"]


def test_a_terminal_is_asked_for_what_is_missing(
    book: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = {"id [port]: ": "", "published (YYYY-MM-DD): ": "2024-07-09", "publisher: ": "", "timezone [UTC]: ": ""}
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", answers.pop)
    assert main(["add", "port.txt", "--title", "Port"]) == 0
    assert answers == {}
    assert 'title = "Port"\npublished = 2024-07-09' in (book / "seeds" / "port" / "seed.toml").read_text()
    assert "publisher   not known" in capsys.readouterr().out


def test_a_text_is_called_by_its_headline_and_asked_for_the_year_of_its_dateline(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "toll.txt").write_text(f"Eleven die at the port\n\nODESA, July 8 (Newswire) - {TEXT}")
    assert main(["add", "toll.txt", "--id", "port"]) == 2
    assert "expected --published, found the dateline “July 8”, without a year" in capsys.readouterr().err
    answers = {
        "published (YYYY-MM-DD; its dateline says July 8): ": "2024-07-09",
        "publisher: ": "",
        "timezone [UTC]: ": "",
    }
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", answers.pop)
    assert main(["add", "toll.txt", "--id", "port"]) == 0
    record = (book / "seeds" / "port" / "seed.toml").read_text()
    assert 'title = "Eleven die at the port"\nagency = "Newswire"\npublished = 2024-07-09' in record


def test_standard_input_is_added(
    book: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tallybook.text.intake._stdin", lambda: io.BytesIO(PAGE.encode()))
    assert main(["add", "-", "--id", "port"]) == 0
    assert (book / "seeds" / "port" / "original.html").is_file()
    assert "added seeds/port" in capsys.readouterr().out
