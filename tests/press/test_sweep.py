"""The file that asks for many reports."""

from __future__ import annotations

from pathlib import Path

import pytest

from tallybook.errors import InputError, UsageError
from tallybook.press.sweep import read_sweep

WHOLE = """
articles = ["small", "texts/*.txt"]
notebooks = ["one"]
to = ["pdf", "html"]
name = "{article}-{top}"
[grid]
top = [1, 2]
deep = [true, false]
[[set]]
top = 9
"""


def _file(folder: Path, text: str) -> Path:
    path = folder / "s.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_asks_for_all_combinations_and_then_the_sets(tmp_path: Path) -> None:
    sweep = read_sweep(_file(tmp_path, WHOLE))
    assert sweep.articles == ("small", "texts/*.txt")
    assert (sweep.notebooks, sweep.formats, sweep.name) == (("one",), ("html", "pdf"), "{article}-{top}")
    assert [tuple(one.values()) for one in sweep.combinations] == [(1, True), (1, False), (2, True), (2, False), (9,)]


def test_an_empty_file_asks_for_the_defaults(tmp_path: Path) -> None:
    sweep = read_sweep(_file(tmp_path, ""))
    assert (sweep.articles, sweep.notebooks, sweep.combinations) == ((), (), ({},))
    assert sweep.formats == ("html", "pdf")


def test_the_same_set_twice_is_one(tmp_path: Path) -> None:
    assert read_sweep(_file(tmp_path, "[grid]\ntop = [1, 1]\n[[set]]\ntop = 1")).combinations == ({"top": 1},)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('artcles = ["a"]', "artcles: no such key: expected one of article, .* Did you mean articles"),
        ("hedge_policy = 1", r"hedge_policy: no such key: .* A parameter goes into \[grid\]"),
        ('article = "a"\narticles = ["b"]', "expected article or articles, found both"),
        ("articles = 3", "articles: expected a list of texts"),
        ('notebooks = "one"', "notebooks: expected a list of texts"),
        ('to = ["html", "doc"]', "to: expected .* found 'doc'"),
        ("name = 3", "name: expected a template"),
        ("[grid]\ntop = 3", "grid: top: expected a list of values, found 3"),
        ("[grid]\ntop = []", "grid: top: expected a list of values"),
        ("grid = [1]", r"grid: expected a table, \[grid\]"),
        ("[set]\ntop = 3", r"set: expected tables, \[\[set\]\]"),
        ("[grid]\n" + "\n".join(f"p{n} = [1, 2, 3, 4, 5, 6, 7, 8, 9]" for n in range(9)), "100,000 combinations"),
    ],
)
def test_what_does_not_fit_is_refused(text: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=message):
        read_sweep(_file(tmp_path, text))


@pytest.mark.parametrize("text", ["[grid", "a = 1\na = 2"])
def test_what_is_no_toml_cannot_be_read(text: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="expected a sweep in TOML"):
        read_sweep(_file(tmp_path, text))


def test_a_file_that_is_not_there_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No such file"):
        read_sweep(tmp_path / "none.toml")
