"""What holds for every command."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from workbooks import LIST_HEAVY, make_workbook

from tallybook.cli import main
from tallybook.cli.parser import COMMANDS


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TALLYBOOK_HOME", str(make_workbook(tmp_path / "book").root))


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_there_and_loads_nothing_heavy(command: str) -> None:
    words = [*command.split(), "--help"]
    run = subprocess.run([sys.executable, "-c", LIST_HEAVY, *words], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert run.stdout.startswith(f"usage: tallybook {command}".strip())


@pytest.mark.parametrize("command", COMMANDS)
def test_the_readme_documents_the_command(command: str) -> None:
    readme = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")
    assert f"tallybook {command}" in readme or f"make {command}" in readme


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (
            "extarct small",
            2,
            "expected one of add, extract, audit, report, sweep, review, why, verify, lab, doctor, clean. "
            "Did you mean `tallybook extract`?",
        ),
        ("weigh small", 2, "weigh: no such command"),
        ("", 2, "no command"),
        ("extract small --fromat csv", 2, "no option --fromat. Did you mean --format?"),
        (
            "extract small --format cvs",
            2,
            "--format: expected one of json, jsonl, csv, parquet, table, found 'cvs'. Did you mean csv?",
        ),
        ("extract", 2, "extract: expected an ARTICLE or --input-jsonl, found neither"),
        ("extract small --published yesterday", 2, "--published: expected a date, YYYY-MM-DD, found 'yesterday'"),
        ("extract small --timezone Mars/Base", 2, "--timezone: expected an IANA name"),
        ("extract smal", 3, "Did you mean small?"),
        ("extract none.txt", 3, "none.txt: expected the id of a seed or the path of a file, found neither"),
        ("extract \x1b[31mnone\u202e.txt", 3, "␛[31mnone<U+202E>.txt: expected the id of a seed"),
        ("why small", 2, "the following arguments are required: NUMBER"),
        ("report small --to docx", 2, "--to: expected html, pdf or html,pdf, found 'docx'"),
        ("report small small", 2, "one argument too many: found 'small'"),
    ],
)
def test_what_goes_wrong_is_one_line_and_a_code(
    words: str, code: int, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words.split()) == code
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("tallybook: ")
    assert message in lines[0]


def test_a_traceback_is_printed_only_with_debug(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", "none.txt", "--debug"]) == 3
    assert "Traceback" in capsys.readouterr().err


def test_a_defect_is_one_line_too(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("nobody thought of it")

    monkeypatch.setattr("tallybook.ledger.reviewed.extract", broken)
    assert main(["extract", "small"]) == 1
    assert capsys.readouterr().err == (
        "tallybook: unexpected ZeroDivisionError: nobody thought of it. See it all with --debug.\n"
    )


def test_a_reader_that_goes_away_is_no_error() -> None:
    command = f"{sys.executable} -m tallybook.cli extract small small small | head -c 1"
    run = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout, run.stderr) == (0, "{", "")


def test_a_terminal_that_knows_ascii_only_still_gets_utf8() -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "tallybook.cli", "extract", "-", "--format", "json"]
    run = subprocess.run(command, input="“790” – é".encode(), env=environment, capture_output=True, check=False)
    assert run.returncode == 0, run.stderr
    run.stdout.decode("utf-8")


def test_the_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["--version"])
    assert capsys.readouterr().out.startswith("tallybook ")


def test_a_caller_may_catch_what_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert main(["extract", "small"]) == 0
