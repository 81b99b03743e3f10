from __future__ import annotations

from pathlib import Path

import pytest
from workbooks import PARAMETERS, READS, code, make_plan, make_workbook

from tallybook.errors import UsageError
from tallybook.press.plan import plan
from tallybook.text.intake import article_of, receive
from tallybook.workbook import Workbook

CELLS = [code(PARAMETERS, "parameters"), code(READS)]


@pytest.fixture
def workbook(tmp_path: Path) -> Workbook:
    return make_workbook(tmp_path, one=CELLS, two=[code('article = "small"', "parameters"), code("print(article)")])


def test_each_notebook_is_given_what_it_declares(workbook: Workbook) -> None:
    received = receive("small", workbook)
    one, two = plan(["one", "two"], {"top": "7"}, received, article_of(received, workbook), workbook)
    assert one.parameters == {"article": "small", "top": 7}
    assert two.parameters == {"article": "small"}


def test_a_parameter_that_no_notebook_declares_is_refused(workbook: Workbook) -> None:
    with pytest.raises(UsageError, match=r"tpo: no such parameter of one: .* Did you mean top\?"):
        make_plan(workbook, "one", tpo=3)


def test_a_parameter_that_nothing_reads_is_refused(tmp_path: Path) -> None:
    workbook = make_workbook(tmp_path, deaf=[code(PARAMETERS, "parameters"), code("print(article)")])
    with pytest.raises(UsageError, match="top: deaf declares this parameter and never reads it"):
        make_plan(workbook, "deaf", top=3)


def test_an_unknown_notebook_gets_a_did_you_mean(workbook: Workbook) -> None:
    with pytest.raises(UsageError, match=r"onne: no such notebook: expected one of one, two. Did you mean one\?"):
        make_plan(workbook, "onne")


@pytest.mark.parametrize("name", ["one", "one.ipynb", "notebooks/one.ipynb"])
def test_a_notebook_is_named_as_the_shell_completes_it(
    name: str, workbook: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(workbook.root)
    assert make_plan(workbook, name).notebook == "one"


def test_a_notebook_elsewhere_is_not_the_workbook_s_of_the_same_name(workbook: Workbook) -> None:
    with pytest.raises(UsageError, match="no such notebook"):
        make_plan(workbook, "/elsewhere/one.ipynb")


def test_a_file_is_named_without_its_folder(workbook: Workbook, tmp_path: Path) -> None:
    path = tmp_path / "mine.txt"
    path.write_text("At least 13 civilians were killed.")
    made = make_plan(workbook, "one", str(path))
    assert made.parameters["article"] == "mine.txt"
    assert str(tmp_path) not in str(made.key.inputs)


def test_a_notebook_in_another_language_is_refused(workbook: Workbook) -> None:
    path = workbook.notebooks / "one.ipynb"
    path.write_text(
        path.read_text().replace('"metadata": {}, "cells"', '"metadata": {"kernelspec": {"language": "R"}}, "cells"')
    )
    with pytest.raises(UsageError, match=r"one\.ipynb: expected a notebook in Python, found one in r"):
        make_plan(workbook, "one")
