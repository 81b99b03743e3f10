from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tallybook.document.nodes import MEDIA_TYPE, Block, Code, Document, Paragraph, Picture, Table, Text, Title
from tallybook.document.plain_data import to_json
from tallybook.errors import PublishError
from tallybook.press.notebook import NO_WORDS, documents, meta


def _code(*outputs: dict[str, Any], source: str = "f()", tags: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"cell_type": "code", "source": source, "metadata": {"tags": list(tags)}, "outputs": list(outputs)}


def _shown(data: dict[str, Any], metadata: dict[str, Any] | None = None) -> dict[str, Any]:
    return {"output_type": "display_data", "data": data, "metadata": metadata or {}}


def _notebook(*cells: dict[str, Any], metadata: dict[str, Any] | None = None) -> dict[str, Any]:
    return {"cells": list(cells), "metadata": metadata or {}}


def _blocks(*cells: dict[str, Any]) -> list[Block]:
    return [block for document in documents(_notebook(*cells)) for block in document.blocks]


def _output(data: dict[str, Any], metadata: dict[str, Any] | None = None) -> list[Block]:
    return _blocks(_code(_shown(data, metadata), tags=("remove-input",)))


MADE = Document((Paragraph((Text("790"),)),))
HTML = "<table><tr><th>n</th></tr><tr><td>790</td></tr></table>"


def test_the_richest_form_that_can_be_set_is_taken() -> None:
    data = {MEDIA_TYPE: to_json(MADE), "text/html": HTML, "text/plain": "790"}
    assert _output(data) == list(MADE.blocks)
    [table] = _output({"text/html": HTML, "text/plain": "790"})
    assert isinstance(table, Table)
    assert _output({"text/html": "<b>790</b>", "text/plain": "790"}) == [Code("790")]


def test_an_image_has_its_words_from_the_metadata() -> None:
    [picture] = _output({"image/png": "aGk=\n"}, {"image/png": {"alt": "A line that rises"}})
    assert picture == Picture("image/png", "aGk=", "A line that rises")
    [picture] = _output({"image/png": "aGk="})
    assert picture == Picture("image/png", "aGk=", NO_WORDS)


def test_code_is_there_with_its_language_and_may_be_left_out_by_a_tag() -> None:
    assert _blocks(_code(source="f()")) == [Code("f()", "python")]
    assert _blocks(_code(source="f()", tags=("remove-input",))) == []
    assert _blocks(_code(source="x = 1", tags=("parameters",))) == []


def test_an_image_dropped_into_a_markdown_cell_is_there() -> None:
    cell = {"cell_type": "markdown", "source": "![A map](attachment:m.png)", "metadata": {}}
    cell["attachments"] = {"m.png": {"image/png": "aGk="}}
    assert _blocks(cell) == [Picture("image/png", "aGk=", "A map")]


def test_a_progress_bar_is_shown_as_it_ended() -> None:
    bar = {"output_type": "stream", "name": "stdout", "text": "1 %\r50 %\r100 %\ndone\n"}
    assert _blocks(_code(bar, tags=("remove-input",))) == [Code("100 %\ndone")]


def test_standard_output_is_set_without_colours_and_standard_error_is_not() -> None:
    streams = [
        {"output_type": "stream", "name": "stdout", "text": "\x1b[31m790\x1b[0m\n"},
        {"output_type": "stream", "name": "stderr", "text": "FutureWarning\n"},
    ]
    assert _blocks(_code(*streams, tags=("remove-input",))) == [Code("790")]


def test_a_notebook_that_failed_is_not_published() -> None:
    error = {"output_type": "error", "ename": "ZeroDivisionError", "evalue": "division by zero", "traceback": []}
    with pytest.raises(PublishError, match=r"cell 2 .* ended in an error: found ZeroDivisionError: division by zero"):
        documents(_notebook(_code(), _code(error)))


def test_the_title_is_the_title_block_s_or_the_first_heading() -> None:
    heading = {"cell_type": "markdown", "source": "# What *is* reported", "metadata": {}}
    notebook = _notebook(heading)
    assert meta(notebook, documents(notebook), name="00").title == "What is reported"
    titled = _notebook(heading, _code(_shown({MEDIA_TYPE: to_json(Document((Title((), "Idlib", (), ()),)))})))
    assert meta(titled, documents(titled)).title == "Idlib"
    assert meta(_notebook(), (), name="00").title == "00"


def test_what_the_run_says_about_the_report_is_kept_in_order() -> None:
    about = {"date": "2019-08-03", "header_right": "The Paper", "passport": [["Run", "1"], ["Article", "small"]]}
    made = meta(_notebook(metadata={"tallybook": about}), ())
    assert (made.date, made.header_right) == (date(2019, 8, 3), "The Paper")
    assert list(made.passport.items()) == [("Run", "1"), ("Article", "small")]
