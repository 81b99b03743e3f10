from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from arrivals import PAGE, mail
from ledgers import gold_ledger
from workbooks import BODY, LIST_HEAVY, make_workbook

from tallybook.cli import main
from tallybook.ledger.parquet import to_parquet
from tallybook.ledger.printed import to_csv

Run = Any


@pytest.fixture(autouse=True)
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = make_workbook(tmp_path / "book").root
    monkeypatch.setenv("TALLYBOOK_HOME", str(root))
    monkeypatch.chdir(tmp_path)
    return root


def _said(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["extract", *words]) == 0
    return capsys.readouterr().out


def test_one_article_is_one_object(capsys: pytest.CaptureFixture[str]) -> None:
    made = json.loads(_said(capsys, "small"))
    assert set(made) == {"article", "claims", "quotes", "dates", "attributions", "residue"}
    assert (made["article"]["id"], made["article"]["published"]) == ("small", "2019-08-03")
    for claim in made["claims"]:
        assert BODY[claim["start"] : claim["end"]] == claim["text"]


def test_reading_loads_none_of_what_reports_need() -> None:
    command = [sys.executable, "-c", LIST_HEAVY, "extract", "small"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


def test_a_file_is_read_as_it_is_and_takes_its_date_from_the_option(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.txt").write_bytes(b"\xef\xbb\xbfAt least 13 civilians.\r\n")
    made = json.loads(_said(capsys, "mine.txt", "--published", "2024-07-09", "--timezone", "Europe/Kyiv"))
    assert made["article"]["length"] == 25
    assert (made["article"]["published"], made["article"]["timezone"]) == ("2024-07-09", "Europe/Kyiv")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            "--published 2020-01-01",
            "small: --published: expected 2019-08-03, as its seed.toml has it, found 2020-01-01",
        ),
        ("--timezone UTC", "small: --timezone: expected Asia/Damascus, as its seed.toml has it, found UTC"),
    ],
)
def test_a_seed_s_own_date_is_not_overridden_in_silence(
    words: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["extract", "small", *words.split()]) == 2
    assert message in capsys.readouterr().err
    assert main(["extract", "small", "--published", "2019-08-03", "--timezone", "Asia/Damascus"]) == 0


def test_several_articles_or_a_folder_are_lines_in_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    for name in ("b", "a"):
        (folder / f"{name}.txt").write_text(f"{name} 790")
    (folder / "notes.csv").write_text("1")
    lines = [json.loads(line) for line in _said(capsys, "folder").splitlines()]
    assert [line["id"] for line in lines] == ["a", "b"]
    assert [json.loads(line)["id"] for line in _said(capsys, "small", "folder/a.txt").splitlines()] == ["small", "a"]
    assert [json.loads(line)["id"] for line in _said(capsys, "book/seeds").splitlines()] == ["small"]


def test_a_line_is_the_object_with_its_id(capsys: pytest.CaptureFixture[str]) -> None:
    line, whole = json.loads(_said(capsys, "small", "--format", "jsonl")), json.loads(_said(capsys, "small"))
    assert line == {"id": "small", **whole}


def test_json_lines_go_in_and_come_out_in_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [{"id": 7, "text": BODY, "date": "2019-08-03T10:00:00Z"}, {"id": "x", "text": "", "date": None}]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n\n" for row in rows))
    made = [json.loads(line) for line in _said(capsys, "--input-jsonl", "in.jsonl").splitlines()]
    assert [line["id"] for line in made] == [7, "x"]
    assert [line["article"]["published"] for line in made] == ["2019-08-03", None]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "in.jsonl, line 2: expected JSON"),
        ('{"id": 1}', "in.jsonl, line 2: expected {"),
        ('{"id": 1, "text": "a", "date": "soon"}', "in.jsonl, line 2: expected date as YYYY-MM-DD, found 'soon'"),
        ('{"id": 1, "text": "\\ud800"}', "in.jsonl, line 2: expected text, found half a character"),
    ],
)
def test_a_bad_line_is_named_and_what_came_before_it_is_there(
    line: str, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "in.jsonl").write_text('{"id": 0, "text": "790"}\n' + line)
    assert main(["extract", "--input-jsonl", "in.jsonl"]) == 3
    said = capsys.readouterr()
    assert message in said.err
    assert json.loads(said.out)["id"] == 0


def test_lines_are_streamed(tmp_path: Path) -> None:
    command = [sys.executable, "-u", "-m", "tallybook.cli", "extract", "--input-jsonl", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=tmp_path) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for number in range(2):
            process.stdin.write(json.dumps({"id": number, "text": "790"}).encode() + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == number


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("tallybook.text.intake._stdin", lambda: io.BytesIO(BODY.encode()))
    assert json.loads(_said(capsys, "-"))["article"]["id"] == "stdin"


def test_csv_has_one_head_for_all_articles(capsys: pytest.CaptureFixture[str]) -> None:
    rows = list(csv.DictReader(io.StringIO(_said(capsys, "small", "small", "--format", "csv"))))
    assert {row["article_id"] for row in rows} <= {"small"}
    assert all(row["text"] != "text" for row in rows)


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("older")
    assert main(["extract", "small", "none.txt", "-o", str(out)]) == 3
    assert out.read_text() == "older"
    assert _said(capsys, "small", "-o", str(out)) == ""
    assert json.loads(out.read_text())["article"]["id"] == "small"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_file_that_cannot_be_written_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", "small", "-o", "no/such/folder/x.json"]) == 1
    assert "no/such/folder/x.json: cannot be written" in capsys.readouterr().err


def test_pages_and_mails_are_read_and_may_state_their_day(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.html").write_text(PAGE, encoding="utf-8")
    (folder / "b.eml").write_bytes(mail().as_bytes())
    made = [json.loads(line) for line in _said(capsys, "folder").splitlines()]
    assert [(line["id"], line["article"]["published"]) for line in made] == [("a", "2024-07-08"), ("b", "2024-07-08")]
    assert all(line["claims"] for line in made)
    assert (
        json.loads(_said(capsys, "folder/b.eml", "--published", "2024-07-10"))["article"]["published"] == "2024-07-10"
    )


def test_parquet_has_the_columns_of_the_csv(tmp_path: Path) -> None:
    ledger = gold_ledger("seed")
    path = tmp_path / "claims.parquet"
    path.write_bytes(to_parquet([ledger, ledger]))
    frame = pd.read_parquet(path)
    rows = list(csv.DictReader(io.StringIO(to_csv([ledger, ledger]))))
    assert list(frame.columns) == list(rows[0])
    assert list(frame["claim_id"]) == [row["claim_id"] for row in rows]
    assert list(frame["source_span"].fillna("")) == [row["source_span"] for row in rows]
    assert [None if pd.isna(low) else str(low) for low in frame["low"]] == [row["low"] or None for row in rows]
    assert str(frame["low"].dtype) == "Int64"


def test_parquet_is_written_by_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _said(capsys, "small", "--format", "parquet", "-o", "out.parquet") == ""
    assert (tmp_path / "out.parquet").read_bytes().startswith(b"PAR1")


def test_parquet_without_an_engine_says_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    assert main(["extract", "small", "--format", "parquet"]) == 2
    assert "--format parquet: expected the package fastparquet or pyarrow, found neither" in capsys.readouterr().err
