from __future__ import annotations

from pathlib import Path

import pytest

from tallybook.cli.settings import read_settings
from tallybook.errors import InputError, UsageError

SAME = {"top": 5, "sources": ["SANA"]}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.toml", 'top = 5\nsources = ["SANA"]'),
        ("a.json", '{"top": 5, "sources": ["SANA"]}'),
        ("a.yaml", "top: 5\nsources: [SANA]"),
        ("a.YML", "top: 5\nsources:\n- SANA"),
    ],
)
def test_three_kinds_of_file_say_the_same(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text)
    assert read_settings(str(tmp_path / name)) == SAME


@pytest.mark.parametrize(("name", "text"), [("a.toml", "top ="), ("a.json", "{"), ("a.yaml", "a: [")])
def test_a_file_that_is_not_what_its_name_says_is_an_input_error(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(InputError, match=name.replace(".", r"\.")):
        read_settings(str(tmp_path / name))


@pytest.mark.parametrize(("name", "text"), [("a.json", "[1]"), ("a.yaml", "790"), ("a.yaml", "1: 2"), ("a.ini", "")])
def test_a_file_without_names_and_values_is_a_usage_error(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(UsageError, match="--params"):
        read_settings(str(tmp_path / name))
