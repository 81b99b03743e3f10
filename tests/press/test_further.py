"""Further articles are settled before any kernel starts: each once, each by a name of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from workbooks import BODY, SEED, code, make_plan, make_workbook

from tallybook.errors import InputError, UsageError
from tallybook.press.key import changed
from tallybook.press.passport import passport
from tallybook.press.run import run
from tallybook.workbook import Workbook

PARAMETERS = f'article: str = "{SEED}"\narticles: list[str] = []  # Further ones.'
READS = (
    "from tallybook.text.intake import read_article\n"
    "print([len(read_article(name).body) for name in (article, *articles)])"
)


@pytest.fixture
def workbook(tmp_path: Path) -> Workbook:
    return make_workbook(tmp_path / "book", one=[code(PARAMETERS, "parameters"), code(READS)])


@pytest.fixture
def other(tmp_path: Path) -> Path:
    path = tmp_path / "elsewhere" / "other.txt"
    path.parent.mkdir()
    path.write_text("Some 20 people died.")
    return path


@pytest.mark.parametrize("form", ['["{}"]', "{}"])
def test_a_further_article_is_in_the_run_without_its_folder(form: str, workbook: Workbook, other: Path) -> None:
    made = make_plan(workbook, "one", articles=form.format(other))
    assert made.parameters == {"article": SEED, "articles": ["other.txt"]}
    assert [row for row in made.key.inputs if row.startswith("articles/")] == ["articles/other/text"]
    assert str(other.parent) not in str(made.key.inputs)
    assert passport(made)["Further articles"].startswith("other, sha256 ")


def test_its_text_is_an_input(workbook: Workbook, other: Path) -> None:
    before = make_plan(workbook, "one", articles=str(other)).key
    other.write_text("Some 21 people died.")
    after = make_plan(workbook, "one", articles=str(other)).key
    assert changed(before.inputs, after.inputs) == ("articles/other/text: changed",)


def test_the_notebook_finds_it_by_its_name(workbook: Workbook, other: Path) -> None:
    done = run(make_plan(workbook, "one", articles=[str(other)]), workbook)
    assert f"[{len(BODY)}, {len(other.read_text())}]" in done.path.read_text(encoding="utf-8")


def test_what_is_no_article_is_refused(workbook: Workbook) -> None:
    with pytest.raises(InputError, match=r"smal: no such seed or file: .* Did you mean small\?"):
        make_plan(workbook, "one", articles="smal")


def test_an_article_is_given_once(workbook: Workbook, other: Path) -> None:
    with pytest.raises(UsageError, match=r"other\.txt is an article of this run already"):
        make_plan(workbook, "one", articles=[str(other), str(other)])
    with pytest.raises(UsageError, match="small is an article of this run already"):
        make_plan(workbook, "one", articles=[SEED])


def test_two_articles_do_not_go_by_one_name(workbook: Workbook, other: Path, tmp_path: Path) -> None:
    namesake = tmp_path / "other.txt"
    namesake.write_text("Nothing happened.")
    with pytest.raises(UsageError, match=r"a name of its own for each article, found other\.txt"):
        make_plan(workbook, "one", articles=[str(other), str(namesake)])
