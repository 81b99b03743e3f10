"""Lexicons are read whole, extended by the workbook, and refuse a row that is incomplete."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tallybook.errors import InputError
from tallybook.lexicon import OWN, load_lexicon, plain_rows
from tallybook.workbook import HOME_VARIABLE

NAMES = sorted(path.stem for path in OWN.glob("*.toml"))


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    for name in ("seeds", "notebooks", "data/lexicon"):
        (tmp_path / name).mkdir(parents=True)
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    load_lexicon.cache_clear()
    yield tmp_path / "data" / "lexicon"
    load_lexicon.cache_clear()


@pytest.mark.parametrize("name", NAMES)
def test_every_row_says_why_it_is_there_and_has_wordings(name: str) -> None:
    entries = load_lexicon(name)
    assert entries
    assert [entry.name for entry in entries if not entry.why or not all(entry.say)] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_quick_way_reads_what_toml_says(name: str) -> None:
    text = (OWN / f"{name}.toml").read_text(encoding="utf-8")
    assert plain_rows(text) == tomllib.loads(text)["row"]


@pytest.mark.parametrize("value", ["'x'", "[\n  'x',  # why\n]", '["""x"""]', "[ 'x' ] # why"])
def test_any_other_toml_is_read_as_well(book: Path, value: str) -> None:
    say = value if value.startswith("[") else f"[{value}]"
    (book / f"{NAMES[0]}.toml").write_text(f'# ours\n[[row]]\nname = "own"\nsay = {say}\nwhy = "ours"\n')
    assert load_lexicon(NAMES[0])[-1].say == ("x",)


@pytest.mark.parametrize(
    "lines",
    [
        'why = "a = 1, {, [[row]], # ,]"',
        'why = "x"\nsince = 2019-08-03\nuntil = [2019-08-03, 2019-08-04]',
        'why = "x"\nat = 2019-08-03T10:00:00Z\nsize = 1_000',
        'why = "x"\nnested = [\n  ["a", "b"],\n  ["c"],\n]',
        '# a remark\nwhy = "x"  # and another',
        'why = """x\n[[row]]\nname = 1\n"""',
        'why = "x"\n[row.more]\nday = "2019-08-03"',
        'why = "x"\nmore = {day = "2019-08-03"}',
    ],
)
def test_a_row_is_read_quickly_as_toml_reads_it_or_not_at_all(lines: str) -> None:
    text = f'[[row]]\nname = "own"\nsay = ["x"]\n{lines}\n\n[[row]]\nname = "next"\nsay = ["y"]\nwhy = "z"\n'
    assert plain_rows(text) in (None, tomllib.loads(text)["row"])


def test_a_file_in_the_workbook_adds_rows(book: Path) -> None:
    (book / f"{NAMES[0]}.toml").write_text('[[row]]\nname = "own"\nsay = ["our own"]\nwhy = "ours"\nparty = "x"\n')
    added = load_lexicon(NAMES[0])[-1]
    assert (added.name, added.say, added.facts["party"]) == ("own", ("our own",), "x")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[[row]]\nname = "own"\nsay = ["x"]\n', "row 'own': expected name, say and why, found no why"),
        ("[[row]", "expected TOML"),
        ('[[row]]\nname = "own"\nname = "own"\nsay = ["x"]\nwhy = "y"\n', "expected TOML"),
    ],
)
def test_a_row_that_is_incomplete_is_said_so(book: Path, text: str, message: str) -> None:
    (book / f"{NAMES[0]}.toml").write_text(text)
    with pytest.raises(InputError, match=message):
        load_lexicon(NAMES[0])
